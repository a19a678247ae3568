/// Keeps runs on disk as Parquet parts with a manifest, and answers queries over them. The only
/// module that knows JDBC or DuckDB; what the numbers mean is left to `org.jirga.analysis`.
@NullMarked
package org.jirga.store;

import org.jspecify.annotations.NullMarked;
