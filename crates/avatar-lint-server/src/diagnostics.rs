//! Findings as the editor shows them.

use crate::data::Data;
use crate::documents::OpenDocument;
use crate::open::Open;
use avatar_lint_rules::secret::Secrets;
use avatar_lint_rules::{Finding, Level, Tag};
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, Message,
};

/// Who speaks, in the editor's list of problems.
pub(crate) const SOURCE: &str = "avatar-lint";

/// The findings of a text; none when it is no configuration.
pub(crate) fn diagnostics(open: &Open<'_>) -> Vec<Diagnostic> {
    if !open.is_configuration() {
        return Vec::new();
    }
    let checked = open.check();
    let shown = checked.findings().iter();
    let shown = shown.filter(|finding| !finding.suppressed);
    shown
        .map(|finding| diagnostic(finding, checked.secrets(), open.document))
        .collect()
}

fn diagnostic(finding: &Finding, secrets: &Secrets<'_>, document: &OpenDocument) -> Diagnostic {
    let positions = document.positions();
    let related = finding.related.iter().map(|related| {
        let location = Location::new(document.uri.clone(), positions.range(related.span));
        DiagnosticRelatedInformation::new(location, related.message.clone())
    });
    let href = finding.rule.url().into();
    Diagnostic {
        range: positions.range(finding.span),
        severity: Some(severity(finding.level)),
        code: Some(Code::String(finding.rule.name.to_owned())),
        code_description: document.editor.links.then(|| CodeDescription::new(href)),
        source: Some(SOURCE.to_owned()),
        message: Message::String(match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        }),
        tags: finding
            .rule
            .tag
            .filter(|_| document.editor.tags)
            .map(|it| vec![tag(it)]),
        related_information: (document.editor.related && !finding.related.is_empty())
            .then(|| related.collect()),
        data: document
            .editor
            .data
            .then(|| Data::new(finding, secrets, document))
            .and_then(|data| serde_json::to_value(data).ok()),
    }
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        Level::Info => DiagnosticSeverity::Information,
    }
}

fn tag(tag: Tag) -> DiagnosticTag {
    match tag {
        Tag::Unnecessary => DiagnosticTag::Unnecessary,
        Tag::Deprecated => DiagnosticTag::Deprecated,
    }
}
