//! `avatar-lint pattern`: explains a `SPECIFIC_ID` pattern.

use crate::cli::{LetterCase, Pattern as Args};
use crate::failure;
use crate::notice::{self, Notice};
use crate::outcome::Outcome;
use crate::streams;
use crate::terminal::When;
use avatar_format::SpecificIdLetterCase;
use avatar_format::pattern::{Part, PartKind, Pattern, Problem, ProblemKind};
use avatar_lint_driver::printable::printable;
use avatar_model::wording;
use pyyaml_syntax::Span;
use std::io::{self, Write};

/// How many samples are shown.
const SAMPLES: u64 = 10;

/// Explains a pattern. One that cannot be used is a finding.
pub(super) fn run(args: &Args, color: When) -> notice::Result<Outcome> {
    let (pattern, problems) = Pattern::read(&args.pattern);
    for problem in &problems {
        failure::print(&notice(&args.pattern, problem), color);
    }
    if problems.iter().any(|problem| problem.kind.is_error()) {
        return Ok(Outcome::Found);
    }
    streams::print(|out| write(args, &pattern, out))?;
    Ok(Outcome::Clean)
}

/// Columns of a list are not wider, in characters.
const MAX_WIDTH: usize = 60;

fn write(args: &Args, pattern: &Pattern, out: &mut dyn Write) -> io::Result<()> {
    let case = SpecificIdLetterCase::from(args.letter_case);
    let groups = groups(pattern.parts());
    let texts: Vec<String> = groups
        .iter()
        .map(|group| printable(group.text(&args.pattern)).into_owned())
        .collect();
    let width = texts.iter().map(|text| text.chars().count()).max();
    let width = width.unwrap_or(0).min(MAX_WIDTH);
    for (group, text) in groups.iter().zip(&texts) {
        writeln!(
            out,
            "  {text:<width$}  {}",
            group.meaning(&args.pattern, case)
        )?;
    }

    let capacity = pattern.capacity(case);
    let mut columns: Vec<String> = Vec::new();
    for column in pattern.references() {
        let column = format!("`{}`", printable(column));
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    let (each, shared) = if columns.is_empty() {
        (String::new(), "")
    } else {
        let each = format!(" for each value of {}", columns.join(" and "));
        (each, ", if they share that value")
    };
    writeln!(out, "\ncapacity   {capacity}{each}")?;
    writeln!(
        out,
        "collision  {} among {} rows{shared}",
        wording::probability(capacity.collision_chance(args.rows)),
        args.rows,
    )?;
    writeln!(out, "\nsamples (the engine generates others):")?;
    for at in 0..SAMPLES {
        let sample = pattern.sample(case, args.seed.wrapping_add(at));
        writeln!(out, "  {}", printable(&sample))?;
    }
    Ok(())
}

/// Parts of one kind that follow one another.
struct Group<'p> {
    first: &'p Part,
    last: &'p Part,
    count: u32,
}

fn groups(parts: &[Part]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(group) if group.first.kind == part.kind => {
                group.last = part;
                group.count += 1;
            }
            _ => groups.push(Group {
                first: part,
                last: part,
                count: 1,
            }),
        }
    }
    groups
}

impl Group<'_> {
    fn text<'t>(&self, pattern: &'t str) -> &'t str {
        pattern
            .get(self.first.range.start..self.last.range.end)
            .unwrap_or_default()
    }

    fn meaning(&self, pattern: &str, case: SpecificIdLetterCase) -> String {
        let (noun, range) = match &self.first.kind {
            PartKind::Literal(_) => return "literal".to_owned(),
            PartKind::Reference { column } => {
                return format!("the pseudonym of `{}` in the same row", printable(column));
            }
            PartKind::Letter => match case {
                SpecificIdLetterCase::Upper => ("letter", " of A–Z"),
                SpecificIdLetterCase::Lower => ("letter", " of a–z"),
                SpecificIdLetterCase::Both => ("letter", " of A–Z, a–z"),
            },
            PartKind::Digit => ("digit", ""),
            PartKind::Alphanumeric => ("character", " of a–z, 0–9"),
        };
        let count = self.count;
        let plural = if count == 1 { "" } else { "s" };
        let capacity = Pattern::read(self.text(pattern)).0.capacity(case);
        format!("{count} random {noun}{plural}{range}: {capacity} values")
    }
}

/// A problem with its place in the pattern.
fn notice(pattern: &str, problem: &Problem) -> Notice {
    let (message, help) = match problem.kind {
        ProblemKind::Empty => (
            "the pattern is empty",
            "`#` is a digit, `?` a letter, `^` a digit or a lowercase letter, `{{column}}` the \
             pseudonym of another column",
        ),
        ProblemKind::UnterminatedReference => (
            "`{{` has no `}}`",
            "close it, or write `\\{{` for literal braces",
        ),
        ProblemKind::EmptyReference => (
            "there is no column between `{{` and `}}`",
            "write the name of a column",
        ),
        ProblemKind::DanglingEscape => (
            "the backslash at the end escapes nothing",
            "remove it; before `?`, `#`, `^` and `{{` it makes them literal",
        ),
        ProblemKind::UnknownEscape => (
            "the backslash is before a character that needs no escape",
            "remove it; before `?`, `#`, `^` and `{{` it makes them literal",
        ),
    };
    let mut notice = Notice::new(message).help(help);
    if !problem.kind.is_error() {
        notice = notice.warning();
    }
    if problem.range.is_empty() {
        return notice;
    }
    let span = Span::new(problem.range.start, problem.range.end);
    notice.at("pattern", pattern, span)
}

impl From<LetterCase> for SpecificIdLetterCase {
    fn from(case: LetterCase) -> Self {
        match case {
            LetterCase::Upper => Self::Upper,
            LetterCase::Lower => Self::Lower,
            LetterCase::Both => Self::Both,
        }
    }
}
