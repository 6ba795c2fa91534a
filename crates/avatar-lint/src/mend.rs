//! Mending a text with the fixes of its findings.

use crate::{Checked, Edit, Finding, Fix, Linted, Options, Safety};
use std::collections::BTreeMap;

/// A mended text.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// How many fixes were made; 0 when the text is as it was.
    pub fixes: usize,
    /// What is wrong with the text now.
    pub findings: Vec<Finding>,
    /// How many findings of rules that are off are left out.
    pub off: usize,
}

/// Makes every fix of `text` that can be trusted as far as `safety`, except
/// those of suppressed findings.
///
/// Where edits overlap, the earlier fix is made and the text looked at again,
/// until no fix is left. A round that would make a document unreadable is not
/// made: that would be a fault of a fix, and the text is worth more.
pub fn mend(text: &str, options: &Options, safety: Safety) -> Mended {
    let stream = pyyaml_syntax::parse(text);
    mend_checked(&Checked::new(&stream, options), options, safety, &|_| {})
}

/// [`mend`] for a text that has been checked already, but for findings that `hide`
/// marks as suppressed: what a person does not see is not mended either. Each round
/// reads the text that it makes, once.
pub fn mend_checked(
    checked: &Checked<'_>,
    options: &Options,
    safety: Safety,
    hide: &Hide<'_>,
) -> Mended {
    /// Fixes that undo one another would go on for ever.
    const MAX_ROUNDS: usize = 100;

    let mut errors = checked.stream.errors().len();
    let mut mended = Mended {
        text: checked.stream.text().to_owned(),
        fixes: 0,
        findings: checked.linted.findings.clone(),
        off: checked.linted.off,
    };
    for _ in 0..MAX_ROUNDS {
        let fixes = choose(&mended.findings, safety);
        if fixes.is_empty() {
            break;
        }
        let text = apply(&mended.text, fixes.iter().flat_map(|fix| &fix.edits));
        let stream = pyyaml_syntax::parse(&text);
        if stream.errors().len() > errors {
            break;
        }
        errors = stream.errors().len();
        mended.fixes += fixes.len();
        let mut next = Checked::new(&stream, options);
        hide(&mut next);
        Linted {
            findings: mended.findings,
            off: mended.off,
        } = next.linted;
        drop(stream);
        mended.text = text;
    }
    mended
}

/// Marks findings of a text as suppressed.
pub type Hide<'h> = dyn Fn(&mut Checked<'_>) + 'h;

/// `text` after `edits`, none of which overlaps another.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.span.start(), edit.span.end()));
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.span.start()).unwrap_or_default());
        out.push_str(&edit.replacement);
        from = edit.span.end();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// The fixes that can be made together, each whole or not at all.
fn choose(findings: &[Finding], safety: Safety) -> Vec<&Fix> {
    let mut fixes: Vec<&Fix> = findings
        .iter()
        .filter(|finding| !finding.suppressed)
        .filter_map(|finding| finding.fix.as_ref())
        .filter(|fix| fix.safety <= safety && !fix.edits.is_empty())
        .collect();
    fixes.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span.start()));

    // Where each chosen edit starts and ends.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    fixes.retain(|fix| {
        // Edits that touch have no order of their own, so they wait as well.
        let is_free = |edit: &Edit| {
            let before = taken.range(..=edit.span.end()).next_back();
            before.is_none_or(|(_, &end)| end < edit.span.start())
        };
        let free = fix.edits.iter().all(is_free);
        if free {
            let places = fix
                .edits
                .iter()
                .map(|edit| (edit.span.start(), edit.span.end()));
            taken.extend(places);
        }
        free
    });
    fixes
}

#[cfg(test)]
mod tests {
    use super::{apply, choose};
    use crate::{Edit, Finding, Fix, Safety, rules};
    use pyyaml_syntax::Span;

    fn finding(fix: Fix) -> Finding {
        Finding::new(&rules::syntax::invalid_yaml::RULE, Span::new(0, 0), "").fix(fix)
    }

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit::replace(Span::new(start, end), replacement)
    }

    fn mended(text: &str, findings: &[Finding], safety: Safety) -> String {
        let fixes = choose(findings, safety);
        apply(text, fixes.iter().flat_map(|fix| &fix.edits))
    }

    #[test]
    fn edits_are_made_in_the_order_of_the_text() {
        let findings = [
            finding(Fix::safe("", vec![edit(4, 5, "E")])),
            finding(Fix::safe("", vec![edit(2, 2, "-"), edit(0, 1, "")])),
        ];
        assert_eq!(mended("abcdef", &findings, Safety::Safe), "b-cdEf");
    }

    #[test]
    fn of_overlapping_fixes_the_first_is_made_and_the_other_left_whole() {
        let findings = [
            finding(Fix::safe("", vec![edit(0, 2, "1"), edit(4, 5, "2")])),
            finding(Fix::safe("", vec![edit(1, 3, "x"), edit(5, 6, "y")])),
            finding(Fix::safe("", vec![edit(3, 3, "!")])),
        ];
        assert_eq!(mended("abcdef", &findings, Safety::Safe), "1c!d2f");
    }

    #[test]
    fn insertions_at_one_place_wait_for_one_another() {
        let insertion = finding(Fix::safe("", vec![edit(1, 1, "+")]));
        let findings = [insertion.clone(), insertion];
        assert_eq!(mended("ab", &findings, Safety::Safe), "a+b");
    }

    #[test]
    fn what_needs_review_or_is_suppressed_is_left_alone() {
        let mut suppressed = finding(Fix::safe("", vec![edit(0, 1, "x")]));
        suppressed.suppressed = true;
        let findings = [
            suppressed,
            finding(Fix::needs_review("", vec![edit(2, 3, "y")])),
        ];
        assert_eq!(mended("abc", &findings, Safety::Safe), "abc");
        assert_eq!(mended("abc", &findings, Safety::Unsafe), "aby");
    }
}
