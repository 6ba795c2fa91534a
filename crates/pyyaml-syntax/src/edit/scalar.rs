//! Writing a scalar in the place of another.

use super::{Edit, Editor, Refusal, Result, layout, quote};
use crate::resolve::{Resolved, resolve_plain};
use crate::{Entry, Node, NodeKind, Span, Style};

/// The longest key, in characters, that is surely read as one.
pub(super) const MAX_KEY: usize = 1000;

/// A scalar that is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar<'v> {
    /// A string, in the quotes it needs.
    String(&'v str),
    /// A number, a boolean, a date or null, written as it is, without quotes.
    Plain(&'v str),
}

impl Scalar<'_> {
    /// How it is written in the place of a scalar of `style`.
    pub(super) fn written(self, style: Style) -> Result<String> {
        match self {
            Self::String(string) => Ok(quote::written(string, style)),
            Self::Plain(plain) if is_plain(plain) => Ok(plain.to_owned()),
            Self::Plain(_) => Err(Refusal::Unwritable),
        }
    }
}

/// Whether `text` without quotes is one scalar in any place, and not a string
/// or the mark of a merge.
fn is_plain(text: &str) -> bool {
    let is_simple = |byte: u8| byte.is_ascii_alphanumeric() || b"+-._~".contains(&byte);
    let is_time = |byte: u8| byte == b':' || byte == b' ';
    let resolved = resolve_plain(text);
    !text.is_empty()
        && text.bytes().all(|byte| is_simple(byte) || is_time(byte))
        && !text.contains(": ")
        && !text.ends_with(':')
        && text.trim() == text
        && !matches!(resolved, Resolved::Str)
}

impl<'s> Editor<'s> {
    /// Writes `new` in the place of the scalar `node`, which is no key.
    /// A string keeps the quotes of what stood there.
    ///
    /// # Errors
    /// Where the node is shared, tagged, no scalar, or a block scalar whose
    /// header has a comment or a line of its own; where nothing shows how an
    /// empty value is written.
    pub fn replace(&self, node: Node<'s>, new: Scalar<'_>) -> Result {
        self.check_scalar(node)?;
        let written = new.written(node.style())?;
        match node.style() {
            Style::Plain if node.span().is_empty() => self.fill(node, &written),
            Style::Literal | Style::Folded => self.replace_block_scalar(node, written),
            _ => Ok(self.overwrite(node, node.span(), &written)),
        }
    }

    /// Puts the plain scalar `node`, a key or a value, into quotes, so that it
    /// is read as the string it looks like.
    ///
    /// # Errors
    /// Where it is shared, tagged, empty or in quotes already.
    pub fn quote(&self, node: Node<'s>) -> Result {
        self.check_scalar(node)?;
        let text = node.text().ok_or(Refusal::NotScalar)?;
        if node.style() != Style::Plain {
            return Err(Refusal::Layout);
        }
        if node.span().is_empty() {
            return Err(Refusal::Empty);
        }
        if text.chars().count() > MAX_KEY {
            return Err(Refusal::Unwritable);
        }
        Ok(self.overwrite(node, node.span(), &quote::quoted(text)))
    }

    /// Puts the plain scalar `node` into quotes together with the comment that
    /// follows it on its line, which may be cut short: what was read as a comment
    /// is part of the string then.
    ///
    /// # Errors
    /// Where the node is shared, tagged, quoted, or `comment` does not follow it on
    /// its line.
    pub fn quote_with_comment(&self, node: Node<'s>, comment: Span) -> Result {
        self.check_scalar(node)?;
        let is_empty = node.span().is_empty();
        let start = if is_empty {
            comment.start()
        } else {
            node.span().start()
        };
        let whole = self.text.get(start..comment.end()).unwrap_or_default();
        let between = self.text.get(node.span().end()..comment.start());
        let follows =
            between.is_some_and(|between| between.trim_matches(layout::SPACES).is_empty());
        let is_on_line = self.line_end(start) >= comment.end();
        if node.style() != Style::Plain || !follows || !is_on_line || whole.is_empty() {
            return Err(Refusal::Layout);
        }
        if is_empty {
            self.check_is_value(node)?;
        }
        let string = whole.trim_end();
        let quoted = quote::quoted(string);
        let end = start + string.len();
        let rest = self.text.get(end..self.line_end(end)).unwrap_or_default();
        let gap = rest.len() - rest.trim_start().len();
        // After a closing quote PyYAML reads spaces only.
        let (end, gap) = match rest.get(..gap) {
            Some(spaces) if spaces.bytes().all(|byte| byte == b' ') => (end, ""),
            _ if gap < rest.len() => (end + gap, "  "),
            _ => (end + gap, ""),
        };
        Ok(self.overwrite(node, super::span(start..end), &format!("{quoted}{gap}")))
    }

    /// Writes `written` at `span`, where `scalar` begins. Its anchor may end there, since
    /// PyYAML needs no space between an anchor and a `:`, `?`, `,`, `%` or `@`; and after
    /// a quote it needs none before a comment.
    pub(super) fn overwrite(&self, scalar: Node<'_>, span: Span, written: &str) -> Edit {
        let anchor = scalar.properties().anchor;
        let touches_anchor = anchor.is_some_and(|anchor| anchor.end() == span.start());
        let is_quoted = written.trim_end().ends_with(['\'', '"']);
        let touches_comment = !is_quoted && self.after(span.end()).starts_with('#');
        let space = |touches: bool| if touches { " " } else { "" };
        let (before, after) = (space(touches_anchor), space(touches_comment));
        Edit::replace(span, format!("{before}{written}{after}"))
    }

    /// Whether `node` is a scalar of its own, without a tag.
    pub(super) fn check_scalar(&self, node: Node<'s>) -> Result<()> {
        self.check_shared(node)?;
        if node.kind() != NodeKind::Scalar {
            return Err(Refusal::NotScalar);
        }
        if node.properties().tag.is_some() {
            return Err(Refusal::Tagged);
        }
        Ok(())
    }

    /// Whether `entry` is written in `mapping` alone, and its key there once.
    pub(super) fn check_entry(&self, mapping: Node<'s>, entry: &Entry<'s>) -> Result<()> {
        if mapping.kind() != NodeKind::Mapping {
            return Err(Refusal::NotMapping);
        }
        if entry.merged.is_some() || entry.key.is_alias() {
            return Err(Refusal::Shared);
        }
        self.check_shared(mapping)?;
        if !self.facts().may_repeat_keys(mapping) {
            return Ok(());
        }
        check_only_entry(mapping, entry)
    }

    /// Writes `written` where a value is empty.
    fn fill(&self, node: Node<'s>, written: &str) -> Result {
        self.check_is_value(node)?;
        let at = node.span().start();
        let spaced = self.before(at).ends_with([' ', '\t']);
        let space = if spaced { "" } else { " " };
        Ok(Edit::insert(at, format!("{space}{written}")))
    }

    /// Whether what is written in the place of the empty `node` becomes its value:
    /// an anchor or the mark of a value or an item stands before it.
    fn check_is_value(&self, node: Node<'s>) -> Result<()> {
        let before = self.before(node.span().start());
        let mark = before.trim_end_matches(layout::SPACES);
        let has_anchor = node.properties().anchor.is_some();
        let is_after_mark = mark.ends_with([':', '-'])
            && !self.facts().ends_scalar(mark.len())
            && !mark.ends_with("---");
        if !has_anchor && !is_after_mark {
            return Err(Refusal::Layout);
        }
        Ok(())
    }

    /// Writes `written` in the place of a block scalar; blank lines after it stay.
    pub(super) fn replace_block_scalar(&self, node: Node<'s>, written: String) -> Result {
        let span = node.span();
        let header = node.header_span().ok_or(Refusal::Layout)?;
        if self.has_comment(header.end(), self.line_end(header.end())) {
            return Err(Refusal::Comment);
        }
        // A block scalar may begin where its key does, another scalar not.
        if self.begins_line(span.start()) {
            return Err(Refusal::Layout);
        }
        let content = span
            .text(self.text)
            .trim_end_matches(layout::is_break_or_blank);
        let end = (span.start() + content.len()).max(header.end());
        Ok(Edit::replace(super::span(span.start()..end), written))
    }
}

/// Whether nothing else in `mapping`, nor what it merges, has the key.
fn check_only_entry<'s>(mapping: Node<'s>, entry: &Entry<'s>) -> Result<()> {
    let Some(key) = entry.key.as_str() else {
        return Err(Refusal::Repeated);
    };
    let is_same = |other: &Entry<'_>| other.key.as_str() == Some(key);
    if mapping.written_entries().filter(is_same).count() > 1 {
        return Err(Refusal::Repeated);
    }
    let is_merge = |entry: &Entry<'_>| entry.key.text() == Some("<<");
    let has_key = |merge: Entry<'s>| {
        let sources = merge.value.items();
        merge.value.get(key).is_some() || sources.into_iter().any(|it| it.get(key).is_some())
    };
    if mapping.written_entries().filter(is_merge).any(has_key) {
        return Err(Refusal::Shared);
    }
    Ok(())
}
