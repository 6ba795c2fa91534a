//! What a rule may look at.

use crate::model::Model;
use crate::rules::Facts;
use crate::secret::Secrets;
use crate::shape::Shape;
use crate::suppression::Suppressions;
use crate::{Finding, Options, Rule};
use pyyaml_syntax::{Span, Stream};

/// One configuration, read and understood, as every rule sees it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The documents as the engine reads them.
    pub stream: &'a Stream<'a>,
    /// Where the documents depart from the format.
    pub shape: &'a Shape<'a>,
    /// What the documents declare together.
    pub model: &'a Model<'a>,
    /// The file's comments to the linter.
    pub suppressions: &'a Suppressions,
    /// What the file holds and nobody may see.
    pub secrets: &'a Secrets<'a>,
    /// What several rules ask.
    pub(crate) facts: &'a Facts<'a>,
    /// What the person who runs the linter has chosen.
    pub options: &'a Options,
}

impl<'a> Context<'a> {
    /// The text of the file.
    pub fn text(&self) -> &'a str {
        self.stream.text()
    }

    /// Whether a comment of the file hides findings of `rule` at `span`.
    pub fn is_suppressed(&self, rule: &Rule, span: Span) -> bool {
        self.suppressions.covers(rule.name, span)
    }

    /// Whether `finding` still asks for something to be done.
    pub fn is_open(&self, finding: &Finding) -> bool {
        !self.is_suppressed(finding.rule, finding.span)
    }
}
