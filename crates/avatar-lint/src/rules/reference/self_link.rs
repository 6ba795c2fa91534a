//! `self-link`

use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};

/// Tables linked to themselves.
pub static RULE: Rule = Rule {
    name: "self-link",
    group: Group::Reference,
    level: Level::Error,
    summary: "a table is linked to itself",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A link whose child is the table it stands on.",
        why: "The engine avatarizes parents before their children, so a table that is its own \
            parent has no place in the order, and the run is refused. The published client leaves \
            such links out of the configurations it writes: the column stays an identifier.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: employees
    data: {volume: input, file: employees.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    - {field: manager_id, type: int, identifier: true}
    links:
    - {field: id, to: {table: employees, field: manager_id}, method: linear_sum_assignment}
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: employees
    data: {volume: input, file: employees.csv}
    individual_level: true
    columns:
    - {field: id, type: int, primary_key: true}
    - {field: manager_id, type: int, identifier: true}
",
        configure: "",
        fix: "Remove the link. The column may stay an identifier.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        for (parent, link) in schema.links() {
            let Some((name, child)) = parent.name.zip(link.child) else {
                continue;
            };
            if name.value == child.value {
                let message = format!(
                    "{} is linked to itself, which the engine refuses.",
                    wording::quoted(child.value)
                );
                findings.push(
                    Finding::new(&RULE, child.span(), message)
                        .related(name.span(), "the table")
                        .help("Remove the link; the column may stay an identifier."),
                );
            }
        }
    }
}
