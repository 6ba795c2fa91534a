//! `imputed-data`

use crate::page::page;
use crate::rules::exclusions;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;

/// Values that were filled in stay in the result.
pub(crate) static RULE: Rule = Rule {
    name: "imputed-data",
    group: Group::Privacy,
    level: Level::Info,
    summary: "imputed values stay in the result",
    criteria: &[Criterion::Inference],
    options: &["return_data_imputed"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("imputed_data.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in exclusions::of_runs(context.model) {
        let imputation = parameters.imputation();
        let switch = imputation.and_then(|imputation| imputation.return_data_imputed());
        let Some(switch) = switch.filter(|switch| switch.value) else {
            continue;
        };
        let message = format!(
            "Missing values of {} stay filled in: the result contains values that were deduced \
             from other persons.",
            quoted(parameters.table.value)
        );
        let help = "Remove the field, unless all users of the data know that values are filled \
                    in.";
        findings.push(Finding::new(&RULE, switch.span(), message).help(help));
    }
}
