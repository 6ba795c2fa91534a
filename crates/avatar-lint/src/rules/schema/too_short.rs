//! `too-short`

use crate::shape::Fault;
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use pyyaml_syntax::Node;

/// Texts and lists below their length.
pub static RULE: Rule = Rule {
    name: "too-short",
    group: Group::Schema,
    level: Level::Error,
    summary: "fewer characters or items than allowed",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A text or a list shorter than its field allows: an empty name of an API key.",
        why: "The server refuses the request.",
        bad: r"# avatar-lint check --as CreateApiKeyRequest
name: ''
expiration_days: 30
",
        good: r"# avatar-lint check --as CreateApiKeyRequest
name: nightly run
expiration_days: 30
",
        configure: "",
        fix: "Write something.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.violations() {
        let Fault::TooShort { limit } = violation.fault else { continue };
        // `empty-pattern` tells more.
        if violation.key().and_then(Node::text) == Some("pattern") {
            continue;
        }
        let name = violation.name();
        let unit = wording::unit(violation.node, limit);
        findings.push(
            Finding::new(&RULE, violation.span, format!("{name} must have at least {limit} {unit}."))
                .help("Write something here."),
        );
    }
}
