//! Fixes: made in files and in what comes from standard input, or shown.

use crate::sandbox::Sandbox;
use std::fs;

/// A text where a number belongs (safe to fix), and a misspelt field (not).
const FAULTY: &str = "kind: AvatarParameters\r\nmetadata: {name: standard}\r\nspec:\r\n  schema: schema\r\n  avatarization:\r\n    t:\r\n      k: '20' # as agreed\r\n      ncpp: 5";

fn fixed(safe: bool) -> String {
    let text = FAULTY.replace("'20'", "20");
    if safe {
        text
    } else {
        text.replace("ncpp", "ncp")
    }
}

#[test]
fn safe_fixes_are_made_and_nothing_else_changes() {
    let sandbox = Sandbox::new(&[("a.yaml", FAULTY)]);
    let run = sandbox.run(&["check", "--fix", "--select", "pitfall", "a.yaml"]);
    assert_eq!(sandbox.read("a.yaml"), fixed(true));
    assert_eq!((run.stdout.as_str(), run.code), ("", 0), "{}", run.stderr);
    assert_eq!(
        run.stderr,
        "Checked 1 configuration: no findings (4 findings of rules that are off).\n1 finding fixed.\n"
    );

    let before = fs::metadata(sandbox.path().join("a.yaml")).unwrap();
    sandbox.run(&["check", "--fix", "--select", "pitfall", "a.yaml"]);
    let after = fs::metadata(sandbox.path().join("a.yaml")).unwrap();
    assert_eq!(before.modified().unwrap(), after.modified().unwrap());
}

#[test]
fn unsafe_fixes_are_made_when_asked_for() {
    let sandbox = Sandbox::new(&[("a.yaml", FAULTY)]);
    sandbox.run(&["check", "--unsafe-fixes", "--select", "pitfall,schema"]);
    assert_eq!(sandbox.read("a.yaml"), fixed(false));
}

#[test]
fn a_diff_shows_the_change_and_writes_nothing() {
    let sandbox = Sandbox::new(&[("a.yaml", FAULTY)]);
    let run = sandbox.run(&["check", "--diff", "--select", "pitfall", "a.yaml"]);
    assert_eq!(sandbox.read("a.yaml"), FAULTY);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.stdout.replace('\r', ""));
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let sandbox = Sandbox::new(&[]);
    let run = sandbox.run_with(
        &["check", "--fix", "-", "--stdin-filename", "b.yaml"],
        FAULTY,
    );
    assert_eq!(run.stdout, fixed(true));
    assert!(run.stderr.contains("b.yaml:8:7"), "{}", run.stderr);
    assert_eq!(run.code, 1);
}

#[test]
fn a_file_in_utf_16_stays_one() {
    let sandbox = Sandbox::new(&[]);
    let encode = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_be_bytes).collect()
    };
    sandbox.write("a.yaml", &encode(FAULTY));
    sandbox.run(&["check", "--fix", "a.yaml"]);
    let bytes = fs::read(sandbox.path().join("a.yaml")).unwrap();
    assert_eq!(bytes, encode(&fixed(true)));
}
