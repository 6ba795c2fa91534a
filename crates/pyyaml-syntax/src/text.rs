//! The input string: facts about all of it, found in one pass, and its parts.

use crate::Span;

/// The characters that end a line to PyYAML.
pub const LINE_BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// What one look at all bytes tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextFacts {
    /// No byte is above 0x7F: a byte is a column.
    pub(crate) ascii: bool,
    /// Some line may end with NEL, U+2028 or U+2029.
    pub(crate) wide_breaks: bool,
    /// There are byte order marks, which take no column.
    pub(crate) marks: bool,
}

/// How many bytes are looked at together.
const CHUNK: usize = 64;

/// How many refused characters are reported; PyYAML itself stops at the first.
const REPORTED: usize = 20;

/// The facts, and the places of characters that YAML does not allow.
pub(crate) fn survey(text: &str) -> (TextFacts, Vec<(usize, char)>) {
    let mut facts = TextFacts {
        ascii: true,
        wide_breaks: false,
        marks: false,
    };
    let mut refused = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.as_bytes().get(start..)
        && !rest.is_empty()
    {
        // Most of a text is seen to be harmless without a branch for each byte.
        let chunks = rest.as_chunks::<CHUNK>().0.iter();
        let harmless = CHUNK * chunks.take_while(|chunk| is_harmless(chunk)).count();
        facts.ascii = facts.ascii && rest.get(..harmless).is_some_and(<[u8]>::is_ascii);
        start = text.floor_char_boundary(start + harmless);
        let end = text.ceil_char_boundary(start + CHUNK);
        for (offset, char) in text.get(start..end).unwrap_or_default().char_indices() {
            facts.ascii &= char.is_ascii();
            facts.wide_breaks |= matches!(char, '\u{85}' | '\u{2028}' | '\u{2029}');
            facts.marks |= char == '\u{feff}';
            if !is_allowed(char) && refused.len() < REPORTED {
                refused.push((start + offset, char));
            }
        }
        start = end;
    }
    (facts, refused)
}

/// Whether no byte is a control character other than a tab or a line break, or
/// the first of a character that may be one, a line break or a byte order mark:
/// U+0080 to U+00BF, U+2000 to U+2FFF, U+F000 to U+FFFF.
fn is_harmless(chunk: &[u8; CHUNK]) -> bool {
    let is = |test: bool| u8::from(test);
    let odd = |byte: u8| {
        let blank = is(byte == b'\n') | is(byte == b'\r') | is(byte == b'\t');
        let control = (is(byte < b' ') & !blank) | is(byte == 0x7F);
        control | is(byte == 0xC2) | is(byte == 0xE2) | is(byte == 0xEF)
    };
    chunk.iter().fold(0, |any, &byte| any | odd(byte)) == 0
}

/// Whether PyYAML's reader lets a character pass.
pub(crate) const fn is_allowed(char: char) -> bool {
    matches!(
        char,
        '\t' | '\n'
            | '\r'
            | ' '..='~'
            | '\u{85}'
            | '\u{A0}'..='\u{D7FF}'
            | '\u{E000}'..='\u{FFFD}'
            | '\u{10000}'..
    )
}

/// A length or offset as the tree keeps it; [`crate::parse`] has checked that
/// the string is short enough for it.
pub(crate) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The part of the input, or of the cooked text that spans see behind it.
pub(crate) fn slice<'s>(text: &'s str, cooked: &'s str, span: Span) -> &'s str {
    match span.start().checked_sub(text.len()) {
        Some(start) if !span.is_empty() => {
            let end = span.end().saturating_sub(text.len());
            cooked.get(start..end).unwrap_or_default()
        }
        _ => span.text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, is_allowed, survey};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_harmless_hides_nothing(
            before in "[a é日\u{E000}]{0,70}",
            odd in "[\0\u{7}\u{7F}\u{80}\u{85}\u{9F}\u{A0}\u{2028}\u{2029}\u{FEFF}\u{FFFE}😀]{0,3}",
            after in "[b\té日]{0,140}",
        ) {
            let text = [before, odd, after].concat();
            let (facts, refused) = survey(&text);
            let expected = text.char_indices().filter(|&(_, char)| !is_allowed(char));
            prop_assert_eq!(refused, expected.collect::<Vec<_>>());
            prop_assert_eq!(facts.ascii, text.is_ascii());
            prop_assert_eq!(facts.marks, text.contains('\u{FEFF}'));
            let breaks = ['\u{85}', '\u{2028}', '\u{2029}'];
            prop_assert_eq!(facts.wide_breaks, text.contains(breaks));
        }
    }

    #[test]
    fn a_character_across_two_chunks_is_seen() {
        for shift in 0..4 {
            let text = "é".repeat(CHUNK).replacen('é', &"a".repeat(shift), 1) + "\u{9F}é";
            let (_, refused) = survey(&text);
            assert_eq!(refused, [(text.len() - 4, '\u{9F}')]);
        }
    }
}
