//! Comments to the linter.

use crate::{Context, Finding};
use pyyaml_syntax::{Span, Stream};

/// The comments of one file that hide findings.
#[derive(Debug, Default)]
pub struct Suppressions {}

impl Suppressions {
    /// Reads the comments of `stream`.
    pub fn new(_stream: &Stream<'_>) -> Self {
        Self::default()
    }

    /// Whether a comment hides findings of the rule called `rule` at `span`.
    pub fn covers(&self, _rule: &str, _span: Span) -> bool {
        false
    }

    /// Marks the findings that a comment hides.
    pub fn apply(&self, _context: &Context<'_>, _findings: &mut Vec<Finding>) {}
}
