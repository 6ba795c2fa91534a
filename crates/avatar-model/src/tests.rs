//! What the model makes of documents, faults included.

use super::{ColumnFate, Lookup, Model};
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
    let text = "--- \n---\n# nothing\n--- null\n--- ~\n--- {}\n--- []\n--- 0\n";
    with_model(text, |model| {
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
                    .is_some_and(|replaced| replaced.is(avatar_format::StrategyKind::Uuid4))
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

fn label(fate: &ColumnFate<'_, '_>) -> &'static str {
    match fate {
        ColumnFate::Kept => "kept",
        ColumnFate::Dropped => "dropped",
        ColumnFate::Pseudonymized(_) => "pseudonymized",
        ColumnFate::Entity(_) => "entity",
        ColumnFate::Inherited { .. } => "inherited",
        ColumnFate::LeftOut(_) => "left out",
        ColumnFate::Verbatim(_) => "verbatim",
    }
}

/// What becomes of each column, as `table.column` with its fate.
fn fates(text: &str) -> Vec<String> {
    with_model(text, |model| {
        let mut fates = Vec::new();
        for schema in &model.schemas {
            for table in &schema.tables {
                for column in &table.columns {
                    let fate = model.fate(schema, table, column);
                    let name = format!("{}.{}", table.label(), column.label());
                    fates.push(format!("{name} {}", label(&fate)));
                }
            }
        }
        fates
    })
}

const DATABASE_RUN: &str = "\
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
  - name: file
    treatment: purge
    data: {volume: input, file: a.csv}
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
  attributes: [{name: email, columns: []}, {name: phone, columns: [kept]}]
---
kind: AvatarParameters
metadata: {name: standard}
spec: {schema: schema, avatarization: {person: {k: 5}}}
";

#[test]
fn the_fate_of_a_column_is_what_all_documents_say_together() {
    assert_eq!(
        fates(DATABASE_RUN),
        [
            "person.id pseudonymized",
            "person.dropped dropped",
            "person.copied verbatim",
            "person.anonymized kept",
            // Nothing carries what is only planned.
            "person.purged kept",
            "person.replaced kept",
            "person.email entity",
            "visit.person_id inherited",
            "visit.frozen verbatim",
            // The entity is found in a table of that name in another database.
            "visit.kept kept",
            "other.a left out",
            "emptied.a left out",
            // A table with data of its own is none of the database's.
            "file.a kept",
        ]
    );
}

#[test]
fn the_words_of_a_database_run_protect_nothing_in_another_run() {
    let changed = |from: &str, to: &str| {
        assert!(DATABASE_RUN.contains(from), "{from}");
        fates(&DATABASE_RUN.replace(from, to))
    };
    for (from, to) in [
        ("source: crm, ", ""),
        ("source: crm, ", "source: '', "),
        (
            "spec: {schema: schema, source",
            "spec: {schema: other, source",
        ),
    ] {
        let fates = changed(from, to);
        for kept in ["emptied.a kept", "other.a verbatim"] {
            assert!(fates.iter().any(|fate| fate == kept), "{to}: {fates:?}");
        }
    }
    // Without something to avatarize the tables that are left out are not
    // written back at all, and the entities are lost.
    let fates = changed(", avatarization: {person: {k: 5}}", "");
    for kept in ["emptied.a left out", "person.email verbatim"] {
        assert!(fates.iter().any(|fate| fate == kept), "{fates:?}");
    }
}

#[test]
fn a_table_that_another_replaces_protects_nothing() {
    let other = "---\nkind: AvatarSchema\nmetadata: {name: other}\nspec:\n  tables:\n  \
                 - {name: t, data: {file: b.csv}, columns: [{field: b}]}\n";
    let text = table("{field: a, drop: true}, {field: b, drop: true}") + other;
    assert_eq!(fates(&text), ["t.a kept", "t.b kept", "t.b kept"]);
}

#[test]
fn the_plan_of_a_former_input_decides_alone() {
    let text = table("{field: email}, {field: scan}, {field: note}, {field: phone}")
        + "  - {name: u, columns: [{field: a}]}
---
kind: AvatarParameters
metadata: {name: standard}
spec:
  schema: schema
  avatarization: {t: {k: 5}}
  input:
    database:
      source: {}
      reference_tables:
      - {name: e, join_key: id, source_tables: [t], columns: [{name: phone}]}
      plan:
        tables:
        - name: t
          columns:
          - {name: email, action: pseudonymize, strategy: {kind: UUID4}}
          - {name: scan, action: purge}
          - {name: note, action: freeze}
        - {name: u, treatment: ignore}
";
    assert_eq!(
        fates(&text),
        [
            "t.email pseudonymized",
            "t.scan kept",
            "t.note verbatim",
            "t.phone entity",
            "u.a left out",
        ]
    );
}

#[test]
fn the_one_database_of_an_input_is_called_by_the_location_of_its_source() {
    let text = |source: &str| {
        table("{field: email}")
            + &format!(
                "---\nkind: AvatarParameters\nmetadata: {{name: standard}}\nspec:\n  schema: schema\n  \
                 avatarization: {{t: {{k: 5}}}}\n  input:\n    database:\n      \
                 source: {{location: crm}}\n      reference_tables:\n      - {{name: e, join_key: id, \
                 source_tables: [{{table: t, source: {source}}}], columns: [{{name: email}}]}}\n      \
                 plan: {{tables: [{{name: t, columns: []}}]}}\n"
            )
    };
    assert_eq!(fates(&text("crm")), ["t.email entity"]);
    assert_eq!(fates(&text("erp")), ["t.email kept"]);
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
