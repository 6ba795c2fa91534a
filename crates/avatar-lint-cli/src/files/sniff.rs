//! Telling configurations from the other YAML files of a folder.

/// Whether some line, after an optional `- `, begins `kind: avatar`, in any
/// case. It need not parse: a broken configuration is one to report.
pub fn is_configuration(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    begins_kind(bytes)
        || memchr::memchr2_iter(b'\n', b'\r', bytes)
            .any(|at| bytes.get(at + 1..).is_some_and(begins_kind))
}

fn begins_kind(line: &[u8]) -> bool {
    const KIND: &[u8] = b"kind: avatar";
    let line = line.strip_prefix(b"- ").unwrap_or(line);
    line.get(..KIND.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(KIND))
}

#[cfg(test)]
mod tests {
    use super::is_configuration;

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
}
