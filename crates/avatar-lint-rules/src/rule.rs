//! What a rule is: what it says of itself, in one value. Its check is beside it in its
//! file.

use crate::page::Page;
use crate::{Level, Safety};
use std::fmt;

/// One thing the linter looks for, with all that is to be known of it.
///
/// Each rule is a `static` in a file of its own, named after it; the list of
/// all is [`rules::ALL`](crate::rules::ALL).
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Rule {
    /// The name in kebab case, by which options, suppressions, outputs and
    /// documentation pages know the rule.
    pub name: &'static str,
    /// The names it had before. Options, suppressions and `explain` still take
    /// them.
    pub former_names: &'static [&'static str],
    /// The version of the linter that brought it.
    pub since: &'static str,
    /// How far it can be relied on to stay.
    pub status: Status,
    /// The group the rule belongs to.
    pub group: Group,
    /// The level of its findings, unless the check or the options say otherwise.
    pub level: Level,
    /// Whether its findings rise one level when the set's own metadata says
    /// that the data leaves the organization or is sensitive.
    pub raised_when_exposed: bool,
    /// What it finds, in one line of Markdown without a full stop.
    pub summary: &'static str,
    /// The privacy criteria it touches.
    pub criteria: &'static [Criterion],
    /// The fields of the format by which it judges, for a privacy rule: what a
    /// reviewer finds in the table of what is covered.
    pub options: &'static [&'static str],
    /// What it speaks of.
    pub subject: Subject,
    /// Whether it reports what the engine rejects, or reads otherwise than it
    /// looks: the rules of the profile `engine`.
    pub engine: bool,
    /// The names of rules that win over it: its finding is dropped where one of
    /// theirs begins at the same place, or points there.
    pub yields_to: &'static [&'static str],
    /// The names of rules that win over it in a whole document: its findings are dropped where one
    /// of theirs stands in the same document.
    pub yields_in_document_to: &'static [&'static str],
    /// How safe the fixes are that it offers; empty when it offers none.
    pub fixes: &'static [Safety],
    /// How an editor shows what it finds.
    pub tag: Option<Tag>,
    /// Whether it may be mistaken.
    pub confidence: Confidence,
    /// What a person reads to understand a finding.
    pub page: Page,
}

impl Rule {
    /// What a rule is unless it says otherwise.
    pub(crate) const BASE: Self = Self {
        name: "",
        former_names: &[],
        since: "",
        status: Status::Stable,
        group: Group::Schema,
        level: Level::Error,
        raised_when_exposed: false,
        summary: "",
        criteria: &[],
        options: &[],
        subject: Subject::Form,
        engine: false,
        yields_to: &[],
        yields_in_document_to: &[],
        fixes: &[],
        tag: None,
        confidence: Confidence::Certain,
        page: Page::new(b""),
    };

    /// Whether `name` is its name, or was.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.former_names.contains(&name)
    }
}

impl Rule {
    /// The address of the rule's documentation page.
    pub fn url(&self) -> String {
        [avatar_format::BASE_URL, "/rules/", self.name, ".html"].concat()
    }

    /// The documentation of the rule as one Markdown page, the same in the
    /// terminal, on the site and in reports.
    pub fn documentation(&self) -> String {
        let (title, rest) = self.page.as_str().split_once('\n').unwrap_or_default();
        format!("{title}\n\n{}\n{rest}", self.facts())
    }

    /// The level, the group and the criteria, in a sentence or two.
    fn facts(&self) -> String {
        let level = match self.level {
            Level::Error => "Error",
            Level::Warning => "Warning",
            Level::Info => "Info",
        };
        let raised = if self.raised_when_exposed {
            format!(
                ", {} when the metadata of the set says that the data leaves \
                 your organization or is sensitive",
                self.level.raised()
            )
        } else {
            String::new()
        };
        let criteria: Vec<String> = self.criteria.iter().map(ToString::to_string).collect();
        let touches = if criteria.is_empty() {
            String::new()
        } else {
            format!(" Concerns {}.", criteria.join(", "))
        };
        format!("{level}{raised}, group `{}`.{touches}", self.group)
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

/// Declares an enumeration whose values have names for options and outputs.
macro_rules! named {
    ($(#[$about:meta])* $type:ident { $($(#[$value_about:meta])* $value:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$value_about])* $value,)*
        }

        impl $type {
            /// The name used in outputs.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }
        }
    };
}

named! {
    /// How far a rule can be relied on to stay.
    Status {
        /// New: what it reports may change with any version.
        Preview = "preview",
        /// Changes with a new version of the format only.
        Stable = "stable",
        /// Will be removed.
        Deprecated = "deprecated",
    }
}

named! {
    /// What a rule speaks of. Where a value is not read as it looks, or cannot be
    /// what it is, rules about its meaning are silent: that fault comes first,
    /// and fixing it changes what is to be said.
    Subject {
        /// That a value is not read as it looks, or cannot be what it is.
        Reading = "reading",
        /// The form of a document.
        Form = "form",
        /// What a value means.
        Meaning = "meaning",
    }
}

named! {
    /// How an editor shows what a rule finds.
    Tag {
        /// Text that changes nothing: it can be faded.
        Unnecessary = "unnecessary",
        /// A former name: it can be struck out.
        Deprecated = "deprecated",
    }
}

named! {
    /// Whether a rule may be mistaken.
    Confidence {
        /// It guesses, from the name of a column or from what a value looks like.
        Guess = "guess",
        /// What it reports is so.
        Certain = "certain",
    }
}

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
            Self::Syntax => "YAML that the engine cannot read",
            Self::Pitfall => "values that the engine misreads",
            Self::Schema => "fields, types and values",
            Self::Reference => "names across documents",
            Self::Pattern => "SPECIFIC_ID patterns",
            Self::Privacy => "options that breach or weaken privacy",
            Self::Secret => "secrets that must not be in a file",
            Self::Suppression => "comments that suppress findings",
        }
    }
}

impl Group {
    /// Whether a rule of the group says one thing of one place. The model shows
    /// what an alias or a merge repeats once for each table that has it; it is
    /// written once, and one fault.
    pub(crate) const fn speaks_once_a_place(self) -> bool {
        matches!(self, Self::Reference | Self::Pattern | Self::Privacy)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The three risks by which the Article 29 Working Party judges
/// anonymization (Opinion 05/2014, WP216, section 2.2.2).
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

#[cfg(test)]
mod tests {
    use super::Rule;
    use crate::rules;

    static RENAMED: Rule = Rule {
        name: "small-k",
        former_names: &["little-k", "low-neighbors"],
        ..rules::privacy::low_k::RULE
    };

    #[test]
    fn the_documentation_says_the_level_the_group_and_the_criteria() {
        let page = rules::privacy::low_k::RULE.documentation();
        let facts = page.lines().nth(2);
        assert_eq!(
            facts,
            Some(
                "Warning, error when the metadata of the set says that the data leaves your \
                 organization or is sensitive, group `privacy`. Concerns singling out, inference."
            )
        );
        let page = rules::schema::missing_field::RULE.documentation();
        assert_eq!(page.lines().nth(2), Some("Error, group `schema`."));
    }

    #[test]
    fn a_rule_is_shown_by_its_name() {
        let shown = format!("{:?}", rules::privacy::low_k::RULE);
        assert_eq!(shown, "Rule(\"low-k\")");
    }

    #[test]
    fn a_rule_is_found_by_its_former_names() {
        let list = [&rules::privacy::large_epsilon::RULE, &RENAMED];
        for name in ["small-k", "little-k", "low-neighbors"] {
            assert_eq!(rules::find_in(&list, name), Some(&RENAMED), "{name}");
        }
        assert_eq!(rules::find_in(&list, "low-k"), None);
    }
}
