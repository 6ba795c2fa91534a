//! `large-epsilon`

use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Group, Level, Rule};

/// A budget of differential privacy so large that little is promised.
pub static RULE: Rule = Rule {
    name: "large-epsilon",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "`epsilon` above 10",
    rises: true,
    criteria: &[Criterion::SinglingOut, Criterion::Linkability, Criterion::Inference],
    documentation: Documentation {
        finds: "`epsilon` above 10 (or the configured `max-epsilon`) in `avatarization_open_dp` or \
            `avatarization_fast_dp`.",
        why: "With epsilon, one person can change the probability of any result by a factor of up \
            to e^epsilon. That is less than 3 at 1, and more than 22 000 at 10: beyond, the \
            promise is one in name only. The Article 29 Working Party (Opinion 05/2014, section \
            3.1.3) names noise that is too weak as the common mistake.",
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
    - field: age
      type: int
    - field: city
      type: category
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization_open_dp:
    patients:
      epsilon: 50
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
    - field: age
      type: int
    - field: city
      type: category
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization_open_dp:
    patients:
      epsilon: 3
",
        configure: "`max-epsilon` is the largest epsilon that is not reported; 10 unless set.",
        fix: "Write an `epsilon` of 10 or less; 1 to 10 is usual.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let most = context.options.thresholds.max_epsilon;
    let parameters = context.model.table_parameters();
    for parameters in parameters.filter(|table| table.section.is_dp()) {
        let epsilon = parameters.epsilon();
        let Some(epsilon) = epsilon.filter(|epsilon| epsilon.value.is_finite() && epsilon.value > most)
        else {
            continue;
        };
        let message = format!(
            "An epsilon of {} promises almost nothing: the record of one person can make a result \
             of {} e^{0} times as likely.",
            epsilon.value,
            quoted(parameters.table.value)
        );
        let help = format!("Write an `epsilon` of {most} or less; 1 to 10 is usual.");
        findings.push(Finding::new(&RULE, epsilon.span(), message).help(help));
    }
}
