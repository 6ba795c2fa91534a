//! What could be written at a place of an unfinished text.

use super::cursor::Cursor;
use super::describe;
use super::names::{Occurrences, Symbol};
use super::unfinished::{Form, MARK, Site, find_mark};
use avatar_format::{Literal, Types};
use avatar_lint_rules::{Edit, Options, rules};
use avatar_model::conformance::SchemaNode;
use avatar_model::{BUILT_IN_VOLUMES, Model};
use pyyaml_syntax::{Node, Span, Stream};
use std::collections::HashSet;

/// Something that could be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// What it is called in a list.
    pub label: String,
    /// A few words beside it.
    pub detail: Option<String>,
    /// What it means, in Markdown.
    pub documentation: Option<String>,
    /// Writes it in the place of what has been typed.
    pub edit: Edit,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// The key of a field.
    Field,
    /// A value that the format lists.
    Value,
    /// The name of something that the set declares.
    Name,
    /// The name of a rule, in a comment to the linter.
    Rule,
}

/// What could be written at `offset`, the likeliest first. What has been typed
/// of it already does not narrow the choice: editors do that as people type on.
pub fn suggestions(stream: &Stream<'_>, offset: usize, options: &Options) -> Vec<Suggestion> {
    if let Some(rules) = rule_names(stream, offset) {
        return rules;
    }
    let Some(site) = Site::new(stream, offset) else {
        return Vec::new();
    };
    let text = stream.text();
    let with_draft = |draft: &String| {
        site.with_finished(text, draft, |stream| {
            Some(Here::new(stream, text, &site, options)?.suggestions())
        })
    };
    let mut can_be_read = false;
    for draft in site.drafts(text) {
        let Some(suggestions) = with_draft(&draft) else {
            continue;
        };
        can_be_read = true;
        if !suggestions.is_empty() {
            return suggestions;
        }
    }
    if can_be_read {
        return Vec::new();
    }
    let outer = site.drafts_further_out(text);
    outer.iter().find_map(with_draft).unwrap_or_default()
}

/// The names of rules, where a comment to the linter wants one.
fn rule_names(stream: &Stream<'_>, offset: usize) -> Option<Vec<Suggestion>> {
    let text = stream.text();
    let comment = stream
        .comments()
        .iter()
        .find(|comment| comment.span.start() < offset && offset <= comment.span.end())?;
    let before = text.get(comment.span.start()..offset)?;
    let (_, listed) = before.split_once("avatar-lint: ignore")?;
    let listed = listed.strip_prefix("-file").unwrap_or(listed);
    let list = listed
        .strip_prefix('[')
        .filter(|list| !list.contains(']'))?;
    let typed = list.rsplit([',', ' ']).next().unwrap_or_default();
    let rest = text.get(offset..comment.span.end())?;
    let end = offset + rest.find([',', ' ', ']']).unwrap_or(rest.len());
    let span = Span::new(offset - typed.len(), end);
    let suggestion = |rule: &&'static avatar_lint_rules::Rule| Suggestion {
        kind: SuggestionKind::Rule,
        label: rule.name.to_owned(),
        detail: Some(rule.summary.to_owned()),
        documentation: Some(describe::of_rule(rule)),
        edit: Edit::replace(span, rule.name),
    };
    Some(rules::ALL.iter().map(suggestion).collect())
}

/// A place that is being written, in a text that can be read.
struct Here<'a> {
    site: &'a Site,
    /// The text as it is, without the mark.
    text: &'a str,
    stream: &'a Stream<'a>,
    mark: Node<'a>,
    cursor: Cursor<'a>,
    document_type: Option<&'a str>,
}

impl<'a> Here<'a> {
    fn new(
        stream: &'a Stream<'a>,
        text: &'a str,
        site: &'a Site,
        options: &'a Options,
    ) -> Option<Self> {
        let mark = find_mark(stream)?;
        Some(Self {
            site,
            text,
            stream,
            mark,
            cursor: Cursor::new(stream, mark.span().start())?,
            document_type: options.document_type.as_deref(),
        })
    }

    fn suggestions(&self) -> Vec<Suggestion> {
        let mut suggestions = self.names();
        if self.cursor.is_on_key {
            if let Some(place) = self.cursor.parent_place(self.document_type) {
                suggestions.extend(self.kinds(&place));
                suggestions.extend(self.fields(&place));
                suggestions.extend(self.item(&place));
            }
        } else if let Some(place) = self.cursor.place(self.document_type) {
            suggestions.extend(self.values(&place));
        }
        suggestions
    }

    /// The fields that fit and are not there yet, required ones first.
    fn fields(&self, place: &SchemaNode) -> Vec<Suggestion> {
        let written: HashSet<&str> = self.siblings().collect();
        let required: HashSet<&str> = place.required().collect();
        let mut seen = HashSet::new();
        let mut fields: Vec<_> = place
            .fields()
            .filter(|(name, _)| !written.contains(name))
            .filter(|(name, _)| seen.insert(*name))
            .collect();
        fields.sort_by_key(|(name, _)| !required.contains(name));
        let suggestions = fields.iter().map(|(name, place)| {
            let kind = describe::kind_of(place).unwrap_or_default();
            let is_required = required.contains(name);
            Suggestion {
                kind: SuggestionKind::Field,
                label: (*name).to_owned(),
                detail: Some(if is_required {
                    format!("required, {kind}")
                } else {
                    kind
                }),
                documentation: Some(describe::of_field(name, place)),
                edit: Edit::replace(
                    self.site.word,
                    format!("{name}{}", self.after_key(Some(place))),
                ),
            }
        });
        suggestions.collect()
    }

    /// The kinds, where a document begins.
    fn kinds(&self, place: &SchemaNode) -> Vec<Suggestion> {
        let is_top = self.cursor.path.len() == 1 && self.siblings().next().is_none();
        let Some(kind) = place.field("kind", None).filter(|_| is_top) else {
            return Vec::new();
        };
        let kinds = kind.values().filter_map(Literal::as_str);
        let suggestions = kinds.map(|value| {
            let text = format!("kind: {value}");
            Suggestion {
                kind: SuggestionKind::Value,
                label: text.clone(),
                detail: None,
                documentation: kind.meaning(value).map(str::to_owned),
                edit: Edit::replace(self.site.word, text),
            }
        });
        suggestions.collect()
    }

    /// The start of an item, where a list belongs and nothing stands yet.
    fn item(&self, place: &SchemaNode) -> Option<Suggestion> {
        let is_alone = self.cursor.parent()?.written_entries().count() == 1;
        if !place.types().contains(Types::ARRAY) || !is_alone {
            return None;
        }
        let item = place.item(None);
        let first = first_field(&item).unwrap_or_default();
        Some(Suggestion {
            kind: SuggestionKind::Field,
            label: format!("- {first}").trim_end().to_owned(),
            detail: Some("an item of the list".to_owned()),
            documentation: item.description().map(str::to_owned),
            edit: Edit::replace(self.site.word, format!("- {first}")),
        })
    }

    /// The values that the schema lists, or yes and no.
    fn values(&self, place: &SchemaNode) -> Vec<Suggestion> {
        let mut values: Vec<String> = place.values().map(Literal::plain).collect();
        if place.types().contains(Types::BOOLEAN) {
            values.extend(["true".to_owned(), "false".to_owned()]);
        }
        if let Some(default) = place.default_value().filter(|default| default.is_number()) {
            values.push(default.to_string());
        }
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.clone()));
        let is_text = place.wants_text();
        let suggestions = values.into_iter().map(|value| Suggestion {
            kind: SuggestionKind::Value,
            detail: (place.default_value().and_then(Literal::as_str) == Some(&value))
                .then(|| "the default".to_owned()),
            documentation: place.meaning(&value).map(str::to_owned),
            edit: self.value_edit(&value, is_text),
            label: value,
        });
        suggestions.collect()
    }

    /// What the set declares of the kind that is named here.
    fn names(&self) -> Vec<Suggestion> {
        let model = Model::draft(self.stream);
        let names = Occurrences::new(&model);
        let here = names.all().iter().filter(|name| name.node == self.mark);
        let wanted: Vec<Symbol<'_>> = here
            .filter(|name| !name.is_declaration)
            .map(|name| name.symbol)
            .collect();
        let written: HashSet<&str> = self.siblings().collect();
        let place = self.cursor.place(self.document_type);
        let mut seen = HashSet::new();
        let mut suggestions = Vec::new();
        for symbol in wanted {
            let declared = names.declarations().map(|name| name.symbol);
            let declared = declared.filter(|one| *one == symbol.called(one.name()));
            let built_in = BUILT_IN_VOLUMES.into_iter().map(Symbol::Volume);
            let built_in = built_in.filter(|_| matches!(symbol, Symbol::Volume(_)));
            for one in declared.chain(built_in) {
                let name = one.name();
                if name == MARK || written.contains(name) || !seen.insert(name.to_owned()) {
                    continue;
                }
                let edit = if self.cursor.is_on_key {
                    let after = self.after_key(place.as_ref());
                    Edit::replace(self.site.word, self.spelled(name) + &after)
                } else {
                    self.value_edit(name, true)
                };
                suggestions.push(Suggestion {
                    kind: SuggestionKind::Name,
                    label: name.to_owned(),
                    detail: Some(detail(one)),
                    documentation: None,
                    edit,
                });
            }
        }
        suggestions
    }

    /// What stands beside the mark: the other keys of its mapping, or the other
    /// items of its list.
    fn siblings(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let parent = self.cursor.parent();
        let keys = parent
            .into_iter()
            .flat_map(Node::written_entries)
            .map(|entry| entry.key);
        let keys = keys.filter({
            let is_on_key = self.cursor.is_on_key;
            move |_| is_on_key
        });
        let items = parent.into_iter().flat_map(Node::items);
        keys.chain(items)
            .filter_map(Node::text)
            .filter(|text| *text != MARK)
    }

    /// What follows a key: a colon, and the start of what belongs under it.
    fn after_key(&self, place: Option<&SchemaNode>) -> String {
        match self.site.form {
            Form::Start { has_colon: true } | Form::Flow { has_colon: true } => String::new(),
            Form::Start { has_colon: false } => {
                let types = place.map_or_else(Types::default, SchemaNode::types);
                let line = self.indented_line();
                if types.contains(Types::OBJECT) {
                    format!(":{line}  ")
                } else if types.contains(Types::ARRAY) {
                    let item = place.map(|place| place.item(None));
                    let first = item.and_then(|item| first_field(&item)).unwrap_or_default();
                    format!(":{line}- {first}")
                } else {
                    ": ".to_owned()
                }
            }
            _ => ": ".to_owned(),
        }
    }

    /// A line break and the indentation of the mark.
    fn indented_line(&self) -> String {
        let before = self
            .stream
            .text()
            .get(..self.mark.span().start())
            .unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let newline = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        format!("{newline}{}", " ".repeat(line.chars().count()))
    }

    /// Writes a value in the place of what has been typed of it.
    fn value_edit(&self, value: &str, is_text: bool) -> Edit {
        let space = match self.site.form {
            Form::Value { is_tight: true } => " ",
            _ => "",
        };
        let value = if is_text {
            self.spelled(value)
        } else {
            value.to_owned()
        };
        Edit::replace(self.site.word, format!("{space}{value}"))
    }

    fn spelled(&self, text: &str) -> String {
        super::scalar(text, matches!(self.site.form, Form::Flow { .. }))
    }
}

/// The start of an item: the key of the first field it must have.
fn first_field(item: &SchemaNode) -> Option<String> {
    let first = item.required().next()?;
    Some(format!("{first}: "))
}

/// What a name names, in a few words.
fn detail(symbol: Symbol<'_>) -> String {
    match symbol {
        Symbol::Column { table, .. } => format!("column of {table}"),
        _ => symbol.noun().to_owned(),
    }
}
