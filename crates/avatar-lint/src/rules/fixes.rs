//! Edits that several rules offer.

use crate::shape::Violation;
use crate::wording::quoted_list;
use crate::{Edit, Finding, Fix};
use pyyaml_syntax::Style;

/// Says how to write a plain scalar as a text, of the finding that it is none:
/// in single quotes, or as one of the values that are allowed there.
pub(super) fn write_as_text(finding: Finding, violation: &Violation<'_>, text: &str) -> Finding {
    let written = violation.judged().span().text(text);
    let allowed = violation.allowed_values();
    if !allowed.is_empty() && !allowed.iter().any(|value| value == written) {
        return finding.help(format!("Write {}.", quoted_list(&allowed, "or")));
    }
    finding
        .help(format!("Write `'{written}'`."))
        .fix(quote(violation, text))
}

/// Puts a plain scalar into single quotes, so that it reads as the text it
/// looks like. `None` where more than this one place would change.
fn quote(violation: &Violation<'_>, text: &str) -> Option<Fix> {
    let node = violation.judged();
    let written = node.span().text(text);
    let can = node.style() == Style::Plain && !written.is_empty() && !violation.is_shared();
    can.then(|| {
        let quoted = format!("'{}'", written.replace('\'', "''"));
        Fix::safe("Put it in quotes", vec![Edit::replace(node.span(), quoted)])
    })
}

/// The edit that puts `replacement` in the place of a scalar, `None` where more
/// than this one place would change.
pub(super) fn rewrite(
    violation: &Violation<'_>,
    replacement: impl Into<String>,
) -> Option<Vec<Edit>> {
    (!violation.is_shared()).then(|| vec![Edit::replace(violation.span, replacement)])
}

/// A number in a form that YAML 1.1 reads as the same number.
pub(super) fn written_plainly(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        format!("{number:?}")
            .replace('e', "e+")
            .replace("e+-", "e-")
    }
}
