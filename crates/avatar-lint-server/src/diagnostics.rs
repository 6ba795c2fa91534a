//! Findings as the editor shows them.

use crate::documents::Document;
use avatar_lint_rules::{Finding, Level, Options, Tag, is_configuration, may_be_configuration};
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, Message,
};

/// Who speaks, in the editor's list of problems.
pub(crate) const SOURCE: &str = "avatar-lint";

/// The findings of a text; none when it is no configuration.
pub(crate) fn diagnostics(document: &Document, options: &Options) -> Vec<Diagnostic> {
    let is_known = options.document_type.is_some();
    if !is_known && !may_be_configuration(&document.text) {
        return Vec::new();
    }
    let stream = pyyaml_syntax::parse(&document.text);
    if !is_known && !is_configuration(&stream) {
        return Vec::new();
    }
    avatar_lint_rules::lint_stream(&stream, options)
        .iter()
        .filter(|finding| !finding.suppressed)
        .map(|finding| diagnostic(finding, document))
        .collect()
}

fn diagnostic(finding: &Finding, document: &Document) -> Diagnostic {
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
        data: None,
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
