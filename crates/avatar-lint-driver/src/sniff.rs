//! Telling configurations from other YAML.

use aho_corasick::AhoCorasick;
use avatar_format::Kind;
use avatar_model::suggest;
use pyyaml_syntax::{Document, Node, NodeKind, Stream};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Whether what was read is a configuration: a document has a `kind` of the
/// format or one that resembles it, or the text cannot be read and holds the
/// name of a kind. How the kind is written does not matter.
pub fn is_configuration(stream: &Stream<'_>) -> bool {
    let mut roots = stream.documents().filter_map(Document::root);
    roots.any(|root| has_kind(root) || root.items().any(has_kind))
        || (!stream.errors().is_empty() && names_kind(stream.text()))
}

/// Whether `text` may be a configuration. Costs far less than reading it, and
/// is only wrong about texts that are none.
pub fn may_be_configuration(text: &str) -> bool {
    /// A kind needs its key or, where nothing can be read, its name. Without an
    /// escape both are written letter by letter. UTF-16 without its mark has a
    /// NUL beside each letter.
    static SIGNS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let signs = ["kind", "avatar", "\\", "\0"];
        let mut search = AhoCorasick::builder();
        search.ascii_case_insensitive(true).build(signs).ok()
    });
    SIGNS.as_ref().is_none_or(|signs| signs.is_match(text))
}

/// Whether a node has a `kind` that the format knows or that is near one it knows.
fn has_kind(node: Node<'_>) -> bool {
    if node.kind() != NodeKind::Mapping {
        return false;
    }
    // Also the first of two kinds, of which only the last is read.
    let written = node.written_entries().any(|entry| match entry.key.text() {
        Some(key) if key.eq_ignore_ascii_case("kind") => entry.value.text().is_some_and(is_kind),
        // The space after the colon is missing.
        Some(key) => after_kind(key).is_some_and(is_kind),
        None => false,
    });
    // Also a kind that is merged.
    written || node.get("kind").and_then(Node::text).is_some_and(is_kind)
}

fn is_kind(name: &str) -> bool {
    let kinds = || Kind::ALL.iter().map(|kind| kind.as_str());
    kinds().any(|kind| kind == name) || suggest::nearest(name, kinds()).is_some()
}

/// What stands after `kind:` at the start of `text`.
fn after_kind(text: &str) -> Option<&str> {
    let key = text
        .get(..4)
        .filter(|key| key.eq_ignore_ascii_case("kind"))?;
    Some(text.get(key.len()..)?.strip_prefix(':')?.trim())
}

/// Whether a text that cannot be read holds the name of a kind, or something
/// near one after `kind:`.
pub(crate) fn names_kind(text: &str) -> bool {
    let text = match text {
        text if text.contains('\0') => Cow::Owned(text.replace('\0', "")),
        text => Cow::Borrowed(text),
    };
    let folded = text.to_ascii_lowercase();
    let mut kinds = Kind::ALL
        .iter()
        .map(|kind| kind.as_str().to_ascii_lowercase());
    kinds.any(|kind| folded.contains(&kind))
        || folded.match_indices("kind").any(|(at, key)| {
            let rest = folded.get(at + key.len()..).unwrap_or_default();
            let rest = rest.trim_start_matches(['"', '\'', ' ']);
            let value = rest.strip_prefix(':').unwrap_or_default();
            // An anchor, a tag or the header of a block may stand before it.
            let mut words = value.split_whitespace();
            let value = words.find(|word| !word.starts_with(['&', '!', '>', '|']));
            value.is_some_and(|word| is_kind(word.trim_matches(|c: char| !c.is_alphanumeric())))
        })
}

/// Whether a text that is no configuration yet may be the beginning of one:
/// nothing in it belongs to something else. A line that is indented belongs to
/// the line above.
pub fn may_become_configuration(text: &str) -> bool {
    const TOP_LEVEL: [&str; 4] = ["kind", "metadata", "spec", "annotations"];
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '%']));
    lines.all(|line| {
        let key = line.split(':').next().unwrap_or_default().trim_end();
        let is_separator = key.is_empty() || key.starts_with("---") || key == "...";
        is_separator || TOP_LEVEL.iter().any(|known| known.starts_with(key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether `text` is a configuration, and the search for signs agrees.
    fn is_one(text: &str) -> bool {
        let is_one = is_configuration(&pyyaml_syntax::parse(text));
        assert!(may_be_configuration(text) || !is_one, "{text:?}");
        is_one
    }

    #[test]
    fn a_kind_makes_a_configuration_however_it_is_written() {
        for text in [
            "kind: AvatarMetadata",
            "a: 1\nKIND: AVATARSCHEMA\n",
            "\u{feff}kind: AvatarVolume",
            "kind: \"AvatarVolume\"",
            "'kind': AvatarVolume",
            "\"kind\" :   AvatarVolume",
            "kind: !!str AvatarVolume",
            "kind: !own AvatarVolume",
            "kind: &a AvatarVolume",
            "kind: >-\n  AvatarVolume\n",
            "kind: |\n  AvatarVolume\n",
            "kind:\n  AvatarVolume",
            "? kind\n: AvatarVolume",
            "  kind: AvatarVolume",
            "{metadata: {name: a}, kind: AvatarVolume}",
            "{\"kind\":\"AvatarVolume\"}",
            "{kind:AvatarVolume}",
            "kind: \"\\x41vatarVolume\"",
            "\"\\x6b\\u0069nd\": \"Avatar\\\n  Volume\"",
            "x: &a {kind: AvatarVolume}\n<<: *a\n",
            "x: &a kind\n*a : AvatarVolume\n",
            "x: &a AvatarVolume\nkind: *a\n",
            "kind: AvatarVolume\nkind: Pod\n",
            "--- # comment\nkind: # comment\n  AvatarVolume # comment\n",
            "kind: Pod\n---\nkind: AvatarVolume\n",
            "- kind: AvatarVolume",
            "kind: AvtarSchema",
            "kind: avatar_schema",
            "kind: Avatar",
        ] {
            assert!(is_one(text), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_configuration_if_it_holds_the_name_of_a_kind() {
        for text in [
            "x: [\r\n- kind: AvatarVolume",
            "a\rkind: avatar\rb: [",
            "{% for x in y %}\nkind: 'AvatarVolume'\n",
            "metadata: {name: {{ name }}}\nkind: AvtarSchema\n",
            "k\0i\0n\0d\0:\0 \0A\0v\0a\0t\0a\0r\0V\0o\0l\0u\0m\0e\0",
            "kind:AvatarSchema\nmetadata: {name: a}\n",
            "kind: \"AvatarSchema\nmetadata: {name: a}\n",
        ] {
            assert!(is_one(text), "{text:?}");
        }
        assert!(!is_one("kind: Deployment\nmetadata: {{ x }}\n"));
    }

    #[test]
    fn other_files_are_none() {
        for text in [
            "",
            "kind: Deployment",
            "kind: Secret\nmetadata: {name: avatar}",
            "a:\n  kind: AvatarSchema",
            "# kind: AvatarSchema",
            "apiVersion: v1\nkind: [AvatarSchema]",
            "kind of: AvatarSchema",
            "mankind: AvatarSchema",
        ] {
            assert!(!is_one(text), "{text:?}");
        }
    }

    /// What the search for signs stands on.
    #[test]
    fn the_name_of_every_kind_holds_a_sign() {
        assert!(
            avatar_format::Kind::ALL
                .iter()
                .all(|kind| may_be_configuration(kind.as_str()))
        );
    }

    /// `name` as a scalar: the style, and which letters are escaped.
    fn spelt(name: &str, style: u8, escapes: u16) -> String {
        let in_code_points = || -> String {
            let letters = name.chars().enumerate();
            letters
                .map(|(index, letter)| match (escapes >> (index % 16)) & 1 {
                    0 => letter.to_string(),
                    _ if index % 3 == 0 => format!("\\x{:02x}", u32::from(letter)),
                    _ if index % 3 == 1 => format!("\\u{:04X}", u32::from(letter)),
                    _ => format!("\\\n    {letter}"),
                })
                .collect()
        };
        match style {
            0 => name.to_owned(),
            1 => format!("'{name}'"),
            _ => format!("\"{}\"", in_code_points()),
        }
    }

    proptest! {
        #[test]
        fn a_kind_is_found_in_whatever_way_it_is_written(
            kind in proptest::sample::select(avatar_format::Kind::ALL.to_vec()),
            (key_style, value_style) in (0..3_u8, 0..5_u8),
            escapes in any::<u16>(),
            properties in proptest::sample::select(vec!["", "!!str ", "&a ", "!<tag:yaml.org,2002:str> &a "]),
            before in proptest::sample::select(vec!["", "\u{feff}", "# comment\n", "---\n", "a: 1\n---\n", "%YAML 1.1\n---\n"]),
            (space, after) in (
                proptest::sample::select(vec![" ", "   ", "\n    ", " # comment\n    "]),
                proptest::sample::select(vec!["", " # comment", "\n", "\n---\nb: 1\n", "\n...\n"]),
            ),
            form in 0..5_u8,
        ) {
            let key = spelt("kind", key_style, escapes & 0b1011);
            let value = match value_style {
                3 if form < 2 => ">-\n    ".to_owned() + kind.as_str(),
                4 if form < 2 => "|\n    ".to_owned() + kind.as_str(),
                style => spelt(kind.as_str(), style.min(2), escapes),
            };
            let value = format!("{properties}{value}");
            // A header of a block scalar stands on the line of its key.
            let space = if value_style > 2 { " " } else { space };
            let text = match form {
                0 => format!("{before}metadata: {{name: a}}\n{key}:{space}{value}{after}"),
                1 => format!("{before}{key} :{space}{value}{after}"),
                2 => format!("{before}{{{key}:{space}{value}\n, spec: {{}}}}{after}"),
                3 => format!("{before}<<: {{{key}:{space}{value}\n }}{after}"),
                _ => format!("{before}x: &k\n   {value}\n\n{key}: *k{after}"),
            };
            // An alias has no room for an anchor of its own.
            prop_assume!(!(form == 4 && properties.contains('&')));
            prop_assert!(is_one(&text), "{:?}", text);
        }

        #[test]
        fn nothing_is_ruled_out_that_is_a_configuration(
            text in "(kind|KIND|AvatarSchema|avatar|\"|'|: |:|\n|\\\\x41|\\\\|&a |\\*a|\\{|\\}|,| |- |\\[|---\n){0,12}",
        ) {
            is_one(&text);
        }
    }

    #[test]
    fn the_beginning_of_a_configuration_is_told_from_other_files() {
        for text in [
            "",
            "# new\n",
            "ki",
            "---\nkind: A",
            "metadata:\n  name: a\nsp\n",
        ] {
            assert!(may_become_configuration(text), "{text:?}");
        }
        for text in [
            "apiVersion: v1\nkind: Pod\n",
            "- a\n",
            "{kind: x}\n",
            "some text\n",
        ] {
            assert!(!may_become_configuration(text), "{text:?}");
        }
    }
}
