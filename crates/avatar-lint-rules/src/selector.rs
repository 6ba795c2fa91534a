//! Rules chosen by name, one or a group of them.

use crate::{Group, Rule, rules};
use avatar_model::suggest::{self, Names};
use std::fmt;
use std::str::FromStr;

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
    /// The rules that are meant, in the order of the catalogue.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        rules::ALL.iter().copied().filter(move |rule| match self {
            Self::Rule(named) => *rule == named,
            Self::Group(group) => rule.group == group,
        })
    }

    /// The name that means it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name,
            Self::Group(group) => group.as_str(),
        }
    }

    /// Every name that means something: groups first, then rules.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let groups = Group::ALL.into_iter().map(Group::as_str);
        groups.chain(rules::ALL.iter().map(|rule| rule.name))
    }

    /// The names that rules had before, which still mean them.
    pub fn former_names() -> impl Iterator<Item = &'static str> {
        rules::ALL
            .iter()
            .flat_map(|rule| rule.former_names.iter().copied())
    }
}

thread_local! {
    /// The names, prepared for asking which one is near to another.
    static NAMES: Names<'static> = Names::new(Selector::names());
}

impl FromStr for Selector {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        let group = || Group::ALL.into_iter().find(|group| group.as_str() == name);
        rules::find(name)
            .map(Self::Rule)
            .or_else(|| group().map(Self::Group))
            .ok_or_else(|| UnknownRule {
                name: name.to_owned(),
                nearest: NAMES.with(|names| names.nearest(name)),
            })
    }
}

/// A name that neither a rule nor a group has.
#[derive(Clone, Debug, PartialEq, Eq)]
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
