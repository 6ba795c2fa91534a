//! From the text of a pattern to its parts.

use std::ops::Range;

use super::{Part, PartKind, Problem, ProblemKind};

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// The parts of a pattern, and what is wrong with it. Each byte is looked at once or twice.
pub(super) fn read(text: &str) -> (Vec<Part>, Vec<Problem>) {
    let mut reader = Reader {
        text,
        parts: Vec::new(),
        problems: Vec::new(),
        nothing_closes: false,
    };
    if text.is_empty() {
        reader.report(ProblemKind::Empty, 0..0);
    }
    let mut at = 0;
    while at < text.len() {
        at = reader.part(at);
    }
    (reader.parts, reader.problems)
}

struct Reader<'t> {
    text: &'t str,
    parts: Vec<Part>,
    problems: Vec<Problem>,
    /// No `}}` is left, so that many an unterminated `{{` does not search in vain again.
    nothing_closes: bool,
}

impl<'t> Reader<'t> {
    /// Reads what starts at `at`, and tells where the next part starts.
    fn part(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        match rest.as_bytes().first() {
            Some(b'?') => self.push(PartKind::Letter, at..at + 1),
            Some(b'#') => self.push(PartKind::Digit, at..at + 1),
            Some(b'^') => self.push(PartKind::Alphanumeric, at..at + 1),
            Some(b'\\') => self.escape(at),
            _ if rest.starts_with(OPEN) => self.reference(at),
            _ => {
                let width = rest.chars().next().map_or(1, char::len_utf8);
                let end = rest
                    .bytes()
                    .skip(width)
                    .position(|byte| matches!(byte, b'?' | b'#' | b'^' | b'\\' | b'{'))
                    .map_or(self.text.len(), |length| at + width + length);
                self.literal(at..end, at..end)
            }
        }
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// A backslash and, if it makes something literal, that.
    fn escape(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let escaped = match rest.as_bytes().first() {
            Some(b'?' | b'#' | b'^') => 1,
            Some(_) if rest.starts_with(OPEN) => OPEN.len(),
            Some(_) => {
                let width = rest.chars().next().map_or(0, char::len_utf8);
                self.report(ProblemKind::UnknownEscape, at..at + 1 + width);
                0
            }
            None => {
                self.report(ProblemKind::DanglingEscape, at..at + 1);
                0
            }
        };
        let end = at + 1 + escaped;
        let cooked = if escaped == 0 { at..end } else { at + 1..end };
        self.literal(cooked, at..end)
    }

    /// `{{column}}`, or a `{{` that nothing closes.
    fn reference(&mut self, at: usize) -> usize {
        let start = at + OPEN.len();
        let Some(length) = self.length_of_name(start) else {
            self.report(ProblemKind::UnterminatedReference, at..start);
            return self.literal(at..start, at..start);
        };
        let end = start + length + CLOSE.len();
        let column = self.text.get(start..start + length).unwrap_or_default();
        if column.trim().is_empty() {
            self.report(ProblemKind::EmptyReference, at..end);
            return self.literal(at..end, at..end);
        }
        let column = column.to_owned();
        self.push(PartKind::Reference { column }, at..end)
    }

    /// How far it is to the `}}` that closes a reference, if no other reference opens before it.
    fn length_of_name(&mut self, start: usize) -> Option<usize> {
        if self.nothing_closes {
            return None;
        }
        let rest = self.rest(start);
        let mut at = 0;
        while let Some(found) = rest.get(at..)?.find(['{', '}']) {
            at += found;
            let here = rest.get(at..)?;
            if here.starts_with(CLOSE) {
                return Some(at);
            }
            if here.starts_with(OPEN) && at > 0 {
                return None;
            }
            at += 1;
        }
        self.nothing_closes = true;
        None
    }

    fn push(&mut self, kind: PartKind, range: Range<usize>) -> usize {
        let end = range.end;
        self.parts.push(Part { kind, range });
        end
    }

    /// Adds the text at `cooked`, written at `range`, to the literal before it or as a new one.
    fn literal(&mut self, cooked: Range<usize>, range: Range<usize>) -> usize {
        let text = self.text.get(cooked).unwrap_or_default();
        let end = range.end;
        if let Some(Part {
            kind: PartKind::Literal(before),
            range: whole,
        }) = self.parts.last_mut()
        {
            before.push_str(text);
            whole.end = end;
            end
        } else {
            self.push(PartKind::Literal(text.to_owned()), range)
        }
    }

    fn report(&mut self, kind: ProblemKind, range: Range<usize>) {
        self.problems.push(Problem { kind, range });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::PartKind::{Alphanumeric, Digit, Letter, Literal, Reference};
    use super::super::{Part, PartKind, Pattern, ProblemKind};

    fn kinds(text: &str) -> Vec<PartKind> {
        Pattern::read(text)
            .0
            .parts()
            .iter()
            .map(|part| part.kind.clone())
            .collect()
    }

    fn problems(text: &str) -> Vec<(ProblemKind, &str)> {
        Pattern::read(text)
            .1
            .into_iter()
            .map(|problem| (problem.kind, &text[problem.range]))
            .collect()
    }

    fn literal(text: &str) -> PartKind {
        Literal(text.to_owned())
    }

    fn reference(column: &str) -> PartKind {
        Reference {
            column: column.to_owned(),
        }
    }

    #[test]
    fn placeholders_and_literals_alternate() {
        assert_eq!(kinds("EMP-##"), [literal("EMP-"), Digit, Digit]);
        assert_eq!(kinds("?^é"), [Letter, Alphanumeric, literal("é")]);
    }

    #[test]
    fn a_reference_holds_the_name_between_its_braces() {
        assert_eq!(
            kinds("{{department}}-?"),
            [reference("department"), literal("-"), Letter]
        );
        assert_eq!(kinds("{{ a b }}"), [reference(" a b ")]);
        assert_eq!(kinds("{{{a}}}"), [reference("{a"), literal("}")]);
    }

    #[test]
    fn a_backslash_makes_a_placeholder_literal() {
        assert_eq!(
            kinds(r"lot\#-##\?"),
            [literal("lot#-"), Digit, Digit, literal("?")]
        );
        assert_eq!(kinds(r"\{{a}}"), [literal("{{a}}")]);
        assert_eq!(problems(r"\#\?\^\{{a}}"), []);
    }

    #[test]
    fn a_part_knows_where_it_stands() {
        let (pattern, _) = Pattern::read(r"a\#{{b}}");
        assert_eq!(
            pattern.parts(),
            [
                Part {
                    kind: literal("a#"),
                    range: 0..3
                },
                Part {
                    kind: reference("b"),
                    range: 3..8
                },
            ]
        );
    }

    #[test]
    fn an_unterminated_reference_is_literal_and_reported() {
        assert_eq!(kinds("{{dept-##"), [literal("{{dept-"), Digit, Digit]);
        assert_eq!(
            problems("{{dept-##"),
            [(ProblemKind::UnterminatedReference, "{{")]
        );
        assert_eq!(kinds("{{a{{b}}"), [literal("{{a"), reference("b")]);
    }

    #[test]
    fn an_empty_reference_is_reported() {
        assert_eq!(problems("x{{}}"), [(ProblemKind::EmptyReference, "{{}}")]);
        assert_eq!(problems("x{{ }}"), [(ProblemKind::EmptyReference, "{{ }}")]);
    }

    #[test]
    fn backslashes_that_escape_nothing_stand_for_themselves() {
        assert_eq!(kinds(r"a\"), [literal(r"a\")]);
        assert_eq!(problems(r"a\"), [(ProblemKind::DanglingEscape, r"\")]);
        assert_eq!(kinds(r"\\#"), [literal(r"\#")]);
        assert_eq!(problems(r"\\#"), [(ProblemKind::UnknownEscape, r"\\")]);
        assert_eq!(problems(r"\é"), [(ProblemKind::UnknownEscape, r"\é")]);
    }

    #[test]
    fn an_empty_pattern_is_refused() {
        assert_eq!(
            Pattern::parse("").unwrap_err().problem().kind,
            ProblemKind::Empty
        );
        assert!(Pattern::parse("#").is_ok());
    }

    #[test]
    fn many_unterminated_references_are_read_in_linear_time() {
        let text = "{{".repeat(500_000);
        assert!(Pattern::read(&text).1.len() >= 499_999);
    }

    proptest! {
        #[test]
        fn parts_cover_the_text_without_a_gap(text in r"[a?#^\\{}é ]{0,40}") {
            let (pattern, problems) = Pattern::read(&text);
            let mut end = 0;
            for part in pattern.parts() {
                prop_assert_eq!(part.range.start, end);
                prop_assert!(text.get(part.range.clone()).is_some());
                end = part.range.end;
            }
            prop_assert_eq!(end, text.len());
            for problem in problems {
                prop_assert!(text.get(problem.range).is_some());
            }
        }
    }
}
