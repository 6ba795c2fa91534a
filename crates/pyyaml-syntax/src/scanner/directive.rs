//! `%` lines before a document.

use super::Scanner;
use crate::Span;
use crate::diagnosis;
use crate::error::Result;
use crate::token::{Directive, Token, TokenKind};

/// Python refuses to read integers of more digits.
const MAX_DIGITS: usize = 4300;

impl<'t> Scanner<'t> {
    pub(super) fn fetch_directive(&mut self) -> Result<()> {
        self.end_content()?;
        let start = self.cursor.pos();
        let (directive, text) = self.directive(start).unwrap_or_else(|fault| {
            // What follows the line can be read, whatever is wrong in it.
            self.faults.push(*fault);
            self.cursor.advance(self.cursor.line_len());
            (Directive::Other, Span::default())
        });
        let place = self.cursor.span_from(start);
        self.cursor.skip_spaces();
        self.skip_comment();
        if !self.cursor.is_line_end(0) {
            self.faults.push(diagnosis::directive(&self.cursor, start));
            self.cursor.advance(self.cursor.line_len());
        }
        self.queue.push(Token {
            text,
            ..Token::sign(TokenKind::Directive(directive), place)
        });
        Ok(())
    }

    /// What the line is, and the prefix that `%TAG` gives.
    fn directive(&mut self, start: usize) -> Result<(Directive, Span)> {
        self.cursor.advance(1);
        let name = self.cursor.pos();
        self.cursor.advance(self.name_len(0));
        let name = self.cursor.span_from(name).text(self.text());
        if name.is_empty() || !self.cursor.is_space_or_line_end(0) {
            return Err(Box::new(diagnosis::directive(&self.cursor, start)));
        }
        let directive = match name {
            "YAML" => (self.version(start)?, Span::default()),
            "TAG" => {
                self.cursor.skip_spaces();
                self.handle(start)?;
                if self.cursor.peek() != Some(b' ') {
                    return Err(Box::new(diagnosis::directive(&self.cursor, start)));
                }
                self.cursor.skip_spaces();
                (Directive::Tag, self.uri(start)?)
            }
            _ => {
                self.cursor.advance(self.cursor.line_len());
                (Directive::Other, Span::default())
            }
        };
        if !self.cursor.is_space_or_line_end(0) {
            return Err(Box::new(diagnosis::directive(&self.cursor, start)));
        }
        Ok(directive)
    }

    fn version(&mut self, start: usize) -> Result<Directive> {
        self.cursor.skip_spaces();
        let major = self.version_number(start)?;
        if self.cursor.peek() != Some(b'.') {
            return Err(Box::new(diagnosis::directive(&self.cursor, start)));
        }
        self.cursor.advance(1);
        self.version_number(start)?;
        Ok(match major.trim_start_matches('0') {
            "1" => Directive::Version,
            _ => Directive::OtherVersion,
        })
    }

    fn version_number(&mut self, start: usize) -> Result<&'t str> {
        let from = self.cursor.pos();
        let digits = self.cursor.rest().iter();
        let len = digits.take_while(|byte| byte.is_ascii_digit()).count();
        self.cursor.advance(len);
        if len == 0 || len > MAX_DIGITS {
            return Err(Box::new(diagnosis::directive(&self.cursor, start)));
        }
        Ok(self.cursor.span_from(from).text(self.cursor.text()))
    }
}
