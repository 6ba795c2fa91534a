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
    /// Numbers and documents that a state, its health service or a profession
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
    /// License plates and vehicle numbers.
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
    /// What the configuration's own words name.
    Custom,
    /// Notes, comments, messages: anything may be in them.
    FreeText,
    /// Numbers that an organization gives to persons: employees, customers,
    /// members, files.
    ReferenceNumber,
    /// Ages and age groups.
    Age,
    /// Years and months of birth.
    BirthYear,
    /// Places of birth.
    BirthPlace,
    /// Sex and gender.
    Sex,
    /// Postal codes.
    Postcode,
    /// Towns.
    City,
    /// Parts of towns, and counties.
    District,
    /// Regions and countries.
    Region,
    /// Nationalities.
    Nationality,
    /// Ethnic origins.
    Ethnicity,
    /// Religions.
    Religion,
    /// Marital status.
    MaritalStatus,
    /// Occupations.
    Profession,
    /// Employers.
    Employer,
    /// Degrees and schools.
    Education,
    /// Languages.
    Language,
    /// Titles and forms of address.
    Salutation,
    /// Relations between persons, and how many there are.
    Kinship,
    /// Dates of what happens to one person: admission, hiring, marriage.
    EventDate,
    /// Dates and places of death.
    Death,
    /// Other attributes that others can know: height, income, insurer.
    Attribute,
}

/// How a category points at persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Each value points at one person.
    DirectIdentifier,
    /// Anything may be in it.
    FreeText,
    /// Each value points at one person for those who have the register.
    ReferenceNumber,
    /// Several together point at one person.
    QuasiIdentifier,
}

impl Kind {
    /// The name in kebab case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DirectIdentifier => "direct-identifier",
            Self::FreeText => "free-text",
            Self::ReferenceNumber => "reference-number",
            Self::QuasiIdentifier => "quasi-identifier",
        }
    }

    /// What it is called in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::DirectIdentifier => "direct identifier",
            Self::FreeText => "free text",
            Self::ReferenceNumber => "reference number",
            Self::QuasiIdentifier => "quasi-identifier",
        }
    }
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 41] = [
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
        Self::Custom,
        Self::FreeText,
        Self::ReferenceNumber,
        Self::Age,
        Self::BirthYear,
        Self::BirthPlace,
        Self::Sex,
        Self::Postcode,
        Self::City,
        Self::District,
        Self::Region,
        Self::Nationality,
        Self::Ethnicity,
        Self::Religion,
        Self::MaritalStatus,
        Self::Profession,
        Self::Employer,
        Self::Education,
        Self::Language,
        Self::Salutation,
        Self::Kinship,
        Self::EventDate,
        Self::Death,
        Self::Attribute,
    ];

    /// The name in kebab case.
    pub const fn as_str(self) -> &'static str {
        self.names().0
    }

    /// What such a column holds, in the plural, to complete "it holds …".
    pub const fn label(self) -> &'static str {
        self.names().1
    }

    /// The category with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.as_str() == name)
    }

    /// How it points at persons.
    pub const fn kind(self) -> Kind {
        match self {
            Self::FreeText => Kind::FreeText,
            Self::ReferenceNumber => Kind::ReferenceNumber,
            _ if (self as u8) < Self::FreeText as u8 => Kind::DirectIdentifier,
            _ => Kind::QuasiIdentifier,
        }
    }

    /// Whether the possible values can be tried one after the other, because they
    /// are few or stand in lists that others have, so that a hash hides nothing.
    pub const fn is_guessable(self) -> bool {
        matches!(
            self,
            Self::Email
                | Self::Phone
                | Self::FirstName
                | Self::LastName
                | Self::FullName
                | Self::PostalAddress
                | Self::Username
                | Self::Social
                | Self::NationalId
                | Self::Bank
                | Self::Device
                | Self::BirthDate
                | Self::Vehicle
                | Self::MedicalRecord
                | Self::Location
                | Self::ReferenceNumber
        ) || matches!(self.kind(), Kind::QuasiIdentifier)
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Email => ("email", "e-mail addresses"),
            Self::Phone => ("phone", "phone numbers"),
            Self::FirstName => ("first-name", "first names"),
            Self::LastName => ("last-name", "family names"),
            Self::FullName => ("full-name", "names of persons"),
            Self::NationalId => ("national-id", "official identity numbers"),
            Self::PostalAddress => ("postal-address", "postal addresses"),
            Self::Bank => ("bank", "bank accounts or payment cards"),
            Self::Device => ("device", "addresses of devices"),
            Self::BirthDate => ("birth-date", "dates of birth"),
            Self::Vehicle => ("vehicle", "license plates or vehicle numbers"),
            Self::Username => ("username", "user names"),
            Self::MedicalRecord => ("medical-record", "medical record numbers"),
            Self::Location => ("location", "geographic coordinates"),
            Self::Social => ("social", "personal accounts or pages"),
            Self::Biometric => ("biometric", "photos or biometric data"),
            Self::Credential => ("credential", "passwords"),
            Self::Custom => ("custom", "values that the settings mark as identifying"),
            Self::FreeText => ("free-text", "free text"),
            Self::ReferenceNumber => ("reference-number", "reference numbers of persons"),
            Self::Age => ("age", "ages"),
            Self::BirthYear => ("birth-year", "years or months of birth"),
            Self::BirthPlace => ("birth-place", "places of birth"),
            Self::Sex => ("sex", "sex or gender"),
            Self::Postcode => ("postcode", "postal codes"),
            Self::City => ("city", "towns"),
            Self::District => ("district", "districts"),
            Self::Region => ("region", "regions or countries"),
            Self::Nationality => ("nationality", "nationalities"),
            Self::Ethnicity => ("ethnicity", "ethnic origins"),
            Self::Religion => ("religion", "religions"),
            Self::MaritalStatus => ("marital-status", "marital status"),
            Self::Profession => ("profession", "occupations"),
            Self::Employer => ("employer", "employers"),
            Self::Education => ("education", "education"),
            Self::Language => ("language", "languages"),
            Self::Salutation => ("salutation", "forms of address"),
            Self::Kinship => ("kinship", "relations between persons"),
            Self::EventDate => ("event-date", "dates of events in a person's life"),
            Self::Death => ("death", "dates or places of death"),
            Self::Attribute => ("attribute", "attributes that others can know"),
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
