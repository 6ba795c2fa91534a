//! `exponent-string`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::Fault;
use avatar_model::wording;
use pyyaml_syntax::edit::Scalar;

/// Numbers that YAML 1.1 takes for texts.
pub(crate) static RULE: Rule = Rule {
    name: "exponent-string",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a number such as `1e-3`, which YAML 1.1 reads as a string",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Safe],
    page: page!("exponent_string.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::ExponentString) {
        let Some(text) = violation.node.as_str() else {
            continue;
        };
        let plain = with_point_and_sign(text);
        let fix = fixes::rewrite(violation, Scalar::Plain(&plain), context)
            .map(|edits| Fix::safe("Write it as YAML 1.1 reads it", edits));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "The engine reads {} as a string: YAML 1.1 requires a decimal point and a \
                     sign in the exponent.",
                    wording::quoted(text)
                ),
            )
            .help(format!("Write `{plain}`."))
            .fix(fix),
        );
    }
}

/// The same number in the form that YAML 1.1 takes for one.
fn with_point_and_sign(text: &str) -> String {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "+0"));
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) {
        ""
    } else {
        "+"
    };
    format!("{mantissa}{point}e{sign}{exponent}")
}

#[cfg(test)]
mod tests {
    use super::with_point_and_sign;
    use pyyaml_syntax::{Resolved, resolve_plain};

    #[test]
    fn the_fix_reads_as_the_same_number() {
        for text in ["1e-3", "1e3", "1.0e3", "2.5E3", "-1e+3", "10e0"] {
            let plain = with_point_and_sign(text);
            assert!(matches!(resolve_plain(&plain), Resolved::Float), "{plain}");
            assert_eq!(plain.parse::<f64>(), text.parse::<f64>());
        }
    }
}
