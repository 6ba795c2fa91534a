//! What a diagnostic carries of its finding, so that the fix need not be looked
//! for again.

use crate::documents::OpenDocument;
use crate::edits::text_edit;
use avatar_lint_rules::secret::Secrets;
use avatar_lint_rules::{Finding, Safety};
use gen_lsp_types::{Diagnostic, TextEdit};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a diagnostic carries.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Data {
    /// The version of the text for which it holds.
    pub(crate) version: i32,
    /// How the finding is fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fix: Option<FixData>,
}

/// A fix in the protocol's terms.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FixData {
    /// What it does.
    pub(crate) title: String,
    /// Whether nobody could disagree; otherwise it changes what the run does.
    pub(crate) is_safe: bool,
    /// Its edits, to be made together.
    pub(crate) edits: Vec<TextEdit>,
}

impl Data {
    /// What the diagnostic of `finding` carries.
    pub(crate) fn new(finding: &Finding, secrets: &Secrets<'_>, document: &OpenDocument) -> Self {
        Self {
            version: document.version,
            fix: FixData::new(finding, secrets, document),
        }
    }

    /// What `diagnostic` carries, if it holds for the text as it is.
    pub(crate) fn of(diagnostic: &Diagnostic, document: &OpenDocument) -> Option<Self> {
        let data: Value = diagnostic.data.clone()?;
        let data: Self = serde_json::from_value(data).ok()?;
        (data.version == document.version).then_some(data)
    }
}

impl FixData {
    /// The fix of `finding`, if it has one that can be made without writing a secret:
    /// editors may keep what they are sent, and write it to their logs.
    pub(crate) fn new(
        finding: &Finding,
        secrets: &Secrets<'_>,
        document: &OpenDocument,
    ) -> Option<Self> {
        let mut fix = finding.fix.clone()?;
        secrets.withhold(&mut fix);
        if fix.edits.is_empty() {
            return None;
        }
        let edits = fix.edits.iter().map(|edit| text_edit(document, edit));
        Some(Self {
            edits: edits.collect(),
            is_safe: fix.safety == Safety::Safe,
            title: fix.message,
        })
    }
}
