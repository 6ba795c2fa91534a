//! One file: from its bytes to its findings, and to its fixed text.

use crate::checked::CheckedFile;
use crate::failure::Failure;
use crate::file::Bytes;
use crate::input::Input;
use crate::read::{self, Content};
use crate::settings::FileSettings;
use crate::sniff;
use crate::write;
use avatar_lint_rules::baseline::Baseline;
use avatar_lint_rules::{Checked, Encoding, Group, Ignoring, Safety};
use avatar_lint_rules::{fix_checked, ignore_checked, read as read_text, rules};
use pyyaml_syntax::Stream;
use std::borrow::Cow;
use std::sync::Arc;

/// What came of a file.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each file, and it is moved once"
)]
pub enum Outcome {
    /// It was found and is not a configuration. Where its text is to be
    /// printed, this is it.
    Skipped(Option<Vec<u8>>),
    /// It was checked, and fixed if that was asked for and possible.
    File(CheckedFile, Option<Fixed>),
}

/// What to do about findings, and where the text goes that this makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixing<'i> {
    /// Write the changed file.
    Write(Change<'i>),
    /// Show what would change.
    Show(Change<'i>),
}

/// What to do about findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change<'i> {
    /// Apply their fixes.
    Fix(Safety),
    /// Write comments that suppress them.
    Ignore(&'i Ignoring),
}

impl Change<'_> {
    /// How many of the findings that a change is about are fixed by it.
    fn fixes(self, count: usize) -> usize {
        match self {
            Self::Fix(_) => count,
            // What is suppressed is still there.
            Self::Ignore(_) => 0,
        }
    }
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
    /// What fingerprints call it: the same wherever the command is run. Without it findings
    /// get none, which baselines and some formats need.
    pub name: Option<String>,
    /// What holds for it.
    pub settings: FileSettings,
    /// The findings that are known already.
    pub baseline: Option<Arc<Baseline>>,
}

impl Job {
    /// Checks the file.
    pub fn check(&self, fixing: Option<Fixing<'_>>) -> Result<Outcome, Failure> {
        match self.read()? {
            Bytes::Whole(bytes) => self.encoded_as(&bytes).check_read(bytes, fixing),
            Bytes::Binary => Ok(Outcome::Skipped(None)),
            Bytes::TooLarge => Ok(Outcome::File(self.too_large(), None)),
        }
    }

    /// Reads the file: of one that was found and is no text, only the beginning.
    fn read(&self) -> Result<Bytes, Failure> {
        let max = self.settings.max_file_size;
        match read::read_up_to(&self.input, max, !self.is_sniffed())? {
            // What is not read could not be written back to standard output.
            Bytes::TooLarge if self.input.is_stdin => Err(Failure::TooLarge {
                path: self.input.path.clone(),
                max,
            }),
            bytes => Ok(bytes),
        }
    }

    /// Whether the file is checked only if what it holds is a configuration.
    fn is_sniffed(&self) -> bool {
        !self.input.is_named && self.settings.options.document_type.is_none()
    }

    /// What is wrong with a file that is not read.
    fn too_large(&self) -> CheckedFile {
        let finding = rules::too_large(self.settings.max_file_size);
        let stream = read_text("");
        let checked = Checked::with(&stream, &self.settings.options, vec![finding]);
        let mut file = self.found(checked.named(self.name.as_deref()));
        file.is_read = false;
        file
    }

    /// Checks the file, whose bytes have been read.
    fn check_read(&self, bytes: Vec<u8>, fixing: Option<Fixing<'_>>) -> Result<Outcome, Failure> {
        let content = self.content(&bytes);
        let text = content.text();
        let is_sniffed = self.is_sniffed();
        // Most other files are told without reading them.
        if is_sniffed && !sniff::may_be_configuration(text) {
            return Ok(self.skipped(fixing, bytes));
        }
        let stream = read_text(text);
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
        // A string from standard input is written back.
        let is_printed = matches!(fixing, Some(Fixing::Write(_))) && self.input.is_stdin;
        let unchanged = is_printed.then_some(Fixed {
            fixes: 0,
            result: FixedText::Print(bytes),
        });
        Ok(Outcome::File(file, unchanged))
    }

    /// Whether the file would be checked: it was named, or is a configuration.
    pub fn is_checked(&self) -> Result<bool, Failure> {
        if !self.is_sniffed() {
            return Ok(true);
        }
        let bytes = match self.read()? {
            Bytes::Whole(bytes) => bytes,
            Bytes::Binary => return Ok(false),
            Bytes::TooLarge => return Ok(true),
        };
        let content = self.content(&bytes);
        let text = content.text();
        let is_possible = sniff::may_be_configuration(text);
        Ok(is_possible && is_configuration(&content, &read_text(text)))
    }

    /// What comes of a file that is not a configuration.
    fn skipped(&self, fixing: Option<Fixing<'_>>, bytes: Vec<u8>) -> Outcome {
        let is_printed = matches!(fixing, Some(Fixing::Write(_))) && self.input.is_stdin;
        Outcome::Skipped(is_printed.then_some(bytes))
    }

    /// Checks what the file holds, or would hold; nothing is read or written.
    pub fn check_bytes(&self, bytes: &[u8]) -> CheckedFile {
        if bytes.len() as u64 > self.settings.max_file_size {
            return self.too_large();
        }
        self.encoded_as(bytes).check_content(&self.content(bytes))
    }

    /// The job, with the encoding of the file among what its rules are told.
    fn encoded_as(&self, bytes: &[u8]) -> Cow<'_, Self> {
        let encoding = Encoding::of(bytes);
        if self.settings.options.encoding == encoding {
            return Cow::Borrowed(self);
        }
        let mut job = self.clone();
        job.settings.options.encoding = encoding;
        Cow::Owned(job)
    }

    fn check_content(&self, content: &Content<'_>) -> CheckedFile {
        self.check_stream(content, &read_text(content.text()))
    }

    fn check_stream(&self, content: &Content<'_>, stream: &Stream<'_>) -> CheckedFile {
        let Some(error) = content.error() else {
            return self.found(self.checked(stream));
        };
        // What is no string has no meaning that could be judged, and may show a secret.
        let mut checked = self.checked(stream);
        let mut unreadable = rules::unreadable(error);
        checked.secrets().mask_finding(&mut unreadable);
        checked.change(|findings| {
            findings.retain(|finding| finding.rule.group == Group::Secret);
            findings.push(unreadable);
            findings.sort_by_key(|finding| finding.span.start());
        });
        let mut file = self.found(checked);
        file.is_read = false;
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

    /// Changes the file, and reports what is left; or, when the changed text is
    /// only shown, what is there.
    fn fix(
        &self,
        bytes: &[u8],
        stream: &Stream<'_>,
        fixing: Fixing<'_>,
    ) -> Result<Outcome, Failure> {
        match fixing {
            Fixing::Show(change) => Ok(self.show_fixed(stream, change)),
            Fixing::Write(change) => self.write_fixed(bytes, stream, change),
        }
    }

    fn show_fixed(&self, stream: &Stream<'_>, change: Change<'_>) -> Outcome {
        let checked = self.checked(stream);
        let before = checked.secrets().masked_text().into_owned();
        let changed = self.fixed(&checked, change, |fixed, count| {
            // Each side hides what the other knows, or they would differ there.
            let after = fixed.secrets().masked_text();
            let after = checked.secrets().cover(&after).into_owned();
            (fixed.secrets().cover(&before).into_owned(), after, count)
        });
        let changed = changed.filter(|(.., count)| *count > 0);
        let (before, after, count) = changed.unwrap_or_else(|| (before.clone(), before, 0));
        let result = FixedText::Show { before, after };
        let fixes = change.fixes(count);
        Outcome::File(self.found(checked), Some(Fixed { fixes, result }))
    }

    fn write_fixed(
        &self,
        bytes: &[u8],
        stream: &Stream<'_>,
        change: Change<'_>,
    ) -> Result<Outcome, Failure> {
        let found = |checked: Checked<'_>, count| {
            let text = write::encode(checked.stream().text(), bytes);
            (text, self.found(checked), count)
        };
        let checked = self.checked(stream);
        let changed = self.fixed(&checked, change, found);
        let (text, file, count) = changed.unwrap_or_else(|| found(checked, 0));
        let result = if self.input.is_stdin {
            FixedText::Print(text)
        } else {
            if count > 0 {
                write::write_fixed(&self.input.path, bytes, &text)?;
            }
            FixedText::Written
        };
        let fixes = change.fixes(count);
        Ok(Outcome::File(file, Some(Fixed { fixes, result })))
    }

    /// What `then` makes of the changed text, as it was checked. `None` where nothing is
    /// to be changed.
    fn fixed<R>(
        &self,
        checked: &Checked<'_>,
        change: Change<'_>,
        then: impl FnOnce(Checked<'_>, usize) -> R,
    ) -> Option<R> {
        let hide = |checked: &mut Checked<'_>| self.hide_known(checked);
        match change {
            Change::Fix(safety) => fix_checked(checked, safety, &hide, then),
            Change::Ignore(ignoring) => ignore_checked(checked, ignoring, &hide, then),
        }
    }

    /// What is known of the file, without what the baseline knows already.
    fn checked<'s>(&'s self, stream: &'s Stream<'s>) -> Checked<'s> {
        let mut checked = Checked::new(stream, &self.settings.options).named(self.name.as_deref());
        self.hide_known(&mut checked);
        checked
    }

    fn found(&self, checked: Checked<'_>) -> CheckedFile {
        let mut file = CheckedFile::new(&self.input.path, checked);
        if let Some(baseline) = &self.baseline {
            for found in &mut file.findings {
                let name = found.fingerprint.as_ref();
                if name.is_some_and(|name| baseline.knows(&name.id)) {
                    found.hide();
                }
            }
        }
        file
    }

    /// Hides the findings that the baseline knows, so that they are not fixed.
    fn hide_known(&self, checked: &mut Checked<'_>) {
        if let Some(baseline) = &self.baseline {
            checked.hide(|fingerprint| baseline.knows(&fingerprint.id));
        }
    }
}

/// Whether what a file holds is a configuration.
fn is_configuration(content: &Content<'_>, stream: &Stream<'_>) -> bool {
    let is_undecodable = content.error().is_some();
    sniff::is_configuration(stream) || (is_undecodable && sniff::names_kind(content.text()))
}
