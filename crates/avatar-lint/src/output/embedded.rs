//! Findings for a program that has this one built in, such as the Python
//! module: those of the JSON report, each with its excerpt.

use super::excerpt::Excerpt;
use super::json::JsonFinding;
use avatar_lint_driver::CheckedFile;
use avatar_lint_driver::printable::printable;
use avatar_lint_rules::Finding;
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

/// A finding and the lines it is about.
#[derive(Serialize)]
struct EmbeddedFinding<'a> {
    #[serde(flatten)]
    finding: JsonFinding<'a>,
    excerpt: Vec<ExcerptLine>,
}

/// A line of the file, made safe to show.
#[derive(Serialize)]
struct ExcerptLine {
    /// Its number, from 1.
    number: usize,
    /// What stands before the key or value at fault.
    before: String,
    /// The key or value at fault, as far as it is on this line.
    marked: String,
    /// What stands after it.
    after: String,
}

/// The findings of `file` as a JSON list; with `show_suppressed`, also those
/// that a comment hides.
///
/// # Errors
///
/// None that findings can cause.
pub fn findings(file: &CheckedFile, show_suppressed: bool) -> serde_json::Result<String> {
    let shown: Vec<Finding> = file
        .findings
        .iter()
        .map(|found| &found.finding)
        .filter(|finding| show_suppressed || !finding.suppressed)
        .map(safe_to_show)
        .collect();
    let findings: Vec<EmbeddedFinding<'_>> = shown
        .iter()
        .map(|finding| EmbeddedFinding {
            finding: JsonFinding::new(file, finding),
            excerpt: excerpt(&Excerpt::new(file.into(), finding.span, &[]), finding.span),
        })
        .collect();
    serde_json::to_string(&findings)
}

/// A finding whose sentences have no hidden characters.
fn safe_to_show(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    let related = finding.related.iter_mut().map(|it| &mut it.message);
    for text in related
        .chain([&mut finding.message])
        .chain(&mut finding.help)
    {
        if let Cow::Owned(safe) = printable(text) {
            *text = safe;
        }
    }
    finding
}

fn excerpt(excerpt: &Excerpt<'_>, span: pyyaml_syntax::Span) -> Vec<ExcerptLine> {
    let lines = excerpt.marked_lines(span);
    let part = |text: &str, range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    lines
        .map(|line| ExcerptLine {
            number: line.number,
            before: part(line.text, 0..line.mark.start),
            marked: part(line.text, line.mark.clone()),
            after: part(line.text, line.mark.end..line.text.len()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::findings;
    use avatar_lint_driver::{CheckedFile, FileSettings, Input, Job};
    use avatar_lint_rules::Options;
    use avatar_lint_rules::config::{FailOn, MAX_FILE_SIZE};
    use serde_json::{Value, json};

    fn check(text: &str) -> CheckedFile {
        let job = Job {
            input: Input::named("a.yaml"),
            name: None,
            settings: FileSettings {
                options: Options::default(),
                fail_on: FailOn::Never,
                max_file_size: MAX_FILE_SIZE,
            },
            baseline: None,
        };
        job.check_bytes(text.as_bytes())
    }

    #[test]
    fn a_finding_comes_with_its_line_cut_in_three() {
        let text =
            "kind: AvatarVolume\nmetadata:\n  name: input\n  nmae: x\nspec:\n  url: s3://b/i\n";
        let file = check(text);
        let json: Value = serde_json::from_str(&findings(&file, false).unwrap()).unwrap();
        assert_eq!(json[0]["rule"], "unknown-field");
        assert_eq!(
            json[0]["excerpt"],
            json!([{"number": 4, "before": "  ", "marked": "nmae", "after": ": x"}])
        );
    }

    #[test]
    fn what_a_comment_hides_comes_only_when_asked_for() {
        let text = "kind: AvatarVolume\nmetadata:\n  name: input\n  nmae: x # avatar-lint: ignore[unknown-field] tried\nspec:\n  url: s3://b/i\n";
        let file = check(text);
        assert_eq!(findings(&file, false).unwrap(), "[]");
        assert!(
            findings(&file, true)
                .unwrap()
                .contains("\"suppressed\":true")
        );
    }
}
