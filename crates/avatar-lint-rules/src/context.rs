//! What a rule may look at.

use crate::Options;
use crate::facts::Facts;
use crate::secret::Secrets;
use crate::suppression::Suppressions;
use avatar_model::Model;
use avatar_model::conformance::Conformance;
use pyyaml_syntax::Stream;
use pyyaml_syntax::edit::Editor;

/// One configuration, read and understood, as every rule sees it.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The documents as the engine reads them.
    pub(crate) stream: &'a Stream<'a>,
    /// Where the documents depart from the format.
    pub(crate) conformance: &'a Conformance<'a>,
    /// What the documents declare together.
    pub(crate) model: &'a Model<'a>,
    /// The file's comments to the linter.
    pub(crate) suppressions: &'a Suppressions,
    /// What the file holds and nobody may see.
    pub(crate) secrets: &'a Secrets<'a>,
    /// What several rules ask.
    pub(crate) facts: &'a Facts<'a>,
    /// What the person who runs the linter has chosen.
    pub(crate) options: &'a Options,
}

impl<'a> Context<'a> {
    /// The text of the file.
    pub(crate) fn text(&self) -> &'a str {
        self.stream.text()
    }

    /// What can be edited in the file, and how.
    pub(crate) fn editor(&self) -> &'a Editor<'a> {
        &self.model.editor
    }
}
