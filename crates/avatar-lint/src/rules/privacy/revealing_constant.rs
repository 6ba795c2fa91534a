//! `revealing-constant`

use crate::rules::{columns, personal, suspicion};
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A constant that looks like somebody's data.
pub static RULE: Rule = Rule {
    name: "revealing-constant",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a CONSTANT that looks like personal data",
    rises: false,
    criteria: &[Criterion::SinglingOut],
    documentation: Documentation {
        finds: "A CONSTANT whose value has the form of an e-mail address, a phone number, a bank \
            account or payment card with valid check digits, a social security number, an IP \
            address or a date of birth; or of a person's name, in a column whose name says that \
            it holds names. Values that stand for nobody (`REDACTED`, `nobody@example.org`, the \
            first of January) are left alone.",
        why: "The constant is written on every row and in the file. If it belongs to somebody, all \
            rows seem to be theirs, and their data are in a file that many read: GDPR article \
            5(1)(d) asks that data be accurate, and article 5(1)(c) that none be there without \
            need.",
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
    - field: contact
      type: category
      pseudonymization:
        kind: CONSTANT
        value: ada.lovelace@gmail.com
    - field: age
      type: int
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
    - field: contact
      type: category
      pseudonymization:
        kind: CONSTANT
        value: REDACTED
    - field: age
      type: int
",
        configure: "",
        fix: "Write a word that stands for nobody, such as `REDACTED`, or use FAKER.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::all(context.model) {
        let Some(strategy) = place.strategy().filter(|strategy| strategy.is("CONSTANT")) else {
            continue;
        };
        let Some(value) = strategy.0.text("value") else { continue };
        let category = suspicion::of(context, &place).map(|suspicion| suspicion.category);
        let Some(what) = personal::described(value.value, category) else { continue };
        let message = format!(
            "This constant looks like {what}: if it is somebody's, every row of {} seems to be \
             theirs.",
            place.label()
        );
        findings.push(
            Finding::new(&RULE, value.span(), message)
                .help("Write a word that stands for nobody, such as `REDACTED`."),
        );
    }
}
