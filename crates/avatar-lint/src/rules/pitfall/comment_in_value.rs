//! `comment-in-value`

use crate::shape::Fault;
use crate::{Context, Documentation, Edit, Finding, Fix, Group, Level, Rule, wording};

/// Texts that a `#` cuts off.
pub static RULE: Rule = Rule {
    name: "comment-in-value",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a text cut off where YAML sees a comment",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A plain text, such as a pattern, a constant or a name, that ends at ` #` where \
            the `#` is directly followed by something else than a space: `EMP ####`, \
            `#####`. An ordinary comment, with a space after its `#`, is fine.",
        why: "In YAML a `#` after a space begins a comment, so `pattern: EMP ####` is the \
            pattern `EMP`: everybody gets the same identifier. `pattern: #####` is no \
            pattern at all.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: badge
      pseudonymization:
        kind: SPECIFIC_ID
        pattern: EMP ####
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: badge
      pseudonymization:
        kind: SPECIFIC_ID
        pattern: 'EMP ####'
",
        configure: "",
        fix: "The fix puts the whole in quotes. It needs a look: the rest of the line may \
            really be a comment, which then wants a space after its `#`.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.shape.violations() {
        let Fault::CommentInValue { comment } = violation.fault else { continue };
        let whole = violation.node.span().cover(comment);
        let whole = if violation.node.span().is_empty() { comment } else { whole };
        let written = whole.text(context.text()).trim_end();
        let quoted = format!("'{}'", written.replace('\'', "''"));
        let left = match violation.node.as_str() {
            Some(text) => format!("the value is only {}", wording::quoted(text)),
            None => "nothing is left of the value".to_owned(),
        };
        let fix = (!violation.is_shared()).then(|| {
            let edit = Edit::replace(whole, quoted.clone());
            Fix::needs_review("Put the whole text in quotes", vec![edit])
        });
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("A `#` after a space begins a comment, so {left}."),
            )
            .related(comment, "read as a comment")
            .help(format!("Write `{quoted}`. If it is a comment, put a space after its `#`."))
            .fix(fix),
        );
    }
}
