//! What the model makes of documents, faults included.

use super::{Lookup, Model, Treatment};
use avatar_format::Kind;
use pyyaml_syntax::parse;

/// A schema of one table called `t`, with these columns.
fn table(columns: &str) -> String {
    format!(
        "kind: AvatarSchema\nmetadata: {{name: schema}}\nspec:\n  tables:\n  - name: t\n    \
         columns: [{columns}]\n"
    )
}

fn with_model<T>(text: &str, look: impl FnOnce(&Model<'_>) -> T) -> T {
    let stream = parse(text);
    look(&Model::new(&stream))
}

#[test]
fn a_name_is_missing_only_when_everything_can_be_read() {
    let lookup = |text: &str| {
        with_model(text, |model| match model.document(Kind::Volume, "data") {
            Lookup::Found(_) => "found",
            Lookup::Missing => "missing",
            Lookup::Unknown => "unknown",
        })
    };
    let volume = "kind: AvatarVolume\nmetadata: {name: data}\nspec: {url: a}\n";
    assert_eq!(lookup(volume), "found");
    assert_eq!(lookup(""), "missing");
    // Broken after the head, before it, and with another head.
    assert_eq!(
        lookup("kind: AvatarVolume\nmetadata: {name: data}\nspec: {url: a]\n"),
        "unknown"
    );
    assert_eq!(lookup("]"), "unknown");
    assert_eq!(
        lookup("kind: AvatarVolume\nmetadata: {name: other}\nspec: ]\n"),
        "missing"
    );
    assert_eq!(
        lookup("kind: AvatarSchema\nmetadata: {name: data}\nspec: ]\n"),
        "missing"
    );
    // A kind that is misspelt, missing, or not a mapping's.
    assert_eq!(lookup(&volume.replace("Volume", "Volumes")), "unknown");
    assert_eq!(lookup("metadata: {name: data}\n"), "unknown");
    assert_eq!(lookup("- kind: AvatarVolume\n"), "unknown");
    // A name that is missing, and a document that is swallowed for lack of `---`.
    assert_eq!(lookup("kind: AvatarVolume\nspec: {url: a}\n"), "unknown");
    assert_eq!(
        lookup(&format!("{volume}kind: AvatarReferenceParameters\n")),
        "unknown"
    );
}

#[test]
fn an_empty_document_hides_nothing() {
    with_model("--- \n---\n# nothing\n", |model| {
        assert!(!model.may_hide_a(Kind::Schema));
    });
}

#[test]
fn a_draft_knows_what_a_broken_document_says_before_its_fault() {
    let text = "kind: AvatarVolume\nmetadata: {name: data}\nspec: {url: a]\n";
    let stream = parse(text);
    assert!(Model::new(&stream).documents.is_empty());
    assert!(
        Model::draft(&stream)
            .document(Kind::Volume, "data")
            .found()
            .is_some()
    );
}

#[test]
fn switches_are_what_python_takes_for_true() {
    for (written, is_dropped) in [
        ("true", true),
        ("'no'", true),
        ("1", true),
        ("2024-01-01", true),
        ("[0]", true),
        ("no", false),
        ("''", false),
        ("0", false),
        ("0.0", false),
        ("null", false),
        ("[]", false),
        ("{}", false),
    ] {
        let text = table(&format!("{{field: a, drop: {written}}}"));
        let dropped = with_model(&text, |model| {
            model.schemas[0].tables[0].columns[0].roles.dropped
        });
        assert_eq!(dropped, is_dropped, "drop: {written}");
    }
}

#[test]
fn columns_of_one_name_share_their_roles_as_the_engine_merges_them() {
    let text =
        table("{field: a, drop: true}, {field: b}, {field: a, pseudonymization: {kind: UUID4}}");
    with_model(&text, |model| {
        let columns = &model.schemas[0].tables[0].columns;
        let [first, other, second] = columns.as_slice() else {
            panic!("three columns")
        };
        for column in [first, second] {
            assert!(column.roles.dropped);
            assert!(
                column
                    .pseudonymization
                    .is_some_and(|replaced| replaced.is("UUID4"))
            );
        }
        assert!(!other.roles.dropped);
    });
}

#[test]
fn of_two_tables_the_last_is_kept() {
    let text = "kind: AvatarSchema\nmetadata: {name: schema}\nspec:\n  tables:\n  \
                - {name: t, columns: [{field: a}]}\n  - {name: t}\n";
    with_model(text, |model| {
        let schema = &model.schemas[0];
        assert!(schema.table("t").found().unwrap().columns.is_empty());
        assert_eq!(schema.kept_tables().count(), 1);
        assert_eq!(schema.tables.len(), 2);
    });
}

#[test]
fn metrics_lead_through_the_avatarized_schema_to_the_original() {
    let metrics = |schema: &str| {
        format!(
            "{}---\nkind: AvatarSchema\nmetadata: {{name: schema_avatarized}}\nspec:\n  \
             schema_ref: schema\n  tables:\n  - {{name: t, avatars_data: {{auto: true}}}}\n---\n\
             kind: AvatarPrivacyMetricsParameters\nmetadata: {{name: m}}\nspec:\n  \
             schema: {schema}\n  privacy_metrics: {{t: {{ncp: 5}}}}\n",
            table("{field: a}")
        )
    };
    for named in ["schema_avatarized", "schema", "misspelt"] {
        with_model(&metrics(named), |model| {
            let parameters = model.table_parameters().next().unwrap();
            let (schema, table) = model.table_of(parameters).unwrap();
            assert_eq!(schema.document.name.unwrap().value, "schema");
            assert!(table.column("a").found().is_some());
        });
    }
}

#[test]
fn the_treatment_of_a_column_is_what_all_documents_say_together() {
    let text = "\
kind: AvatarSchema
metadata: {name: schema}
spec:
  default_treatment: copy
  tables:
  - name: person
    group: one
    columns:
    - {field: id, primary_key: true, pseudonymization: {kind: UUID4}}
    - {field: dropped, drop: true, action: freeze}
    - {field: copied}
    - {field: anonymized, action: anonymize}
    - {field: purged, action: purge}
    - {field: replaced, action: pseudonymize}
    - {field: email}
    links: [{field: id, to: {table: visit, field: person_id}, method: linear_sum_assignment}]
  - name: visit
    treatment: anonymize
    group: one
    columns:
    - {field: person_id, identifier: true}
    - {field: frozen, action: freeze}
    - {field: kept}
  - name: other
    group: two
    columns: [{field: a}]
  - name: emptied
    treatment: purge
    columns: [{field: a}]
---
kind: AvatarExtractParameters
metadata: {name: extract}
spec: {schema: schema, source: crm, group: one}
---
kind: AvatarSharedEntity
metadata: {name: somebody}
spec:
  key: {mapping: [{database: crm, table: person, column: id}, {database: far, table: visit, column: id}]}
  attributes: [{name: email}, {name: phone, columns: [kept]}]
";
    with_model(text, |model| {
        let schema = &model.schemas[0];
        for (table, column, expected) in [
            ("person", "id", "Pseudonymized"),
            ("person", "dropped", "Dropped"),
            ("person", "copied", "Verbatim"),
            ("person", "anonymized", "Kept"),
            ("person", "purged", "Purged"),
            ("person", "replaced", "Replaced"),
            ("person", "email", "Entity"),
            ("visit", "person_id", "Inherited"),
            ("visit", "frozen", "Verbatim"),
            // The entity is found in a table of that name in another database.
            ("visit", "kept", "Kept"),
            ("other", "a", "Ignored"),
            ("emptied", "a", "Purged"),
        ] {
            let table = schema.table(table).found().unwrap();
            let treatment = model.treatment(schema, table, table.column(column).found().unwrap());
            let name = match treatment {
                Treatment::Kept => "Kept",
                Treatment::Dropped => "Dropped",
                Treatment::Pseudonymized(_) => "Pseudonymized",
                Treatment::Replaced(_) => "Replaced",
                Treatment::Entity(_) => "Entity",
                Treatment::Inherited { .. } => "Inherited",
                Treatment::Purged(_) => "Purged",
                Treatment::Ignored(_) => "Ignored",
                Treatment::Verbatim(_) => "Verbatim",
            };
            assert_eq!(name, expected, "{}.{column}", table.label());
        }
    });
}

#[test]
fn the_plan_of_a_former_input_treats_columns() {
    let text = format!(
        "{}---\nkind: AvatarParameters\nmetadata: {{name: standard}}\nspec:\n  schema: schema\n  \
         input: {{database: {{source: {{}}, plan: {{tables: [{{name: t, columns: \
         [{{name: email, action: pseudonymize}}, {{name: scan, action: purge}}]}}]}}}}}}\n",
        table("{field: email}, {field: scan}, {field: age}")
    );
    with_model(&text, |model| {
        let schema = &model.schemas[0];
        let table = &schema.tables[0];
        let hides = |column| model.treatment(schema, table, column).hides_values();
        let hidden: Vec<_> = table.columns.iter().map(hides).collect();
        assert_eq!(hidden, [true, true, false]);
    });
}

#[test]
fn exposure_is_what_the_metadata_says_and_nothing_when_it_says_nothing() {
    let reason = |pia: &str| {
        let text = format!(
            "kind: AvatarMetadata\nmetadata: {{name: m}}\nspec: {{display_name: x, pia_metadata: {pia}}}\n"
        );
        with_model(&text, |model| {
            model.exposure().map(|exposure| exposure.reason.clone())
        })
    };
    assert_eq!(
        reason("{datarecipient: opendata, sensitivity_level: High}").as_deref(),
        Some("the recipient is open data")
    );
    assert_eq!(
        reason("{sensitivity_level: Very High}").as_deref(),
        Some("the sensitivity of the data is `Very High`")
    );
    assert_eq!(
        reason("{datarecipient: internal, sensitivity_level: Low}"),
        None
    );
    assert_eq!(reason("{datarecipient: Opendata}"), None);
    assert_eq!(reason("null"), None);
}
