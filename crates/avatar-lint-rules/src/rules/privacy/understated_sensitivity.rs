//! `understated-sensitivity`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{DataType, SensitivityLevel};

/// A level of sensitivity below what the kind of data calls for.
pub(crate) static RULE: Rule = Rule {
    name: "understated-sensitivity",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a `sensitivity_level` below what the `data_type` calls for",
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["sensitivity_level", "data_type"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("understated_sensitivity.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let Some(metadata) = model.metadata().filter(|_| !model.only_prepares()) else {
        return;
    };
    let Some(kind) = metadata.data_type() else {
        return;
    };
    let is_written = metadata.pia.is_some_and(|pia| pia.has("sensitivity_level"));
    let level = metadata.sensitivity();
    // A level that is not one of the format's is a fault of its own.
    let is_misspelt = metadata
        .pia
        .is_some_and(|pia| pia.misspells("sensitivity_level"));
    if is_misspelt || is_written && level.is_none() {
        return;
    }
    let said = level.map_or(SensitivityLevel::Undefined, |level| level.value);
    let is_low = matches!(
        said,
        SensitivityLevel::VeryLow | SensitivityLevel::Negligible
    );
    let is_high = matches!(said, SensitivityLevel::High | SensitivityLevel::VeryHigh);
    let (rises_to, weight) = match kind.value {
        DataType::Health if !is_high => ("`High` or `Very High`", Level::Warning),
        DataType::Hr | DataType::Insurance | DataType::Finance if is_low => {
            ("`Low` or higher", Level::Info)
        }
        _ => return,
    };
    let stated = if said == SensitivityLevel::Undefined {
        "not stated".to_owned()
    } else {
        format!("stated as `{said}`")
    };
    let message = format!(
        "The data is `{}`, and its sensitivity is {stated}. Rules that weigh more for \
         sensitive data stay at their lower level.",
        kind.value
    );
    let finding = match level {
        Some(level) => {
            Finding::new(&RULE, level.span(), message).related(kind.span(), "what the data is")
        }
        None => Finding::new(&RULE, kind.span(), message),
    };
    let finding = finding.level(weight);
    findings.push(finding.help(format!("Write {rises_to} as `sensitivity_level`.")));
}
