//! Fixes: edits of the text, and how far they can be trusted.

use pyyaml_syntax::edit::Edit;
use serde::Serialize;

/// A fix: edits that together make a finding go away.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// How far it can be trusted.
    pub safety: Safety,
    /// What it does, as an order: "Quote the name".
    pub message: String,
    /// The edits, in the order of the text, none overlapping another.
    pub edits: Vec<Edit>,
}

/// How far a fix can be trusted. This is the contract: `check --fix` applies
/// what is [`Safety::Safe`] without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Says what was plainly meant. The data changes at the named place only,
    /// and there as the author wrote it to look.
    Safe,
    /// Changes what the run does. Right in most cases, but a person must agree.
    Unsafe,
}

impl Fix {
    /// A fix that can be applied without asking.
    pub fn safe(message: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Safety::Safe, message.into(), edits)
    }

    /// A fix that a person must agree to.
    pub(crate) fn needs_review(message: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Safety::Unsafe, message.into(), edits)
    }

    fn new(safety: Safety, message: String, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| (edit.span.start(), edit.span.end()));
        Self {
            safety,
            message,
            edits,
        }
    }
}
