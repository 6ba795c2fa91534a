//! Writing suppressions for what is there now.

use crate::selector::Answers;
use crate::suppression::{Parsed, can_be_ignored, needs_reason, parse};
use crate::{Checked, Finding, Hide, Rule, Selector, apply, read};
use pyyaml_syntax::Span;
use pyyaml_syntax::edit::{Edit, Editor, Result as Edited};
use std::collections::BTreeMap;

/// The findings to suppress, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignoring {
    rules: Vec<&'static Rule>,
    reason: String,
}

impl Ignoring {
    /// Findings of the rules in `selectors`, for `reason`, which may hold `until=`
    /// and a date.
    ///
    /// # Errors
    ///
    /// What keeps them from being suppressed, as a clause.
    pub fn new(selectors: &[Selector], reason: Option<&str>) -> Result<Self, String> {
        let mut rules = Vec::new();
        for rule in selectors.iter().flat_map(|selector| selector.rules()) {
            if !can_be_ignored(rule) {
                return Err(format!("no comment can suppress `{}`", rule.name));
            }
            if reason.is_none() && needs_reason(rule) {
                return Err(format!(
                    "`{}` is a {} rule, which is suppressed only with a reason",
                    rule.name, rule.group
                ));
            }
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        let reason = reason.unwrap_or_default().trim();
        let ignoring = Self {
            rules,
            reason: reason.to_owned(),
        };
        ignoring.check_reason().map(|()| ignoring)
    }

    /// Whether the reason is read back as it is given.
    fn check_reason(&self) -> Result<(), String> {
        if self.reason.is_empty() && !self.rules.iter().any(|rule| needs_reason(rule)) {
            return Ok(());
        }
        let comment = self.comment(self.rules.iter().map(|rule| rule.name));
        let names = Answers::new(str::parse);
        let parsed = parse(&comment, Span::new(0, comment.len()), &names);
        match parsed.as_slice() {
            [Parsed::Malformed(malformed)] => Err(format!("in the reason, {}", malformed.problem)),
            [Parsed::Ignore(ignore)] if ignore.span.len() < comment.len() => {
                Err("the reason ends before ` #`; write it without".to_owned())
            }
            _ if comment
                .contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) =>
            {
                Err("the reason must be one line".to_owned())
            }
            [Parsed::Ignore(ignore)] if ignore.has_reason => Ok(()),
            _ => Err("the reason has no word in it".to_owned()),
        }
    }

    fn comment<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let names: Vec<&str> = names.collect();
        let comment = format!(
            "# avatar-lint: ignore[{}] {}",
            names.join(", "),
            self.reason
        );
        comment.trim_end().to_owned()
    }

    fn concerns(&self, finding: &Finding) -> bool {
        !finding.suppressed && self.rules.contains(&finding.rule)
    }
}

/// Puts `comment` where it covers what begins at `offset`: beside it, or above
/// where it would end a value or be part of it.
///
/// # Errors
///
/// Where neither can stand.
pub fn comment_at(editor: &Editor<'_>, offset: usize, comment: &str) -> Edited {
    let beside = editor.add_comment_beside(offset, comment);
    beside.or_else(|_| editor.add_comment_above(offset, comment))
}

/// Suppresses in a checked text what `ignoring` says, but for findings that `hide`
/// marks as suppressed. `then` gets the text with its comments, as it was checked,
/// and the number of findings that they suppress. `None` where they would suppress nothing.
pub fn ignore_checked<R>(
    checked: &Checked<'_>,
    ignoring: &Ignoring,
    hide: &Hide<'_>,
    then: impl FnOnce(Checked<'_>, usize) -> R,
) -> Option<R> {
    let edits = edits(checked, ignoring);
    if edits.is_empty() {
        return None;
    }
    let text = apply(checked.stream().text(), &edits);
    let stream = read(&text);
    let mut after = checked.after(&stream);
    hide(&mut after);
    let count = |checked: &Checked<'_>| {
        let findings = checked.findings().iter();
        findings
            .filter(|finding| ignoring.concerns(finding))
            .count()
    };
    let (before, left) = (count(checked), count(&after));
    // A comment changes no data. If one should, the text is worth more.
    if left >= before || stream.errors().len() != checked.stream().errors().len() {
        return None;
    }
    Some(then(after, before - left))
}

/// The comments, one for all findings of a place.
fn edits(checked: &Checked<'_>, ignoring: &Ignoring) -> Vec<Edit> {
    let editor = Editor::new(checked.stream());
    // By the place of the comment: a finding's, and the rules there.
    let mut places: BTreeMap<usize, (usize, Vec<&str>)> = BTreeMap::new();
    for finding in checked.findings() {
        if !ignoring.concerns(finding) {
            continue;
        }
        let offset = finding.span.start();
        if let Ok(edit) = comment_at(&editor, offset, "#") {
            let place = places.entry(edit.span.start());
            let (_, names) = place.or_insert_with(|| (offset, Vec::new()));
            if !names.contains(&finding.rule.name) {
                names.push(finding.rule.name);
            }
        }
    }
    let comments = places.into_values().filter_map(|(offset, names)| {
        comment_at(&editor, offset, &ignoring.comment(names.into_iter())).ok()
    });
    comments.collect()
}

#[cfg(test)]
mod tests {
    use super::{Ignoring, ignore_checked};
    use crate::{Checked, Options, Selector};

    fn selectors(names: &[&str]) -> Vec<Selector> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    /// `text` with suppressions of `names`, and how many findings they suppress.
    fn ignored(text: &str, names: &[&str]) -> Option<(String, usize)> {
        let options = Options::default();
        let ignoring = Ignoring::new(&selectors(names), Some("test data")).unwrap();
        let stream = crate::read(text);
        let checked = Checked::new(&stream, &options);
        ignore_checked(&checked, &ignoring, &|_| {}, |after, count| {
            (after.stream().text().to_owned(), count)
        })
    }

    #[test]
    fn a_reason_that_would_be_read_otherwise_is_refused_with_what_is_wrong() {
        for (reason, problem) in [
            ("until=2027-02-30 test data", "in the reason, "),
            ("test data # and more", "before ` #`"),
            ("test\ndata", "one line"),
            ("-", "no word"),
        ] {
            let refused = Ignoring::new(&selectors(&["low-k"]), Some(reason)).err();
            let refused = refused.unwrap_or_default();
            assert!(refused.contains(problem), "{reason:?}: {refused}");
        }
    }

    #[test]
    fn only_what_the_comments_suppress_is_counted() {
        let text = "kind: AvatarVolume\nmetadata: {name: input}\nspec:\n  urll: s3://b\n  \
                    urlll: s3://b\n";
        let options = Options::default();
        let ignoring = Ignoring::new(&selectors(&["unknown-field"]), None).unwrap();
        let stream = crate::read(text);
        let checked = Checked::new(&stream, &options);
        for (shown, counted) in [(0, Some(2)), (1, Some(1)), (2, None)] {
            let show = |after: &mut Checked<'_>| {
                after.change(|findings| {
                    let hidden = findings.iter_mut().filter(|it| it.suppressed);
                    hidden.take(shown).for_each(|it| it.suppressed = false);
                });
            };
            let count = ignore_checked(&checked, &ignoring, &show, |_, count| count);
            assert_eq!(count, counted);
        }
    }

    #[test]
    fn what_is_there_is_suppressed_beside_or_above() {
        let text = "kind: AvatarVolume\nmetadata: {nmae: x,\n  name: input}\nspec:\n  url: http://ada:secret@host/  # why\n  urll: x\n";
        let (after, count) = ignored(text, &["unknown-field", "secret"]).unwrap();
        assert_eq!(
            after,
            "kind: AvatarVolume\n\
             # avatar-lint: ignore[unknown-field] test data\n\
             metadata: {nmae: x,\n  name: input}\nspec:\n  \
             url: http://ada:secret@host/  # why  # avatar-lint: ignore[credential-in-url] test data\n  \
             urll: x  # avatar-lint: ignore[unknown-field] test data\n"
        );
        assert_eq!(count, 3);
        // What is suppressed already is not suppressed again.
        assert_eq!(ignored(&after, &["unknown-field", "secret"]), None);
    }

    #[test]
    fn nothing_changes_where_nothing_is_found() {
        let text = "kind: AvatarVolume\nmetadata: {name: input}\nspec: {url: s3://b/i}\n";
        assert_eq!(ignored(text, &["privacy"]), None);
    }

    #[test]
    fn a_reason_is_required_where_it_weighs() {
        let result = |names: &[&str], reason| Ignoring::new(&selectors(names), reason);
        for names in [&["low-k"][..], &["unknown-field", "low-k"], &["secret"]] {
            assert!(result(names, None).is_err(), "{names:?}");
            for reason in [
                "",
                " ",
                "--",
                "see # 7",
                "a\nb",
                "until=2027-02-30 x",
                "until=2027-02-01",
            ] {
                assert!(result(names, Some(reason)).is_err(), "{reason:?}");
            }
            assert!(result(names, Some("agreed until=2027-02-01")).is_ok());
        }
        assert!(result(&["unknown-field"], None).is_ok());
        assert!(result(&["invalid-yaml"], Some("x")).is_err());
        assert!(result(&["suppression"], Some("x")).is_err());
    }
}
