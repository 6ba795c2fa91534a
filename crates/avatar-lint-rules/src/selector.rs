//! Rules chosen by name, one or a group of them.

use crate::{Group, Rule};
use avatar_model::suggest;
use hashbrown::HashMap;
use std::cell::RefCell;
use std::fmt;

/// One rule, or all of a group: what is meant by a name wherever rules are
/// named (options, configuration, suppressions).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One rule.
    Rule(&'static Rule),
    /// Every rule of a group.
    Group(Group),
}

impl Selector {
    /// The name that means it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name,
            Self::Group(group) => group.as_str(),
        }
    }
}

/// Looks up what a name means, in the catalogue of rules: `str::parse`.
pub type NameLookup = fn(&str) -> Result<Selector, UnknownRule>;

/// A [`NameLookup`] that keeps its answers: what a name that does not exist is near to takes
/// long to find, and a file may have the same one in many places.
pub(crate) struct Answers {
    lookup: NameLookup,
    known: RefCell<HashMap<String, Result<Selector, UnknownRule>>>,
}

impl Answers {
    pub(crate) fn new(lookup: NameLookup) -> Self {
        Self {
            lookup,
            known: RefCell::default(),
        }
    }

    /// What a name means.
    pub(crate) fn of(&self, name: &str) -> Result<Selector, UnknownRule> {
        let known = self.known.borrow().get(name).cloned();
        known.unwrap_or_else(|| {
            let found = (self.lookup)(name);
            let mut known = self.known.borrow_mut();
            known.insert(name.to_owned(), found.clone());
            found
        })
    }
}

/// A name that neither a rule nor a group has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownRule {
    /// The name.
    pub name: String,
    /// The rule or group that was probably meant.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let question = suggest::question(self.nearest);
        write!(f, "No rule or group is named `{}`.{question}", self.name)
    }
}

impl std::error::Error for UnknownRule {}
