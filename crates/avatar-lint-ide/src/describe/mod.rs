//! What something means, in Markdown: fields, values, names, patterns, rules.

mod format;
mod named;

use super::cursor::Cursor;
use super::names::Occurrences;
use avatar_format::SpecificIdLetterCase;
use avatar_format::pattern::Pattern;
use avatar_lint_rules::{Options, Rule, rules};
use avatar_model::Model;
use avatar_model::wording;
use named::of_name;
use pyyaml_syntax::{Node, Span, Stream};

pub use format::{kind_of, of_field, of_value};
pub(crate) use named::fate;

/// What stands at some place of a text, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Description {
    /// What is explained.
    pub span: Span,
    /// The explanation, in Markdown.
    pub markdown: String,
}

impl Description {
    /// Explains what stands at `offset`: a column with all that becomes of it, a
    /// pattern with its capacity, a field, one of its values, a rule that a
    /// comment names.
    pub fn new(stream: &Stream<'_>, offset: usize, options: &Options) -> Option<Self> {
        if let Some(comment) = stream
            .comments()
            .iter()
            .find(|comment| comment.span.contains(offset))
        {
            return of_comment(stream.text(), comment.span, offset);
        }
        let cursor = Cursor::new(stream, offset)?;
        let place = cursor.place(options.document_type.as_deref());
        let model = Model::draft(stream);
        let names = Occurrences::new(&model);
        if let Some(name) = names.at(offset).next() {
            return Some(Self {
                span: name.span,
                markdown: of_name(&model, &names, name, options),
            });
        }
        let node = cursor.node()?;
        if cursor.is_on_key {
            let key = cursor.path.last().and_then(|step| match step {
                avatar_model::conformance::Step::Field(entry) => Some(entry.key),
                avatar_model::conformance::Step::Item(..) => None,
            })?;
            return Some(Self {
                span: key.span(),
                markdown: of_field(key.text()?, &place?),
            });
        }
        let text = node.text()?;
        let markdown = if cursor.key() == Some("pattern") {
            of_pattern(text, cursor.parent(), options)
        } else {
            let place = place?;
            of_value(text, &place).or_else(|| Some(of_field(cursor.key()?, &place)))?
        };
        Some(Self {
            span: node.span(),
            markdown,
        })
    }
}

/// A rule, as a person reads about it.
pub fn of_rule(rule: &Rule) -> String {
    let page = &rule.page;
    format!(
        "**`{}`** · {}, {}\n\n{}\n\n{}\n\n{}\n\n[Examples]({})",
        rule.name,
        rule.group,
        rule.level,
        page.finds(),
        page.why(),
        page.fix(),
        rule.url()
    )
}

/// A rule that a comment to the linter names at `offset`.
fn of_comment(text: &str, comment: Span, offset: usize) -> Option<Description> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let before = text.get(comment.start()..offset)?;
    let after = text.get(offset..comment.end())?;
    let start = offset - before.chars().rev().take_while(|c| is_name(*c)).count();
    let end = offset + after.chars().take_while(|c| is_name(*c)).count();
    let span = Span::new(start, end);
    let rule = rules::find(span.text(text))?;
    comment
        .text(text)
        .contains("avatar-lint")
        .then(|| Description {
            span,
            markdown: of_rule(rule),
        })
}

/// A pattern: how many identifiers it makes, and some of them.
fn of_pattern(text: &str, strategy: Option<Node<'_>>, options: &Options) -> String {
    let (pattern, problems) = Pattern::read(text);
    if problems.iter().any(|problem| problem.kind.is_error()) {
        return format!("**`{text}`** · cannot be used as a pattern");
    }
    let letter_case = strategy
        .and_then(|strategy| strategy.get("letter_case")?.text()?.parse().ok())
        .unwrap_or(SpecificIdLetterCase::Both);
    let capacity = pattern.capacity(letter_case);
    let count = capacity.to_string();
    let plural = if count == "1" { "" } else { "s" };
    let rows = options.thresholds.rows;
    let collision = wording::probability(capacity.collision_chance(rows));
    let per_value = match capacity.references() {
        0 => "",
        1 => " for each value of the column it refers to",
        _ => " for each combination of values of the columns it refers to",
    };
    let samples: Vec<_> = (0..5)
        .map(|seed| format!("`{}`", pattern.sample(letter_case, seed)))
        .collect();
    format!(
        "**`{text}`** · {count} identifier{plural}{per_value}.\n\nProbability of a collision among \
         {rows} rows: {collision}.\n\nFor example {}.",
        samples.join(", ")
    )
}
