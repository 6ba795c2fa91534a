//! What one name says, given what is around it.

use crate::category::{Category, Kind};
use crate::language::{Language, Languages};
use crate::meaning::{Meaning, Naming};
use crate::say::{Proof, Role};
use crate::terms::{Somebody, Term};
use crate::{Confidence, ValueType};

/// What a table tells of each of its columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// The languages that most words of the table belong to.
    pub(crate) spoken: Languages,
    /// Whether its rows are people.
    pub(crate) people: bool,
    /// Whether its rows are things.
    pub(crate) things: bool,
}

/// The languages in which a noun's qualifiers follow it.
fn noun_first() -> Languages {
    use Language::{French, Italian, Portuguese, Spanish};
    [French, Spanish, Italian, Portuguese].into_iter().collect()
}

/// Letters of a word that may well be one of another language.
const SHORT: usize = 4;

/// A name to be judged.
pub(crate) struct Judge<'t> {
    pub(crate) terms: &'t [Term],
    pub(crate) values: Option<ValueType>,
    pub(crate) context: Context,
}

impl Judge<'_> {
    /// What the name says and which phrase says it: what points at persons before
    /// what only helps to, and of several the last.
    pub(crate) fn decide(&self) -> Option<(Category, Confidence, usize)> {
        if self.counts() {
            return None;
        }
        let direct = [Kind::DirectIdentifier, Kind::FreeText].as_slice();
        let others = [Kind::ReferenceNumber, Kind::QuasiIdentifier];
        let mut kinds = [direct].into_iter().chain(others.chunks(1));
        kinds.find_map(|kinds| {
            let terms = self.terms.iter().enumerate().rev();
            terms.into_iter().find_map(|(position, term)| {
                let mut namings = term.meaning?.namings(self.context.spoken);
                let naming = namings.find(|naming| {
                    kinds.contains(&naming.category.kind())
                        && fits(*naming, self.values)
                        && self.proves(position, *naming)
                })?;
                Some((naming.category, confidence(naming), position))
            })
        })
    }

    /// `num_emails` counts; `num_tel` does not.
    fn counts(&self) -> bool {
        let counts = |term: &Term| term.plays(Role::Counts);
        self.terms.first().is_some_and(counts) && self.terms.last().is_some_and(|term| term.plural)
    }

    /// Whether the phrase at `position` names its category, given its neighbors.
    fn proves(&self, position: usize, naming: Naming) -> bool {
        if self.is_foreign(position, naming) {
            return false;
        }
        let (before, rest) = self.terms.split_at_checked(position).unwrap_or_default();
        let after = rest.get(1..).unwrap_or_default();
        if before.iter().chain(after).any(|term| turns(term, naming)) {
            return false;
        }
        let known = |terms: &[Term]| terms.iter().all(|term| is_known(term, naming));
        let speaks = |term: &&Term| !term.is_filler();
        let neighbor = before
            .iter()
            .rev()
            .find(speaks)
            .filter(|term| term.is_person() || is_thing(term, naming))
            .or_else(|| after.iter().find(speaks));
        let owned = neighbor.is_some_and(Term::is_person);
        let things = before
            .iter()
            .chain(after)
            .any(|term| is_thing(term, naming));
        let kind = naming.category.kind();
        let is_anybodys = owned || kind == Kind::FreeText || !things;
        let is_qualified =
            known(after) || (kind != Kind::QuasiIdentifier && self.follows_noun(position, naming));
        let proven = match naming.proof {
            Proof::Sure => is_anybodys,
            Proof::Head => is_qualified && is_anybodys,
            Proof::Alone => (owned || known(before)) && known(after),
            Proof::People => {
                known(after) && (owned || (self.context.people && known(before) && !things))
            }
            Proof::Beside => {
                known(after)
                    && known(before)
                    && (owned || naming.languages.meets(self.context.spoken))
            }
            Proof::Owned => owned && known(after),
            Proof::Lone => before.iter().chain(after).all(|term| {
                let naming = term
                    .meaning
                    .and_then(|meaning| meaning.naming(self.context.spoken));
                naming.is_some_and(|naming| naming.proof == Proof::Lone)
            }),
        };
        let is_somebodys = || {
            let mut terms = self.terms.iter();
            terms.any(|term| term.somebody != Somebody::None || term.is_person())
        };
        proven && !(self.context.things && is_generic(naming) && !is_somebodys())
    }

    /// Whether the phrase is a short word of a language that the table does not speak.
    fn is_foreign(&self, position: usize, naming: Naming) -> bool {
        let spoken = self.context.spoken;
        self.is_short(position) && !spoken.is_empty() && !spoken.meets(naming.languages)
    }

    fn is_short(&self, position: usize) -> bool {
        let term = self.terms.get(position);
        term.is_some_and(|term| term.written.len() <= SHORT)
    }

    /// Whether a word that is not known may follow the phrase: in languages where
    /// qualifiers follow their noun, that is all that it can be.
    fn follows_noun(&self, position: usize, naming: Naming) -> bool {
        if self.is_short(position) {
            return self
                .context
                .spoken
                .meets(naming.languages.and(noun_first()));
        }
        let languages = naming.languages.and(noun_first());
        let is_english = naming.languages.contains(Language::English);
        languages.meets(self.context.spoken) || (!is_english && !languages.is_empty())
    }
}

/// Whether the term may stand beside a phrase that names something.
fn is_known(term: &Term, naming: Naming) -> bool {
    term.is_filler()
        || term.common
        || term.is_person()
        || term
            .meaning
            .is_some_and(|meaning| names_beside(meaning, naming) || meaning.goes_around(naming))
}

/// Whether the phrase names something that can stand beside what is named: a first
/// name beside a family name, but no town beside a note and no account beside a name.
fn names_beside(meaning: Meaning, naming: Naming) -> bool {
    use Category::{FirstName, FullName, LastName};
    let other = meaning.naming(naming.languages);
    other.is_some_and(|other| match naming.category {
        FirstName | FullName | LastName => {
            matches!(other.category, FirstName | FullName | LastName)
        }
        category => {
            other.category.kind() != Kind::QuasiIdentifier
                || category.kind() == Kind::QuasiIdentifier
        }
    })
}

/// Whether the term says that the name is not about what is named after all.
fn turns(term: &Term, naming: Naming) -> bool {
    term.meaning.is_some_and(|meaning| {
        meaning.plays(Role::Turns).meets(naming.languages) && !meaning.goes_around(naming)
    })
}

/// Whether the term is a thing that can own what is named.
fn is_thing(term: &Term, naming: Naming) -> bool {
    term.meaning.is_some_and(|meaning| {
        let things = meaning.plays(Role::Thing).or(meaning.plays(Role::Form));
        let quasi = meaning.naming(naming.languages).filter(|other| {
            other.category.kind() == Kind::QuasiIdentifier
                && naming.category.kind() == Kind::DirectIdentifier
        });
        let is_thing = things.meets(naming.languages)
            || quasi.is_some_and(|other| other.languages.meets(naming.languages));
        is_thing && !term.common && !term.is_person() && !meaning.goes_around(naming)
    })
}

/// Whether things have such columns too: names, addresses, phones.
fn is_generic(naming: Naming) -> bool {
    use Category::{
        Bank, Biometric, Email, FullName, LastName, Location, Phone, PostalAddress, Social,
    };
    match naming.category {
        Email | Phone | PostalAddress | Location | Social | Biometric | Bank => {
            naming.proof != Proof::Sure
        }
        // `customer_name` and `comments` say so in a table of orders too.
        FullName | LastName | Category::FreeText => naming.proof < Proof::Head,
        category => category.kind() == Kind::QuasiIdentifier,
    }
}

fn confidence(naming: Naming) -> Confidence {
    match naming.category.kind() {
        Kind::ReferenceNumber => Confidence::Low,
        _ if naming.proof >= Proof::Alone => Confidence::High,
        _ => Confidence::Medium,
    }
}

/// Whether a column of such values can hold what is named.
fn fits(naming: Naming, values: Option<ValueType>) -> bool {
    use Category::{
        Bank, BirthDate, Credential, Custom, Device, EventDate, Location, MedicalRecord,
        NationalId, Phone, ReferenceNumber, Sex, Vehicle,
    };
    let category = naming.category;
    let is_quasi = category.kind() == Kind::QuasiIdentifier;
    match values {
        None | Some(ValueType::Text) => true,
        Some(ValueType::Boolean) => category == Sex,
        Some(ValueType::Time) => matches!(
            category,
            BirthDate | EventDate | Category::Death | Category::BirthYear
        ),
        _ if naming.textual => false,
        _ if is_quasi => true,
        // Whole numbers with gaps are read as decimals, so decimals are numbers too.
        Some(ValueType::Decimal) => matches!(
            category,
            Phone | NationalId | Bank | Location | Custom | ReferenceNumber
        ),
        Some(ValueType::Integer) => matches!(
            category,
            Phone
                | NationalId
                | Bank
                | Location
                | Custom
                | BirthDate
                | Device
                | Vehicle
                | MedicalRecord
                | Credential
                | ReferenceNumber
        ),
    }
}
