//! What a page shows, as plain data.

use crate::units::Units;
use avatar_lint_ide::{ColumnSummary, Description, Protection, columns};
use avatar_lint_rules::{Checked, Finding, Fix, Options, Related, Safety, read};
use avatar_model::Model;
use pyyaml_syntax::Span;
use serde::Serialize;

/// All that is shown of a configuration.
#[derive(Serialize)]
pub(crate) struct Report {
    findings: Vec<ReportedFinding>,
    /// How many findings a comment hides.
    suppressed: usize,
    columns: Vec<ReportedColumn>,
    /// Whether the string holds a secret, so that it should not be shared.
    has_secrets: bool,
}

#[derive(Serialize)]
struct Extent {
    start: u32,
    end: u32,
    line: usize,
}

#[derive(Serialize)]
struct ReportedFinding {
    rule: &'static str,
    level: &'static str,
    url: String,
    #[serde(flatten)]
    place: Extent,
    message: String,
    help: Option<String>,
    related: Vec<ReportedRelated>,
    fix: Option<ReportedFix>,
}

#[derive(Serialize)]
struct ReportedRelated {
    #[serde(flatten)]
    place: Extent,
    message: String,
}

#[derive(Serialize)]
struct ReportedFix {
    safety: Safety,
    message: String,
    /// In the order of the string, none overlapping another.
    edits: Vec<ReportedEdit>,
}

#[derive(Serialize)]
struct ReportedEdit {
    #[serde(flatten)]
    place: Extent,
    replacement: String,
}

#[derive(Serialize)]
struct ReportedColumn {
    table: String,
    name: String,
    #[serde(flatten)]
    place: Extent,
    holds: Option<String>,
    protection: &'static str,
    fate: String,
}

/// What is explained where the pointer is.
#[derive(Serialize)]
pub(crate) struct Hover {
    #[serde(flatten)]
    place: Extent,
    markdown: String,
}

impl Report {
    pub(crate) fn new(text: &str, options: &Options) -> Self {
        let units = Units::new(text);
        let stream = read(text);
        let checked = Checked::new(&stream, options);
        let model = Model::draft(&stream);
        let (hidden, shown): (Vec<_>, Vec<_>) = checked
            .findings()
            .iter()
            .partition(|finding| finding.suppressed);
        let columns = columns(&model, options);
        Self {
            findings: shown.into_iter().map(|it| finding(it, &units)).collect(),
            suppressed: hidden.len(),
            columns: columns.into_iter().map(|it| column(it, &units)).collect(),
            has_secrets: !checked.secrets().is_empty(),
        }
    }
}

impl Hover {
    pub(crate) fn new(found: Description, units: &Units<'_>) -> Self {
        Self {
            place: place(found.span, units),
            markdown: found.markdown,
        }
    }
}

fn place(span: Span, units: &Units<'_>) -> Extent {
    Extent {
        start: units.unit(span.start()),
        end: units.unit(span.end()),
        line: units.line(span.start()),
    }
}

fn finding(finding: &Finding, units: &Units<'_>) -> ReportedFinding {
    ReportedFinding {
        rule: finding.rule.name,
        level: finding.level.as_str(),
        url: finding.rule.url(),
        place: place(finding.span, units),
        message: finding.message.clone(),
        help: finding.help.clone(),
        related: finding
            .related
            .iter()
            .map(|it| related(it, units))
            .collect(),
        fix: finding.fix.as_ref().map(|it| fix(it, units)),
    }
}

fn related(related: &Related, units: &Units<'_>) -> ReportedRelated {
    ReportedRelated {
        place: place(related.span, units),
        message: related.message.clone(),
    }
}

fn fix(fix: &Fix, units: &Units<'_>) -> ReportedFix {
    let edits = fix.edits.iter().map(|edit| ReportedEdit {
        place: place(edit.span, units),
        replacement: edit.replacement.clone(),
    });
    ReportedFix {
        safety: fix.safety,
        message: fix.message.clone(),
        edits: edits.collect(),
    }
}

fn column(column: ColumnSummary, units: &Units<'_>) -> ReportedColumn {
    ReportedColumn {
        place: place(column.span, units),
        table: column.table,
        name: column.name,
        holds: column.holds,
        protection: match column.protection {
            Protection::Hidden => "hidden",
            Protection::Kept => "kept",
            Protection::Unchanged => "unchanged",
        },
        fate: column.fate,
    }
}
