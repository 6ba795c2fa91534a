//! What a person sees for some faulty files of the corpus.

use std::path::Path;
use std::process::Command;

#[test]
fn faulty_files_are_shown_with_the_exact_place_and_the_fix() {
    for name in [
        "crash_columns_null",
        "crash_pattern_braces",
        "drop_duplicate_key",
        "drop_typo",
        "epsilon_sci_string",
        "k_octal",
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_avatar-lint"))
            .args(["check", "--no-config", "--select", "syntax,pitfall,schema"])
            .arg(format!("tests/corpus/faulty/{name}.yaml"))
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
            .env_remove("FORCE_HYPERLINK")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}");
        insta::assert_snapshot!(name, String::from_utf8(output.stdout).unwrap());
    }
}
