//! No output shows a secret, in any format.

use crate::sandbox::Sandbox;
use std::fs;

/// What must not be seen, and the texts that hold it: as they stand in a file,
/// and what a reader of the output would recognize them by.
const SECRET: &str = "S3cr3t-Kx9";

/// Connection strings and URLs as people paste them.
const TEXTS: &[&str] = &[
    "postgresql://app:S3cr3t-Kx9@db.example.org:5432/main",
    "postgres://app:%533cr3t-Kx9@db/main",
    "host=db user=app password=S3cr3t-Kx9 dbname=main",
    "mysql+pymysql://app:S3cr3t-Kx9@db/main",
    "mssql+pyodbc://app:S3cr3t-Kx9@db/main?driver=ODBC+Driver+18",
    "Server=db;Database=main;User Id=app;Password=S3cr3t-Kx9;",
    "Server=db;Uid=app;Pwd=S3cr3t-Kx9;",
    "DRIVER={ODBC Driver 18};SERVER=db;UID=app;PWD={S3cr3t-Kx9}",
    "mongodb+srv://app:S3cr3t-Kx9@cluster0.example.net/main",
    "jdbc:sqlserver://db:1433;user=app;password=S3cr3t-Kx9",
    "jdbc:oracle:thin:app/S3cr3t-Kx9@db:1521/main",
    "https://bucket.s3.amazonaws.com/a.csv?X-Amz-Signature=S3cr3t-Kx9",
    "https://account.blob.core.windows.net/c/a.csv?sv=2024&sig=S3cr3t-Kx9",
    "https://storage.googleapis.com/b/a.csv?X-Goog-Signature=S3cr3t-Kx9",
    "https://example.org/a.csv?access_token=S3cr3t-Kx9",
    "https://example.org/go?next=https%3A%2F%2Fapp%3AS3cr3t-Kx9%40host%2F",
    "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=S3cr3t-Kx9;",
];

/// A configuration with `text` in every kind of place, and with other faults
/// around it, so that something is shown.
fn configuration(text: &str) -> String {
    format!(
        "kind: AvatarMetadata # {text}\n\
         metadata:\n  name: set\n\
         annotations:\n  source: '{text}'\n\
         spec:\n  display_nam: '{text}'\n  pia_metadata: '{text}'\n\
         ---\n\
         kind: AvatarVolume\nmetadata:\n  name: input\n\
         spec:\n  url: '{text}'\n  urll: '{text}'\n\
         ---\n\
         kind: AvatarDatabase\nmetadata:\n  name: db\n\
         spec:\n  connection: \"{text}\"\n  backing: sqll\n  files: '{text}'\n\
         ---\n\
         kind: AvatarExtractParameters\nmetadata:\n  name: on\n\
         spec:\n  schema: no\n  input:\n    database:\n      source:\n        location: '{text}'\n\
         ---\n\
         broken: ['{text}'\n"
    )
}

#[test]
fn no_format_shows_a_secret() {
    let sandbox = Sandbox::new(&[]);
    for (at, text) in TEXTS.iter().enumerate() {
        sandbox.write(&format!("{at}.yaml"), configuration(text).as_bytes());
    }
    for arguments in [
        &["--format", "full"][..],
        &["--format", "full", "--color", "always"],
        &["--format", "concise"],
        &["--format", "json"],
        &["--format", "sarif"],
        &["--format", "github"],
        &["--format", "gitlab"],
        &["--format", "junit"],
        &["--format", "markdown"],
        &["--diff", "--unsafe-fixes"],
        &["--show-suppressed", "--statistics"],
        &["--as", "FileCredentials", "--format", "json"],
        &["--write-baseline", "known.json"],
        &["--baseline", "known.json"],
    ] {
        let run = sandbox.run(&[&["check", "."], arguments].concat());
        assert!(run.code < 2, "{}", run.stderr);
        let file = fs::read_to_string(sandbox.path().join("known.json")).unwrap_or_default();
        let outputs = [&run.stdout, &run.stderr, &file];
        for line in outputs.into_iter().flat_map(|output| output.lines()) {
            for shown in [SECRET, "%533cr3t-Kx9", "S3cr3t%2DKx9"] {
                assert!(!line.contains(shown), "{arguments:?}\n{line}");
            }
        }
    }
}

#[test]
fn a_broken_file_shows_none_either() {
    let sandbox = Sandbox::new(&[(
        "set.yaml",
        "kind: AvatarVolume\nurl: postgresql://app:S3cr3t-Kx9@db: [\n\tx\n",
    )]);
    for arguments in [&["check", "set.yaml"][..], &["inspect", "set.yaml"]] {
        let run = sandbox.run(arguments);
        assert_eq!(run.code, 1);
        let output = run.stdout + &run.stderr;
        assert!(output.contains("postgresql"), "{output}");
        assert!(!output.contains(SECRET), "{output}");
    }
}

/// The deployment names the inputs of a connection, so that any of them may be a secret.
#[test]
fn no_format_shows_the_inputs_of_a_connection_whatever_they_are_called() {
    let block = "engine: postgresql\nlabel: crm\nfields:\n  host: db.example.org\n  \
                 foo: S3cr3t-Kx9\n  list: [S3cr3t-Kx9, 71845]\n  deep: {deeper: 'S3cr3t-Kx9'}\n  \
                 password: S3cr3t-Kx9\nscop: user # S3cr3t-Kx9\n";
    let flow =
        "{engine: x, fields: {host: db.example.org, foo: S3cr3t-Kx9, n: 71845}, scop: user}\n";
    let json = r#"{"engine": "x", "fields": {"host": "db.example.org", "foo": "S3cr3t-Kx9"}, "scop": "user"}"#;
    let sandbox = Sandbox::new(&[
        ("block.yaml", block),
        ("flow.yaml", flow),
        ("draft.json", json),
    ]);
    for name in ["block.yaml", "flow.yaml", "draft.json"] {
        for format in crate::every_format::FORMATS {
            for more in [&[][..], &["--as", "ConnectionDraft"]] {
                let arguments = [&["check", name, "--format", format], more].concat();
                let run = sandbox.run(&arguments);
                let printed = run.stdout + &run.stderr;
                assert!(more.is_empty() || printed.contains("scop"), "{printed}");
                for secret in [SECRET, "71845"] {
                    assert!(!printed.contains(secret), "{arguments:?}\n{printed}");
                }
            }
        }
        let run = sandbox.run(&[
            "check",
            name,
            "--as",
            "ConnectionDraft",
            "--diff",
            "--unsafe-fixes",
        ]);
        assert!(!run.stdout.contains(SECRET), "{}", run.stdout);
    }
    let run = sandbox.run(&["check", "flow.yaml", "--as", "ConnectionDraft"]);
    assert!(
        run.stdout.contains("host: db.example.org"),
        "{}",
        run.stdout
    );
}
