/// What the desk remembers: subscribers with their consent, what may not be mailed, and the journal
/// of mailings. The only place that knows JDBC; one set of SQL for SQLite and PostgreSQL.
@NullMarked
package org.jirga.desk.ledger;

import org.jspecify.annotations.NullMarked;
