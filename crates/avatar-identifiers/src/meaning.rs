//! All that a phrase says.

use crate::category::{Category, Kind};
use crate::language::Languages;
use crate::say::{Proof, Role, Say, What};

/// What a phrase names, and when that counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Naming {
    pub(crate) category: Category,
    pub(crate) proof: Proof,
    pub(crate) textual: bool,
    pub(crate) languages: Languages,
}

/// All that a phrase says in the languages that are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning {
    says: &'static [u8],
    enabled: Languages,
}

impl Meaning {
    /// The meaning that begins at `says`; none when it says nothing in the
    /// `enabled` languages.
    pub(crate) fn new(says: &'static [u8], enabled: Languages) -> Option<Self> {
        let (length, says) = says.split_first()?;
        let says = says.get(..usize::from(*length) * Say::SIZE)?;
        let meaning = Self { says, enabled };
        meaning.says().next().is_some().then_some(meaning)
    }

    fn says(self) -> impl Iterator<Item = Say> {
        let says = self.says.chunks_exact(Say::SIZE);
        says.filter_map(move |bytes| {
            let say = Say::decode(bytes.try_into().ok()?)?;
            let languages = say.languages.and(self.enabled);
            (!languages.is_empty()).then_some(Say { languages, ..say })
        })
    }

    /// The languages that the phrase says something in.
    pub(crate) fn languages(self) -> Languages {
        let languages = self.says().map(|say| say.languages);
        languages.fold(Languages::NONE, Languages::or)
    }

    /// The languages in which it plays `role`.
    pub(crate) fn plays(self, role: Role) -> Languages {
        let says = self.says().filter(|say| say.what == What::Plays(role));
        says.fold(Languages::NONE, |all, say| all.or(say.languages))
    }

    /// Whether it says nothing but what can be passed over.
    pub(crate) fn is_link(self) -> bool {
        self.says().all(|say| say.what == What::Plays(Role::Link))
    }

    /// Whether it may stand beside phrases that name a category.
    pub(crate) fn goes_around(self, naming: Naming) -> bool {
        self.says().any(|say| {
            let fits = match say.what {
                What::Around(category) => category == naming.category,
                What::Plays(Role::Qualifier) => true,
                _ => false,
            };
            fits && say.languages.meets(naming.languages)
        })
    }

    /// Whether it names something.
    pub(crate) fn names(self) -> bool {
        self.proof().is_some()
    }

    /// The strongest proof of what it names.
    pub(crate) fn proof(self) -> Option<Proof> {
        self.all_namings().map(|naming| naming.proof).max()
    }

    /// What it names, first in the languages of the table.
    pub(crate) fn naming(self, spoken: Languages) -> Option<Naming> {
        self.all_namings().max_by_key(|naming| {
            let speaks = naming.languages.meets(spoken);
            let points = naming.category.kind() != Kind::QuasiIdentifier;
            (speaks, points, naming.languages.len(), naming.proof)
        })
    }

    /// What it names first, and what else it can name in those languages.
    pub(crate) fn namings(self, spoken: Languages) -> impl Iterator<Item = Naming> {
        let first = self.naming(spoken);
        let others = self.all_namings().filter(move |naming| {
            first.is_some_and(|first| first.languages.meets(naming.languages))
        });
        first.into_iter().chain(others)
    }

    fn all_namings(self) -> impl Iterator<Item = Naming> {
        self.says().filter_map(|say| match say.what {
            What::Names {
                category,
                proof,
                textual,
            } => Some(Naming {
                category,
                proof,
                textual,
                languages: say.languages,
            }),
            _ => None,
        })
    }
}
