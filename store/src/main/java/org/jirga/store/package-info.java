/// Keeps the runs of a study on disk as Parquet parts with a manifest, so that a study that was
/// stopped goes on where it was, and so that its numbers outlive the program.
///
/// The only module that knows JDBC or DuckDB; what the numbers mean is left to
/// `org.jirga.analysis`. Start with [org.jirga.store.RunStore]; the files are described in
/// `docs/reference/store.md`.
@NullMarked
package org.jirga.store;

import org.jspecify.annotations.NullMarked;
