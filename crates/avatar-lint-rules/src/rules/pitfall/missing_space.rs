//! `missing-space`

use crate::page::page;
use crate::{Context, Edit, Finding, Fix, Group, Level, Rule, Safety, Status, Subject};
use avatar_model::conformance::{Fault, Violation};
use avatar_model::wording::quoted;
use pyyaml_syntax::{LINE_BREAKS, parse};

/// Keys that hold their colon and their value.
pub(crate) static RULE: Rule = Rule {
    name: "missing-space",
    since: "0.1.0",
    status: Status::Preview,
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a key without a space after its colon, such as `{drop:true}`",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Safe],
    page: page!("missing_space.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::MissingSpace { name } = &violation.fault else {
            continue;
        };
        let written = violation.span.text(context.text());
        let (key, value) = written.split_once(':').unwrap_or((written, ""));
        let message = format!(
            "No space follows the colon, so the engine reads {} as one string, and not as the \
             value of {}.",
            quoted(written),
            quoted(name),
        );
        let mut meant = format!("{key}: {value}");
        // What goes on below stands where a value may not.
        let is_readable = !written.contains(LINE_BREAKS) && parse(&meant).errors().is_empty();
        if !is_readable {
            meant = format!("{key}: '{}'", value.replace('\'', "''"));
        }
        let help = format!("Write {}.", quoted(&meant));
        let fix = insertion(violation, name, context)
            .filter(|_| is_readable)
            .map(|edit| Fix::safe("Insert the space", vec![edit]));
        findings.push(
            Finding::new(&RULE, violation.span, message)
                .help(help)
                .fix(fix),
        );
    }
}

/// Puts a space after the colon, where the name is still free.
fn insertion(violation: &Violation<'_>, name: &str, context: &Context<'_>) -> Option<Edit> {
    let is_free = violation.node.get(name).is_none();
    let is_alone = context.editor().check_span(violation.span).is_ok();
    let place = violation.span.start() + name.len() + 1;
    (is_free && is_alone).then(|| Edit::insert(place, " "))
}

#[cfg(test)]
mod tests {
    use crate::{Options, lint};

    #[test]
    fn a_value_of_two_lines_is_put_in_quotes_by_a_person() {
        let text = "kind: AvatarSchema\nmetadata: {name: s}\nspec:\n  tables:\n  - name: t\n    \
                    columns:\n    - field:email\n        more\n";
        let findings = lint(text, &Options::default());
        let mut found = findings.iter();
        let finding = found.find(|finding| finding.rule.name == "missing-space");
        let finding = finding.unwrap();
        assert!(
            finding
                .help
                .as_ref()
                .unwrap()
                .starts_with("Write `field: 'email")
        );
        assert!(finding.fix.is_none());
    }
}
