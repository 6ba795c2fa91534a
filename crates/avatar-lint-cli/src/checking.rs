//! One file: from its bytes to its findings, and to its mended text.

use crate::files::{self, Content, Input};
use crate::report::CheckedFile;
use crate::settings::FileSettings;
use crate::{failure, fixing};
use avatar_lint::secret::Secrets;
use avatar_lint::{Finding, Safety, rules};
use miette::Report;
use pyyaml_syntax::{Error, Stream};

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

/// A file to check, and how.
#[derive(Clone, Debug)]
pub struct Job {
    /// The file.
    pub input: Input,
    /// What fingerprints call it: the same wherever the command is run.
    pub name: String,
    /// What holds for it.
    pub settings: FileSettings,
}

impl Job {
    /// Checks the file.
    pub fn check(&self, mending: Option<Mending>) -> Result<Checked, Report> {
        let options = &self.settings.options;
        let bytes = files::read(&self.input)?;
        let is_sniffed = matches!(self.input, Input::Found(_)) && options.document_type.is_none();
        // UTF-16 must be decoded before anything can be recognized in it.
        let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        if is_sniffed && !is_utf16 && !files::is_configuration(&bytes) {
            return Ok(Checked::Skipped);
        }
        let content = self.content(&bytes);
        let text = content.text();
        if is_sniffed && is_utf16 && !files::is_configuration(text.as_bytes()) {
            return Ok(Checked::Skipped);
        }
        // The text of JSON may differ from the file's, so its fixes are not made.
        let mending = mending.filter(|_| !self.is_json());
        match (content.error(), mending) {
            (None, Some(mending)) => self.mend(&bytes, text, mending),
            _ => Ok(Checked::File(self.check_content(&content), None)),
        }
    }

    /// Checks what the file holds, or would hold; nothing is read or written.
    pub fn check_bytes(&self, bytes: &[u8]) -> CheckedFile {
        self.check_content(&self.content(bytes))
    }

    fn check_content(&self, content: &Content<'_>) -> CheckedFile {
        let stream = pyyaml_syntax::parse(content.text());
        let secrets = self.secrets(&stream);
        let findings = match content.error() {
            Some(error) => vec![unreadable(error)],
            None => avatar_lint::lint_stream_with(&stream, &secrets, &self.settings.options),
        };
        self.found(&stream, &secrets, findings)
    }

    fn content<'b>(&self, bytes: &'b [u8]) -> Content<'b> {
        match Content::decode(bytes) {
            content if self.is_json() => content.json(),
            content => content,
        }
    }

    fn is_json(&self) -> bool {
        self.input
            .path()
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    }

    /// Mends the file, and reports what is left; or, when the mended text is
    /// only shown, what is there.
    fn mend(&self, bytes: &[u8], text: &str, mending: Mending) -> Result<Checked, Report> {
        let (Mending::Write(safety) | Mending::Show(safety)) = mending;
        let options = &self.settings.options;
        let mended = avatar_lint::mend(text, options, safety);
        let after = pyyaml_syntax::parse(&mended.text);
        let secrets = self.secrets(&after);
        let (file, result) = match (mending, &self.input) {
            (Mending::Show(_), _) => {
                let before = pyyaml_syntax::parse(text);
                let known = self.secrets(&before);
                let name = failure::display(self.input.path());
                let then = secrets.masked_text();
                let diff = fixing::diff(&name, &known.masked_text(), &known.mask(&then));
                let findings = avatar_lint::lint_stream_with(&before, &known, options);
                (
                    self.found(&before, &known, findings),
                    MendedText::Diff(diff),
                )
            }
            (Mending::Write(_), Input::Stdin(_)) => {
                let text = fixing::encode(&mended.text, bytes);
                let file = self.found(&after, &secrets, mended.findings);
                (file, MendedText::Print(text))
            }
            (Mending::Write(_), Input::Named(path) | Input::Found(path)) => {
                if mended.fixes > 0 {
                    fixing::write(path, &fixing::encode(&mended.text, bytes))?;
                }
                (
                    self.found(&after, &secrets, mended.findings),
                    MendedText::Written,
                )
            }
        };
        let mended = Mended {
            fixes: mended.fixes,
            result,
        };
        Ok(Checked::File(file, Some(mended)))
    }

    fn secrets<'s>(&self, stream: &'s Stream<'s>) -> Secrets<'s> {
        Secrets::new(stream, self.settings.options.document_type.as_deref())
    }

    fn found(
        &self,
        stream: &Stream<'_>,
        secrets: &Secrets<'_>,
        findings: Vec<Finding>,
    ) -> CheckedFile {
        CheckedFile::new(self.input.path(), &self.name, stream, secrets, findings)
    }
}

/// What keeps a file from being read, as a finding.
pub fn unreadable(error: &Error) -> Finding {
    let rule = if error.is_limit() {
        &rules::syntax::resource_limit::RULE
    } else {
        &rules::syntax::invalid_yaml::RULE
    };
    Finding::of_error(rule, error)
}
