//! From text to tokens, under PyYAML's rules of indentation and keys.

mod block;
mod candidate;
mod directive;
mod plain;
mod property;
mod queue;
mod quoted;

use candidate::Candidate;
use queue::Queue;

use crate::cursor::Cursor;
use crate::diagnosis;
use crate::error::Result;
use crate::text::{TextFacts, slice};
use crate::token::{Token, TokenKind};
use crate::{Comment, Error, Span, Style};

/// Makes tokens on demand, never further ahead than a key may be long.
#[derive(Debug)]
pub(crate) struct Scanner<'t> {
    cursor: Cursor<'t>,
    queue: Queue,
    /// Columns of the open block collections, the innermost last.
    indents: Vec<usize>,
    /// The open brackets.
    brackets: Vec<Span>,
    /// Tokens that are keys if a `:` follows: at most one for each level of
    /// brackets, the outermost first.
    candidates: Vec<Candidate>,
    /// Whether a key, or a block collection, may begin here.
    key_allowed: bool,
    ended: bool,
    /// Text that scalars mean and that is not written so.
    pub(crate) cooked: String,
    pub(crate) comments: Vec<Comment>,
    /// What PyYAML rejects, but is no reason to stop reading the document.
    pub(crate) faults: Vec<Error>,
    /// Why there is no next token, when it is [`TokenKind::Error`].
    error: Option<Box<Error>>,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str, facts: TextFacts) -> Self {
        Self {
            cursor: Cursor::new(text, facts),
            queue: Queue::default(),
            indents: Vec::new(),
            brackets: Vec::new(),
            candidates: Vec::new(),
            key_allowed: true,
            ended: false,
            cooked: String::new(),
            comments: Vec::new(),
            faults: Vec::new(),
            error: None,
        }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.cursor.text()
    }

    /// The text of a span of the text or of the cooked text behind it.
    pub(crate) fn slice(&self, span: Span) -> &str {
        slice(self.text(), &self.cooked, span)
    }

    /// The next token, which stays next; there is always one, if only an error.
    #[inline]
    pub(crate) fn token(&self) -> &Token {
        const NONE: Token = Token::sign(TokenKind::StreamEnd, Span::packed(u32::MAX, u32::MAX));
        self.queue.front().unwrap_or(&NONE)
    }

    /// Why the next token, or one behind it, cannot be read.
    pub(crate) fn take_error(&mut self) -> Option<Box<Error>> {
        self.error.take()
    }

    /// Goes on behind the next token.
    #[inline]
    pub(crate) fn advance(&mut self) {
        match self.queue.front_mut() {
            Some(token) if token.kind == TokenKind::BlockMappingStartAndKey => {
                token.kind = TokenKind::Key;
            }
            _ => {
                self.queue.pop();
                self.prepare();
            }
        }
    }

    /// Reads on until it is certain which token is next.
    pub(crate) fn prepare(&mut self) {
        loop {
            match self.queue.front().map(|token| token.kind) {
                Some(TokenKind::NoKey) => self.queue.pop(),
                None if self.ended => return,
                Some(TokenKind::MaybeKey) if self.ended => self.queue.settle_all(),
                None | Some(TokenKind::MaybeKey) => {
                    if let Err(error) = self.fetch() {
                        self.error = Some(error);
                        self.candidates.clear();
                        self.queue.settle_all();
                        self.push(TokenKind::Error, self.cursor.here());
                    }
                }
                Some(_) => return,
            }
        }
    }

    /// After a fault that ends the reading of a document: goes on to the next
    /// `---` or `...` at the beginning of a line.
    pub(crate) fn recover(&mut self) {
        while let Some(token) = self.queue.front() {
            if matches!(
                token.kind,
                TokenKind::DocumentStart | TokenKind::DocumentEnd
            ) {
                return;
            }
            self.queue.pop();
        }
        self.error = None;
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
        self.prepare();
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
            if self.cursor.peek() == Some(b'#') {
                self.skip_comment();
            }
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
        self.queue.push(Token::sign(kind, span));
    }

    fn push_scalar(&mut self, text: Span, style: Style, span: Span) {
        self.queue.push(Token {
            text,
            style,
            ..Token::sign(TokenKind::Scalar, span)
        });
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

    /// Ends what a document holds, before something that stands between documents.
    fn end_content(&mut self) -> Result<()> {
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
        Ok(())
    }

    fn fetch_document_marker(&mut self, kind: TokenKind) -> Result<()> {
        self.end_content()?;
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
            let begins = !self.in_flow() && self.open_block(key.column);
            let kind = if begins {
                TokenKind::BlockMappingStartAndKey
            } else {
                TokenKind::Key
            };
            self.queue.settle(key.number, kind);
            self.key_allowed = false;
        } else {
            if !self.in_flow() {
                if !self.key_allowed {
                    return Err(Box::new(diagnosis::unexpected_colon(&self.cursor)));
                }
                if self.open_block(self.cursor.column()) {
                    let kind = TokenKind::BlockMappingStart;
                    self.push(kind, self.cursor.here());
                }
            }
            self.key_allowed = !self.in_flow();
        }
        self.push_indicator(TokenKind::Value, 1);
        Ok(())
    }
}
