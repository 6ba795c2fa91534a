//! Percent-encoding, with the way back to the encoded text.

use std::ops::Range;

/// A text with its `%XX` decoded, and where each byte of it came from.
#[derive(Debug)]
pub(super) struct Decoded {
    text: String,
    /// For each byte of `text`, and for its end, the offset in the source.
    sources: Vec<usize>,
}

impl Decoded {
    /// Decodes `text`; `None` when nothing in it is encoded, or when what is
    /// encoded is not text.
    pub(super) fn of(text: &str) -> Option<Self> {
        let identity = 0..=text.len();
        decode(text, identity)
    }

    /// The decoded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Decodes once more what was encoded twice.
    pub(super) fn decode_again(&self) -> Option<Self> {
        decode(&self.text, self.sources.iter().copied())
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

fn decode(text: &str, sources: impl Iterator<Item = usize>) -> Option<Decoded> {
    if !text.contains('%') {
        return None;
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut kept = Vec::with_capacity(bytes.len() + 1);
    let mut skip = 0;
    for (offset, source) in sources.enumerate() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        kept.push(source);
        let Some(&byte) = bytes.get(offset) else {
            break;
        };
        match encoded_byte(bytes, offset) {
            Some(value) => {
                decoded.push(value);
                skip = 2;
            }
            None => decoded.push(byte),
        }
    }
    let text = String::from_utf8(decoded).ok()?;
    (text.len() < bytes.len()).then_some(Decoded {
        text,
        sources: kept,
    })
}

/// The byte that `%XX` at `offset` stands for.
fn encoded_byte(bytes: &[u8], offset: usize) -> Option<u8> {
    let &[b'%', high, low] = bytes.get(offset..offset + 3)? else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// `text` decoded, or itself when nothing is encoded.
pub(super) fn percent_decoded(text: &str) -> String {
    Decoded::of(text).map_or_else(|| text.to_owned(), |decoded| decoded.text)
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
    fn a_lone_percent_sign_is_no_encoding() {
        assert!(Decoded::of("100%, %zz").is_none());
    }
}
