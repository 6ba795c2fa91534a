//! Comments that speak to the linter: `# avatar-lint: …`.
//!
//! What they ask is the business of those who follow them. Here it matters only
//! that such a comment is no part of the value before it.

/// Whether a comment speaks to the linter, well formed or not.
pub fn is_addressed(comment: &str) -> bool {
    let said = comment.trim_start_matches('#');
    after_name(said.trim_start()).is_some()
}

/// What follows the linter's name, in some spelling.
pub fn after_name(text: &str) -> Option<&str> {
    let (first, rest) = (text.get(..6)?, text.get(6..)?);
    let rest = rest.strip_prefix(['-', '_', ' ']).unwrap_or(rest);
    let (second, rest) = (rest.get(..4)?, rest.get(4..)?);
    let named = first.eq_ignore_ascii_case("avatar") && second.eq_ignore_ascii_case("lint");
    let ends = !rest.starts_with(|next: char| next.is_alphanumeric());
    (named && ends).then_some(rest)
}
