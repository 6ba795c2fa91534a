//! What the example of each rule's page looks like in the terminal.

use crate::sandbox::Sandbox;
use avatar_lint_rules::{Group, rules};

/// Only what the rule itself says, so that a snapshot changes with its rule.
#[test]
fn a_finding_of_each_rule_as_it_is_shown() {
    for rule in rules::ALL {
        let text = rule.page.example();
        let sandbox = Sandbox::new(&[("example.yaml", text)]);
        let mut arguments = vec!["check", "--no-config", "--format", "full"];
        // What is unused shows only where the other rules are on.
        if rule.group != Group::Suppression {
            arguments.extend(["--select", rule.name]);
        }
        let first = text.lines().next().unwrap();
        if let Some(kind) = first.strip_prefix("# avatar-lint check --as ") {
            arguments.extend(["--as", kind]);
        }
        arguments.push("example.yaml");
        let run = sandbox.run(&arguments);
        assert!(
            run.stdout.contains(rule.name),
            "{}: {}",
            rule.name,
            run.stderr
        );
        insta::assert_snapshot!(format!("rule_{}", rule.name), run.stdout);
    }
}
