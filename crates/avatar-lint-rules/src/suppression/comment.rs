//! The grammar of comments to the linter.

use crate::selector::Answers;
use crate::{Date, Selector, UnknownRule};
use avatar_model::directive;
use pyyaml_syntax::Span;

/// What a comment tells the linter, or nearly tells it.
#[derive(Debug)]
pub(crate) enum Parsed {
    Ignore(Ignore),
    Malformed(Malformed),
}

/// A comment of the form `# avatar-lint: ignore[rule, rule] reason`.
#[derive(Debug)]
pub(crate) struct Ignore {
    /// From the `#` to the end of the reason.
    pub(crate) span: Span,
    pub(super) whole_file: bool,
    pub(super) names: Box<[RuleReference]>,
    pub(crate) has_reason: bool,
    pub(super) until: Option<Date>,
}

/// A name between the brackets.
#[derive(Clone, Debug)]
pub struct RuleReference {
    /// The name.
    pub span: Span,
    /// The rules it names, if there are any.
    pub selector: Result<Selector, UnknownRule>,
}

/// A comment that nearly is a suppression, and hides nothing.
#[derive(Debug)]
#[non_exhaustive]
pub struct Malformed {
    /// From its `#` to its end.
    pub span: Span,
    /// What keeps it from being one, as a clause: "a space is missing after `#`".
    pub problem: &'static str,
}

/// What the parts of the comment at `span` tell the linter. A comment may go
/// on after another: `# why  # avatar-lint: ignore[low-k] agreed with the DPO`.
/// The next ` #` ends the reason: what follows may be for another program.
pub(crate) fn parse(text: &str, span: Span, names: &Answers) -> Vec<Parsed> {
    let comment = span.text(text);
    let starts: Vec<usize> = comment
        .match_indices('#')
        .map(|(at, _)| at)
        .filter(|&at| {
            let before = comment.get(..at).unwrap_or_default();
            before.is_empty() || before.ends_with([' ', '\t'])
        })
        .collect();
    let ends = starts.iter().skip(1).copied().chain([comment.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(&start, end)| {
            let part = comment.get(start..end)?;
            let start = span.start() + start;
            directive::is_addressed(part).then(|| parse_part(part.trim_end(), start, names))
        })
        .flatten()
        .collect()
}

const UNSUPPORTED: &str = "only `ignore[…]` and `ignore-file[…]` are supported";

fn parse_part(part: &str, start: usize, names: &Answers) -> Option<Parsed> {
    let span = span(start, part.len());
    let malformed = |problem| Some(Parsed::Malformed(Malformed { span, problem }));

    let said = part.trim_start_matches('#').trim_start();
    let rest = directive::after_name(said)?;
    if !rest.starts_with(':') && !is_command(rest.trim_start_matches([' ', '-', '\t']), names) {
        // The linter is only talked about.
        return None;
    }
    if !part.starts_with("# ") {
        return malformed("a space is missing after `#`");
    }
    let Some(rest) = said.strip_prefix("avatar-lint") else {
        return malformed("the name is `avatar-lint`");
    };
    let Some(rest) = rest.strip_prefix(':') else {
        return malformed("a colon is missing after `avatar-lint`");
    };
    if !rest.starts_with(' ') {
        return malformed("a space is missing after `avatar-lint:`");
    }
    let rest = rest.trim_start();
    let (whole_file, rest) = if let Some(rest) = rest.strip_prefix("ignore-file") {
        (true, rest)
    } else if let Some(rest) = rest.strip_prefix("ignore") {
        (false, rest)
    } else {
        return malformed(UNSUPPORTED);
    };
    let Some(rest) = rest.strip_prefix('[') else {
        return malformed(if rest.trim_start().starts_with('[') {
            "there is a space before the bracket"
        } else if rest.starts_with(|next: char| next.is_alphanumeric() || next == '-') {
            UNSUPPORTED
        } else {
            "the rules must be in brackets, as in `ignore[low-k]`"
        });
    };
    let Some((list, reason)) = rest.split_once(']') else {
        return malformed("the bracket is not closed");
    };
    if !reason.is_empty() && !reason.starts_with([' ', '\t']) {
        return malformed("a space is missing after the bracket");
    }
    let names = listed(list, start + part.len() - rest.len(), names);
    if names.is_empty() || list.split(',').any(|name| name.trim().is_empty()) {
        return malformed("there is no rule in the brackets");
    }
    let until = match expiry(reason) {
        Ok(until) => until,
        Err(problem) => return malformed(problem),
    };
    let mut words = reason.split_whitespace().filter(|word| !is_expiry(word));
    Some(Parsed::Ignore(Ignore {
        span,
        whole_file,
        names,
        has_reason: words.any(|word| word.contains(char::is_alphanumeric)),
        until,
    }))
}

const UNTIL: &str = "an expiry date is written `until=2027-03-01`";

/// The date in `until=2027-03-01`, which may stand anywhere in the reason.
fn expiry(reason: &str) -> Result<Option<Date>, &'static str> {
    let mut dates = reason.split_whitespace().filter(|word| is_expiry(word));
    let Some(written) = dates.next() else {
        // `until 2027-03-01` in front of the reason would never expire.
        let mut words = reason.split_whitespace();
        let is_name = |word: &str| word.eq_ignore_ascii_case("until");
        let is_meant = words.next().is_some_and(is_name)
            && words
                .next()
                .is_some_and(|date| date.parse::<Date>().is_ok());
        return if is_meant { Err(UNTIL) } else { Ok(None) };
    };
    if dates.next().is_some() {
        return Err("it has two expiry dates");
    }
    let Some(date) = written.strip_prefix("until=") else {
        return Err(UNTIL);
    };
    date.parse()
        .map(Some)
        .map_err(|()| "there is no such day after `until=`; a date is written `2027-03-01`")
}

/// Whether a word of a reason is, or is meant as, an expiry date.
fn is_expiry(word: &str) -> bool {
    let Some((name, date)) = word.split_once(['=', ':']) else {
        return false;
    };
    let is_other = ["expires", "expiry", "valid-until"].iter();
    let mut is_other = is_other.map(|other| name.eq_ignore_ascii_case(other));
    name.eq_ignore_ascii_case("until") || is_other.any(|it| it) && date.parse::<Date>().is_ok()
}

/// Whether `rest` goes on like a command rather than a sentence.
fn is_command(rest: &str, names: &Answers) -> bool {
    let word = rest
        .split(|next: char| !next.is_alphanumeric() && next != '-')
        .next()
        .unwrap_or_default();
    let after = rest.get(word.len()..).unwrap_or_default().trim_start();
    word.eq_ignore_ascii_case("ignore-file")
        || after.starts_with('[')
        || (word.eq_ignore_ascii_case("ignore") && starts_with_rule(after, names))
}

fn starts_with_rule(text: &str, names: &Answers) -> bool {
    let word = text.split([' ', ',']).next().unwrap_or_default();
    word.is_empty() || names.of(word).is_ok()
}

fn listed(list: &str, start: usize, names: &Answers) -> Box<[RuleReference]> {
    let mut offset = start;
    list.split(',')
        .filter_map(|written| {
            let begin = offset + (written.len() - written.trim_start().len());
            offset += written.len() + 1;
            let name = written.trim();
            (!name.is_empty()).then(|| RuleReference {
                span: span(begin, name.len()),
                selector: names.of(name),
            })
        })
        .collect()
}

/// A span from offsets into a text whose spans fit.
fn span(start: usize, length: usize) -> Span {
    Span::new(start, start + length)
}

#[cfg(test)]
mod tests {
    use super::{Answers, Parsed, UNSUPPORTED, parse};
    use proptest::prelude::*;
    use pyyaml_syntax::Span;

    fn parsed(comment: &str) -> Vec<Parsed> {
        parse(
            comment,
            Span::new(0, comment.len()),
            &Answers::new(str::parse),
        )
    }

    /// What a comment ignores, as `rule` or `rule!` when it gives a reason.
    fn ignored(comment: &str) -> Vec<String> {
        parsed(comment)
            .into_iter()
            .filter_map(|parsed| match parsed {
                Parsed::Ignore(ignore) => Some(ignore),
                Parsed::Malformed(_) => None,
            })
            .flat_map(|ignore| {
                let mark = if ignore.has_reason { "!" } else { "" };
                let names: Vec<_> = ignore
                    .names
                    .iter()
                    .map(|name| name.span.text(comment))
                    .collect();
                names
                    .into_iter()
                    .map(move |name| format!("{name}{mark}"))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn names_and_reason_are_read() {
        assert_eq!(ignored("# avatar-lint: ignore[low-k]"), ["low-k"]);
        assert_eq!(
            ignored("# avatar-lint: ignore[low-k, row-order] agreed"),
            ["low-k!", "row-order!"]
        );
        assert_eq!(
            ignored("# avatar-lint: ignore-file[low-k] — test data"),
            ["low-k!"]
        );
    }

    #[test]
    fn a_suppression_may_follow_another_comment() {
        assert_eq!(
            ignored("# two # avatar-lint: ignore[low-k] see #7"),
            ["low-k!"]
        );
        assert_eq!(
            ignored("# avatar-lint: ignore[a] x # avatar-lint: ignore[b]"),
            ["a!", "b"]
        );
    }

    /// The span that each suppression of a comment takes.
    fn spans(comment: &str) -> Vec<&str> {
        let spans = parsed(comment).into_iter().map(|parsed| match parsed {
            Parsed::Ignore(ignore) => ignore.span,
            Parsed::Malformed(malformed) => malformed.span,
        });
        spans.map(|span| span.text(comment)).collect()
    }

    #[test]
    fn what_is_wrong_with_the_words_before_the_bracket_is_named() {
        for (words, problem) in [
            (
                "ignore low-k",
                "the rules must be in brackets, as in `ignore[low-k]`",
            ),
            ("ignore-line[low-k]", UNSUPPORTED),
            ("ignored[low-k]", UNSUPPORTED),
            ("ignore [low-k]", "there is a space before the bracket"),
        ] {
            let comment = format!("# avatar-lint: {words}");
            let found = parsed(&comment);
            let [Parsed::Malformed(malformed)] = found.as_slice() else {
                unreachable!("{comment}")
            };
            assert_eq!(malformed.problem, problem, "{comment}");
        }
    }

    #[test]
    fn a_reason_ends_before_the_comment_of_another_program() {
        for tail in ["# yamllint disable-line", "#noqa", "# see #7", "#"] {
            let comment = format!("# avatar-lint: ignore[low-k] gone \t{tail}");
            assert_eq!(spans(&comment), ["# avatar-lint: ignore[low-k] gone"]);
            assert_eq!(ignored(&comment), ["low-k!"], "{comment}");
        }
        assert_eq!(ignored("# avatar-lint: ignore[low-k] # noqa"), ["low-k"]);
        assert_eq!(
            spans("# avatar-lint: ignore[low-k] see a#7"),
            ["# avatar-lint: ignore[low-k] see a#7"]
        );
    }

    #[test]
    fn an_expiry_date_is_read_and_is_no_reason() {
        let until = |comment: &str| match parsed(comment).as_slice() {
            [Parsed::Ignore(ignore)] => {
                let until = ignore.until.map(|date| date.to_string());
                Ok((until, ignore.has_reason))
            }
            [Parsed::Malformed(malformed)] => Err(malformed.problem),
            other => unreachable!("{other:?}"),
        };
        let date = Some("2027-03-01".to_owned());
        assert_eq!(
            until("# avatar-lint: ignore[low-k] until=2027-03-01 agreed"),
            Ok((date.clone(), true))
        );
        assert_eq!(
            until("# avatar-lint: ignore-file[low-k] agreed until=2027-03-01 # noqa"),
            Ok((date.clone(), true))
        );
        assert_eq!(
            until("# avatar-lint: ignore[low-k] until=2027-03-01"),
            Ok((date, false))
        );
        assert_eq!(
            until("# avatar-lint: ignore[low-k] tests last until May"),
            Ok((None, true))
        );
        // A reason may begin with the word, or have a day.
        for reason in ["until the audit", "agreed 2027-03-01"] {
            let comment = format!("# avatar-lint: ignore[low-k] {reason}");
            assert_eq!(until(&comment), Ok((None, true)), "{comment}");
        }
        for wrong in [
            "until=",
            "until=soon",
            "until=2027-02-29",
            "until=2027-3-1",
            "until=01.03.2027",
            "until=2027-03-01,",
            "until:2027-03-01",
            "until 2027-03-01",
            "Until=2027-03-01",
            "until=2027-03-01 until=2028-03-01",
        ] {
            let comment = format!("# avatar-lint: ignore[low-k] {wrong} agreed");
            assert!(until(&comment).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_nearly_is_a_suppression_is_said_to_be_malformed() {
        for comment in [
            "#avatar-lint: ignore[low-k]",
            "# avatar-lint:ignore[low-k]",
            "# avatar-lint ignore[low-k]",
            "# avatar_lint: ignore[low-k]",
            "# Avatar-Lint: ignore[low-k]",
            "# avatarlint: ignore[low-k]",
            "# avatar-lint: ignore low-k",
            "# avatar-lint: ignore",
            "# avatar-lint: ignore[]",
            "# avatar-lint: ignore[low-k,]",
            "# avatar-lint: ignore[low-k",
            "# avatar-lint: ignore [low-k]",
            "# avatar-lint: ignore[low-k]because",
            "# avatar-lint: Ignore[low-k]",
            "# avatar-lint: ignored[low-k]",
            "# avatar-lint: disable=low-k",
            "# avatar-lint ignore-file[low-k]",
            "# avatar-lint ignore low-k",
            "# avatar-lint ignore low-k, row-order",
            "# avatar-lint ignore",
            "## avatar-lint: ignore[low-k]",
        ] {
            let parsed = parsed(comment);
            assert!(
                matches!(parsed[..], [Parsed::Malformed(_)]),
                "{comment}: {parsed:?}"
            );
        }
    }

    #[test]
    fn sentences_about_the_linter_are_left_alone() {
        for comment in [
            "# avatar-lint found this",
            "# avatar-lint ignores what it does not know",
            "# avatar-lint ignore what it does not know",
            "# avatar-lint found low-k",
            "# see avatar-lint: ignore[low-k]",
            "# avatar-linting",
            "# avatars lint",
        ] {
            assert!(parsed(comment).is_empty(), "{comment}");
        }
    }

    proptest! {
        #[test]
        fn any_comment_can_be_read(comment in "#.{0,40}|# ?avatar-lint:? ?ignore(-file)?[\\[\\], a-z#é-]{0,20}") {
            for parsed in parsed(&comment) {
                if let Parsed::Ignore(ignore) = parsed {
                    for name in ignore.names {
                        prop_assert!(!name.span.text(&comment).is_empty());
                    }
                }
            }
        }
    }
}
