//! What holds for every text.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod mutation;
#[path = "properties/reader.rs"]
mod reader;

use proptest::prelude::*;
use reader::check;

/// Texts of what means something to YAML.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b: c",
        "key: ",
        "- ",
        "? ",
        ": ",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "\\",
        "|\n",
        ">-\n",
        "# c\n",
        "&a ",
        "*a ",
        "&b ",
        "*b",
        "!!str ",
        "!!set ",
        "!!omap ",
        "!x ",
        "!",
        "<<: ",
        "=",
        "---\n",
        "...\n",
        "\n---\n",
        "%YAML 1.1\n",
        "%TAG !e! tag:e,1:\n",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        "\t",
        "\r\n",
        "\r",
        "\u{85}",
        "\u{2028}",
        "é",
        "日本",
        "😀",
        "\u{feff}",
        "1",
        "2024-13-01",
        "0x_",
        ".nan",
        "\u{0}",
        "\\ud800",
        "\"\\u00e9\"",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_signs_and_words_keep_the_promises(text in soup()) {
        check(&text);
    }

    #[test]
    fn any_text_keeps_the_promises(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in any::<Vec<u8>>()) {
        if let Ok(text) = pyyaml_syntax::decode(&bytes) {
            check(&text);
        }
    }

    #[test]
    fn utf16_with_a_mark_is_decoded(text in any::<String>()) {
        let marked = format!("\u{feff}{text}");
        let units = || marked.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let decoded = [pyyaml_syntax::decode(&little).unwrap(), pyyaml_syntax::decode(&big).unwrap()];
        prop_assert_eq!(decoded, [marked.as_str(), marked.as_str()]);
    }
}

#[test]
fn changed_configurations_keep_the_promises() {
    for text in mutation::cases(1, 4000) {
        check(&text);
    }
}
