//! Giving something another name, everywhere it is named.

use super::names::{Occurrences, Symbol};
use avatar_lint_rules::Edit;
use avatar_model::wording::quoted;
use avatar_model::{AVATARIZED, Model};
use pyyaml_syntax::Span;
use std::collections::BTreeSet;

/// The edits that give something another name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renaming {
    /// The edits, in the order of the text, none overlapping another.
    pub edits: Vec<Edit>,
}

/// Why something cannot be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// What is in the way, for the person who asked.
    pub message: String,
}

impl Renaming {
    /// Gives what `symbol` names the name `new`. The avatarized twin of a schema
    /// is renamed with it.
    ///
    /// # Errors
    /// When the name is taken or empty, or where a text that would have to
    /// change is used for something else as well.
    pub fn new<'a>(
        model: &Model<'a>,
        names: &Occurrences<'a>,
        symbol: Symbol<'a>,
        new: &str,
    ) -> Result<Self, Refusal> {
        if new.is_empty() || new.contains(['\n', '\r']) {
            return Err(refusal("A name must be one line and not empty."));
        }
        let mut edits = edits(model, names, symbol, new)?;
        if let Symbol::Schema(old) = symbol {
            let (old, new) = (twin(old), twin(new));
            let twin = names
                .declarations()
                .find(|name| matches!(name.symbol, Symbol::Schema(name) if name == old));
            if let Some(twin) = twin {
                edits.extend(self::edits(model, names, twin.symbol, &new)?);
            }
        }
        edits.sort_by_key(|edit| edit.span.start());
        Ok(Self { edits })
    }
}

/// What the engine calls the avatarized twin of a schema.
fn twin(schema: &str) -> String {
    format!("{schema}{AVATARIZED}")
}

fn edits<'a>(
    model: &Model<'a>,
    names: &Occurrences<'a>,
    symbol: Symbol<'a>,
    new: &str,
) -> Result<Vec<Edit>, Refusal> {
    if new == symbol.name() {
        return Ok(Vec::new());
    }
    if names.is_declared(symbol.called(new)) {
        let noun = symbol.noun();
        return Err(refusal(format!(
            "There is already a {noun} {}.",
            quoted(new)
        )));
    }
    let uses: BTreeSet<Span> = names.of(symbol).map(|name| name.span).collect();
    let others = names.all().iter().filter(|name| name.symbol != symbol);
    let others: BTreeSet<Span> = others.map(|name| name.span).collect();
    let mut edited = BTreeSet::new();
    let mut edits = Vec::with_capacity(uses.len());
    for name in names.of(symbol) {
        let is_repeated = name.node.is_alias() && uses.contains(&name.node.target().span());
        if is_repeated || !edited.insert(name.span) {
            continue;
        }
        let is_shared = model.editor.check_shared(name.node).is_err();
        let names_another = others.contains(&name.span);
        let is_used_otherwise = || {
            let mut aliases = model.stream.nodes().filter(|node| node.is_alias());
            names_another
                || aliases.any(|alias| alias.target() == name.node && !uses.contains(&alias.span()))
        };
        // What an alias repeats may change only if all it is used for is this name.
        if name.node.is_alias() || (is_shared && is_used_otherwise()) {
            return Err(refusal(format!(
                "{} is used in several places through an alias or a merge; write it out first.",
                quoted(symbol.name())
            )));
        }
        if names_another {
            return Err(refusal(format!(
                "A shared entity uses {} for columns of several tables; name them apart there first.",
                quoted(symbol.name())
            )));
        }
        let edit = model.editor.rename(name.node, new).map_err(|reason| {
            refusal(format!(
                "{} cannot be renamed: {reason}.",
                quoted(symbol.name())
            ))
        })?;
        edits.push(edit);
    }
    Ok(edits)
}

fn refusal(message: impl Into<String>) -> Refusal {
    Refusal {
        message: message.into(),
    }
}
