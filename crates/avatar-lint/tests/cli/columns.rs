//! What columns are recognized as.

use crate::sandbox::Sandbox;

const SET: &str = "\
kind: AvatarSchema
metadata: {name: schema}
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
    columns:
    - {field: code_client, type: category}
    - {field: telephone_tiers, type: category}
    - {field: date_naiss, type: datetime}
    - {field: sexe, type: category}
    - {field: poids, type: float}
    - {field: x, type: category, pii_type: EMAIL}
";

#[test]
fn each_column_is_shown_with_its_kind_and_the_words() {
    let sandbox = Sandbox::new(&[("set.yaml", SET)]);
    let run = sandbox.run(&["columns", "set.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "\
patients
  code_client      reference-number   reference-number  low     code_client
  telephone_tiers  direct-identifier  phone             high    telephone
  date_naiss       direct-identifier  birth-date        high    date_naiss
  sexe             quasi-identifier   sex               high    sexe
  poids            quasi-identifier   attribute         medium  poids
  x                direct-identifier  email             high    pii_type
"
    );
}

#[test]
fn one_line_of_the_configuration_settles_a_guess() {
    let settings = "columns.code_client = \"none\"\ncolumns.patients.x = \"free-text\"\n";
    let sandbox = Sandbox::new(&[("set.yaml", SET), ("avatar-lint.toml", settings)]);
    let run = sandbox.run(&["columns", "set.yaml", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(rows[0]["column"], "code_client");
    assert_eq!(rows[0]["category"], "none");
    assert_eq!(rows[0]["evidence"], serde_json::Value::Null);
}

#[test]
fn a_setting_that_means_nothing_is_refused() {
    let settings = "name-languages = [\"eo\"]\ncolumns.x = \"emial\"\n";
    let sandbox = Sandbox::new(&[("set.yaml", SET), ("avatar-lint.toml", settings)]);
    let run = sandbox.run(&["columns", "set.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("eo"), "{}", run.stderr);
}
