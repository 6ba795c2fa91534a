//! `pia-report`

use crate::page::page;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_format::OutputFormat;
use avatar_model::Report;
use pyyaml_syntax::edit::Scalar;

/// PIA reports in a format they do not have.
pub(crate) static RULE: Rule = Rule {
    name: "pia-report",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a PIA report as pdf, which the engine writes as docx",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    fixes: &[Safety::Safe],
    page: page!("pia_report.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for report in context.model.reports().filter(Report::is_pia) {
        let format = report.output_format();
        let Some(format) = format.filter(|format| format.value == OutputFormat::Pdf) else {
            continue;
        };
        let edit = context
            .editor()
            .replace(format.node, Scalar::String("docx"));
        let fix = edit.ok().map(|edit| Fix::safe("Write `docx`", vec![edit]));
        findings.push(
            Finding::new(
                &RULE,
                format.span(),
                "The engine ignores this format: it always writes a PIA report as docx.",
            )
            .help("Write `output_format: docx`.")
            .fix(fix),
        );
    }
}
