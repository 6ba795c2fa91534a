//! `attack-variables`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::wording;
use avatar_model::{Model, TableParameters};
use pyyaml_syntax::NodeKind;

/// Simulated attacks that cannot be carried out as they are written.
pub(crate) static RULE: Rule = Rule {
    name: "attack-variables",
    group: Group::Reference,
    level: Level::Warning,
    summary: "a `target` without `known_variables`, or among them",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("attack_variables.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for parameters in context.model.table_parameters() {
        findings.extend(judge(parameters).or_else(|| replaced(context.model, parameters)));
    }
}

/// A target whose values the run replaces.
fn replaced(model: &Model<'_>, parameters: &TableParameters<'_>) -> Option<Finding> {
    let target = parameters.target()?;
    let (schema, table) = model.table_of(parameters)?;
    let mut columns = columns::of(model, schema, table);
    let place = columns.find(|place| place.column.label() == target.value)?;
    let strategy = place.strategy()?;
    let message = format!(
        "{} is the `target`, but the run replaces its values: no attack can find them, so the \
         metric says nothing of the other columns.",
        wording::quoted(target.value)
    );
    Some(
        Finding::new(&RULE, target.span(), message)
            .related(strategy.0.head_span(), "replaced here")
            .help("Choose a column that the avatarization keeps and that must not be guessed."),
    )
}

fn judge(parameters: &TableParameters<'_>) -> Option<Finding> {
    let target = parameters.target()?;
    let mut known = parameters.known_variables().peekable();
    if known.peek().is_none() {
        // What is no list, or a list of something else, is another rule's.
        let fields = &parameters.fields;
        let is_missing = match fields.get("known_variables") {
            Some(list) => list.value.kind() == NodeKind::Sequence && list.value.items().len() == 0,
            None => !fields.is_meant("known_variables"),
        };
        return is_missing.then(|| {
            let message = format!(
                "{} is a `target` without `known_variables`: no attack can be simulated.",
                wording::quoted(target.value)
            );
            Finding::new(&RULE, target.span(), message)
                .help("List in `known_variables` what an attacker can know about a person.")
        });
    }
    let same = known.find(|known| known.value == target.value)?;
    let message = format!(
        "{} is the `target`, but the attacker already knows it.",
        wording::quoted(same.value)
    );
    Some(
        Finding::new(&RULE, same.span(), message)
            .related(target.span(), "the target")
            .help("Remove it from `known_variables`, or choose another `target`."),
    )
}
