//! One file: from its bytes to its findings, and to its fixed text.

use crate::checked::CheckedFile;
use crate::failure::Failure;
use crate::input::Input;
use crate::read::{self, Content};
use crate::settings::FileSettings;
use crate::write;
use avatar_lint_rules::baseline::Baseline;
use avatar_lint_rules::secret::Secrets;
use avatar_lint_rules::{Checked, Finding, Linted, Safety, rules};
use pyyaml_syntax::{Error, Stream};
use std::sync::Arc;

/// What came of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was found and is not a configuration. Where its text is to be
    /// printed, this is it.
    Skipped(Option<Vec<u8>>),
    /// It was checked, and fixed if that was asked for and possible.
    File(CheckedFile, Option<Fixed>),
}

/// What to do about findings that have a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixing {
    /// Write the fixed file.
    Write(Safety),
    /// Show what would change.
    Show(Safety),
}

/// What was, or would be, changed in a file.
#[derive(Debug)]
pub struct Fixed {
    /// The number of fixes.
    pub fixes: usize,
    /// What became of them.
    pub result: FixedText,
}

/// A fixed text, by where it goes.
#[derive(Debug)]
pub enum FixedText {
    /// Into its file, where it is already.
    Written,
    /// To standard output, since it came from standard input.
    Print(Vec<u8>),
    /// Nowhere: both texts, secrets masked, to be shown side by side.
    Show {
        /// As it is.
        before: String,
        /// As it would be.
        after: String,
    },
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
    /// The findings that are known already.
    pub baseline: Option<Arc<Baseline>>,
}

impl Job {
    /// Checks the file.
    pub fn check(&self, fixing: Option<Fixing>) -> Result<Outcome, Failure> {
        let bytes = read::read(&self.input)?;
        let content = self.content(&bytes);
        let text = content.text();
        let is_sniffed = !self.input.is_named && self.settings.options.document_type.is_none();
        // Most other files are told without reading them.
        if is_sniffed && !avatar_lint_rules::may_be_configuration(text) {
            return Ok(self.skipped(fixing, bytes));
        }
        let stream = pyyaml_syntax::parse(text);
        let is_broken = content.error().is_some();
        if is_sniffed && !is_configuration(&content, &stream) {
            drop(stream);
            drop(content);
            return Ok(self.skipped(fixing, bytes));
        }
        // The text of JSON may differ from the file's, so its fixes are not made.
        if let Some(fixing) = fixing.filter(|_| !is_broken && !self.is_json()) {
            return self.fix(&bytes, &stream, fixing);
        }
        let file = self.check_stream(&content, &stream);
        drop(stream);
        drop(content);
        // Who pipes a text through the command gets one back.
        let is_printed = matches!(fixing, Some(Fixing::Write(_))) && self.input.is_stdin;
        let unchanged = is_printed.then_some(Fixed {
            fixes: 0,
            result: FixedText::Print(bytes),
        });
        Ok(Outcome::File(file, unchanged))
    }

    /// Whether the file would be checked: it was named, or is a configuration.
    pub fn is_checked(&self) -> Result<bool, Failure> {
        if self.input.is_named || self.settings.options.document_type.is_some() {
            return Ok(true);
        }
        let bytes = read::read(&self.input)?;
        let content = self.content(&bytes);
        let text = content.text();
        let is_possible = avatar_lint_rules::may_be_configuration(text);
        Ok(is_possible && is_configuration(&content, &pyyaml_syntax::parse(text)))
    }

    /// What comes of a file that is not a configuration.
    fn skipped(&self, fixing: Option<Fixing>, bytes: Vec<u8>) -> Outcome {
        let is_printed = matches!(fixing, Some(Fixing::Write(_))) && self.input.is_stdin;
        Outcome::Skipped(is_printed.then_some(bytes))
    }

    /// Checks what the file holds, or would hold; nothing is read or written.
    pub fn check_bytes(&self, bytes: &[u8]) -> CheckedFile {
        self.check_content(&self.content(bytes))
    }

    fn check_content(&self, content: &Content<'_>) -> CheckedFile {
        self.check_stream(content, &pyyaml_syntax::parse(content.text()))
    }

    fn check_stream(&self, content: &Content<'_>, stream: &Stream<'_>) -> CheckedFile {
        let secrets = self.secrets(stream);
        let linted = match content.error() {
            Some(error) => Linted {
                findings: vec![unreadable(error)],
                off: 0,
            },
            None => avatar_lint_rules::lint_all(stream, &secrets, &self.settings.options),
        };
        let mut file = self.found(stream, &secrets, linted);
        file.is_read &= content.error().is_none();
        file
    }

    fn content<'b>(&self, bytes: &'b [u8]) -> Content<'b> {
        match Content::decode(bytes) {
            content if self.is_json() => content.json(),
            content => content,
        }
    }

    fn is_json(&self) -> bool {
        self.input
            .path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    }

    /// Mends the file, and reports what is left; or, when the fixed text is
    /// only shown, what is there.
    fn fix(&self, bytes: &[u8], stream: &Stream<'_>, fixing: Fixing) -> Result<Outcome, Failure> {
        let (Fixing::Write(safety) | Fixing::Show(safety)) = fixing;
        let options = &self.settings.options;
        let mut checked = Checked::new(stream, options);
        self.hide_known(&mut checked);
        let hide = |checked: &mut Checked<'_>| self.hide_known(checked);
        let fixed = avatar_lint_rules::mend_checked(&checked, options, safety, &hide);
        let is_changed = fixed.fixes > 0;
        let (file, result) = match fixing {
            Fixing::Show(_) => {
                let before = checked.secrets.masked_text().into_owned();
                let after = if is_changed {
                    let stream = pyyaml_syntax::parse(&fixed.text);
                    let masked = self.secrets(&stream).masked_text().into_owned();
                    checked.secrets.mask(&masked).into_owned()
                } else {
                    before.clone()
                };
                let file = self.found(stream, &checked.secrets, checked.linted);
                (file, FixedText::Show { before, after })
            }
            Fixing::Write(_) => {
                let file = if is_changed {
                    let stream = pyyaml_syntax::parse(&fixed.text);
                    let left = Linted {
                        findings: fixed.findings,
                        off: fixed.off,
                    };
                    self.found(&stream, &self.secrets(&stream), left)
                } else {
                    self.found(stream, &checked.secrets, checked.linted)
                };
                let text = write::encode(&fixed.text, bytes);
                if self.input.is_stdin {
                    (file, FixedText::Print(text))
                } else {
                    if is_changed {
                        write::write(&self.input.path, &text)?;
                    }
                    (file, FixedText::Written)
                }
            }
        };
        let fixed = Fixed {
            fixes: fixed.fixes,
            result,
        };
        Ok(Outcome::File(file, Some(fixed)))
    }

    fn secrets<'s>(&self, stream: &'s Stream<'s>) -> Secrets<'s> {
        Secrets::new(stream, self.settings.options.document_type.as_deref())
    }

    fn found(&self, stream: &Stream<'_>, secrets: &Secrets<'_>, linted: Linted) -> CheckedFile {
        let is_read = stream.errors().is_empty();
        let path = &self.input.path;
        let mut file = CheckedFile::new(path, &self.name, stream, secrets, linted.findings);
        file.off = linted.off;
        file.is_read = is_read;
        if let Some(baseline) = &self.baseline {
            for found in &mut file.findings {
                if baseline.knows(&found.fingerprint.id) {
                    found.hide();
                }
            }
        }
        file
    }

    /// Hides the findings that the baseline knows, so that they are not fixed.
    fn hide_known(&self, checked: &mut Checked<'_>) {
        let Some(baseline) = &self.baseline else {
            return;
        };
        let Checked {
            stream,
            secrets,
            linted,
        } = checked;
        let findings = &mut linted.findings;
        let fingerprints = avatar_lint_rules::fingerprints(&self.name, stream, secrets, findings);
        for (finding, fingerprint) in findings.iter_mut().zip(fingerprints) {
            finding.suppressed |= baseline.knows(&fingerprint.id);
        }
    }
}

/// Whether what a file holds is a configuration.
fn is_configuration(content: &Content<'_>, stream: &Stream<'_>) -> bool {
    let is_undecodable = content.error().is_some();
    avatar_lint_rules::is_configuration(stream)
        || (is_undecodable && avatar_lint_rules::names_kind(content.text()))
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
