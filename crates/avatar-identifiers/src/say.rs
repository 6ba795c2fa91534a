//! What phrases say: a line of the word lists, understood, and in the three bytes
//! that it takes in the binary.

use crate::category::Category;
use crate::language::Languages;

/// One thing that a phrase says, in some languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Say {
    pub(crate) what: What,
    pub(crate) languages: Languages,
}

/// One thing that a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// It names a category.
    Names {
        category: Category,
        proof: Proof,
        /// Only in columns that hold no numbers.
        textual: bool,
    },
    /// It may stand beside a phrase of this category.
    Around(Category),
    /// It plays a role.
    Plays(Role),
}

/// What a phrase does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Someone, who owns what stands beside it.
    Person,
    /// Something, which owns what stands beside it.
    Thing,
    /// Something about data: like a thing in the name of a column, and silent
    /// in that of a table.
    Form,
    /// It makes the name one about an identifier.
    Turns,
    /// It says nothing.
    Link,
    /// Before a plural, it counts.
    Counts,
    /// It tells one value of a kind from another: home, work, second.
    Qualifier,
    /// As a whole name it says that the name of the table tells what it is.
    Generic,
    /// It is a number: as a whole name behind a street, that of the house.
    Number,
}

/// How much a phrase proves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Proof {
    /// Enough when it is the whole name.
    Lone,
    /// Enough when a person stands beside it, or when the table speaks its
    /// language and what is around it is known.
    Beside,
    /// Enough when a person stands beside it.
    Owned,
    /// Enough when a person stands beside it, or in a table of people.
    People,
    /// Enough when what is around it is known.
    Alone,
    /// Enough when what follows it is known.
    Head,
    /// Enough, wherever it stands.
    Sure,
}

const PROOFS: [(&str, Proof); 7] = [
    ("lone", Proof::Lone),
    ("beside", Proof::Beside),
    ("owned", Proof::Owned),
    ("people", Proof::People),
    ("alone", Proof::Alone),
    ("head", Proof::Head),
    ("sure", Proof::Sure),
];

const ROLES: [(&str, Role); 9] = [
    ("person", Role::Person),
    ("thing", Role::Thing),
    ("form", Role::Form),
    ("turns", Role::Turns),
    ("link", Role::Link),
    ("counts", Role::Counts),
    ("qualifier", Role::Qualifier),
    ("generic", Role::Generic),
    ("number", Role::Number),
];

/// The first byte of a say that a phrase may stand beside a category.
const AROUND: u8 = 16;
/// The first byte of a say that a phrase names a category; the proof is added.
const NAMES: u8 = 32;
/// Added where it does so in text only.
const TEXTUAL: u8 = 16;

impl Say {
    /// The bytes that a say takes.
    pub(crate) const SIZE: usize = 3;

    /// The say that the bytes stand for.
    pub(crate) fn decode([what, category, languages]: [u8; Self::SIZE]) -> Option<Self> {
        let category = || Category::ALL.get(usize::from(category)).copied();
        let what = if what < AROUND {
            What::Plays(ROLES.get(usize::from(what))?.1)
        } else if what < NAMES {
            What::Around(category()?)
        } else {
            let proof = PROOFS.get(usize::from((what - NAMES) % TEXTUAL))?.1;
            What::Names {
                category: category()?,
                proof,
                textual: what >= NAMES + TEXTUAL,
            }
        };
        Some(Self {
            what,
            languages: Languages::from_bits(languages),
        })
    }
}

/// What the lists are made with; the crate itself only reads.
#[allow(
    dead_code,
    reason = "used by the build script, which includes this file"
)]
impl What {
    /// What the left side of a line says.
    pub(crate) fn parse(meaning: &str) -> Option<Self> {
        let mut words = meaning.split(' ');
        let first = words.next()?;
        if let Some((_, role)) = ROLES.iter().find(|(name, _)| *name == first) {
            return words.next().is_none().then_some(Self::Plays(*role));
        }
        if first == "around" {
            return Category::from_name(words.next()?).map(Self::Around);
        }
        let category = Category::from_name(first)?;
        let proof = words.next()?;
        let (_, proof) = PROOFS.iter().find(|(name, _)| *name == proof)?;
        let textual = match words.next() {
            None => *proof == Proof::Lone,
            Some("text") => true,
            Some(_) => return None,
        };
        Some(Self::Names {
            category,
            proof: *proof,
            textual,
        })
    }

    /// The first two bytes of a say.
    pub(crate) fn encode(self) -> [u8; Say::SIZE - 1] {
        match self {
            Self::Plays(role) => [role as u8, 0],
            Self::Around(category) => [AROUND, category as u8],
            Self::Names {
                category,
                proof,
                textual,
            } => {
                let textual = if textual { TEXTUAL } else { 0 };
                [NAMES + proof as u8 + textual, category as u8]
            }
        }
    }
}
