//! `large-epsilon`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_model::wording::quoted;
use avatar_model::{Model, Number, Parameters, Table};
use hashbrown::{HashMap, HashSet};

/// A budget of differential privacy so large that little is promised.
pub(crate) static RULE: Rule = Rule {
    name: "large-epsilon",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "`epsilon` above 10",
    raised_when_exposed: true,
    criteria: &[
        Criterion::SinglingOut,
        Criterion::Linkability,
        Criterion::Inference,
    ],
    options: &["epsilon"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("large_epsilon.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
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
    for run in &context.model.parameters {
        composed(context.model, run, most, findings);
    }
}

/// The tables of a run that links hold together: what they spend of one person adds
/// up.
fn composed(model: &Model<'_>, run: &Parameters<'_>, most: f64, findings: &mut Vec<Finding>) {
    let Some(schema) = model.original_for(&run.document) else {
        return;
    };
    let spent: HashMap<&str, Number<'_>> = run
        .tables
        .iter()
        .filter(|table| table.section.is_dp())
        .filter_map(|table| Some((table.table.value, table.epsilon()?)))
        .filter(|(_, epsilon)| epsilon.value.is_finite() && epsilon.value > 0.0)
        .collect();
    // A table that spends too much alone is reported for itself.
    if spent.len() < 2 || spent.values().any(|epsilon| epsilon.value > most) {
        return;
    }
    let mut neighbors: HashMap<&str, Vec<&str>> = HashMap::new();
    for (parent, link) in schema.links() {
        if let Some(child) = link.child {
            let (parent, child) = (parent.label(), child.value);
            neighbors.entry(parent).or_default().push(child);
            neighbors.entry(child).or_default().push(parent);
        }
    }
    let mut seen = HashSet::new();
    for start in schema.kept_tables().map(Table::label) {
        let mut waiting = vec![start];
        let mut together: Vec<Number<'_>> = Vec::new();
        while let Some(table) = waiting.pop() {
            if seen.insert(table) {
                together.extend(spent.get(table));
                waiting.extend(neighbors.get(table).into_iter().flatten());
            }
        }
        together.sort_by_key(|epsilon| epsilon.span().start());
        let sum: f64 = together.iter().map(|epsilon| epsilon.value).sum();
        let [first, others @ ..] = together.as_slice() else {
            continue;
        };
        if others.is_empty() || sum <= most {
            continue;
        }
        let message = format!(
            "The epsilons of {} linked tables add up to {}: one person has rows in all of them, \
             and each spends from the same budget.",
            together.len(),
            (sum * 1e6).round() / 1e6
        );
        let help = format!("Share an `epsilon` of {most} or less among the tables.");
        let mut finding = Finding::new(&RULE, first.span(), message).help(help);
        for other in others.iter().take(MAX_RELATED) {
            finding = finding.related(other.span(), "adds to it");
        }
        findings.push(finding);
    }
}

/// How many of the other tables a finding points at.
const MAX_RELATED: usize = 10;
