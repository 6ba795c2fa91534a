//! Telling configurations from other YAML.

/// Whether some line, after an optional `- `, begins `kind: avatar`, in any
/// case. It need not parse: a broken configuration is one to report.
pub fn is_configuration(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    begins_kind(bytes)
        || memchr::memchr2_iter(b'\n', b'\r', bytes)
            .any(|at| bytes.get(at + 1..).is_some_and(begins_kind))
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

fn begins_kind(line: &[u8]) -> bool {
    const KIND: &[u8] = b"kind: avatar";
    let line = line.strip_prefix(b"- ").unwrap_or(line);
    line.get(..KIND.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(KIND))
}

#[cfg(test)]
mod tests {
    use super::{is_configuration, may_become_configuration};

    #[test]
    fn a_kind_at_the_start_of_a_line_makes_a_configuration() {
        for text in [
            "kind: AvatarMetadata",
            "a: 1\nKIND: AVATARSCHEMA\n",
            "x: [\r\n- kind: AvatarVolume",
            "\u{feff}kind: AvatarVolume",
            "a\rkind: avatar",
        ] {
            assert!(is_configuration(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn other_files_are_none() {
        for text in [
            "",
            "kind: Deployment",
            "  kind: AvatarSchema",
            "# kind: AvatarSchema",
            "kind: avata",
            "kind:avatar",
        ] {
            assert!(!is_configuration(text.as_bytes()), "{text:?}");
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
