//! From tokens to events, by PyYAML's grammar.
//!
//! A machine with a stack of states instead of functions that call one another,
//! so that no nesting exhausts the program's own stack.

use crate::diagnosis::{self, Inside};
use crate::error::Result;
use crate::scanner::{self, Scanner, Tag, Token, TokenKind};
use crate::{Directive, Span, Style};

/// The prefix of the tags that YAML itself defines.
pub(crate) const CORE_PREFIX: &str = "tag:yaml.org,2002:";

/// One step in the structure of a stream.
#[derive(Debug)]
pub(crate) enum Event<'t> {
    StreamEnd,
    DocumentStart(DocumentStart<'t>),
    DocumentEnd,
    /// `*name`
    Alias(Span),
    /// A scalar that is written, or at least its anchor or tag.
    Scalar {
        properties: Properties,
        text: Span,
        style: Style,
        span: Span,
    },
    /// A value that is not written, and its place if something shows it.
    Empty(Option<Span>),
    SequenceStart(Properties, Collection),
    MappingStart(Properties, Collection),
    /// The end of a collection, with its closing bracket.
    End(Option<Span>),
}

/// How a collection begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Collection {
    pub(crate) style: Style,
    /// Its bracket; empty where nothing is written for it but its children.
    pub(crate) place: Span,
}

/// The beginning of a document.
#[derive(Debug)]
pub(crate) struct DocumentStart<'t> {
    pub(crate) start: u32,
    pub(crate) marker: Option<Span>,
    pub(crate) directives: Vec<Directive<'t>>,
}

/// What is written before a node.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Properties {
    pub(crate) anchor: Option<Span>,
    pub(crate) tag: Option<TagUse>,
}

/// A tag whose handle is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TagUse {
    pub(crate) span: Span,
    pub(crate) prefix: Prefix,
    pub(crate) suffix: Span,
}

/// What a tag's handle stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Prefix {
    /// Nothing: a verbatim tag, `!` alone, or a handle that nobody declared.
    None,
    /// `!`
    Local,
    /// `!!`
    Core,
    /// What `%TAG` says.
    Declared(Span),
}

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
    /// The handles that `%TAG` declares for the document.
    handles: Vec<[Span; 2]>,
    /// Whether the document before was ended with `...`.
    after_end: bool,
    /// The last token that was taken.
    last: Span,
}

impl<'t> Parser<'t> {
    pub(crate) fn new(scanner: Scanner<'t>) -> Self {
        Self {
            scanner,
            state: State::FirstDocument,
            states: Vec::new(),
            marks: Vec::new(),
            handles: Vec::new(),
            after_end: false,
            last: Span::default(),
        }
    }

    /// After an error: skips what is left of the document.
    pub(crate) fn recover(&mut self) {
        self.states.clear();
        self.marks.clear();
        self.after_end = false;
        self.state = State::Document;
        self.scanner.recover();
    }

    /// Whether what comes is no part of the document before.
    pub(crate) fn is_after_end(&self) -> bool {
        self.after_end
    }

    pub(crate) fn next(&mut self) -> Result<Event<'t>> {
        match self.state {
            State::FirstDocument => self.first_document(),
            State::Document => self.document(),
            State::DocumentContent => self.document_content(),
            State::DocumentEnd => {
                self.state = State::Document;
                Ok(Event::DocumentEnd)
            }
            State::BlockSequenceItem => self.block_sequence_item(),
            State::IndentlessItem => self.indentless_item(),
            State::BlockMappingKey => self.block_mapping_key(),
            State::BlockMappingValue => self.block_mapping_value(),
            State::FlowSequenceItem { first } => self.flow_sequence_item(first),
            State::PairKey => self.pair_key(),
            State::PairValue => self.pair_value(),
            State::PairEnd => {
                self.state = State::FlowSequenceItem { first: false };
                Ok(Event::End(None))
            }
            State::FlowMappingKey { first } => self.flow_mapping_key(first),
            State::FlowMappingValue => self.flow_mapping_value(),
            State::FlowMappingNoValue => {
                self.state = State::FlowMappingKey { first: false };
                Ok(Event::Empty(None))
            }
            State::StreamEnd => Ok(Event::StreamEnd),
        }
    }

    fn peek(&mut self) -> Result<Token> {
        self.scanner.peek()
    }

    /// Takes the token that was peeked at.
    fn take(&mut self, token: Token) {
        self.last = token.span;
        self.scanner.skip();
    }

    /// The place behind the last token that was taken.
    fn behind(&self) -> Span {
        Span::at(self.last.end_u32())
    }

    fn first_document(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        match token.kind {
            TokenKind::Directive(_) | TokenKind::DocumentStart | TokenKind::StreamEnd => {
                self.document()
            }
            TokenKind::DocumentEnd => {
                let fault = diagnosis::end_without_document(token.span);
                self.scanner.faults.push(fault);
                Ok(self.start_document(DocumentStart {
                    start: token.span.start_u32(),
                    marker: None,
                    directives: Vec::new(),
                }))
            }
            _ => Ok(self.start_document(DocumentStart {
                start: token.span.start_u32(),
                marker: None,
                directives: Vec::new(),
            })),
        }
    }

    fn start_document(&mut self, start: DocumentStart<'t>) -> Event<'t> {
        self.states.push(State::DocumentEnd);
        self.state = State::DocumentContent;
        Event::DocumentStart(start)
    }

    fn document(&mut self) -> Result<Event<'t>> {
        let mut token = self.peek()?;
        while token.kind == TokenKind::DocumentEnd {
            self.after_end = true;
            self.take(token);
            token = self.peek()?;
        }
        if token.kind == TokenKind::StreamEnd {
            self.state = State::StreamEnd;
            return Ok(Event::StreamEnd);
        }
        let start = token.span.start_u32();
        let directives = self.directives()?;
        let token = self.peek()?;
        let mut marker = None;
        if token.kind == TokenKind::DocumentStart {
            self.take(token);
            marker = Some(token.span);
        } else if self.after_end || !directives.is_empty() {
            let fault = diagnosis::missing_document_start(token, directives.last());
            self.scanner.faults.push(fault);
        } else {
            return self.unexpected(token, Inside::Document);
        }
        self.after_end = false;
        Ok(self.start_document(DocumentStart {
            start,
            marker,
            directives,
        }))
    }

    fn directives(&mut self) -> Result<Vec<Directive<'t>>> {
        self.handles.clear();
        let mut directives = Vec::new();
        let mut version = None;
        loop {
            let token = self.peek()?;
            let TokenKind::Directive(directive) = token.kind else {
                return Ok(directives);
            };
            self.take(token);
            let written = token.span.text(self.scanner.text());
            let (name, value) = written.split_once(' ').unwrap_or((written, ""));
            directives.push(Directive {
                span: token.span,
                name: name.trim_start_matches('%'),
                value: value.trim_matches(' '),
            });
            match directive {
                scanner::Directive::Version { supported } => {
                    let fault = match version.replace(token.span) {
                        Some(first) => Some(diagnosis::repeated_version(token.span, first)),
                        None if !supported => Some(diagnosis::unsupported_version(token.span)),
                        None => None,
                    };
                    self.scanner.faults.extend(fault);
                }
                scanner::Directive::Tag { handle, prefix } => match self.declared(handle) {
                    Some([first, _]) => {
                        let fault = diagnosis::repeated_handle(token.span, first);
                        self.scanner.faults.push(fault);
                    }
                    None => self.handles.push([handle, prefix]),
                },
                scanner::Directive::Other => {}
            }
        }
    }

    fn declared(&self, handle: Span) -> Option<[Span; 2]> {
        let text = self.scanner.text();
        let same = |[other, _]: &&[Span; 2]| other.text(text) == handle.text(text);
        self.handles.iter().find(same).copied()
    }

    fn document_content(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        match token.kind {
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
    fn node_then(&mut self, after: State, context: Context) -> Result<Event<'t>> {
        self.states.push(after);
        self.node(context)
    }

    /// A node that is not written, then `after`.
    fn empty_then(&mut self, after: State, place: Option<Span>) -> Event<'t> {
        self.state = after;
        Event::Empty(place)
    }

    fn node(&mut self, context: Context) -> Result<Event<'t>> {
        let mut token = self.peek()?;
        if token.kind == TokenKind::Alias {
            self.take(token);
            self.go_back();
            return Ok(Event::Alias(token.span));
        }
        let mut properties = Properties::default();
        loop {
            match token.kind {
                TokenKind::Anchor if properties.anchor.is_none() => {
                    properties.anchor = Some(token.span);
                }
                TokenKind::Tag(tag) if properties.tag.is_none() => {
                    properties.tag = Some(self.resolve_tag(tag, token.span));
                }
                _ => break,
            }
            self.take(token);
            token = self.peek()?;
        }
        let collection = |style, place| Collection { style, place };
        let block = collection(Style::Block, Span::at(token.span.start_u32()));
        let flow = collection(Style::Flow, token.span);
        match token.kind {
            TokenKind::BlockEntry if context == Context::BlockOrIndentless => {
                self.state = State::IndentlessItem;
                Ok(Event::SequenceStart(properties, block))
            }
            TokenKind::Scalar { text, style } => {
                self.take(token);
                self.go_back();
                Ok(Event::Scalar {
                    properties,
                    text,
                    style,
                    span: token.span,
                })
            }
            TokenKind::FlowSequenceStart => {
                self.open(token, State::FlowSequenceItem { first: true });
                Ok(Event::SequenceStart(properties, flow))
            }
            TokenKind::FlowMappingStart => {
                self.open(token, State::FlowMappingKey { first: true });
                Ok(Event::MappingStart(properties, flow))
            }
            TokenKind::BlockSequenceStart if context != Context::Flow => {
                self.open(token, State::BlockSequenceItem);
                Ok(Event::SequenceStart(properties, block))
            }
            TokenKind::BlockMappingStart if context != Context::Flow => {
                self.open(token, State::BlockMappingKey);
                Ok(Event::MappingStart(properties, block))
            }
            _ if properties.anchor.is_some() || properties.tag.is_some() => {
                self.go_back();
                let (text, style, span) = (self.behind(), Style::Plain, self.behind());
                Ok(Event::Scalar {
                    properties,
                    text,
                    style,
                    span,
                })
            }
            _ => self.unexpected(token, Inside::Node),
        }
    }

    fn resolve_tag(&mut self, tag: Tag, span: Span) -> TagUse {
        let prefix = match tag.handle {
            None => Prefix::None,
            Some(handle) => match (self.declared(handle), handle.text(self.scanner.text())) {
                (Some([_, prefix]), _) => Prefix::Declared(prefix),
                (None, "!") => Prefix::Local,
                (None, "!!") => Prefix::Core,
                (None, name) => {
                    let fault = diagnosis::undefined_handle(span, name);
                    self.scanner.faults.push(fault);
                    Prefix::None
                }
            },
        };
        TagUse {
            span,
            prefix,
            suffix: tag.suffix,
        }
    }

    /// Takes the token that opens a collection.
    fn open(&mut self, token: Token, state: State) {
        self.take(token);
        self.marks.push(token.span);
        self.state = state;
    }

    /// Takes the token that closes a collection.
    fn close(&mut self, token: Token) {
        self.take(token);
        self.marks.pop();
        self.go_back();
    }

    fn unexpected<T>(&self, token: Token, inside: Inside) -> Result<T> {
        let open = self.marks.last().copied();
        let text = self.scanner.text();
        let fault = diagnosis::unexpected(text, token, inside, open, self.last);
        Err(Box::new(fault))
    }

    fn block_sequence_item(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        match token.kind {
            TokenKind::BlockEntry => {
                self.take(token);
                let after = State::BlockSequenceItem;
                match self.peek()?.kind {
                    TokenKind::BlockEntry | TokenKind::BlockEnd => {
                        Ok(self.empty_then(after, Some(self.behind())))
                    }
                    _ => self.node_then(after, Context::Block),
                }
            }
            TokenKind::BlockEnd => {
                self.close(token);
                Ok(Event::End(None))
            }
            _ => self.unexpected(token, Inside::BlockSequence),
        }
    }

    fn indentless_item(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        if token.kind != TokenKind::BlockEntry {
            self.go_back();
            return Ok(Event::End(None));
        }
        self.take(token);
        let after = State::IndentlessItem;
        match self.peek()?.kind {
            TokenKind::BlockEntry | TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => {
                Ok(self.empty_then(after, Some(self.behind())))
            }
            _ => self.node_then(after, Context::Block),
        }
    }

    fn block_mapping_key(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        match token.kind {
            TokenKind::Key => {
                self.take(token);
                self.block_mapping_part(State::BlockMappingValue)
            }
            TokenKind::BlockEnd => {
                self.close(token);
                Ok(Event::End(None))
            }
            _ => self.unexpected(token, Inside::BlockMapping),
        }
    }

    fn block_mapping_value(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        if token.kind == TokenKind::Value {
            self.take(token);
            self.block_mapping_part(State::BlockMappingKey)
        } else {
            Ok(self.empty_then(State::BlockMappingKey, None))
        }
    }

    /// What follows `? ` or `: `.
    fn block_mapping_part(&mut self, after: State) -> Result<Event<'t>> {
        match self.peek()?.kind {
            TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => {
                Ok(self.empty_then(after, Some(self.behind())))
            }
            _ => self.node_then(after, Context::BlockOrIndentless),
        }
    }

    /// Takes the comma that must stand before all but the first.
    fn comma(&mut self, first: bool, inside: Inside) -> Result<Token> {
        let token = self.peek()?;
        if first {
            return Ok(token);
        }
        if token.kind != TokenKind::FlowEntry {
            return self.unexpected(token, inside);
        }
        self.take(token);
        self.peek()
    }

    fn flow_sequence_item(&mut self, first: bool) -> Result<Event<'t>> {
        let mut token = self.peek()?;
        if token.kind != TokenKind::FlowSequenceEnd {
            token = self.comma(first, Inside::FlowSequence)?;
        }
        match token.kind {
            TokenKind::FlowSequenceEnd => {
                self.close(token);
                Ok(Event::End(Some(token.span)))
            }
            TokenKind::Key => {
                self.state = State::PairKey;
                let pair = Collection {
                    style: Style::Flow,
                    place: Span::at(token.span.start_u32()),
                };
                Ok(Event::MappingStart(Properties::default(), pair))
            }
            _ => self.node_then(State::FlowSequenceItem { first: false }, Context::Flow),
        }
    }

    fn pair_key(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        self.take(token);
        match self.peek()?.kind {
            TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowSequenceEnd => {
                Ok(self.empty_then(State::PairValue, Some(self.behind())))
            }
            _ => self.node_then(State::PairValue, Context::Flow),
        }
    }

    fn pair_value(&mut self) -> Result<Event<'t>> {
        let token = self.peek()?;
        if token.kind != TokenKind::Value {
            return Ok(self.empty_then(State::PairEnd, None));
        }
        self.take(token);
        match self.peek()?.kind {
            TokenKind::FlowEntry | TokenKind::FlowSequenceEnd => {
                Ok(self.empty_then(State::PairEnd, Some(self.behind())))
            }
            _ => self.node_then(State::PairEnd, Context::Flow),
        }
    }

    fn flow_mapping_key(&mut self, first: bool) -> Result<Event<'t>> {
        let mut token = self.peek()?;
        if token.kind != TokenKind::FlowMappingEnd {
            token = self.comma(first, Inside::FlowMapping)?;
        }
        match token.kind {
            TokenKind::FlowMappingEnd => {
                self.close(token);
                Ok(Event::End(Some(token.span)))
            }
            TokenKind::Key => {
                self.take(token);
                match self.peek()?.kind {
                    TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowMappingEnd => {
                        Ok(self.empty_then(State::FlowMappingValue, Some(self.behind())))
                    }
                    _ => self.node_then(State::FlowMappingValue, Context::Flow),
                }
            }
            _ => self.node_then(State::FlowMappingNoValue, Context::Flow),
        }
    }

    fn flow_mapping_value(&mut self) -> Result<Event<'t>> {
        let after = State::FlowMappingKey { first: false };
        let token = self.peek()?;
        if token.kind != TokenKind::Value {
            return Ok(self.empty_then(after, None));
        }
        self.take(token);
        match self.peek()?.kind {
            TokenKind::FlowEntry | TokenKind::FlowMappingEnd => {
                Ok(self.empty_then(after, Some(self.behind())))
            }
            _ => self.node_then(after, Context::Flow),
        }
    }
}
