//! One file: from its bytes to its findings, and to its mended text.

use crate::files::{self, Content, Input};
use crate::report::CheckedFile;
use crate::{failure, fixing};
use avatar_lint::secret::Secrets;
use avatar_lint::{Finding, Options, Safety};
use miette::Report;
use pyyaml_syntax::Error;

/// What came of a file.
#[derive(Debug)]
pub enum Checked {
    /// It was found in a folder and is no configuration.
    Skipped,
    /// It was checked, and mended if that was asked for and possible.
    File(CheckedFile, Option<Mended>),
}

/// What to do about findings that have a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Write the mended file.
    Write(Safety),
    /// Show what would change.
    Show(Safety),
}

/// What was, or would be, changed in a file.
#[derive(Debug)]
pub struct Mended {
    /// The number of fixes.
    pub fixes: usize,
    /// What became of them.
    pub result: MendedText,
}

/// A mended text, by where it goes.
#[derive(Debug)]
pub enum MendedText {
    /// Into its file, where it is already.
    Written,
    /// To standard output, since it came from standard input.
    Print(Vec<u8>),
    /// Nowhere: this is the difference.
    Diff(String),
}

/// Checks one file.
pub fn check(
    input: &Input,
    options: &Options,
    mending: Option<Mending>,
) -> Result<Checked, Report> {
    let bytes = files::read(input)?;
    let is_sniffed = matches!(input, Input::Found(_)) && options.document_type.is_none();
    // UTF-16 must be decoded before anything can be recognized in it.
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if is_sniffed && !is_utf16 && !files::is_configuration(&bytes) {
        return Ok(Checked::Skipped);
    }
    let is_json = input
        .path()
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let content = match Content::decode(&bytes) {
        content if is_json => content.json(),
        content => content,
    };
    let text = content.text();
    if is_sniffed && is_utf16 && !files::is_configuration(text.as_bytes()) {
        return Ok(Checked::Skipped);
    }
    if let Content::Undecodable(_, error) = &content {
        let finding = unreadable(error.clone());
        let stream = pyyaml_syntax::parse(text);
        let secrets = || Secrets::new(&stream, options.document_type.as_deref());
        let file = CheckedFile::new(input.path(), vec![finding], secrets);
        return Ok(Checked::File(file, None));
    }
    // The text of JSON may differ from the file's, so its fixes are not made.
    if let Some(mending) = mending.filter(|_| !is_json) {
        return mend(input, &bytes, text, options, mending);
    }
    let stream = pyyaml_syntax::parse(text);
    let findings = avatar_lint::lint_stream(&stream, options);
    let secrets = || Secrets::new(&stream, options.document_type.as_deref());
    Ok(Checked::File(
        CheckedFile::new(input.path(), findings, secrets),
        None,
    ))
}

/// Mends a file, and reports what is left; or, when the mended text is only
/// shown, what is there.
fn mend(
    input: &Input,
    bytes: &[u8],
    text: &str,
    options: &Options,
    mending: Mending,
) -> Result<Checked, Report> {
    let (Mending::Write(safety) | Mending::Show(safety)) = mending;
    let name = failure::display(input.path());
    let mended = avatar_lint::mend(text, options, safety);
    let document_type = options.document_type.as_deref();
    let before = pyyaml_syntax::parse(text);
    let after = pyyaml_syntax::parse(&mended.text);

    let (file, result) = match mending {
        Mending::Show(_) => {
            let findings = avatar_lint::lint_stream(&before, options);
            let secrets = Secrets::new(&before, document_type);
            let now = secrets.masked_text();
            let then = Secrets::new(&after, document_type)
                .masked_text()
                .into_owned();
            let diff = fixing::diff(&name, &now, &secrets.mask(&then));
            let file = CheckedFile::new(input.path(), findings, || secrets);
            (file, MendedText::Diff(diff))
        }
        Mending::Write(_) => {
            let secrets = || Secrets::new(&after, document_type);
            let file = CheckedFile::new(input.path(), mended.findings, secrets);
            let result = match input {
                Input::Stdin(_) => MendedText::Print(fixing::encode(&mended.text, bytes)),
                Input::Named(path) | Input::Found(path) => {
                    if mended.fixes > 0 {
                        fixing::write(path, &fixing::encode(&mended.text, bytes))?;
                    }
                    MendedText::Written
                }
            };
            (file, result)
        }
    };
    let mended = Mended {
        fixes: mended.fixes,
        result,
    };
    Ok(Checked::File(file, Some(mended)))
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
