//! JSON, version 1. These types are its definition: the schema that is
//! published for it comes from them.

use crate::report::{self};
use avatar_lint_driver::printable::PrintableJson;
use avatar_lint_driver::{CheckedFile, Found};
use avatar_lint_rules::{Finding, Level, Position, Safety};
use pyyaml_syntax::Span;
use rayon::prelude::*;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use std::io::{self, BufWriter, Write};

/// What `avatar-lint check --format json` prints.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct JsonReport<'a> {
    /// The version of this format. It increases when a field changes or is
    /// removed, not when a field is added.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    version: u32,
    /// What was found, file by file in the order of the run, then in the order
    /// of the text.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<JsonFinding<'a>>"))]
    findings: JsonFindings<'a>,
    /// The run in numbers.
    summary: JsonSummary,
}

/// All findings, of which only some are text at a time: there may be a million.
#[derive(Debug)]
struct JsonFindings<'a>(&'a report::Report);

/// So many findings are written by several threads.
const MANY: usize = 10_000;

impl Serialize for JsonFindings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let findings: Vec<_> = self.0.findings().collect();
        let text = |(file, found): &(&CheckedFile, &Found)| {
            serde_json::value::to_raw_value(&JsonFinding::new(file, &found.finding))
        };
        let mut list = serializer.serialize_seq(None)?;
        for part in findings.chunks(MANY) {
            let texts: Vec<_> = match part.len() {
                MANY => part.par_iter().map(text).collect(),
                _ => part.iter().map(text).collect(),
            };
            for text in texts {
                list.serialize_element(&text.map_err(S::Error::custom)?)?;
            }
        }
        list.end()
    }
}

/// One thing that is wrong.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct JsonFinding<'a> {
    /// The name of the rule.
    rule: &'a str,
    /// The group the rule belongs to.
    group: &'a str,
    /// How much it matters.
    #[cfg_attr(feature = "schema", schemars(with = "JsonLevel"))]
    level: Level,
    /// What is wrong and what the engine does with it.
    message: &'a str,
    /// What to write instead.
    help: Option<&'a str>,
    /// The documentation of the rule.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    url: String,
    /// The file, as it was given or found; `<stdin>` for standard input
    /// without a name. Bytes that are not UTF-8 are written as `<0xFF>`.
    file: &'a str,
    /// The key or value at fault.
    range: JsonRange,
    /// Other places that have a part in it.
    related: Vec<JsonRelated<'a>>,
    /// The fix, when there is one that writes no secret.
    fix: Option<JsonFix<'a>>,
    /// Whether a comment of the file or the baseline hides the finding. Such
    /// findings are listed with `--show-suppressed` only.
    suppressed: bool,
}

/// A location that explains a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonRelated<'a> {
    /// What is there.
    message: &'a str,
    /// The file.
    file: &'a str,
    /// The place in it.
    range: JsonRange,
}

/// A fix: edits that are applied together.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonFix<'a> {
    /// Whether `--fix` makes it (`safe`) or only `--unsafe-fixes` (`unsafe`).
    #[cfg_attr(feature = "schema", schemars(with = "JsonSafety"))]
    safety: Safety,
    /// What it does.
    message: &'a str,
    /// The edits, none overlapping another, in the order of the text.
    edits: Vec<JsonEdit<'a>>,
}

/// Replaces the text of one range.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonEdit<'a> {
    /// What is replaced; empty to insert.
    range: JsonRange,
    /// The new text.
    replacement: &'a str,
}

/// A range of a file, its end exclusive.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonRange {
    /// The first character.
    start: JsonPosition,
    /// The character after the last.
    end: JsonPosition,
}

/// A place in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonPosition {
    /// The line, from 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    line: usize,
    /// The column, from 1, in Unicode scalar values.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    column: usize,
    /// The offset in bytes, from 0; in a UTF-16 file, of its text as UTF-8.
    offset: usize,
}

/// A run in numbers. Suppressed findings do not count.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonSummary {
    /// Files that were checked.
    checked: usize,
    /// Files that were found and are no configurations.
    skipped: usize,
    /// Findings of level `error`.
    errors: usize,
    /// Findings of level `warning`.
    warnings: usize,
    /// Findings of level `info`.
    infos: usize,
}

/// How much a finding matters.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "describes `Level` to the schema")]
enum JsonLevel {
    /// The run fails, does something else than is written, or leaks data.
    Error,
    /// Likely a mistake or a risk; somebody should look.
    Warning,
    /// Worth knowing; nothing needs to change.
    Info,
}

/// How far a fix can be trusted.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "describes `Safety` to the schema")]
enum JsonSafety {
    /// Says what was plainly meant.
    Safe,
    /// Changes what the run does; a person must agree.
    Unsafe,
}

/// Writes the report as one line of JSON.
pub(super) fn write(report: &report::Report, out: &mut dyn Write) -> io::Result<()> {
    let summary = report.summary;
    let report = JsonReport {
        version: 1,
        findings: JsonFindings(report),
        summary: JsonSummary {
            checked: summary.checked,
            skipped: summary.skipped,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
        },
    };
    let mut out = BufWriter::with_capacity(64 * 1024, PrintableJson(out));
    serde_json::to_writer(&mut out, &report)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The JSON Schema of the report, which is committed as [`REPORT`](avatar_format::schemas::REPORT).
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    let mut schema = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": avatar_format::schemas::REPORT.url(),
        "title": avatar_format::schemas::REPORT.title,
    });
    let generated = schemars::schema_for!(JsonReport<'_>).to_value();
    if let (Some(schema), serde_json::Value::Object(generated)) =
        (schema.as_object_mut(), generated)
    {
        for (key, value) in generated {
            schema.entry(key).or_insert(value);
        }
    }
    schema
}

impl<'a> JsonFinding<'a> {
    /// A finding of `file`.
    pub(super) fn new(file: &'a CheckedFile, finding: &'a Finding) -> Self {
        Self {
            rule: finding.rule.name,
            group: finding.rule.group.as_str(),
            level: finding.level,
            message: &finding.message,
            help: finding.help.as_deref(),
            url: finding.rule.url(),
            file: &file.portable_name,
            range: JsonRange::new(file, finding.span),
            related: finding
                .related
                .iter()
                .map(|related| JsonRelated {
                    message: &related.message,
                    file: &file.portable_name,
                    range: JsonRange::new(file, related.span),
                })
                .collect(),
            fix: finding.shown_fix().map(|fix| JsonFix {
                safety: fix.safety,
                message: &fix.message,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| JsonEdit {
                        range: JsonRange::new(file, edit.span),
                        replacement: &edit.replacement,
                    })
                    .collect(),
            }),
            suppressed: finding.suppressed,
        }
    }
}

impl JsonRange {
    fn new(file: &CheckedFile, span: Span) -> Self {
        let range = file.range(span);
        Self {
            start: range.start.into(),
            end: range.end.into(),
        }
    }
}

impl From<Position> for JsonPosition {
    fn from(position: Position) -> Self {
        Self {
            line: position.line,
            column: position.column,
            offset: position.offset,
        }
    }
}
