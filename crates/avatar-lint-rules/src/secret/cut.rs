//! Secrets that YAML cuts at a ` #`: what follows is a comment to the reader, and
//! the rest of the secret to everyone else.

use super::names::is_mixed;
use super::placeholder::is_placeholder;
use super::{Found, is_sign};
use avatar_model::written;
use pyyaml_syntax::{Comment, Node, Span, Stream, Style};

/// The comments of a text, by where they begin.
#[derive(Clone, Copy)]
pub(super) struct Comments<'a> {
    text: &'a str,
    comments: &'a [Comment],
}

impl<'a> Comments<'a> {
    pub(super) fn of(stream: &'a Stream<'a>) -> Self {
        Self {
            text: stream.text(),
            comments: stream.comments(),
        }
    }

    /// The comment that follows `offset` on its line, with only spaces between.
    fn after(self, offset: usize) -> Option<Span> {
        let rest = self.text.get(offset..)?.trim_start_matches([' ', '\t']);
        if !rest.starts_with('#') {
            return None;
        }
        let sign = self.text.len() - rest.len();
        let comments = self.comments;
        let at = comments.binary_search_by_key(&sign, |comment| comment.span.start());
        Some(comments.get(at.ok()?)?.span)
    }

    /// The comment that cuts off the plain scalar `node`.
    fn cutting(self, node: Node<'_>) -> Option<Span> {
        if self.comments.is_empty() {
            return None;
        }
        let is_plain = node.style() == Style::Plain && !node.is_alias();
        let span = node.span();
        let comment = self.after(span.end()).filter(|_| is_plain)?;
        // Of nothing, only what stands right after it can be a part.
        (!span.is_empty() || self.touches_sign(comment)).then_some(comment)
    }

    /// Whether the `#` has no space after it, as a `#` of a password.
    fn touches_sign(self, comment: Span) -> bool {
        let written = comment.text(self.text);
        let next = written.chars().nth(1);
        next.is_some_and(|c| !c.is_whitespace() && c != '#')
            && !written
                .get(1..)
                .is_some_and(|rest| rest.starts_with("avatar-lint"))
    }

    /// The whole of a secret that `node` is, with what a comment cuts off.
    pub(super) fn whole(self, node: Node<'_>) -> Span {
        let content = written::content(self.text, node);
        match self.cutting(node) {
            Some(comment) if self.touches_sign(comment) => {
                let start = if content.is_empty() {
                    comment.start()
                } else {
                    content.start()
                };
                written::span(start..comment.start() + comment.text(self.text).trim_end().len())
            }
            _ => content,
        }
    }

    /// A secret that begins in the scalar `node` and goes on in the comment behind
    /// it. `found` is what was found in the scalar alone, `search` looks into both.
    pub(super) fn across(
        self,
        node: Node<'_>,
        found: &[Found],
        search: impl Fn(&str) -> Vec<Found>,
    ) -> Option<(Span, Found)> {
        let comment = self.cutting(node)?;
        let scalar = node.span();
        let end = comment.start() + comment.text(self.text).trim_end().len();
        let both = self.text.get(scalar.start()..end)?;
        if both.contains(['\n', '\r']) {
            return None;
        }
        let cut = scalar.len();
        let sign = comment.start() - scalar.start();
        let touches_sign = self.touches_sign(comment);
        let is_crossing = |found: &Found| {
            let first = both.get(found.range.start..cut).unwrap_or_default().trim();
            let is_part = touches_sign || !first.bytes().all(|byte| byte.is_ascii_digit());
            found.range.contains(&sign) && !is_placeholder(first) && is_part
        };
        // What begins in the scalar and goes on begins behind such a sign.
        let begins = scalar
            .text(self.text)
            .bytes()
            .any(|it| is_sign(it) || it == b'/');
        let found_in_both = if begins { search(both) } else { Vec::new() };
        let crossing = found_in_both.into_iter().find(is_crossing);
        let last = found.last().filter(|last| {
            let first = both.get(last.range.clone()).unwrap_or_default();
            last.range.end == cut && touches_sign && !is_placeholder(first)
        });
        let whole = crossing.or_else(|| {
            let last = last?;
            Some(Found {
                range: last.range.start..both.len(),
                kind: last.kind,
            })
        })?;
        let start = scalar.start();
        Some((written::span(super::shift(&whole.range, start)), whole))
    }
}

/// The parts of a secret that say something by themselves: each part before and after
/// a ` #`, each line, and each word of letters and digits. One that has no parts is its
/// own part.
pub(super) fn parts(secret: &str) -> impl Iterator<Item = &str> {
    let around_signs = secret.split(" #").map(str::trim);
    let lines = secret
        .lines()
        .map(str::trim)
        .filter(|line| line.len() >= MIN_LINE);
    let in_word = |c: char| !c.is_whitespace() && !"\"'`,;[]{}()*&|>".contains(c);
    let words = secret
        .split(move |c| !in_word(c))
        .filter(|word| word.len() >= MIN_WORD)
        .map(|word| word.trim_start_matches('#'))
        .filter(|word| is_mixed(word));
    around_signs.chain(lines).chain(words)
}

/// Shorter words of a secret tell nothing.
const MIN_WORD: usize = 4;

/// Shorter lines of a secret tell nothing.
const MIN_LINE: usize = 8;
