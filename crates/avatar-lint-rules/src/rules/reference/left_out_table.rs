//! `left-out-table`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_model::Text;
use avatar_model::wording::quoted;
use hashbrown::HashMap;
use pyyaml_syntax::Node;

/// Settings for a table that a database run leaves out.
pub(crate) static RULE: Rule = Rule {
    name: "left-out-table",
    group: Group::Reference,
    level: Level::Error,
    summary: "parameters or metrics for a table that the run leaves out",
    since: "0.1.0",
    status: Status::Preview,
    subject: Subject::Meaning,
    engine: true,
    page: page!("left_out_table.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // A group that no table has leaves out all of them: that is reported once.
    let group = context.model.extract().and_then(|extract| extract.group());
    let mut groups = context.model.groups();
    let is_known = group.is_none_or(|group| groups.any(|own| own.value == group.value));
    let is_by_group = |word: &Text<'_>| word.key.and_then(Node::text) != Some("treatment");
    let mut by_table: HashMap<&str, usize> = HashMap::new();
    for parameters in context.model.table_parameters() {
        let table = parameters.table;
        let word = context.model.removed(table.value);
        let Some(word) = word.filter(|word| is_known || !is_by_group(word)) else {
            continue;
        };
        if let Some(finding) = by_table
            .get(table.value)
            .and_then(|&index| findings.get_mut(index))
        {
            let section = format!("`{}` has settings for it too", parameters.section.as_str());
            finding.push_related(table.span(), section);
            continue;
        }
        by_table.insert(table.value, findings.len());
        let help = match word.key.and_then(Node::text) {
            Some("treatment") => {
                "Remove the settings, or write `treatment: anonymize` on the table."
            }
            _ => "Remove the settings, or move them to the set that runs the group of the table.",
        };
        let message = format!(
            "The client refuses these settings: this run leaves {} out.",
            quoted(table.value)
        );
        findings.push(
            Finding::new(&RULE, table.span(), message)
                .related(word.span(), "this leaves the table out")
                .help(help),
        );
    }
}
