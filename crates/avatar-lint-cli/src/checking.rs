//! One file: from its bytes to its findings.

use crate::failure;
use crate::files::{self, Content, Input};
use crate::report::CheckedFile;
use avatar_lint::secret::Secrets;
use avatar_lint::{Finding, Options};
use miette::Report;
use pyyaml_syntax::Error;

/// What came of a file.
#[derive(Debug)]
pub enum Checked {
    /// It was found in a folder and is no configuration.
    Skipped,
    /// It was checked.
    File(CheckedFile),
}

/// Checks one file.
pub fn check(input: &Input, options: &Options) -> Result<Checked, Report> {
    let bytes = files::read(input)?;
    let is_sniffed = matches!(input, Input::Found(_)) && options.document_type.is_none();
    // UTF-16 must be decoded before anything can be recognized in it.
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if is_sniffed && !is_utf16 && !files::is_configuration(&bytes) {
        return Ok(Checked::Skipped);
    }
    let (text, error) = match Content::decode(bytes) {
        Content::Text(text) => (text, None),
        Content::Undecodable(text, error) => (text, Some(error)),
    };
    if is_sniffed && is_utf16 && !files::is_configuration(text.as_bytes()) {
        return Ok(Checked::Skipped);
    }
    let stream = pyyaml_syntax::parse(&text);
    let findings = match error {
        None => avatar_lint::lint_stream(&stream, options),
        Some(error) => vec![unreadable(error)],
    };
    let name = failure::display(input.path());
    let secrets = || Secrets::new(&stream, options.document_type.as_deref());
    Ok(Checked::File(CheckedFile::new(name, findings, secrets)))
}

/// What keeps a file from being read, as a finding.
pub fn unreadable(error: Error) -> Finding {
    let rule = &avatar_lint::rules::syntax::invalid_yaml::RULE;
    let mut finding = Finding::new(rule, error.span, error.message);
    finding.help = error.help;
    if let Some((span, message)) = error.related {
        finding = finding.related(span, message);
    }
    finding
}
