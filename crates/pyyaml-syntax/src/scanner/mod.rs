//! From text to tokens, under PyYAML's rules of indentation and keys.

mod block;
mod cursor;
mod directive;
mod plain;
mod property;
mod quoted;
mod token;

use std::collections::VecDeque;

pub(crate) use cursor::{Cursor, span};
pub(crate) use token::{Directive, Tag, Token, TokenKind};

use crate::diagnosis;
use crate::error::Result;
use crate::text::TextFacts;
use crate::{Comment, Error, Span};

/// Characters a key may take, up to its `:`, when no `?` announces it.
const KEY_LENGTH: usize = 1024;

/// Makes tokens on demand, never further ahead than a key may be long.
#[derive(Debug)]
pub(crate) struct Scanner<'t> {
    cursor: Cursor<'t>,
    queue: VecDeque<Token>,
    /// Number of tokens that have left the queue.
    taken: usize,
    /// Columns of the open block collections, the innermost last.
    indents: Vec<usize>,
    /// The open brackets.
    brackets: Vec<Span>,
    /// Tokens that are keys if a `:` follows: at most one for each level of
    /// brackets, the outermost first.
    candidates: VecDeque<Candidate>,
    /// Whether a key, or a block collection, may begin here.
    key_allowed: bool,
    ended: bool,
    /// Text that scalars mean and that is not written so.
    pub(crate) cooked: String,
    pub(crate) comments: Vec<Comment>,
    /// What PyYAML rejects, but is no reason to stop reading the document.
    pub(crate) faults: Vec<Error>,
}

/// A token that may turn out to be a key.
#[derive(Debug)]
struct Candidate {
    /// Its number, counted from the first token of the stream.
    number: usize,
    level: usize,
    /// Nothing but a key can be where it is.
    required: bool,
    pos: usize,
    line_start: usize,
    column: usize,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str, facts: TextFacts) -> Self {
        Self {
            cursor: Cursor::new(text, facts),
            queue: VecDeque::new(),
            taken: 0,
            indents: Vec::new(),
            brackets: Vec::new(),
            candidates: VecDeque::new(),
            key_allowed: true,
            ended: false,
            cooked: String::new(),
            comments: Vec::new(),
            faults: Vec::new(),
        }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.cursor.text()
    }

    /// The text of a span of the text or of the cooked text behind it.
    pub(crate) fn slice(&self, span: Span) -> &str {
        crate::tree::slice(self.text(), &self.cooked, span)
    }

    /// The next token, which stays next.
    pub(crate) fn peek(&mut self) -> Result<Token> {
        loop {
            if let Some(&token) = self.queue.front()
                && !self.may_become_key()?
            {
                return Ok(token);
            }
            if self.ended && self.queue.is_empty() {
                let span = self.cursor.here();
                let kind = TokenKind::StreamEnd;
                return Ok(Token { kind, span });
            }
            self.fetch()?;
        }
    }

    /// Leaves the token that [`peek`](Self::peek) gave behind.
    pub(crate) fn skip(&mut self) {
        if self.queue.pop_front().is_some() {
            self.taken += 1;
        }
    }

    /// After a fault that ends the reading of a document: goes on to the next
    /// `---` or `...` at the beginning of a line.
    pub(crate) fn recover(&mut self) {
        let markers = |token: &&Token| {
            matches!(
                token.kind,
                TokenKind::DocumentStart | TokenKind::DocumentEnd
            )
        };
        if let Some(marker) = self.queue.iter().find(markers).copied() {
            while self.queue.front().is_some_and(|t| t.span != marker.span) {
                self.skip();
            }
            return;
        }
        self.taken += self.queue.len();
        self.queue.clear();
        self.candidates.clear();
        self.brackets.clear();
        self.indents.clear();
        self.key_allowed = true;
        while self.cursor.document_marker().is_none() {
            self.cursor.advance(self.cursor.line_len());
            if self.cursor.skip_break().is_none() {
                break;
            }
        }
    }

    /// Whether the first token may still turn out to be a key, so that another
    /// token may have to go before it.
    fn may_become_key(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.drop_stale_candidates()?;
        let first = self.candidates.front();
        Ok(first.is_some_and(|candidate| candidate.number == self.taken))
    }

    /// Reads on to the next token and puts it, with those it implies, in the queue.
    fn fetch(&mut self) -> Result<()> {
        self.skip_to_token();
        self.drop_stale_candidates()?;
        self.close_blocks(self.cursor.column());
        let Some(byte) = self.cursor.peek() else {
            return self.fetch_stream_end();
        };
        match byte {
            b'%' if self.cursor.column() == 0 => self.fetch_directive(),
            b'-' if self.cursor.document_marker().is_some() => {
                self.fetch_document_marker(TokenKind::DocumentStart)
            }
            b'.' if self.cursor.document_marker().is_some() => {
                self.fetch_document_marker(TokenKind::DocumentEnd)
            }
            b'[' => self.fetch_open(TokenKind::FlowSequenceStart),
            b'{' => self.fetch_open(TokenKind::FlowMappingStart),
            b']' => self.fetch_close(TokenKind::FlowSequenceEnd),
            b'}' => self.fetch_close(TokenKind::FlowMappingEnd),
            b',' => self.fetch_flow_entry(),
            b'-' if self.cursor.is_blank_or_line_end(1) => self.fetch_block_entry(),
            b'?' if self.in_flow() || self.cursor.is_blank_or_line_end(1) => self.fetch_key(),
            b':' if self.in_flow() || self.cursor.is_blank_or_line_end(1) => self.fetch_value(),
            b'*' => self.fetch_named(TokenKind::Alias),
            b'&' => self.fetch_named(TokenKind::Anchor),
            b'!' => self.fetch_tag(),
            b'|' | b'>' if !self.in_flow() => self.fetch_block_scalar(),
            b'\'' | b'"' => self.fetch_quoted(),
            // At a line end here is only the NUL that some file holds.
            b'\t' | b'|' | b'>' | b'%' | b'@' | b'`' => {
                Err(Box::new(diagnosis::no_token(&self.cursor, self.in_flow())))
            }
            _ => self.fetch_plain(),
        }
    }

    fn in_flow(&self) -> bool {
        !self.brackets.is_empty()
    }

    /// Skips blanks, line breaks and comments.
    fn skip_to_token(&mut self) {
        loop {
            self.cursor.skip_spaces();
            self.skip_comment();
            if self.cursor.skip_break().is_none() {
                return;
            }
            if !self.in_flow() {
                self.key_allowed = true;
            }
        }
    }

    fn skip_comment(&mut self) {
        if self.cursor.peek() == Some(b'#') {
            let start = self.cursor.pos();
            self.cursor.advance(self.cursor.line_len());
            let span = self.cursor.span_from(start);
            self.comments.push(Comment { span });
        }
    }

    fn push(&mut self, kind: TokenKind, span: Span) {
        self.queue.push_back(Token { kind, span });
    }

    /// Takes an indicator of `len` bytes as a token.
    fn push_indicator(&mut self, kind: TokenKind, len: usize) {
        let start = self.cursor.pos();
        self.cursor.advance(len);
        self.push(kind, self.cursor.span_from(start));
    }

    /// Column of the innermost block collection; `None` outside of all.
    fn indent(&self) -> Option<usize> {
        self.indents.last().copied()
    }

    /// The least column of what belongs to the innermost block collection.
    fn content_column(&self) -> usize {
        self.indent().map_or(0, |indent| indent + 1)
    }

    /// Begins a block collection if `column` is deeper than the innermost.
    fn open_block(&mut self, column: usize) -> bool {
        let deeper = self.indent().is_none_or(|indent| indent < column);
        if deeper {
            self.indents.push(column);
        }
        deeper
    }

    /// Ends the block collections that are deeper than `column`.
    fn close_blocks(&mut self, column: usize) {
        if self.in_flow() {
            return;
        }
        while self.indent().is_some_and(|indent| indent > column) {
            self.indents.pop();
            self.push(TokenKind::BlockEnd, self.cursor.here());
        }
    }

    fn close_all_blocks(&mut self) {
        for _ in 0..self.indents.len() {
            self.push(TokenKind::BlockEnd, self.cursor.here());
        }
        self.indents.clear();
    }

    /// Forgets candidates that are on another line or too far back.
    fn drop_stale_candidates(&mut self) -> Result<()> {
        // Those of inner brackets come later: when one is not stale, none after it is.
        while let Some(candidate) = self.candidates.front()
            && (candidate.line_start != self.cursor.line_start()
                || self.cursor.is_longer(candidate.pos, KEY_LENGTH))
        {
            if candidate.required {
                return self.missing_colon(candidate.pos);
            }
            self.candidates.pop_front();
        }
        Ok(())
    }

    /// Notes that the token that comes next may be a key.
    fn note_candidate(&mut self) -> Result<()> {
        if !self.key_allowed {
            return Ok(());
        }
        self.drop_candidate()?;
        let column = self.cursor.column();
        self.candidates.push_back(Candidate {
            number: self.taken + self.queue.len(),
            level: self.brackets.len(),
            required: !self.in_flow() && self.indent() == Some(column),
            pos: self.cursor.pos(),
            line_start: self.cursor.line_start(),
            column,
        });
        Ok(())
    }

    /// Takes the candidate of the innermost bracket.
    fn take_candidate(&mut self) -> Option<Candidate> {
        let level = self.brackets.len();
        let last = self.candidates.back();
        if last.is_some_and(|candidate| candidate.level == level) {
            self.candidates.pop_back()
        } else {
            None
        }
    }

    /// Forgets the candidate of the innermost bracket.
    fn drop_candidate(&mut self) -> Result<()> {
        match self.take_candidate() {
            Some(candidate) if candidate.required => self.missing_colon(candidate.pos),
            _ => Ok(()),
        }
    }

    fn missing_colon(&self, key: usize) -> Result<()> {
        let fault = diagnosis::missing_colon(self.text(), key, KEY_LENGTH);
        Err(Box::new(fault))
    }

    fn fetch_stream_end(&mut self) -> Result<()> {
        if let Some(&bracket) = self.brackets.last() {
            return Err(Box::new(diagnosis::unclosed_bracket(
                self.text(),
                bracket,
                None,
            )));
        }
        self.close_all_blocks();
        self.drop_candidate()?;
        self.ended = true;
        self.push(TokenKind::StreamEnd, self.cursor.here());
        Ok(())
    }

    fn fetch_document_marker(&mut self, kind: TokenKind) -> Result<()> {
        if let Some(&bracket) = self.brackets.last() {
            let here = Some(self.cursor.here());
            return Err(Box::new(diagnosis::unclosed_bracket(
                self.text(),
                bracket,
                here,
            )));
        }
        self.close_all_blocks();
        self.drop_candidate()?;
        self.key_allowed = false;
        self.push_indicator(kind, 3);
        Ok(())
    }

    fn fetch_open(&mut self, kind: TokenKind) -> Result<()> {
        self.note_candidate()?;
        self.key_allowed = true;
        let start = self.cursor.pos();
        self.push_indicator(kind, 1);
        self.brackets.push(self.cursor.span_from(start));
        Ok(())
    }

    fn fetch_close(&mut self, kind: TokenKind) -> Result<()> {
        if !self.in_flow() {
            return Err(Box::new(diagnosis::unopened_bracket(&self.cursor)));
        }
        self.drop_candidate()?;
        self.brackets.pop();
        self.key_allowed = false;
        self.push_indicator(kind, 1);
        Ok(())
    }

    fn fetch_flow_entry(&mut self) -> Result<()> {
        self.key_allowed = true;
        self.drop_candidate()?;
        self.push_indicator(TokenKind::FlowEntry, 1);
        Ok(())
    }

    fn fetch_block_entry(&mut self) -> Result<()> {
        if !self.in_flow() {
            if !self.key_allowed {
                return Err(Box::new(diagnosis::unexpected_dash(&self.cursor)));
            }
            if self.open_block(self.cursor.column()) {
                self.push(TokenKind::BlockSequenceStart, self.cursor.here());
            }
        }
        self.key_allowed = true;
        self.drop_candidate()?;
        self.push_indicator(TokenKind::BlockEntry, 1);
        Ok(())
    }

    fn fetch_key(&mut self) -> Result<()> {
        if !self.in_flow() {
            if !self.key_allowed {
                return Err(Box::new(diagnosis::unexpected_question_mark(&self.cursor)));
            }
            if self.open_block(self.cursor.column()) {
                self.push(TokenKind::BlockMappingStart, self.cursor.here());
            }
        }
        self.key_allowed = !self.in_flow();
        self.drop_candidate()?;
        self.push_indicator(TokenKind::Key, 1);
        Ok(())
    }

    fn fetch_value(&mut self) -> Result<()> {
        if let Some(key) = self.take_candidate() {
            let place = span(key.pos, key.pos);
            let index = key.number.saturating_sub(self.taken);
            self.insert(index, TokenKind::Key, place);
            if !self.in_flow() && self.open_block(key.column) {
                self.insert(index, TokenKind::BlockMappingStart, place);
            }
            self.key_allowed = false;
        } else {
            if !self.in_flow() {
                if !self.key_allowed {
                    return Err(Box::new(diagnosis::unexpected_colon(&self.cursor)));
                }
                if self.open_block(self.cursor.column()) {
                    self.push(TokenKind::BlockMappingStart, self.cursor.here());
                }
            }
            self.key_allowed = !self.in_flow();
        }
        self.push_indicator(TokenKind::Value, 1);
        Ok(())
    }

    fn insert(&mut self, index: usize, kind: TokenKind, span: Span) {
        self.queue
            .insert(index.min(self.queue.len()), Token { kind, span });
    }
}
