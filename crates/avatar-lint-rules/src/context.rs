//! What a rule may look at.

use crate::Options;
use crate::rules::Facts;
use crate::secret::Secrets;
use crate::suppression::Suppressions;
use avatar_model::Model;
use avatar_model::conformance::Conformance;
use pyyaml_syntax::Stream;
use pyyaml_syntax::edit::Editor;

/// One configuration, read and understood, as every rule sees it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The documents as the engine reads them.
    pub stream: &'a Stream<'a>,
    /// Where the documents depart from the format.
    pub conformance: &'a Conformance<'a>,
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

    /// What can be edited in the file, and how.
    pub fn editor(&self) -> &'a Editor<'a> {
        &self.model.editor
    }
}
