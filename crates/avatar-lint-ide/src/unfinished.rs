//! Reading a text in the middle of a line that is being written.
//!
//! What is being typed is replaced by a mark that makes the line well formed,
//! so that the reader itself tells where in the tree the line belongs. Other
//! lines that the reader stumbles over are left out, one after the other.

use super::readable::with_readable_but;
use avatar_lint_rules::LineIndex;
use pyyaml_syntax::{Node, Span, Stream, Style};

/// Stands for what is being typed: a character for private use, which
/// configurations have no use for.
pub(super) const MARK: &str = "\u{e000}";

/// Where something is being typed.
#[derive(Debug)]
pub(super) struct Site {
    /// What has been typed and will be replaced.
    pub(super) word: Span,
    /// What may stand there, by the look of the line.
    pub(super) form: Form,
    /// The line.
    line: Span,
    /// Whether the line has nothing but indentation and dashes.
    is_blank: bool,
}

/// What may be typed at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A key, or an item of a list: nothing on the line says which.
    Start {
        /// Whether a `:` follows.
        has_colon: bool,
    },
    /// The value of the key before it on the line.
    Value {
        /// Whether no space parts it from the `:`.
        is_tight: bool,
    },
    /// Something inside brackets.
    Flow {
        /// Whether a `:` follows.
        has_colon: bool,
    },
}

impl Site {
    /// Where `offset` is, unless nothing can be completed there: in a comment,
    /// in the middle of a block scalar, in the indentation of a line.
    pub(super) fn new(stream: &Stream<'_>, offset: usize) -> Option<Self> {
        let text = stream.text();
        let lines = LineIndex::new(text);
        let line = lines.line_span(text, lines.line(offset));
        let written = line.text(text);
        let content = line.start() + indentation(written);
        let is_blank = content >= line.end();
        if (offset < content && !is_blank) || written.starts_with("---") {
            return None;
        }
        let enclosing = enclosing(stream, offset);
        if enclosing.is_some_and(|node| matches!(node.style(), Style::Literal | Style::Folded)) {
            return None;
        }
        let before = scan(text.get(content..offset).unwrap_or_default());
        if before.is_comment {
            return None;
        }
        let rest = text.get(offset..line.end())?;
        let is_in_flow = before.depth > 0 || enclosing.is_some_and(|node| is_closed(text, node));
        let (start, end, form) = if is_in_flow {
            let start = content + before.token;
            let end = offset + rest.find([',', '}', ']', ':', '#']).unwrap_or(rest.len());
            let has_colon = text.get(end..line.end())?.starts_with(':');
            (start, end, Form::Flow { has_colon })
        } else if let Some(colon) = before.colon {
            let after = content + colon + 1;
            let end = offset + rest.find(" #").unwrap_or(rest.len());
            let is_tight = after == offset;
            let value = text.get(after..end)?;
            let start = after + (value.len() - value.trim_start().len());
            (start.min(offset), end, Form::Value { is_tight })
        } else {
            let end = offset + rest.find([':', ' ', '#']).unwrap_or(rest.len());
            let has_colon = text.get(end..line.end())?.starts_with(':');
            (content.min(offset), end, Form::Start { has_colon })
        };
        let end = start + text.get(start..end)?.trim_end().len();
        Some(Self {
            word: Span::new(start, end.max(offset)),
            form,
            line,
            is_blank,
        })
    }

    /// The line with the mark in the place of the word, the likeliest way first.
    pub(super) fn drafts(&self, text: &str) -> Vec<String> {
        let head = self.head(text);
        let tail = text
            .get(self.word.end()..self.line.end())
            .unwrap_or_default();
        match self.form {
            Form::Start { has_colon: true } => vec![format!("{head}{MARK}{tail}")],
            Form::Start { has_colon: false } => {
                vec![format!("{head}{MARK}:"), format!("{head}{MARK}")]
            }
            Form::Value { is_tight } => {
                let space = if is_tight { " " } else { "" };
                vec![format!("{head}{space}{MARK}")]
            }
            Form::Flow { .. } => {
                let open = scan(&format!("{head}{tail}")).open;
                let closers: String = open.iter().rev().collect();
                vec![
                    format!("{head}{MARK}{tail}"),
                    format!("{head}{MARK}{tail}{closers}"),
                ]
            }
        }
    }

    /// The same for a line on which nothing can stand where it begins: as if it
    /// began further out, as a line above does.
    pub(super) fn drafts_further_out(&self, text: &str) -> Vec<String> {
        let head = self.head(text);
        if !self.is_blank || head.contains('-') {
            return Vec::new();
        }
        let above = text.get(..self.line.start()).unwrap_or_default();
        let columns = outer_columns(above, head.len());
        columns
            .map(|column| format!("{}{MARK}:", " ".repeat(column)))
            .collect()
    }

    /// Hands `then` `text` with `draft` as the line of the site, and without the other
    /// lines that cannot be read.
    pub(super) fn with_finished<R>(
        &self,
        text: &str,
        draft: &str,
        then: impl FnOnce(&Stream<'_>) -> R,
    ) -> R {
        let mut finished = text.to_owned();
        finished.replace_range(self.line.range(), draft);
        let mark = draft.find(MARK).unwrap_or_default();
        with_readable_but(finished, self.line.start() + mark, then)
    }

    fn head<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.line.start()..self.word.start())
            .unwrap_or_default()
    }
}

/// The scalar that is the mark and nothing else.
pub(super) fn find_mark<'s>(stream: &'s Stream<'s>) -> Option<Node<'s>> {
    stream
        .nodes()
        .find(|node| !node.is_alias() && node.text() == Some(MARK))
}

/// The columns at which lines above begin that are further out than `column`,
/// from the inside to the outside.
fn outer_columns(above: &str, column: usize) -> impl Iterator<Item = usize> + use<'_> {
    let mut least = column;
    above.lines().rev().filter_map(move |line| {
        let start = indentation(line);
        let is_outer = start < least && start < line.len();
        is_outer.then(|| {
            least = start;
            start
        })
    })
}

/// The length of a line's indentation and dashes.
fn indentation(line: &str) -> usize {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(' ');
        match rest.strip_prefix("- ") {
            Some(after) => rest = after,
            None if rest == "-" => return line.len(),
            None => return line.len() - rest.len(),
        }
    }
}

/// What is known of the beginning of a line.
#[derive(Debug, Default)]
struct Scanned {
    /// How many brackets are open.
    depth: usize,
    /// What would close them, outermost first.
    open: Vec<char>,
    /// Where the `:` after the line's key is.
    colon: Option<usize>,
    /// Where the last token inside brackets begins.
    token: usize,
    /// Whether a comment has begun.
    is_comment: bool,
}

/// Reads the beginning of a line, as far as quotes, brackets and comments go.
fn scan(line: &str) -> Scanned {
    let mut scanned = Scanned::default();
    let mut quote = None;
    let mut previous = ' ';
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let begins_token = matches!(previous, ' ' | '[' | '{' | ',' | ':');
        match (quote, character) {
            (Some('"'), '\\') => {
                characters.next();
            }
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"') if begins_token => quote = Some(character),
            (None, '#') if previous == ' ' => {
                scanned.is_comment = true;
                return scanned;
            }
            (None, '[' | '{') if begins_token || scanned.depth > 0 => {
                scanned.depth += 1;
                scanned.open.push(if character == '[' { ']' } else { '}' });
                scanned.token = at + 1;
            }
            (None, ']' | '}') if scanned.depth > 0 => {
                scanned.depth -= 1;
                scanned.open.pop();
                scanned.token = at + 1;
            }
            (None, ',') if scanned.depth > 0 => scanned.token = at + 1,
            (None, ':') if next.is_none_or(|next| next == ' ') => {
                if scanned.depth > 0 {
                    scanned.token = at + 1;
                } else if scanned.colon.is_none() {
                    scanned.colon = Some(at);
                }
            }
            _ => {}
        }
        previous = character;
    }
    let rest = line.get(scanned.token..).unwrap_or_default();
    scanned.token += rest.len() - rest.trim_start().len();
    scanned
}

/// The innermost node that has `offset` inside it, not at its edge.
fn enclosing<'s>(stream: &'s Stream<'s>, offset: usize) -> Option<Node<'s>> {
    stream
        .nodes()
        .filter(|node| {
            let span = node.span();
            !node.is_alias() && span.start() < offset && offset < span.end()
        })
        .min_by_key(|node| node.span().len())
}

/// Whether `node` is in brackets, both of them.
fn is_closed(text: &str, node: Node<'_>) -> bool {
    node.style() == Style::Flow && node.span().text(text).ends_with([']', '}'])
}
