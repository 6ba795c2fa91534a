//! What a column can say about a person.

use std::fmt;

/// What the values of a column say about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// E-mail addresses.
    Email,
    /// Telephone, mobile and fax numbers.
    Phone,
    /// First, given and middle names.
    FirstName,
    /// Family, birth and married names.
    LastName,
    /// Whole names of persons.
    FullName,
    /// Numbers and documents that a state, its health service or an employer
    /// gives to one person: social security, passport, driving license, tax.
    NationalId,
    /// Postal addresses, and their parts down to the street.
    PostalAddress,
    /// Bank accounts and payment cards.
    Bank,
    /// What tells one device or connection from all others: IP and MAC
    /// addresses, IMEI, advertising identifiers, cookies.
    Device,
    /// Dates of birth.
    BirthDate,
    /// Licence plates and vehicle numbers.
    Vehicle,
    /// Names that people log in or are known with.
    Username,
    /// Medical record numbers.
    MedicalRecord,
    /// Positions on the map.
    Location,
    /// Accounts and pages of social networks, personal sites.
    Social,
    /// Photos, signatures, fingerprints, voices.
    Biometric,
    /// Passwords and what replaces them.
    Credential,
    /// Notes, comments, descriptions: anything may be in them.
    FreeText,
    /// What the configuration's own words name.
    Custom,
}

struct Facts {
    name: &'static str,
    label: &'static str,
    guessable: bool,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 19] = [
        Self::Email,
        Self::Phone,
        Self::FirstName,
        Self::LastName,
        Self::FullName,
        Self::NationalId,
        Self::PostalAddress,
        Self::Bank,
        Self::Device,
        Self::BirthDate,
        Self::Vehicle,
        Self::Username,
        Self::MedicalRecord,
        Self::Location,
        Self::Social,
        Self::Biometric,
        Self::Credential,
        Self::FreeText,
        Self::Custom,
    ];

    /// The name in kebab case.
    pub const fn as_str(self) -> &'static str {
        self.facts().name
    }

    /// What such a column holds, in the plural, to complete "it holds …".
    pub const fn label(self) -> &'static str {
        self.facts().label
    }

    /// Whether all possible values can be tried one after the other, so that a
    /// hash hides nothing.
    pub const fn is_guessable(self) -> bool {
        self.facts().guessable
    }

    /// Whether each value points at one person; free text only may.
    pub const fn is_direct_identifier(self) -> bool {
        !matches!(self, Self::FreeText)
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.as_str() == name)
    }

    const fn facts(self) -> Facts {
        let (name, label, guessable) = match self {
            Self::Email => ("email", "e-mail addresses", false),
            Self::Phone => ("phone", "phone numbers", true),
            Self::FirstName => ("first-name", "first names", false),
            Self::LastName => ("last-name", "family names", false),
            Self::FullName => ("full-name", "names of persons", false),
            Self::NationalId => ("national-id", "official identity numbers", true),
            Self::PostalAddress => ("postal-address", "postal addresses", false),
            Self::Bank => ("bank", "bank accounts or payment cards", true),
            Self::Device => ("device", "addresses of devices", true),
            Self::BirthDate => ("birth-date", "dates of birth", true),
            Self::Vehicle => ("vehicle", "license plates or vehicle numbers", true),
            Self::Username => ("username", "user names", false),
            Self::MedicalRecord => ("medical-record", "medical record numbers", true),
            Self::Location => ("location", "geographic coordinates", true),
            Self::Social => ("social", "personal accounts or pages", false),
            Self::Biometric => ("biometric", "photos or biometric data", false),
            Self::Credential => ("credential", "passwords", false),
            Self::FreeText => ("free-text", "free text", false),
            Self::Custom => (
                "custom",
                "values that the settings mark as identifying",
                false,
            ),
        };
        Facts {
            name,
            label,
            guessable,
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
