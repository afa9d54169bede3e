//! Pages of envelopes, and how many there are.

use ::store::{Tx, fetch_all, fetch_one};
use kernel::{Id, Page, PageRequest, Result, Timestamp, kinds};

use super::organization;
use super::rows::{self, DocumentRow, EnvelopeRow, FieldRow, Parts, RecipientRow};
use crate::envelope::{Envelope, State};

/// The last envelope seen: when it was last changed, and which.
pub(crate) type After = (Timestamp, Id<kinds::Envelope>);

/// Which envelopes; an empty one means all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// In one of these states.
    pub(crate) states: Vec<State>,
    /// In which it is the turn of this address, in lower case.
    pub(crate) waiting_for: Option<String>,
    /// With this text, in lower case.
    pub(crate) text: String,
}

impl Filter {
    /// The states as `,draft,sent,`, which a state between commas is found in.
    fn words(&self) -> String {
        match self.states.as_slice() {
            [] => String::new(),
            states => states
                .iter()
                .fold(",".to_owned(), |words, state| words + state.as_str() + ","),
        }
    }

    /// The text as a pattern, in which nothing but the text has a meaning.
    fn pattern(&self) -> String {
        if self.text.is_empty() {
            return String::new();
        }
        let quoted = self.text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        format!("%{quoted}%")
    }

    fn waiting_for(&self) -> &str {
        self.waiting_for.as_deref().unwrap_or_default()
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Newest first.
    Created,
    /// Last changed first.
    Updated,
}

/// One page of envelopes. What is asked is in the text and not in a bind wherever an index answers it.
macro_rules! page {
    ($columns:expr, $filter:expr, by id) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM envelopes WHERE organization_id = $1 AND id < $2 AND $7 IS NOT NULL AND ",
            $filter,
            " ORDER BY id DESC LIMIT $4"
        )
    };
    ($columns:expr, $filter:expr, by updated_at) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM envelopes WHERE organization_id = $1 AND (updated_at, id) < ($7, $2) AND ",
            $filter,
            " ORDER BY updated_at DESC, id DESC LIMIT $4"
        )
    };
}

/// Only a state, or nothing: an index finds them.
macro_rules! in_state {
    () => {
        "state = $3 AND $5 = '' AND $6 = ''"
    };
}
macro_rules! all {
    () => {
        "$3 = '' AND $5 = '' AND $6 = ''"
    };
}
/// Everything else reads the organization's envelopes in their order until the page is full.
macro_rules! chosen {
    () => {
        "($3 = '' OR $3 LIKE '%,' || state || ',%') AND ($5 = '' OR search_text LIKE $5 ESCAPE '\\') AND ($6 = '' OR \
         (state IN ('sent', 'delivered', 'in_progress') AND EXISTS (SELECT 1 FROM recipients w \
         WHERE w.envelope_id = envelopes.id AND w.organization_id = $1 AND lower(w.email) = $6 \
         AND w.state IN ('active', 'opened'))))"
    };
}

/// The page itself, then the statements of its parts.
macro_rules! statements {
    ($filter:expr, by $key:ident) => {{
        const PARTS: [&str; 3] = part_statements!(page!("id", $filter, by $key));
        (page!(envelope_columns!(), $filter, by $key), PARTS)
    }};
}

/// The organization's envelopes.
///
/// # Errors
/// As every statement.
pub(crate) async fn list(
    tx: &mut Tx,
    filter: &Filter,
    order: Order,
    page: &PageRequest<After>,
) -> Result<Page<Envelope>> {
    let organization = organization(tx)?;
    let beyond = (Timestamp::from_unix_micros(i64::MAX), Id::from_uuid(uuid::Uuid::max()));
    let (time, before) = page.after.unwrap_or(beyond);
    let simple = filter.text.is_empty() && filter.waiting_for.is_none();
    let (sql, [documents, recipients, fields]) = match (order, filter.states.as_slice()) {
        (Order::Updated, _) => statements!(chosen!(), by updated_at),
        (Order::Created, []) if simple => statements!(all!(), by id),
        (Order::Created, [_]) if simple => statements!(in_state!(), by id),
        (Order::Created, _) => statements!(chosen!(), by id),
    };
    let states = match filter.states.as_slice() {
        [state] if simple && order == Order::Created => state.as_str().to_owned(),
        _ => filter.words(),
    };
    let (text, me) = (filter.pattern(), filter.waiting_for());
    let (size, shown) = (i64::from(page.size) + 1, i64::from(page.size));
    macro_rules! fetch {
        ($row:ty, $sql:expr, $limit:expr) => {
            fetch_all!(
                tx,
                $row,
                $sql,
                organization,
                before,
                states.as_str(),
                $limit,
                text.as_str(),
                me,
                time
            )?
        };
    }
    let found = fetch!(EnvelopeRow, sql, size);
    let found = Page::from_surplus(found, page.size, |row| (row.updated_at, row.id));
    let parts = Parts {
        documents: fetch!(DocumentRow, documents, shown),
        recipients: fetch!(RecipientRow, recipients, shown),
        fields: fetch!(FieldRow, fields, shown),
    };
    Ok(Page {
        items: rows::assemble(found.items, parts)?,
        next_token: found.next_token,
    })
}

/// How many of the organization's envelopes are in each state that any is in.
///
/// # Errors
/// As every statement.
pub(crate) async fn count_by_state(tx: &mut Tx) -> Result<Vec<(State, i64)>> {
    let organization = organization(tx)?;
    let sql = "SELECT state, count(*) FROM envelopes WHERE organization_id = $1 GROUP BY state";
    let counted = fetch_all!(tx, (String, i64), sql, organization)?;
    counted
        .into_iter()
        .map(|(word, count)| Ok((rows::word(State::from_word, &word)?, count)))
        .collect()
}

/// How many envelopes under way wait for this address, in lower case.
///
/// # Errors
/// As every statement.
pub(crate) async fn count_waiting(tx: &mut Tx, email: &str) -> Result<i64> {
    let organization = organization(tx)?;
    let sql = "SELECT count(DISTINCT w.envelope_id) FROM recipients w JOIN envelopes e ON e.id = w.envelope_id \
               WHERE w.organization_id = $1 AND lower(w.email) = $2 AND w.state IN ('active', 'opened') \
               AND e.state IN ('sent', 'delivered', 'in_progress')";
    Ok(fetch_one!(tx, (i64,), sql, organization, email)?.0)
}
