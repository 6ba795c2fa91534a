//! Collections in brackets.

use super::{Collection, Context, Event, Parser, Properties, State};
use crate::diagnosis::Inside;
use crate::error::Result;
use crate::token::TokenKind;
use crate::{Span, Style};

impl Parser<'_> {
    /// Takes the comma that must stand before all but the first.
    fn comma(&mut self, first: bool, inside: Inside) -> Result<()> {
        if first {
            return Ok(());
        }
        if self.token().kind != TokenKind::FlowEntry {
            return self.unexpected(inside);
        }
        self.take();
        Ok(())
    }

    pub(super) fn flow_sequence_item(&mut self, first: bool) -> Result<Event> {
        if self.token().kind != TokenKind::FlowSequenceEnd {
            self.comma(first, Inside::FlowSequence)?;
        }
        match self.token().kind {
            TokenKind::FlowSequenceEnd => {
                self.close();
                Ok(Event::End(Some(self.last)))
            }
            TokenKind::Key => {
                self.properties = Properties::default();
                let place = Span::at(self.token().span.start());
                let style = Style::Flow;
                let pair = Event::MappingStart(Collection { style, place });
                Ok(self.then(State::PairKey, pair))
            }
            _ => self.node_then(State::FlowSequenceItem { first: false }, Context::Flow),
        }
    }

    pub(super) fn pair_key(&mut self) -> Result<Event> {
        self.take();
        match self.token().kind {
            TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowSequenceEnd => {
                Ok(self.empty_then(State::PairValue))
            }
            _ => self.node_then(State::PairValue, Context::Flow),
        }
    }

    pub(super) fn pair_value(&mut self) -> Result<Event> {
        if self.token().kind != TokenKind::Value {
            return Ok(self.then(State::PairEnd, Event::Empty(None)));
        }
        self.take();
        match self.token().kind {
            TokenKind::FlowEntry | TokenKind::FlowSequenceEnd => {
                Ok(self.empty_then(State::PairEnd))
            }
            _ => self.node_then(State::PairEnd, Context::Flow),
        }
    }

    pub(super) fn flow_mapping_key(&mut self, first: bool) -> Result<Event> {
        if self.token().kind != TokenKind::FlowMappingEnd {
            self.comma(first, Inside::FlowMapping)?;
        }
        match self.token().kind {
            TokenKind::FlowMappingEnd => {
                self.close();
                Ok(Event::End(Some(self.last)))
            }
            TokenKind::Key => {
                self.take();
                match self.token().kind {
                    TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowMappingEnd => {
                        Ok(self.empty_then(State::FlowMappingValue))
                    }
                    _ => self.node_then(State::FlowMappingValue, Context::Flow),
                }
            }
            _ => self.node_then(State::FlowMappingNoValue, Context::Flow),
        }
    }

    pub(super) fn flow_mapping_value(&mut self) -> Result<Event> {
        let after = State::FlowMappingKey { first: false };
        if self.token().kind != TokenKind::Value {
            return Ok(self.then(after, Event::Empty(None)));
        }
        self.take();
        match self.token().kind {
            TokenKind::FlowEntry | TokenKind::FlowMappingEnd => Ok(self.empty_then(after)),
            _ => self.node_then(after, Context::Flow),
        }
    }
}
