//! What the databases refuse, in the platform's words.

use kernel::{Error, ErrorKind};
use sqlx::error::{DatabaseError, ErrorKind as Violation};
use sqlx::postgres::PgDatabaseError;

/// The reason of a unique violation before a room has named it.
const UNIQUE_VIOLATION: &str = "UNIQUE_VIOLATION";

/// Replaces a unique violation by the room's own error; every other error stays as it is.
///
/// `execute!(…).map_err(|e| unique(e, || Error::new(AlreadyExists, "EMAIL_TAKEN", "…")))`
pub fn unique(error: Error, instead: impl FnOnce() -> Error) -> Error {
    if error.reason() == UNIQUE_VIOLATION {
        instead()
    } else {
        error
    }
}

/// The platform's error for what sqlx reports. Causes go to the log only.
pub(crate) fn from_sqlx(error: sqlx::Error) -> Error {
    match error {
        sqlx::Error::Database(database) => from_database(database.as_ref()),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => unavailable(error),
        other => Error::internal(other),
    }
}

fn from_database(error: &dyn DatabaseError) -> Error {
    if error.kind() == Violation::UniqueViolation {
        return unique_violation(error);
    }
    let code = error.code().unwrap_or_default();
    let verdict = if error.try_downcast_ref::<PgDatabaseError>().is_some() {
        postgres_verdict(&code)
    } else {
        sqlite_verdict(&code)
    };
    match verdict {
        Verdict::Away => unavailable(error),
        Verdict::Conflict => conflict(),
        Verdict::Text => malformed_text(),
        Verdict::Ours => Error::internal(error),
    }
}

enum Verdict {
    /// The database cannot serve now.
    Away,
    /// Another transaction was first.
    Conflict,
    /// PostgreSQL keeps no NUL in text, nor in the strings of JSON.
    Text,
    /// A mistake of ours.
    Ours,
}

/// SQLSTATE classes of PostgreSQL, appendix A.
fn postgres_verdict(code: &str) -> Verdict {
    match code {
        // serialization_failure, deadlock_detected
        "40001" | "40P01" => Verdict::Conflict,
        // character_not_in_repertoire, untranslatable_character
        "22021" | "22P05" => Verdict::Text,
        // query_canceled (statement_timeout), lock_not_available, idle_in_transaction_session_timeout
        "57014" | "55P03" | "25P03" => Verdict::Away,
        // connection exception, insufficient resources, operator intervention, system error
        _ if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => Verdict::Away,
        _ => Verdict::Ours,
    }
}

/// Primary result codes of SQLite; the extended code carries them in its low byte.
fn sqlite_verdict(code: &str) -> Verdict {
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    const IO: i32 = 10;
    const FULL: i32 = 13;
    const CANNOT_OPEN: i32 = 14;
    match code.parse::<i32>().map(|code| code & 0xff) {
        Ok(BUSY | LOCKED | IO | FULL | CANNOT_OPEN) => Verdict::Away,
        _ => Verdict::Ours,
    }
}

fn unavailable(cause: impl std::fmt::Display) -> Error {
    let message = "the database is away or overloaded; repeat with back-off";
    Error::unavailable("DATABASE_UNAVAILABLE", message, cause)
}

fn malformed_text() -> Error {
    let message = "a text of the request holds the character U+0000; leave it out";
    Error::new(ErrorKind::InvalidArgument, "TEXT_MALFORMED", message)
}

fn conflict() -> Error {
    let message = "somebody else changed the same thing at the same time; repeat the call";
    Error::new(ErrorKind::Aborted, "CONCURRENT_CHANGE", message)
}

/// `constraint` is the constraint's name on PostgreSQL and the list of `table.column` on SQLite, which knows no names.
fn unique_violation(error: &dyn DatabaseError) -> Error {
    let constraint = error.constraint().map_or_else(
        || {
            error
                .message()
                .trim_start_matches("UNIQUE constraint failed: ")
                .to_owned()
        },
        str::to_owned,
    );
    Error::new(ErrorKind::AlreadyExists, UNIQUE_VIOLATION, "it exists already").with("constraint", constraint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_by_itself_is_not_our_mistake() {
        for code in ["40001", "40P01"] {
            assert!(matches!(postgres_verdict(code), Verdict::Conflict), "{code}");
        }
        for code in ["57014", "55P03", "57P01", "53300", "08006", "58030"] {
            assert!(matches!(postgres_verdict(code), Verdict::Away), "{code}");
        }
        for code in ["23514", "23503", "42P01", "42501", ""] {
            assert!(matches!(postgres_verdict(code), Verdict::Ours), "{code}");
        }
        // SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_FULL, SQLITE_IOERR_WRITE
        for code in ["5", "517", "13", "778"] {
            assert!(matches!(sqlite_verdict(code), Verdict::Away), "{code}");
        }
        // SQLITE_ERROR, SQLITE_CONSTRAINT_CHECK, SQLITE_READONLY
        for code in ["1", "275", "8", ""] {
            assert!(matches!(sqlite_verdict(code), Verdict::Ours), "{code}");
        }
    }
}
