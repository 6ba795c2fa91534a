//! Which rules a name means: its own, a former name, or that of a group.

use super::{ALL, find};
use crate::suppression::RuleReference;
use crate::{Group, Rule, Selector, UnknownRule};
use avatar_model::suggest::Names;
use std::str::FromStr;

impl Selector {
    /// The rules that are meant, in the order of the catalogue.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        ALL.iter().copied().filter(move |rule| match self {
            Self::Rule(named) => *rule == named,
            Self::Group(group) => rule.group == group,
        })
    }

    /// Every name that means something: groups first, then rules.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let groups = Group::ALL.into_iter().map(Group::as_str);
        groups.chain(ALL.iter().map(|rule| rule.name))
    }

    /// The names that rules had before, which still mean them.
    pub fn former_names() -> impl Iterator<Item = &'static str> {
        ALL.iter()
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
        find(name)
            .map(Self::Rule)
            .or_else(|| group().map(Self::Group))
            .ok_or_else(|| UnknownRule {
                name: name.to_owned(),
                nearest: NAMES.with(|names| names.nearest(name)),
            })
    }
}

impl RuleReference {
    /// The rules it names.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let selector = self.selector.as_ref().ok().copied();
        selector.into_iter().flat_map(Selector::rules)
    }
}
