//! One descent through a document and its schema together.

use super::fault::{Fault, Step, Violation};
use super::node::SchemaNode;
use super::pitfall::{self, Cuts};
use super::value;
use super::walk::Visited;
use crate::suggest;
use avatar_format::{Exclusion, Keys, Origin, Renamed, Rest, Schema, python_argument};
use hashbrown::HashSet;
use pyyaml_syntax::{Entry, Node, NodeId, Span, Value};
use std::mem::{Discriminant, discriminant};

/// Everything that departs from `schema` in the document below `root`.
pub(super) fn check<'a>(
    root: Node<'a>,
    schema: &'static Schema,
    cuts: &Cuts,
    found: &mut Vec<Violation<'a>>,
) {
    let mut judge = Judge {
        cuts,
        document: root.document_index(),
        path: Vec::new(),
        visited: Visited::default(),
        values: HashSet::new(),
        others: HashSet::new(),
        too_deep: HashSet::new(),
        found: Vec::new(),
    };
    judge.value(root, schema, true);
    let Judge {
        found: own,
        too_deep,
        ..
    } = judge;
    // A key one level too deep is reported where it is missed.
    let is_known = |it: &Violation<'a>| it.fault.is_unknown_key() && too_deep.contains(&it.span);
    found.extend(own.into_iter().filter(|violation| !is_known(violation)));
}

struct Judge<'a, 'j> {
    cuts: &'j Cuts,
    document: usize,
    /// The way from the root to what is looked at. It is never longer than the
    /// format is deep.
    path: Vec<Step<'a>>,
    visited: Visited,
    /// The values that are at fault as a whole, and where that was reported.
    values: HashSet<(NodeId, Span)>,
    /// The other faults.
    others: HashSet<(Option<NodeId>, Span, Discriminant<Fault>, String)>,
    /// The keys that are missed one level above them.
    too_deep: HashSet<Span>,
    found: Vec<Violation<'a>>,
}

impl<'a> Judge<'a, '_> {
    /// Judges what the last step leads to. `is_needed` says whether something
    /// must stand there.
    fn value(&mut self, node: Node<'a>, declared: &'static Schema, is_needed: bool) {
        let place = SchemaNode::new(declared, Some(node));
        if !node.is_alias() {
            self.look_at(node, place);
        }
        if let Some(fault) = value::fault(node, &place) {
            let fault = match fault {
                // A string that may be left out, and that somebody leaves out so.
                Fault::NumberLikeName if node.is_null() && !is_needed => {
                    Fault::EmptySection { is_required: false }
                }
                Fault::EmptySection { .. } => Fault::EmptySection {
                    is_required: is_needed,
                },
                fault => fault,
            };
            let span = if node.span().is_empty() {
                self.naming_span(node)
            } else {
                node.span()
            };
            let is_wrong_length = matches!(fault, Fault::TooLong { .. } | Fault::TooShort { .. });
            self.report(fault, span, node, place);
            if !is_wrong_length {
                return;
            }
        }
        if place.schema().is_open() {
            return;
        }
        match node.value() {
            Value::Dict => {
                let is_new = self.visited.insert(node, declared);
                self.mapping(node, place, is_new);
            }
            Value::List | Value::Pairs if self.visited.insert(node, declared) => {
                self.list(node, place);
            }
            _ => {}
        }
    }

    fn list(&mut self, node: Node<'a>, place: SchemaNode) {
        let Some(items) = place.schema().items else {
            return;
        };
        for (index, item) in node.items().enumerate() {
            self.path.push(Step::Item(index, item));
            self.value(item, items, true);
            self.path.pop();
        }
    }

    /// Judges a mapping; what it holds only where that `is_new`.
    fn mapping(&mut self, node: Node<'a>, place: SchemaNode, is_new: bool) {
        let is_known = self.required(node, place);
        if place.is_alternative() && !(is_known && all_known(node, place)) {
            // It is at fault as a whole, whichever field shows it.
            let span = node.span();
            self.report(Fault::UnknownProcessor, span, node, place);
            return;
        }
        if !is_new {
            return;
        }
        self.keys(node, place);
        if let Some(exclusion) = place.schema().exclusion {
            self.conflict(node, place, exclusion);
        }
        let rests = self.split_numbers(node, place);
        for entry in node.entries() {
            if rests.is_empty() || !rests.contains(&entry.key.text()) {
                self.entry(node, place, entry);
            }
        }
    }

    /// Reports the numbers that a decimal comma splits, and gives what is left of
    /// them as keys.
    fn split_numbers(&mut self, node: Node<'a>, place: SchemaNode) -> Vec<Option<&'a str>> {
        let mut rests = Vec::new();
        for (number, rest) in pitfall::split_numbers(node, place) {
            let span = number.value.span().cover(rest.key.span());
            let fault = Fault::DecimalComma {
                tail: Some(rest.key.span()),
            };
            let name = number.key.text().unwrap_or_default();
            let of_number = place.field(name, Some(number.value)).unwrap_or(place);
            self.path.push(Step::Field(number));
            self.report(fault, span, number.value, of_number);
            self.path.pop();
            // Nothing else is said of what is left of the number.
            self.values.insert((number.value.id(), number.value.span()));
            rests.push(rest.key.text());
        }
        rests
    }

    /// Reports the keys that are written here and read otherwise than they look.
    fn keys(&mut self, node: Node<'a>, place: SchemaNode) {
        if place.schema().keys != Keys::Names {
            return;
        }
        let rests: Vec<_> = pitfall::split_numbers(node, place)
            .map(|(_, rest)| rest.key.id())
            .collect();
        let are_names = matches!(place.schema().rest, Rest::Values(_));
        for entry in node.written_entries() {
            if rests.contains(&entry.key.id()) {
                continue;
            }
            let hidden = || pitfall::hidden(entry.key).filter(|_| are_names);
            if let Some(fault) = pitfall::odd_key(entry.key).or_else(hidden) {
                self.path.push(Step::Field(entry));
                self.report(fault, entry.key.span(), entry.value, place);
                self.path.pop();
            }
        }
    }

    /// Judges one field: its key, and its value.
    fn entry(&mut self, node: Node<'a>, place: SchemaNode, entry: Entry<'a>) {
        let schema = place.schema();
        let Some(name) = entry.key.text() else {
            return;
        };
        if let Some(name) = pitfall::glued_name(&entry, place) {
            let fault = Fault::MissingSpace {
                name: name.to_owned(),
            };
            self.report(fault, entry.key.span(), node, place);
            return;
        }
        let (declared, is_needed) = match schema.fields.iter().find(|field| field.name == name) {
            Some(field) => (
                &field.schema,
                field.is_required || place.required().any(|required| required == name),
            ),
            None => match schema.rest {
                Rest::Values(values) => (values, false),
                Rest::Open => return,
                Rest::Refused => {
                    if let Some(name) = entry.key.as_str() {
                        self.report(unknown_field(name, place), entry.key.span(), node, place);
                    }
                    return;
                }
            },
        };
        if let Some(now) = declared.now
            && let Some(field) = schema.fields.iter().find(|field| field.name == name)
        {
            let renamed = Renamed {
                former: field.name,
                now,
                origin: Origin::StillRead,
            };
            self.report(Fault::RenamedField(renamed), entry.key.span(), node, place);
        }
        self.path.push(Step::Field(entry));
        self.value(entry.value, declared, is_needed);
        self.path.pop();
    }

    /// Reports the fields that must be there and are not; says whether all are.
    fn required(&mut self, node: Node<'a>, place: SchemaNode) -> bool {
        let mut are_all_there = true;
        for name in place.required() {
            if node.get_entry(name).is_some() {
                continue;
            }
            if node
                .entries()
                .any(|entry| pitfall::glued_name(&entry, place) == Some(name))
            {
                continue;
            }
            are_all_there = false;
            if place.is_alternative() {
                continue;
            }
            if let Some((key, written)) = misspelt(node, name, place) {
                self.report(unknown_field(written, place), key.span(), node, place);
                continue;
            }
            // A key that is meant for it, or for a field that can stand in its place, is
            // reported as unknown.
            let mut meant = place.meant_fields(node);
            if meant.any(|field| place.can_replace(field, name)) {
                continue;
            }
            let fault = if place.schema().any_of.contains(&name) {
                Fault::EmptyParameters
            } else {
                let below = too_deep(node, name, place).map(Node::span);
                self.too_deep.extend(below);
                Fault::MissingField {
                    name: name.to_owned(),
                    below,
                }
            };
            let span = self.naming_span(node);
            self.report(fault, span, node, place);
        }
        are_all_there
    }

    /// Reports the fields that another one excludes, as one fault.
    fn conflict(&mut self, node: Node<'a>, place: SchemaNode, exclusion: Exclusion) {
        let is_true = || node.get(exclusion.field).and_then(Node::as_bool) == Some(true);
        if node.get_entry(exclusion.field).is_none() || (exclusion.when_true && !is_true()) {
            return;
        }
        let excluded = exclusion.excluded.iter();
        let there: Vec<_> = excluded.filter_map(|field| node.get_entry(field)).collect();
        let Some(first) = there.first() else { return };
        let names = there.iter().filter_map(|entry| entry.key.as_str());
        let names = std::iter::once(exclusion.field).chain(names);
        let fault = Fault::ConflictingFields {
            names: names.map(str::to_owned).collect(),
        };
        self.report(fault, first.key.span(), node, place);
    }

    /// Reports what was read otherwise than it looks.
    fn look_at(&mut self, node: Node<'a>, place: SchemaNode) {
        if place.wants_number() {
            if let Some(fault) = pitfall::odd_number(node) {
                self.report(fault, node.span(), node, place);
            }
            // The keys of such a mapping are values of a column, and so a number
            // in its place multiplies the rows.
            let adds_none = node
                .as_f64()
                .is_some_and(|times| times > 0.0 && times <= 1.0);
            if place.schema().keys == Keys::Values && adds_none {
                self.report(Fault::PointlessMultiplier, node.span(), node, place);
            }
        }
        if place.wants_text()
            && place.values().next().is_none()
            && let Some(fault) = pitfall::hidden(node)
        {
            self.report(fault, node.span(), node, place);
        }
        // What is left may be all that was meant: `type: category #yes or no`.
        let is_allowed = || place.values().any(|value| value::is_equal(node, value));
        if place.wants_text()
            && let Some(comment) = self.cuts.after(node)
            && !is_allowed()
        {
            let span = if node.span().is_empty() {
                comment
            } else {
                node.span()
            };
            self.report(Fault::CommentInValue { comment }, span, node, place);
            // A value of which a comment leaves nothing has nothing else to be said.
            if let Some(Step::Field(entry)) = self.path.last() {
                self.values.insert((node.id(), entry.key.span()));
            }
        }
    }

    /// Where to point when something is not there: at the key under which it
    /// should stand, or at what names the item of a list.
    fn naming_span(&self, node: Node<'a>) -> Span {
        let of_first_key = || {
            ["name", "field", "kind"]
                .iter()
                .find_map(|name| node.get_entry(name))
                .or_else(|| node.entries().next())
                .map(|entry| entry.key.span().cover(entry.value.span()))
        };
        match self.path.last() {
            Some(Step::Field(entry)) => entry.key.span(),
            Some(Step::Item(..)) | None => of_first_key().unwrap_or_else(|| node.span()),
        }
    }

    /// Keeps one violation for each fault: the first for a value, each node once
    /// however many aliases lead to it.
    fn report(&mut self, fault: Fault, span: Span, node: Node<'a>, place: SchemaNode) {
        let is_new = if fault.is_of_value() {
            self.values.insert((node.id(), span))
        } else {
            // A key that a merge brings into several mappings is one fault.
            let id = (!fault.is_unknown_key()).then(|| node.id());
            let name = match &fault {
                Fault::MissingField { name, .. } | Fault::UnknownField { name } => name.clone(),
                _ => String::new(),
            };
            self.others.insert((id, span, discriminant(&fault), name))
        };
        if is_new {
            self.found.push(Violation {
                fault,
                span,
                node,
                path: self.path.clone(),
                schema: place,
                document: self.document,
            });
        }
    }
}

fn unknown_field(name: &str, place: SchemaNode) -> Fault {
    if let Some(renamed) = place.renamed(name) {
        return Fault::RenamedField(*renamed);
    }
    let is_near = || suggest::field(name, place.field_names()).is_some();
    match python_argument(name) {
        Some((&renamed, home)) if !is_near() => Fault::PythonArgument { renamed, home },
        _ => Fault::UnknownField {
            name: name.to_owned(),
        },
    }
}

/// The key that is meant for the field `name`, where unknown fields are not
/// refused: which ones there are depends on this field.
fn misspelt<'a>(node: Node<'a>, name: &str, place: SchemaNode) -> Option<(Node<'a>, &'a str)> {
    if place.schema().rest == Rest::Refused {
        return None;
    }
    let mut keys = node.entries().map(|entry| entry.key);
    keys.find_map(|key| {
        let written = key.as_str()?;
        suggest::nearest(written, [name]).map(|_| (key, written))
    })
}

/// The key called `name`, which `node` misses, where it is one level below its place and is no
/// field there.
fn too_deep<'a>(node: Node<'a>, name: &str, place: SchemaNode) -> Option<Node<'a>> {
    node.entries().find_map(|entry| {
        let below = place.field(entry.key.text()?, Some(entry.value))?;
        let is_field = below.field(name, None).is_some() || below.field_names().next().is_none();
        let misplaced = entry.value.get_entry(name).filter(|_| !is_field)?;
        Some(misplaced.key)
    })
}

/// Whether every field of a mapping is known.
fn all_known(node: Node<'_>, place: SchemaNode) -> bool {
    let mut keys = node.entries().filter_map(|entry| entry.key.as_str());
    keys.all(|key| place.schema().field(key).is_some())
}
