//! Anchors, aliases and tags.

use super::{Anchor, Composer, Extent};
use crate::diagnosis;
use crate::error::Result;
use crate::parser::{Prefix, Properties, TagUse};
use crate::scalar::CoreTag;
use crate::tag::{CORE_PREFIX, Tag};
use crate::tree::{Content, PropertiesData};
use crate::{Limits, NodeId, Span, Style};

/// How many bytes of names of tags are kept beyond what is written.
const TAG_NAMES: usize = 1 << 20;

/// No name of a tag that means something is longer.
const TAG_NAME: usize = 1024;

impl Composer<'_, '_> {
    pub(super) fn alias(&mut self, span: Span) {
        let mut height = 0;
        let content = match self.alias_target(span) {
            Ok(anchor) => {
                height = anchor.extent.map_or(0, |extent| extent.height);
                self.stream.has_aliases = true;
                Content::Alias(anchor.id)
            }
            Err(fault) => {
                self.parser.scanner.faults.push(*fault);
                // Nobody who follows it shall be led astray.
                Content::Scalar(span)
            }
        };
        let tag = Tag::Scalar(CoreTag::Null);
        self.push(span, content, Style::Plain, tag);
        self.grow(height);
    }

    fn alias_target(&mut self, span: Span) -> Result<Anchor> {
        let name = name(self.stream.text, span);
        let Some(&anchor) = self.anchors.get(name) else {
            return Err(Box::new(diagnosis::undefined_alias(span, name)));
        };
        let Some(extent) = anchor.extent else {
            return Err(Box::new(diagnosis::self_reference(span, name, anchor.span)));
        };
        let depth = self.open.len() + extent.height;
        let most = self.limits.alias_depth;
        if depth > most && depth > most + self.saved_around() {
            let fault = diagnosis::alias_depth(span, name, anchor.span, most);
            return Err(Box::new(fault));
        }
        let aliased = self.aliased.saturating_add(extent.nodes);
        let by_size = Limits::by_size(self.stream.text);
        if aliased > self.limits.alias_nodes.saturating_add(by_size) {
            return Err(Box::new(diagnosis::alias_expansion(
                span,
                name,
                anchor.span,
            )));
        }
        self.aliased = aliased;
        self.reach += extent.nodes;
        Ok(anchor)
    }

    pub(super) fn anchor(&mut self, span: Option<Span>, id: NodeId) {
        let Some(span) = span else { return };
        let name = name(self.stream.text, span);
        let extent = None;
        if let Some(first) = self.anchors.insert(name, Anchor { id, span, extent }) {
            let fault = diagnosis::duplicate_anchor(span, name, first.span);
            self.parser.scanner.faults.push(fault);
        }
    }

    pub(super) fn close_anchor(&mut self, span: Option<Span>, extent: Extent) {
        let Some(span) = span else { return };
        if let Some(anchor) = self.anchors.get_mut(name(self.stream.text, span))
            && anchor.span == span
        {
            anchor.extent = Some(extent);
        }
    }

    /// Keeps what is written before the node that is pushed next: the meaning of the
    /// tag, unless it is `!`, which has none, and whether anything is written.
    #[inline]
    pub(super) fn properties(&mut self) -> (Option<Tag>, bool) {
        let Properties { anchor, tag } = *self.parser.properties();
        if anchor.is_none() && tag.is_none() {
            return (None, false);
        }
        let (meaning, tag_name) = match tag {
            Some(tag) => self.tag(tag),
            None => (None, Span::default()),
        };
        let properties = PropertiesData {
            anchor,
            tag: tag.map(|tag| tag.span),
            tag_name,
        };
        let id = self.next_id();
        self.stream.properties.push((id, properties));
        (meaning, true)
    }

    /// The meaning of a tag, and its name.
    fn tag(&mut self, tag: TagUse) -> (Option<Tag>, Span) {
        let scanner = &self.parser.scanner;
        let suffix = scanner.slice(tag.suffix);
        let name = match tag.prefix {
            Prefix::None if suffix == "!" => return (None, tag.suffix),
            Prefix::None => return (Some(Tag::named(suffix)), tag.suffix),
            Prefix::Local => format!("!{suffix}"),
            Prefix::Core => format!("{CORE_PREFIX}{suffix}"),
            Prefix::Declared(prefix) if prefix.len() > TAG_NAME => {
                return (Some(Tag::Unknown), tag.suffix);
            }
            Prefix::Declared(prefix) => format!("{}{suffix}", scanner.slice(prefix)),
        };
        let meaning = (name != "!").then(|| Tag::named(&name));
        if let Some(&span) = self.tag_names.get(&name) {
            return (meaning, span);
        }
        let cooked = &mut self.parser.scanner.cooked;
        if self.tag_bytes + name.len() > TAG_NAMES {
            return (meaning, tag.suffix);
        }
        self.tag_bytes += name.len();
        let start = self.stream.text.len() + cooked.len();
        cooked.push_str(&name);
        let span = Span::new(start, start + name.len());
        self.tag_names.insert(name, span);
        (meaning, span)
    }
}

/// The name of an anchor or alias, without its sign.
fn name(text: &str, span: Span) -> &str {
    Span::new(span.start() + 1, span.end()).text(text)
}
