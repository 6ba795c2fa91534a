//! Fixing a text with the fixes of its findings.

use crate::{Checked, Edit, Finding, Fix, Options, Safety, apply, read};
use hashbrown::{HashMap, HashSet};
use pyyaml_syntax::Stream;
use std::collections::BTreeMap;

/// A fixed text.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many fixes were made; 0 when the text is as it was.
    pub fixes: usize,
}

/// Makes every fix of `text` that can be trusted as far as `safety`, except
/// those of suppressed findings.
///
/// Where edits overlap, the earlier fix is made and the text checked again,
/// until no fix is left. A fix after which a document reads worse is left out:
/// that would be a fault of the fix, and the text is worth more.
pub fn fix(text: &str, options: &Options, safety: Safety) -> Fixed {
    let stream = read(text);
    let checked = Checked::new(&stream, options);
    let fixed = fix_checked(&checked, safety, &|_| {}, |fixed, fixes| Fixed {
        text: fixed.stream().text().to_owned(),
        fixes,
    });
    fixed.unwrap_or_else(|| Fixed {
        text: text.to_owned(),
        fixes: 0,
    })
}

/// [`fix`] for a text that has been checked already, but for findings that `hide`
/// marks as suppressed: what a person does not see is not fixed either. Each round
/// reads the text that it makes, once; `then` gets the last one, as it was checked,
/// with the number of fixes. `None` where there is nothing to fix.
pub fn fix_checked<R>(
    checked: &Checked<'_>,
    safety: Safety,
    hide: &Hide<'_>,
    then: impl FnOnce(Checked<'_>, usize) -> R,
) -> Option<R> {
    /// Fixes that undo one another would go on for ever.
    const MAX_ROUNDS: usize = 100;

    let mut harmful: HashSet<FixId> = HashSet::new();
    if choose(checked.findings(), safety, &harmful).is_empty() {
        return None;
    }
    let mut reading = Reading::of(checked.stream());
    let mut before = checked.stream().text().to_owned();
    let mut findings = checked.findings().to_vec();
    let mut fixes = 0;
    let mut rounds = 0;
    loop {
        let chosen = choose(&findings, safety, &harmful);
        let mut kept: Vec<&Fix> = chosen.iter().map(|&(_, fix)| fix).collect();
        let mut text = apply(&before, edits(&kept));
        let mut stream = read(&text);
        let harmed = reading.harmed(&stream, &kept);
        if !harmed.is_empty() {
            drop(stream);
            let (harmless, left_out) = reading.without_harm(&before, chosen, &harmed);
            harmful.extend(left_out);
            kept = harmless;
            text = apply(&before, edits(&kept));
            stream = read(&text);
        }
        harmful = harmful.iter().map(|id| id.after(&kept)).collect();
        fixes += kept.len();
        rounds += 1;
        reading = Reading::of(&stream);
        let mut next = checked.after(&stream);
        hide(&mut next);
        let is_done = choose(next.findings(), safety, &harmful).is_empty();
        if is_done || rounds == MAX_ROUNDS {
            return Some(then(next, fixes));
        }
        findings = next.into_findings();
        drop(stream);
        before = text;
    }
}

/// Marks findings of a text as suppressed.
pub type Hide<'h> = dyn Fn(&mut Checked<'_>) + 'h;

/// A fix that is not made, by its rule and place, which moves with the text.
#[derive(Clone, PartialEq, Eq, Hash)]
struct FixId {
    rule: &'static str,
    start: usize,
}

impl FixId {
    fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.name,
            start: finding.span.start(),
        }
    }

    /// Where it is after fixes of the text before it.
    fn after(&self, fixes: &[&Fix]) -> Self {
        let before = edits(fixes).filter(|edit| edit.span.end() <= self.start);
        let (added, removed) = before.fold((0, 0), |(added, removed), edit| {
            (added + edit.replacement.len(), removed + edit.span.len())
        });
        Self {
            rule: self.rule,
            start: (self.start + added).saturating_sub(removed),
        }
    }
}

fn edits<'f>(fixes: &[&'f Fix]) -> impl Iterator<Item = &'f Edit> {
    fixes.iter().flat_map(|fix| &fix.edits)
}

/// How well the documents of a text can be read.
struct Reading {
    /// Where each document ends.
    ends: Vec<usize>,
    /// For each document with errors, how many, and where the first is.
    errors: HashMap<usize, (usize, usize)>,
}

impl Reading {
    fn of(stream: &Stream<'_>) -> Self {
        let mut reading = Self {
            ends: stream.documents().map(|it| it.span().end()).collect(),
            errors: HashMap::new(),
        };
        reading.errors = reading.errors(stream, |offset| offset);
        reading
    }

    /// The errors of `stream` by the document in which they are. `origin` gives
    /// the place of an offset in the text of this reading.
    fn errors(
        &self,
        stream: &Stream<'_>,
        origin: impl Fn(usize) -> usize,
    ) -> HashMap<usize, (usize, usize)> {
        let mut errors: HashMap<usize, (usize, usize)> = HashMap::new();
        for error in stream.errors() {
            let offset = origin(error.span.start());
            let entry = errors.entry(self.document_at(offset));
            let (count, first) = entry.or_insert((0, usize::MAX));
            *count += 1;
            *first = offset.min(*first);
        }
        errors
    }

    fn document_at(&self, offset: usize) -> usize {
        let index = self.ends.partition_point(|&end| end <= offset);
        index.min(self.ends.len().saturating_sub(1))
    }

    /// The documents that read worse in `after`, which `fixes` made: that have
    /// more errors, or one further up. What a fix makes of a document counts for
    /// the document it was.
    fn harmed(&self, after: &Stream<'_>, fixes: &[&Fix]) -> HashSet<usize> {
        if after.errors().is_empty() {
            return HashSet::new();
        }
        let mut edits: Vec<&Edit> = edits(fixes).collect();
        edits.sort_by_key(|edit| (edit.span.start(), edit.span.end()));
        let reads_worse = |(document, (count, first)): &(usize, (usize, usize))| {
            let before = self.errors.get(document).copied();
            let before = before.unwrap_or((0, usize::MAX));
            *count > before.0 || *first < before.1
        };
        let after = self.errors(after, |offset| offset_before(&edits, offset));
        let worse = after.into_iter().filter(reads_worse);
        worse.map(|(document, _)| document).collect()
    }

    /// Of fixes of `text` after which the documents `harmed` read worse, those
    /// that do no harm, and the others.
    fn without_harm<'f>(
        &self,
        text: &str,
        fixes: Vec<(&'f Finding, &'f Fix)>,
        harmed: &HashSet<usize>,
    ) -> (Vec<&'f Fix>, Vec<FixId>) {
        let mut kept = Vec::new();
        let mut suspects: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        for (finding, fix) in fixes {
            let first = fix.edits.first().map_or(0, |edit| edit.span.start());
            let document = self.document_at(first);
            if harmed.contains(&document) {
                suspects.entry(document).or_default().push((finding, fix));
            } else {
                kept.push(fix);
            }
        }
        let mut left_out = Vec::new();
        for suspects in suspects.into_values() {
            self.keep_harmless(text, &suspects, &mut kept, &mut left_out);
        }
        (kept, left_out)
    }

    /// Adds to `kept` those of `suspects` that do no harm beside what is kept:
    /// half by half, so that a few harmful ones among many are found quickly. There is
    /// at least one suspect.
    fn keep_harmless<'f>(
        &self,
        text: &str,
        suspects: &[(&'f Finding, &'f Fix)],
        kept: &mut Vec<&'f Fix>,
        left_out: &mut Vec<FixId>,
    ) {
        let before = kept.len();
        kept.extend(suspects.iter().map(|&(_, fix)| fix));
        let after = apply(text, edits(kept));
        if self.harmed(&read(&after), kept).is_empty() {
            return;
        }
        kept.truncate(before);
        if let [(finding, _)] = suspects {
            left_out.push(FixId::of(finding));
        } else {
            let (first, second) = suspects.split_at(suspects.len() / 2);
            self.keep_harmless(text, first, kept, left_out);
            self.keep_harmless(text, second, kept, left_out);
        }
    }
}

/// Where in the text before `edits` an offset of the text after them was.
fn offset_before(edits: &[&Edit], offset: usize) -> usize {
    let mut shift = 0_isize;
    for edit in edits {
        let start = edit.span.start().saturating_add_signed(shift);
        if offset < start {
            break;
        }
        if offset < start + edit.replacement.len() {
            return edit.span.start();
        }
        shift += difference(edit.replacement.len(), edit.span.len());
    }
    offset.saturating_add_signed(-shift)
}

/// How much longer a replacement is than what it replaces.
fn difference(new: usize, old: usize) -> isize {
    let signed = |len: usize| isize::try_from(len).unwrap_or(isize::MAX);
    signed(new) - signed(old)
}

/// The fixes that can be made together, each whole or not at all, with the
/// findings they fix.
fn choose<'f>(
    findings: &'f [Finding],
    safety: Safety,
    harmful: &HashSet<FixId>,
) -> Vec<(&'f Finding, &'f Fix)> {
    let mut fixes: Vec<(&Finding, &Fix)> = findings
        .iter()
        .filter(|finding| !finding.suppressed)
        .filter_map(|finding| Some((finding, finding.fix.as_ref()?)))
        .filter(|(_, fix)| fix.safety <= safety && !fix.edits.is_empty())
        .filter(|(finding, _)| harmful.is_empty() || !harmful.contains(&FixId::of(finding)))
        .collect();
    fixes.sort_by_key(|(_, fix)| fix.edits.first().map(|edit| edit.span.start()));

    // Where each chosen edit starts and ends.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    fixes.retain(|(_, fix)| {
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
    use super::{Fixed, Reading, choose, fix_checked, offset_before};
    use crate::{Checked, Edit, Finding, Fix, Options, Safety, apply, rules};
    use hashbrown::HashSet;
    use pyyaml_syntax::Span;
    use std::cell::Cell;

    fn finding(fix: Fix) -> Finding {
        Finding::new(&rules::syntax::invalid_yaml::RULE, Span::new(0, 0), "").fix(fix)
    }

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit::replace(Span::new(start, end), replacement)
    }

    fn fixed(text: &str, findings: &[Finding], safety: Safety) -> String {
        let fixes = choose(findings, safety, &HashSet::new());
        apply(text, fixes.iter().flat_map(|(_, fix)| &fix.edits))
    }

    #[test]
    fn edits_are_made_in_the_order_of_the_text() {
        let findings = [
            finding(Fix::safe("", vec![edit(4, 5, "E")])),
            finding(Fix::safe("", vec![edit(2, 2, "-"), edit(0, 1, "")])),
        ];
        assert_eq!(fixed("abcdef", &findings, Safety::Safe), "b-cdEf");
    }

    #[test]
    fn of_overlapping_fixes_the_first_is_made_and_the_other_left_whole() {
        let findings = [
            finding(Fix::safe("", vec![edit(0, 2, "1"), edit(4, 5, "2")])),
            finding(Fix::safe("", vec![edit(1, 3, "x"), edit(5, 6, "y")])),
            finding(Fix::safe("", vec![edit(3, 3, "!")])),
        ];
        assert_eq!(fixed("abcdef", &findings, Safety::Safe), "1c!d2f");
    }

    #[test]
    fn insertions_at_one_place_wait_for_one_another() {
        let insertion = finding(Fix::safe("", vec![edit(1, 1, "+")]));
        let findings = [insertion.clone(), insertion];
        assert_eq!(fixed("ab", &findings, Safety::Safe), "a+b");
    }

    #[test]
    fn what_needs_review_or_is_suppressed_is_left_alone() {
        let mut suppressed = finding(Fix::safe("", vec![edit(0, 1, "x")]));
        suppressed.suppressed = true;
        let findings = [
            suppressed,
            finding(Fix::needs_review("", vec![edit(2, 3, "y")])),
        ];
        assert_eq!(fixed("abc", &findings, Safety::Safe), "abc");
        assert_eq!(fixed("abc", &findings, Safety::Unsafe), "aby");
    }

    /// `text` after fixes that replace each word by the one beside it, and how often it
    /// was read for that.
    fn replaced(text: &str, words: &[(&str, &str)]) -> (Fixed, usize) {
        let findings = |text: &str| -> Vec<Finding> {
            let found = words.iter().flat_map(|(word, replacement)| {
                let places = text.match_indices(word);
                places.map(|(at, _)| edit(at, at + word.len(), replacement))
            });
            let fixes = found.map(|edit| (edit.span, Fix::safe("", vec![edit])));
            let rule = &rules::syntax::invalid_yaml::RULE;
            fixes
                .map(|(span, fix)| Finding::new(rule, span, "").fix(fix))
                .collect()
        };
        let options = Options::default();
        let stream = crate::read(text);
        let checked = Checked::with(&stream, &options, findings(text));
        let rounds = Cell::new(0);
        let hide = |next: &mut Checked<'_>| {
            rounds.set(rounds.get() + 1);
            let found = findings(next.stream().text());
            next.change(|findings| *findings = found);
        };
        let fixed = fix_checked(&checked, Safety::Safe, &hide, |fixed, fixes| Fixed {
            text: fixed.stream().text().to_owned(),
            fixes,
        });
        (fixed.unwrap(), rounds.get())
    }

    #[test]
    fn a_fix_that_would_break_a_document_is_tried_once_wherever_the_others_move_it() {
        let words = [("xxxx", "x"), ("one", "eleven"), ("yes", "]"), ("two", "2")];
        let text = "a: xxxx one\nb: yes\nc: two\n";
        let (fixed, rounds) = replaced(text, &words);
        assert_eq!(fixed.text, "a: x eleven\nb: yes\nc: 2\n");
        assert_eq!((fixed.fixes, rounds), (3, 1));
        // Nor in the rounds after.
        let words = [("one", "two"), ("two", "three"), ("yes", "]")];
        let (fixed, rounds) = replaced("a: one\nb: yes\n", &words);
        assert_eq!(fixed.text, "a: three\nb: yes\n");
        assert_eq!((fixed.fixes, rounds), (2, 2));
    }

    #[test]
    fn fixes_that_undo_one_another_come_to_an_end() {
        let (fixed, rounds) = replaced("a: one\n", &[("one", "two"), ("two", "one")]);
        assert_eq!((fixed.fixes, rounds), (100, 100));
    }

    #[test]
    fn an_offset_after_edits_is_where_it_was_before_them() {
        // `abcdefgh` becomes `abWXYZefh!!`.
        let edits = [edit(2, 4, "WXYZ"), edit(6, 7, ""), edit(8, 8, "!!")];
        let edits: Vec<&Edit> = edits.iter().collect();
        let before = (0..12).map(|offset| offset_before(&edits, offset));
        let before: Vec<usize> = before.collect();
        assert_eq!(before, [0, 1, 2, 2, 2, 2, 4, 5, 7, 8, 8, 8]);
    }

    /// What is left of `text` after the fixes that do no harm.
    fn kept(text: &str, edits: &[Edit]) -> String {
        let fix = |edit: &Edit| finding(Fix::safe("", vec![edit.clone()]));
        let findings: Vec<Finding> = edits.iter().map(fix).collect();
        let stream = pyyaml_syntax::parse(text);
        let fixes = choose(&findings, Safety::Safe, &HashSet::new());
        let all: Vec<&Fix> = fixes.iter().map(|&(_, fix)| fix).collect();
        let reading = Reading::of(&stream);
        let after = apply(text, super::edits(&all));
        let harmed = reading.harmed(&pyyaml_syntax::parse(&after), &all);
        let (kept, _) = reading.without_harm(text, fixes, &harmed);
        apply(text, super::edits(&kept))
    }

    #[test]
    fn of_several_fixes_only_the_one_that_breaks_a_document_is_left_out() {
        let text = "a: 1\nb: 2\nc: 3\n---\nd: 4\n";
        let edits = [
            edit(3, 4, "one"),
            edit(8, 9, "]"),
            edit(13, 14, "three"),
            edit(22, 23, "four"),
        ];
        assert_eq!(kept(text, &edits), "a: one\nb: 2\nc: three\n---\nd: four\n");
    }

    #[test]
    fn a_document_that_is_broken_hides_no_harm_to_another() {
        let text = "a: 1\n---\nb: ]\n";
        assert_eq!(kept(text, &[edit(3, 4, "[")]), text);
        // One becomes readable while the other breaks.
        let text = "a: ]\n---\nb: 1\n";
        let edits = [edit(3, 4, "0"), edit(12, 13, "]")];
        assert_eq!(kept(text, &edits), "a: 0\n---\nb: 1\n");
        // It breaks further up.
        let text = "a: 1\nb: ]\n";
        assert_eq!(kept(text, &[edit(3, 4, "]")]), text);
        // It has an error more, or one less.
        let text = "a: !!int x\nb: 2\n";
        assert_eq!(kept(text, &[edit(14, 15, "!!int y")]), text);
        let text = "a: !!int x\nb: !!int y\n";
        assert_eq!(kept(text, &[edit(14, 21, "2")]), "a: !!int x\nb: 2\n");
        // Two documents become readable, and one as broken as it was.
        let text = "a: 1\nb: ]\n";
        assert_eq!(kept(text, &[edit(5, 5, "---\n")]), "a: 1\n---\nb: ]\n");
    }
}
