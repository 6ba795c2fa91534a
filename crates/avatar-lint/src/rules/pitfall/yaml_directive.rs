//! `yaml-directive`

use crate::{Context, Documentation, Finding, Group, Level, Rule};
use pyyaml_syntax::Document;

/// Directives that the engine ignores.
pub static RULE: Rule = Rule {
    name: "yaml-directive",
    group: Group::Pitfall,
    level: Level::Info,
    summary: "a `%YAML` directive other than 1.1",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A `%YAML` directive that asks for another version than 1.1.",
        why: "The engine's reader ignores the minor version and reads YAML 1.1 all the same: \
            `on` is a boolean, `020` is 16. The directive promises what nobody keeps.",
        bad: r"%YAML 1.2
---
kind: AvatarVolume
metadata:
  name: input
spec:
  url: s3://bucket/input
",
        good: r"kind: AvatarVolume
metadata:
  name: input
spec:
  url: s3://bucket/input
",
        configure: "",
        fix: "Remove the directive and quote what YAML 1.1 would misread.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let directives = context.stream.documents().flat_map(Document::directives);
    for directive in directives.filter(|directive| directive.name == "YAML" && directive.value != "1.1") {
        findings.push(
            Finding::new(
                &RULE,
                directive.span,
                format!("The engine reads YAML 1.1, whatever `%YAML {}` asks for.", directive.value),
            )
            .help("Remove the directive; write names such as `on`, `no` or `1e3` in quotes."),
        );
    }
}
