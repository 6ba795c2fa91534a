//! What a rule is: what it says of itself, its documentation and its check, in
//! one value.

use crate::page::Page;
use crate::{Context, Finding, Level};
use std::fmt;

/// One thing the linter looks for.
///
/// Each rule is a `static` in a file of its own, named after it; the list of
/// all is [`rules::ALL`](crate::rules::ALL).
pub struct Rule {
    /// The name in kebab case, by which options, suppressions, outputs and
    /// documentation pages know the rule.
    pub name: &'static str,
    /// The group the rule belongs to.
    pub group: Group,
    /// The level of its findings, unless the check or the options say otherwise.
    pub level: Level,
    /// What it finds, in one line of Markdown without a full stop.
    pub summary: &'static str,
    /// Whether its findings rise one level when the set's own metadata says
    /// that the data leaves the organisation or is sensitive.
    pub rises: bool,
    /// The privacy criteria it touches.
    pub criteria: &'static [Criterion],
    /// What a person reads to understand a finding.
    pub page: Page,
    /// Looks at one configuration and adds what it finds. It may read the
    /// findings of the rules before it.
    pub check: fn(&Context<'_>, &mut Vec<Finding>),
}

impl Rule {
    /// The address of the rule's documentation page.
    pub fn url(&self) -> String {
        format!("{}/rules/{}.html", avatar_yaml::BASE_URL, self.name)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rule").field(&self.name).finish()
    }
}

/// Two rules are one when their names are.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

/// A family of rules, selected and configured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The engine cannot read the file.
    Syntax,
    /// It reads, but not as it looks.
    Pitfall,
    /// The shape of documents: fields, types, values.
    Schema,
    /// Names across documents.
    Reference,
    /// SPECIFIC_ID patterns.
    Pattern,
    /// Options that breach privacy or weaken it.
    Privacy,
    /// What must not be in a file.
    Secret,
    /// The linter's own comments.
    Suppression,
}

impl Group {
    /// Every group, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Syntax,
        Self::Pitfall,
        Self::Schema,
        Self::Reference,
        Self::Pattern,
        Self::Privacy,
        Self::Secret,
        Self::Suppression,
    ];

    /// The name used in options and in every output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Pitfall => "pitfall",
            Self::Schema => "schema",
            Self::Reference => "reference",
            Self::Pattern => "pattern",
            Self::Privacy => "privacy",
            Self::Secret => "secret",
            Self::Suppression => "suppression",
        }
    }

    /// What the group's rules have in common, in one line.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Syntax => "the engine cannot read the file",
            Self::Pitfall => "it reads, but not as it looks",
            Self::Schema => "the shape: fields, types and values",
            Self::Reference => "names across documents",
            Self::Pattern => "SPECIFIC_ID patterns",
            Self::Privacy => "options that breach privacy or weaken it",
            Self::Secret => "what must not be in a file",
            Self::Suppression => "the linter's own comments",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The three risks by which the Article 29 Working Party judges
/// anonymisation (Opinion 05/2014, WP216, section 2.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Somebody's records can be told apart from everybody else's.
    SinglingOut,
    /// Two records of the same person can be joined.
    Linkability,
    /// An unknown value can be guessed from the known ones.
    Inference,
}

impl Criterion {
    /// Every criterion, in the order of the opinion.
    pub const ALL: [Self; 3] = [Self::SinglingOut, Self::Linkability, Self::Inference];

    /// The name in kebab case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SinglingOut => "singling-out",
            Self::Linkability => "linkability",
            Self::Inference => "inference",
        }
    }

    /// What the criterion asks.
    pub const fn question(self) -> &'static str {
        match self {
            Self::SinglingOut => "Can one person's records be isolated?",
            Self::Linkability => "Can records of one person be linked?",
            Self::Inference => "Can something be deduced about one person?",
        }
    }
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SinglingOut => "singling out",
            Self::Linkability => "linkability",
            Self::Inference => "inference",
        })
    }
}
