#![allow(
    clippy::indexing_slicing,
    reason = "the tests know how long the tables are"
)]

//! What stands around a name decides what it means.

use avatar_identifiers::{
    Category, Column, Confidence, Kind, Language, Settings, ValueType, classify,
};
use proptest::prelude::*;

fn of_table(table: &str, names: &[&str]) -> Vec<Option<Category>> {
    let columns: Vec<_> = names.iter().copied().map(Column::named).collect();
    let found = classify(table, &columns, &Settings::default());
    found.map(|found| Some(found?.category)).collect()
}

fn category(name: &str) -> Option<Category> {
    of_table("", &[name]).into_iter().next().flatten()
}

fn typed(table: &str, name: &str, values: ValueType) -> Option<Category> {
    let column = Column {
        name,
        values: Some(values),
    };
    let found = classify(table, &[column], &Settings::default()).next();
    found.flatten().map(|found| found.category)
}

fn points(category: Option<Category>) -> bool {
    category.is_some_and(|category| category.kind() <= Kind::FreeText)
}

#[test]
fn a_name_about_an_identifier_is_none() {
    for name in [
        "phone_model",
        "email_count",
        "has_email",
        "ssn_verified",
        "a_un_email",
    ] {
        assert_eq!(category(name), None, "{name}");
    }
}

#[test]
fn words_that_only_look_like_an_identifier_are_none() {
    let found = of_table(
        "patients",
        &["a_un_email", "mailles", "adresse_mac_constructeur"],
    );
    assert_eq!(found, [None, None, None]);
}

#[test]
fn a_name_alone_is_a_persons_only_among_people() {
    assert_eq!(category("name"), None);
    assert_eq!(of_table("patients", &["name"]), [Some(Category::FullName)]);
    assert_eq!(of_table("products", &["name"]), [None]);
    assert_eq!(category("patient_name"), Some(Category::FullName));
    assert_eq!(category("brand_name"), None);
    assert_eq!(category("nom_de_la_ville"), Some(Category::City));
    let beside = of_table("", &["name", "birth_date", "email"]);
    assert_eq!(beside.first(), Some(&Some(Category::FullName)));
}

#[test]
fn digits_say_nothing() {
    assert_eq!(category("phone4"), Some(Category::Phone));
    assert_eq!(category("address_line_4"), Some(Category::PostalAddress));
}

#[test]
fn a_remark_in_parentheses_says_nothing() {
    assert_eq!(category("phone (mobile only)"), Some(Category::Phone));
}

#[test]
fn a_generic_column_takes_the_name_of_its_table() {
    let found = of_table("phone_numbers", &["id", "number", "label"]);
    assert_eq!(found, [None, Some(Category::Phone), None]);
    assert_eq!(category("number"), None);
}

#[test]
fn words_that_the_table_shares_are_passed_over() {
    let names = ["zorg_email", "zorg_phone", "zorg_name", "zorg_birth_date"];
    assert!(of_table("", &names).into_iter().all(points));
}

#[test]
fn short_words_abbreviate_the_people_of_the_table() {
    use Category::{Email, FullName, NationalId, Phone};
    let found = of_table("deelnemers", &["dln_naam", "dln_email"]);
    assert_eq!(found, [Some(FullName), Some(Email)]);
    let found = of_table("clientes", &["telcli", "cpfcli", "ecli"]);
    assert_eq!(found, [Some(Phone), Some(NationalId), None]);
    let found = of_table("teachers", &["tname", "tid"]);
    assert_eq!(found, [Some(FullName), None]);
    for thing in ["parts", "wells", ""] {
        assert_eq!(of_table(thing, &["pname", "wname"]), [None, None]);
    }
}

#[test]
fn a_number_behind_a_street_is_that_of_the_house() {
    use Category::{Phone, PostalAddress};
    let found = of_table("alunos", &["rua", "numero", "telefone", "numero"]);
    let address = Some(PostalAddress);
    assert_eq!(found, [address, address, Some(Phone), None]);
    let mut settings = Settings::default();
    settings.assign(None, "numero", None);
    let columns = ["rua", "numero"].map(Column::named);
    let found: Vec<_> = classify("alunos", &columns, &settings).collect();
    assert!(found[0].is_some() && found[1].is_none());
}

#[test]
fn a_table_of_things_clears_names_but_not_those_of_somebody() {
    let found = of_table("suppliers", &["name", "email", "address"]);
    assert_eq!(found, [None, None, None]);
    let found = of_table("orders", &["customer_name", "parent_email", "comments"]);
    let (name, email) = (Category::FullName, Category::Email);
    assert_eq!(found, [Some(name), Some(email), Some(Category::FreeText)]);
}

#[test]
fn qualifiers_follow_their_noun_in_french() {
    let names = [
        "telephone_tiers",
        "email_tiers",
        "nom_tiers",
        "nom_souscripteur",
        "telephone_allocataire",
        "email_plaignant",
        "nom_radiologue",
        "telephone_secours",
        "email_travail",
        "commentaire_jury",
        "remarque_gestionnaire",
        "observations_cpe",
    ];
    for (found, name) in of_table("patients", &names).into_iter().zip(names) {
        assert!(points(found), "{name}");
    }
}

#[test]
fn seven_languages_are_read() {
    for (name, expected) in [
        ("date_naissance", Category::BirthDate),
        ("geburtsdatum", Category::BirthDate),
        ("fecha_nacimiento", Category::BirthDate),
        ("data_di_nascita", Category::BirthDate),
        ("geboortedatum", Category::BirthDate),
        ("data_nascimento", Category::BirthDate),
        ("Telefonnummer", Category::Phone),
        ("apellido_paterno", Category::LastName),
        ("codice_fiscale", Category::NationalId),
        ("burgerservicenummer", Category::NationalId),
        ("endereco", Category::PostalAddress),
    ] {
        assert_eq!(category(name), Some(expected), "{name}");
    }
}

#[test]
fn languages_can_be_chosen() {
    let mut settings = Settings::default();
    settings.set_languages(Language::English.into());
    let found = |name| {
        let found = classify("", &[Column::named(name)], &settings).next();
        found.flatten().map(|found| found.category)
    };
    assert_eq!(found("birth_date"), Some(Category::BirthDate));
    assert_eq!(found("geboortedatum"), None);
}

#[test]
fn the_declared_type_is_evidence() {
    assert!(typed("", "email", ValueType::Text).is_some());
    assert!(typed("", "email", ValueType::Boolean).is_none());
    assert!(typed("", "email", ValueType::Decimal).is_none());
    for name in ["nir", "carte_vitale", "secu"] {
        let found = typed("patients", name, ValueType::Integer);
        assert_eq!(found, Some(Category::NationalId), "{name}");
    }
}

#[test]
fn reference_numbers_are_guesses_and_quasi_identifiers_are_known() {
    let names = ["employee_id", "age", "sexe", "code_postal", "profession"];
    let columns = names.map(Column::named);
    let found: Vec<_> = classify("salaries", &columns, &Settings::default())
        .flatten()
        .collect();
    assert_eq!(found[0].category, Category::ReferenceNumber);
    assert_eq!(found[0].confidence, Confidence::Low);
    let kinds = found.iter().skip(1).map(|found| found.category.kind());
    assert_eq!(
        kinds.filter(|kind| *kind == Kind::QuasiIdentifier).count(),
        4
    );
}

#[test]
fn the_evidence_is_quoted_as_it_is_written() {
    let evidence = |name| {
        let found = classify("", &[Column::named(name)], &Settings::default()).next();
        found.flatten().map(|found| found.evidence)
    };
    assert_eq!(evidence("customerEMail"), Some("customerEMail"));
    assert_eq!(evidence("Prénom usuel"), Some("Prénom usuel"));
}

#[test]
fn words_of_the_configuration_come_first() {
    let mut settings = Settings::default();
    settings.add_identifiers(["Badge Number"]);
    settings.add_free_text(["verdict"]);
    settings.add_harmless(["courriel"]);
    let category = |name| {
        let found = classify("", &[Column::named(name)], &settings).next();
        found.flatten().map(|found| found.category)
    };
    assert_eq!(category("badgeNumber2"), Some(Category::Custom));
    assert_eq!(category("jury_verdict"), Some(Category::FreeText));
    assert_eq!(category("courriel"), None);
}

#[test]
fn a_wrong_guess_is_settled_for_one_table_or_all() {
    let mut settings = Settings::default();
    settings.assign(None, "code client", None);
    settings.assign(Some("patients"), "zorg", Some(Category::MedicalRecord));
    let of = |table, name| {
        let found = classify(table, &[Column::named(name)], &settings).next();
        found.flatten().map(|found| found.category)
    };
    assert_eq!(of("ventes", "CODE_CLIENT"), None);
    assert_eq!(of("patients", "zorg"), Some(Category::MedicalRecord));
    assert_eq!(of("visits", "zorg"), None);
}

#[test]
fn a_name_without_words_is_nothing_whatever_its_table_or_the_settings_say() {
    let mut settings = Settings::default();
    settings.assign(None, "()", Some(Category::Email));
    for name in ["", "()", " _ "] {
        let found = classify("ip", &[Column::named(name)], &settings).next();
        assert_eq!(found.flatten(), None, "{name:?}");
    }
}

proptest! {
    #[test]
    fn any_name_is_judged_and_the_evidence_stands_in_it(
        table in ".{0,20}",
        names in prop::collection::vec("[a-zA-Zéœß0-9_ .()-]{0,60}|.{0,60}", 0..6),
    ) {
        let columns: Vec<_> = names.iter().map(|name| Column::named(name)).collect();
        let found: Vec<_> = classify(&table, &columns, &Settings::default()).collect();
        prop_assert_eq!(found.len(), names.len());
        for (found, name) in found.iter().zip(&names) {
            if let Some(found) = found {
                prop_assert!(!found.evidence.is_empty());
                prop_assert!(name.contains(found.evidence));
            }
        }
    }
}
