//! Collections by indentation.

use super::{Context, Event, Parser, State};
use crate::diagnosis::Inside;
use crate::error::Result;
use crate::token::TokenKind;

impl Parser<'_> {
    pub(super) fn block_sequence_item(&mut self) -> Result<Event> {
        match self.token().kind {
            TokenKind::BlockEntry => {
                self.take();
                let after = State::BlockSequenceItem;
                match self.token().kind {
                    TokenKind::BlockEntry | TokenKind::BlockEnd => Ok(self.empty_then(after)),
                    _ => self.node_then(after, Context::Block),
                }
            }
            TokenKind::BlockEnd => {
                self.close();
                Ok(Event::End(None))
            }
            _ => self.unexpected(Inside::BlockSequence),
        }
    }

    pub(super) fn indentless_item(&mut self) -> Result<Event> {
        if self.token().kind != TokenKind::BlockEntry {
            self.go_back();
            return Ok(Event::End(None));
        }
        self.take();
        let after = State::IndentlessItem;
        match self.token().kind {
            TokenKind::BlockEntry | TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => {
                Ok(self.empty_then(after))
            }
            _ => self.node_then(after, Context::Block),
        }
    }

    pub(super) fn block_mapping_key(&mut self) -> Result<Event> {
        match self.token().kind {
            TokenKind::Key => {
                self.take();
                self.block_mapping_part(State::BlockMappingValue)
            }
            TokenKind::BlockEnd => {
                self.close();
                Ok(Event::End(None))
            }
            _ => self.unexpected(Inside::BlockMapping),
        }
    }

    pub(super) fn block_mapping_value(&mut self) -> Result<Event> {
        if self.token().kind == TokenKind::Value {
            self.take();
            self.block_mapping_part(State::BlockMappingKey)
        } else {
            Ok(self.then(State::BlockMappingKey, Event::Empty(None)))
        }
    }

    /// What follows `? ` or `: `.
    fn block_mapping_part(&mut self, after: State) -> Result<Event> {
        match self.token().kind {
            TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => Ok(self.empty_then(after)),
            _ => self.node_then(after, Context::BlockOrIndentless),
        }
    }
}
