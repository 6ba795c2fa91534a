//! Characters that nobody sees, or that look like others.

/// Whether `c` cannot be seen, acts on a terminal or the text around it, or is a
/// blank other than the usual one: a control character, a line break, a no-break
/// or wide space, a character without width.
#[inline]
pub fn is_hidden(c: char) -> bool {
    !matches!(c, ' '..='~') && is_hidden_elsewhere(c)
}

/// [`is_hidden`] for what is none of the printable ASCII characters.
fn is_hidden_elsewhere(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' // soft hyphen
            | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' // no-break and wide spaces
            | '\u{202f}' | '\u{205f}' | '\u{3000}'
            | '\u{61c}' | '\u{200e}' | '\u{200f}' // direction marks
            | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' // no width
            | '\u{2028}' | '\u{2029}' // line breaks
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' // embeddings, overrides, isolates
            | '\u{fff9}'..='\u{fffb}' // annotations
            | '\u{e0000}'..='\u{e007f}' // tags
        )
}

/// Whether some character of `text` [is hidden](is_hidden).
pub fn has_hidden(text: &str) -> bool {
    // Most texts are seen to hold none without a look at each character.
    !is_printable_ascii(text) && text.contains(is_hidden)
}

/// Whether `text` holds nothing but letters, digits, signs and spaces of ASCII.
pub fn is_printable_ascii(text: &str) -> bool {
    let is_odd = |any: bool, &byte: &u8| any | !matches!(byte, b' '..=b'~');
    // Without a branch for each byte.
    let mut chunks = text.as_bytes().chunks(64);
    chunks.all(|chunk| !chunk.iter().fold(false, is_odd))
}

/// Whether `c` is drawn over the letter before it, so that two strings can look
/// alike and differ.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What stands for a character that cannot be seen: `<U+00A0>`.
pub fn escape(c: char) -> String {
    format!("<{}>", code_point(c))
}

/// The name of a character in Unicode: `U+00A0`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What a hidden character is, for a sentence: "a line break".
pub fn described(c: char) -> &'static str {
    match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "a line break",
        '\t' => "a tab",
        '\u{a0}' | '\u{202f}' => "a no-break space",
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => "a wide space",
        c if c.is_control() => "a control character",
        _ => "an invisible character",
    }
}
