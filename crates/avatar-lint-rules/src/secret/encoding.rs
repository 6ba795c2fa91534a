//! Encodings of text, with the way back to the encoded text: percent-encoding,
//! escapes after a backslash, doubled quotes.

use std::borrow::Cow;
use std::ops::Range;

/// A decoded text, and where each byte of it came from.
#[derive(Debug)]
pub(super) struct Decoded {
    text: String,
    /// For each byte of `text`, and for its end, the offset in the source.
    sources: Vec<usize>,
}

/// Reads what is written at the start of some bytes: how many of them it takes, and
/// what it stands for. `None` where a byte stands for itself.
type Decoder = fn(&[u8]) -> Option<(usize, Unit)>;

/// What one encoded unit stands for.
enum Unit {
    Byte(u8),
    Character(char),
    Nothing,
}

impl Decoded {
    /// Decodes the `%XX` of `text`; `None` when nothing in it is encoded, or when
    /// what is encoded is not text.
    pub(super) fn of(text: &str) -> Option<Self> {
        text.contains('%')
            .then(|| decode(text, 0..=text.len(), percent))?
    }

    /// Every way in which `text` may hide what it says: escapes and doubled quotes
    /// undone, percent-encoding too.
    pub(super) fn all_of(text: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let unescaped = text
            .contains('\\')
            .then(|| decode(text, 0..=text.len(), escape));
        let single = text
            .contains("''")
            .then(|| decode(text, 0..=text.len(), doubled_quote));
        all.extend([unescaped, single].into_iter().flatten().flatten());
        let plain = Self::of(text);
        let layered: Vec<Self> = all
            .iter()
            .filter_map(Self::decode_again)
            .chain(plain)
            .collect();
        let twice: Vec<Self> = layered.iter().filter_map(Self::decode_again).collect();
        all.extend(layered);
        all.extend(twice);
        all
    }

    /// The decoded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Decodes once more what was percent-encoded twice, or in another encoding.
    pub(super) fn decode_again(&self) -> Option<Self> {
        self.text
            .contains('%')
            .then(|| decode(&self.text, self.sources.iter().copied(), percent))?
    }

    /// Where a range of the decoded text lies in the source.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let source = |offset: usize| {
            let end = self.sources.last().copied().unwrap_or_default();
            self.sources.get(offset).copied().unwrap_or(end)
        };
        source(range.start)..source(range.end)
    }
}

fn decode(text: &str, sources: impl Iterator<Item = usize>, decoder: Decoder) -> Option<Decoded> {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut kept = Vec::with_capacity(bytes.len() + 1);
    let mut skip = 0;
    let mut is_changed = false;
    for (offset, source) in sources.enumerate() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let Some(&byte) = bytes.get(offset) else {
            kept.push(source);
            break;
        };
        let unit = decoder(bytes.get(offset..).unwrap_or_default());
        is_changed |= unit.is_some();
        let before = plain.len();
        match unit {
            None => plain.push(byte),
            Some((taken, unit)) => {
                skip = taken.saturating_sub(1);
                match unit {
                    Unit::Byte(byte) => plain.push(byte),
                    Unit::Character(c) => {
                        plain.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                    Unit::Nothing => {}
                }
            }
        }
        kept.extend(std::iter::repeat_n(source, plain.len() - before));
    }
    let text = String::from_utf8(plain).ok()?;
    is_changed.then_some(Decoded {
        text,
        sources: kept,
    })
}

/// `%XX`
fn percent(bytes: &[u8]) -> Option<(usize, Unit)> {
    let [b'%', high, low, ..] = *bytes else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let value = u8::try_from(digit(high)? * 16 + digit(low)?).ok()?;
    Some((3, Unit::Byte(value)))
}

/// The escapes of YAML's double quotes and of JSON.
fn escape(bytes: &[u8]) -> Option<(usize, Unit)> {
    let [b'\\', kind, rest @ ..] = bytes else {
        return None;
    };
    let digits = match kind {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        b'\r' | b'\n' => {
            // A line goes on in the next, without its indentation.
            let blank = rest.iter().take_while(|byte| b" \t\r\n".contains(byte));
            return Some((2 + blank.count(), Unit::Nothing));
        }
        b'n' => return Some((2, Unit::Byte(b'\n'))),
        b't' => return Some((2, Unit::Byte(b'\t'))),
        b'r' => return Some((2, Unit::Byte(b'\r'))),
        byte => return Some((2, Unit::Byte(*byte))),
    };
    let code = hexadecimal(rest.get(..digits)?)?;
    if let Some(c) = char::from_u32(code) {
        return Some((2 + digits, Unit::Character(c)));
    }
    // Two halves of one character, as JSON has them.
    let low = rest.get(4..10).filter(|_| digits == 4)?;
    let low = hexadecimal(low.strip_prefix(b"\\u")?)?;
    let pair = [u16::try_from(code).ok()?, u16::try_from(low).ok()?];
    let c = char::decode_utf16(pair).next()?.ok()?;
    Some((12, Unit::Character(c)))
}

fn hexadecimal(digits: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok()?;
    u32::from_str_radix(text, 16).ok()
}

/// `''`
fn doubled_quote(bytes: &[u8]) -> Option<(usize, Unit)> {
    bytes.starts_with(b"''").then_some((2, Unit::Byte(b'\'')))
}
/// `text` decoded, or itself when nothing is encoded.
pub(super) fn percent_decoded(text: &str) -> Cow<'_, str> {
    Decoded::of(text).map_or(Cow::Borrowed(text), |decoded| Cow::Owned(decoded.text))
}

#[cfg(test)]
mod tests {
    use super::Decoded;

    #[test]
    fn a_decoded_range_points_at_the_encoded_text() {
        let text = "a%40b%C3%A9c";
        let decoded = Decoded::of(text).unwrap();
        assert_eq!(decoded.text(), "a@béc");
        let at = decoded.text().find("@b").unwrap();
        assert_eq!(&text[decoded.source_range(at..at + 2)], "%40b");
        assert_eq!(decoded.source_range(0..decoded.text().len()), 0..text.len());
    }

    #[test]
    fn what_is_encoded_twice_is_decoded_twice() {
        let text = "x%2540y";
        let twice = Decoded::of(text).unwrap().decode_again().unwrap();
        assert_eq!(twice.text(), "x@y");
        assert_eq!(&text[twice.source_range(1..2)], "%2540");
    }

    #[test]
    fn every_way_to_hide_a_text_is_undone() {
        for (written, meant) in [
            (r#""a\x5a\u0071""#, "\"aZq\""),
            (r"a\ud83d\ude00b", "a\u{1f600}b"),
            (r"a\U0001f600b", "a\u{1f600}b"),
            (r"a\tb\rc\nd\/", "a\tb\rc\nd/"),
            ("'it''s'", "'it's'"),
            (r"p\u002540q", "p@q"),
            (r"\é\x5a", "éZ"),
            ("a\\\n   b", "ab"),
            ("a%2540b", "a@b"),
        ] {
            let all = Decoded::all_of(written);
            assert!(
                all.iter().any(|decoded| decoded.text() == meant),
                "{written}: {all:?}"
            );
            for decoded in all {
                let whole = decoded.source_range(0..decoded.text().len());
                assert_eq!(whole, 0..written.len(), "{written}");
            }
        }
    }

    #[test]
    fn a_lone_percent_sign_is_no_encoding() {
        assert!(Decoded::of("100%, %zz").is_none());
    }
}
