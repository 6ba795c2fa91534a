//! `large-epsilon`

use crate::page::page;
use crate::{Check, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;

/// A budget of differential privacy so large that little is promised.
pub static RULE: Rule = Rule {
    name: "large-epsilon",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "`epsilon` above 10",
    rises: true,
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("large_epsilon.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let most = context.options.thresholds.max_epsilon;
    let parameters = context.model.table_parameters();
    for parameters in parameters.filter(|table| table.section.is_dp()) {
        let epsilon = parameters.epsilon();
        let Some(epsilon) =
            epsilon.filter(|epsilon| epsilon.value.is_finite() && epsilon.value > most)
        else {
            continue;
        };
        let message = format!(
            "An epsilon of {} protects almost nothing: the record of one person can make a \
             result of {} e^{0} times as likely.",
            epsilon.value,
            quoted(parameters.table.value)
        );
        let help = format!("Write an `epsilon` of {most} or less; 1 to 10 is usual.");
        findings.push(Finding::new(&RULE, epsilon.span(), message).help(help));
    }
}
