//! From tokens to events, by PyYAML's grammar.
//!
//! A machine with a stack of states instead of functions that call one another,
//! so that no nesting exhausts the program's own stack.

mod block;
mod event;
mod flow;

use hashbrown::HashMap;

pub(crate) use event::*;

use crate::diagnosis::{self, Inside};
use crate::error::Result;
use crate::scanner::Scanner;
use crate::token::{self, Token, TokenKind};
use crate::{Directive, Span, Style};

/// What the machine expects next.
#[derive(Clone, Copy, Debug)]
enum State {
    FirstDocument,
    Document,
    DocumentContent,
    DocumentEnd,
    BlockSequenceItem,
    IndentlessItem,
    BlockMappingKey,
    BlockMappingValue,
    FlowSequenceItem { first: bool },
    PairKey,
    PairValue,
    PairEnd,
    FlowMappingKey { first: bool },
    FlowMappingValue,
    FlowMappingNoValue,
    StreamEnd,
}

/// Which collections a node may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Block,
    /// A value or key in a block mapping, whose sequence needs no indentation.
    BlockOrIndentless,
    Flow,
}

/// Gives the events of a stream, one at a time.
#[derive(Debug)]
pub(crate) struct Parser<'t> {
    pub(crate) scanner: Scanner<'t>,
    state: State,
    /// Where to go on after the node at hand.
    states: Vec<State>,
    /// Where the open collections begin.
    marks: Vec<Span>,
    /// The handles that `%TAG` declares for the document, and their prefixes.
    handles: HashMap<&'t str, [Span; 2]>,
    /// What is written before the node of the last event.
    properties: Properties,
    /// The beginning of the document of the last event.
    document: DocumentStart<'t>,
    /// Whether the document before was ended with `...`.
    after_end: bool,
    /// The place of the last token that was taken.
    last: Span,
}

impl<'t> Parser<'t> {
    pub(crate) fn new(scanner: Scanner<'t>) -> Self {
        let mut parser = Self {
            scanner,
            state: State::FirstDocument,
            states: Vec::new(),
            marks: Vec::new(),
            handles: HashMap::new(),
            properties: Properties::default(),
            document: DocumentStart::default(),
            after_end: false,
            last: Span::default(),
        };
        parser.scanner.prepare();
        parser
    }

    /// After an error: skips what is left of the document.
    pub(crate) fn recover(&mut self) {
        self.states.clear();
        self.marks.clear();
        self.after_end = false;
        self.state = State::Document;
        if !matches!(
            self.token().kind,
            TokenKind::DocumentStart | TokenKind::DocumentEnd
        ) {
            self.scanner.recover();
        }
    }

    /// Whether what comes is no part of the document before.
    pub(crate) fn is_after_end(&self) -> bool {
        self.after_end
    }

    /// What is written before the node of the last event.
    pub(crate) fn properties(&self) -> &Properties {
        &self.properties
    }

    /// The beginning of the document of the last event.
    pub(crate) fn take_document(&mut self) -> DocumentStart<'t> {
        std::mem::take(&mut self.document)
    }

    #[inline]
    pub(crate) fn next(&mut self) -> Result<Event> {
        match self.state {
            State::FirstDocument => self.first_document(),
            State::Document => self.document(),
            State::DocumentContent => self.document_content(),
            State::DocumentEnd => Ok(self.then(State::Document, Event::DocumentEnd)),
            State::BlockSequenceItem => self.block_sequence_item(),
            State::IndentlessItem => self.indentless_item(),
            State::BlockMappingKey => self.block_mapping_key(),
            State::BlockMappingValue => self.block_mapping_value(),
            State::FlowSequenceItem { first } => self.flow_sequence_item(first),
            State::PairKey => self.pair_key(),
            State::PairValue => self.pair_value(),
            State::PairEnd => {
                let after = State::FlowSequenceItem { first: false };
                Ok(self.then(after, Event::End(None)))
            }
            State::FlowMappingKey { first } => self.flow_mapping_key(first),
            State::FlowMappingValue => self.flow_mapping_value(),
            State::FlowMappingNoValue => {
                let after = State::FlowMappingKey { first: false };
                Ok(self.then(after, Event::Empty(None)))
            }
            State::StreamEnd => Ok(Event::StreamEnd),
        }
    }

    /// The next token, which stays next.
    #[inline]
    fn token(&self) -> &Token {
        self.scanner.token()
    }

    /// Goes on behind the next token.
    #[inline]
    fn take(&mut self) {
        self.last = self.token().span;
        self.scanner.advance();
    }

    /// The place behind the last token that was taken.
    fn behind(&self) -> Span {
        Span::at(self.last.end())
    }

    fn then(&mut self, state: State, event: Event) -> Event {
        self.state = state;
        event
    }

    fn first_document(&mut self) -> Result<Event> {
        let token = *self.token();
        match token.kind {
            TokenKind::Error => return self.unexpected(Inside::Document),
            TokenKind::Directive(_) | TokenKind::DocumentStart | TokenKind::StreamEnd => {
                return self.document();
            }
            TokenKind::DocumentEnd => {
                let fault = diagnosis::end_without_document(token.span);
                self.scanner.faults.push(fault);
            }
            _ => {}
        }
        Ok(self.start_document(DocumentStart {
            start: token.span.start(),
            ..DocumentStart::default()
        }))
    }

    fn start_document(&mut self, start: DocumentStart<'t>) -> Event {
        self.document = start;
        self.states.push(State::DocumentEnd);
        self.then(State::DocumentContent, Event::DocumentStart)
    }

    fn document(&mut self) -> Result<Event> {
        while self.token().kind == TokenKind::DocumentEnd {
            self.after_end = true;
            self.take();
        }
        if self.token().kind == TokenKind::StreamEnd {
            return Ok(self.then(State::StreamEnd, Event::StreamEnd));
        }
        let start = self.token().span.start();
        let directives = self.directives();
        let mut marker = None;
        if self.token().kind == TokenKind::DocumentStart {
            self.take();
            marker = Some(self.last);
        } else if self.token().kind != TokenKind::Error
            && (self.after_end || !directives.is_empty())
        {
            let place = self.token().span;
            let fault = diagnosis::missing_document_start(place, directives.last());
            self.scanner.faults.push(fault);
        } else {
            return self.unexpected(Inside::Document);
        }
        self.after_end = false;
        Ok(self.start_document(DocumentStart {
            start,
            marker,
            directives,
        }))
    }

    fn directives(&mut self) -> Vec<Directive<'t>> {
        self.handles.clear();
        let mut directives = Vec::new();
        let mut version = None;
        while let TokenKind::Directive(directive) = self.token().kind {
            let prefix = self.token().text;
            self.take();
            let place = self.last;
            let written = place.text(self.scanner.text());
            let (name, value) = written.split_once(' ').unwrap_or((written, ""));
            directives.push(Directive {
                span: place,
                name: name.trim_start_matches('%'),
                value: value.trim_matches(' '),
            });
            let fault = match directive {
                token::Directive::Version | token::Directive::OtherVersion => {
                    match version.replace(place) {
                        Some(first) => Some(diagnosis::repeated_version(place, first)),
                        None if directive == token::Directive::Version => None,
                        None => Some(diagnosis::unsupported_version(place)),
                    }
                }
                token::Directive::Tag => {
                    let handle = value.split_ascii_whitespace().next();
                    let entry = [place, prefix];
                    let before = handle.and_then(|handle| self.handles.insert(handle, entry));
                    before.map(|[first, _]| diagnosis::repeated_handle(place, first))
                }
                token::Directive::Other => None,
            };
            self.scanner.faults.extend(fault);
        }
        directives
    }

    fn document_content(&mut self) -> Result<Event> {
        match self.token().kind {
            TokenKind::Directive(_)
            | TokenKind::DocumentStart
            | TokenKind::DocumentEnd
            | TokenKind::StreamEnd => {
                self.go_back();
                self.next()
            }
            _ => self.node(Context::Block),
        }
    }

    /// Goes on with what waits for the end of the node at hand.
    fn go_back(&mut self) {
        self.state = self.states.pop().unwrap_or(State::Document);
    }

    /// A node that is written, then `after`.
    fn node_then(&mut self, after: State, context: Context) -> Result<Event> {
        self.states.push(after);
        self.node(context)
    }

    /// A node that is not written, behind the last token, then `after`.
    fn empty_then(&mut self, after: State) -> Event {
        let place = self.behind();
        self.then(after, Event::Empty(Some(place)))
    }

    fn node(&mut self, context: Context) -> Result<Event> {
        if self.token().kind == TokenKind::Alias {
            self.take();
            self.go_back();
            return Ok(Event::Alias(self.last));
        }
        self.properties = Properties::default();
        loop {
            match self.token().kind {
                TokenKind::Anchor if self.properties.anchor.is_none() => {
                    self.take();
                    self.properties.anchor = Some(self.last);
                }
                TokenKind::Tag if self.properties.tag.is_none() => {
                    self.properties.tag = Some(self.resolve_tag());
                    self.take();
                }
                _ => break,
            }
        }
        match self.token().kind {
            TokenKind::Scalar => {
                let Token { text, style, .. } = *self.token();
                self.take();
                self.go_back();
                let span = self.last;
                Ok(Event::Scalar { text, style, span })
            }
            TokenKind::BlockEntry if context == Context::BlockOrIndentless => {
                self.state = State::IndentlessItem;
                let place = Span::at(self.token().span.start());
                let style = Style::Block;
                Ok(Event::SequenceStart(Collection { style, place }))
            }
            TokenKind::FlowSequenceStart => {
                let flow = self.open(State::FlowSequenceItem { first: true }, Style::Flow);
                Ok(Event::SequenceStart(flow))
            }
            TokenKind::FlowMappingStart => {
                let flow = self.open(State::FlowMappingKey { first: true }, Style::Flow);
                Ok(Event::MappingStart(flow))
            }
            TokenKind::BlockSequenceStart if context != Context::Flow => {
                let block = self.open(State::BlockSequenceItem, Style::Block);
                Ok(Event::SequenceStart(block))
            }
            TokenKind::BlockMappingStart | TokenKind::BlockMappingStartAndKey
                if context != Context::Flow =>
            {
                let block = self.open(State::BlockMappingKey, Style::Block);
                Ok(Event::MappingStart(block))
            }
            _ if self.properties.anchor.is_some() || self.properties.tag.is_some() => {
                self.go_back();
                Ok(Event::Scalar {
                    text: self.behind(),
                    style: Style::Plain,
                    span: self.behind(),
                })
            }
            _ => self.unexpected(Inside::Node),
        }
    }

    /// What the tag that is next stands for.
    fn resolve_tag(&mut self) -> TagUse {
        let Token {
            span, text, handle, ..
        } = *self.token();
        let start = span.start();
        let prefix = match Span::new(start, start + handle as usize).text(self.scanner.text()) {
            "" => Prefix::None,
            name => match (self.handles.get(name), name) {
                (Some(&[_, prefix]), _) => Prefix::Declared(prefix),
                (None, "!") => Prefix::Local,
                (None, "!!") => Prefix::Core,
                (None, _) => {
                    let fault = diagnosis::undefined_handle(span, name);
                    self.scanner.faults.push(fault);
                    Prefix::None
                }
            },
        };
        TagUse {
            span,
            prefix,
            suffix: text,
        }
    }

    /// Takes the token that opens a collection.
    fn open(&mut self, state: State, style: Style) -> Collection {
        self.take();
        self.marks.push(self.last);
        self.state = state;
        let place = self.last;
        Collection { style, place }
    }

    /// Takes the token that closes a collection.
    fn close(&mut self) {
        self.take();
        self.marks.pop();
        self.go_back();
    }

    #[cold]
    fn unexpected<T>(&mut self, inside: Inside) -> Result<T> {
        if let Some(error) = self.scanner.take_error() {
            return Err(error);
        }
        let token = *self.token();
        let open = self.marks.last().copied();
        let text = self.scanner.text();
        let fault = diagnosis::unexpected(text, token, inside, open);
        Err(Box::new(fault))
    }
}
