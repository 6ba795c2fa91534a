//! `yaml-directive`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule};
use pyyaml_syntax::Document;

/// Directives that the engine ignores.
pub(crate) static RULE: Rule = Rule {
    name: "yaml-directive",
    group: Group::Pitfall,
    level: Level::Info,
    summary: "a `%YAML` directive other than 1.1",
    since: "0.1.0",
    engine: true,
    page: page!("yaml_directive.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let directives = context.stream.documents().flat_map(Document::directives);
    for directive in
        directives.filter(|directive| directive.name == "YAML" && directive.value != "1.1")
    {
        findings.push(
            Finding::new(
                &RULE,
                directive.span,
                format!(
                    "The engine ignores `%YAML {}` and reads YAML 1.1.",
                    directive.value
                ),
            )
            .help("Remove the directive."),
        );
    }
}
