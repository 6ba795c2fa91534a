//! The documentation of a rule: a page of Markdown beside its code.
//!
//! A page holds, under headings of the second level, what the rule finds, why
//! it matters, an example of the fault, the same without it, how to fix it, and
//! how to configure the rule. Under [`CASES`] stand further configurations with
//! the findings they must give; those are for the tests and no part of the
//! binary.

/// The heading from which on a page is for the tests.
pub const CASES: &str = "\n## Cases\n";

/// Reads the page beside the code of a rule, up to its cases.
macro_rules! page {
    ($file:literal) => {{
        // The constant is used while compiling only; the array is what is kept.
        const WHOLE: &[u8] = include_bytes!($file);
        static KEPT: [u8; $crate::page::length_without_cases(WHOLE)] =
            $crate::page::first_bytes(WHOLE);
        $crate::page::Page::new(&KEPT)
    }};
}
pub(crate) use page;

/// How many bytes of `page` come before its cases.
pub(crate) const fn length_without_cases(page: &[u8]) -> usize {
    let mut rest = page;
    while let [first, after @ ..] = rest {
        if *first == b'\n' && starts_with(rest, CASES.as_bytes()) {
            return page.len() - rest.len();
        }
        rest = after;
    }
    page.len()
}

const fn starts_with(mut text: &[u8], mut start: &[u8]) -> bool {
    while let [wanted, start_after @ ..] = start {
        let [found, text_after @ ..] = text else {
            return false;
        };
        if *found != *wanted {
            return false;
        }
        (text, start) = (text_after, start_after);
    }
    true
}

/// The first bytes of `page`.
pub(crate) const fn first_bytes<const LENGTH: usize>(page: &[u8]) -> [u8; LENGTH] {
    match page.first_chunk() {
        Some(bytes) => *bytes,
        None => [0; LENGTH],
    }
}

/// The documentation of a rule, in Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    text: &'static str,
}

impl Page {
    /// A page, which is UTF-8 as all sources are; a test looks for empty ones.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { text },
            Err(_) => Self { text: "" },
        }
    }

    /// The page as it is written.
    pub fn as_str(&self) -> &'static str {
        self.text
    }

    /// What the rule finds, exactly, and what it leaves alone. One line a
    /// paragraph, as in all the parts of a page.
    pub fn finds(&self) -> String {
        unwrapped(self.section("What it finds"))
    }

    /// Why it matters: what the engine does, or what the law or guidance says.
    pub fn why(&self) -> String {
        unwrapped(self.section("Why it matters"))
    }

    /// How to fix a finding, and what the automatic fix does, if there is one.
    pub fn fix(&self) -> String {
        unwrapped(self.section("How to fix"))
    }

    /// A configuration in which the rule finds something.
    pub fn example(&self) -> &'static str {
        yaml(self.section("Example"))
    }

    /// The same configuration without the fault.
    pub fn use_instead(&self) -> &'static str {
        yaml(self.section("Use instead"))
    }

    /// The text under a heading of the second level; empty when there is none.
    fn section(&self, title: &str) -> &'static str {
        let mut sections = self.text.split("\n## ").skip(1);
        let text = sections.find_map(|section| section.strip_prefix(title)?.strip_prefix('\n'));
        text.unwrap_or_default().trim_matches('\n')
    }
}

/// Markdown with one line for each paragraph and each item of a list, as
/// something that breaks lines itself wants it. Blocks of code stay as they are.
pub fn unwrapped(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut is_code = false;
    let mut goes_on = false;
    for line in markdown.lines() {
        let is_fence = line.starts_with("```");
        let begins = is_fence || is_code || line.is_empty() || line.starts_with(['#', '|', '-']);
        let joins = goes_on && !begins;
        if !out.is_empty() {
            out.push(if joins { ' ' } else { '\n' });
        }
        out.push_str(if joins { line.trim_start() } else { line });
        is_code ^= is_fence;
        goes_on = !is_fence && !is_code && !line.is_empty() && !line.starts_with(['#', '|']);
    }
    out
}

/// What stands in the first block of code.
fn yaml(section: &'static str) -> &'static str {
    let block = section.split("```yaml\n").nth(1).unwrap_or_default();
    block.split("```").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Page, length_without_cases, unwrapped};
    use crate::rules;

    #[test]
    fn every_page_has_its_sections_in_order() {
        for rule in rules::ALL {
            let page = rule.page.as_str();
            let mut titles = vec![
                "What it finds",
                "Why it matters",
                "Example",
                "Use instead",
                "How to fix",
            ];
            if page.contains("\n## How to configure\n") {
                titles.push("How to configure");
            }
            let written: Vec<&str> = page
                .lines()
                .filter_map(|line| line.strip_prefix("## "))
                .collect();
            assert_eq!(written, titles, "{}", rule.name);
            for title in titles {
                assert!(
                    !rule.page.section(title).is_empty(),
                    "{}: {title}",
                    rule.name
                );
            }
            let title = format!("# {}\n", rule.name);
            assert!(page.starts_with(&title), "{}", rule.name);
            assert!(!page.contains("\n\n\n"), "{}: {page}", rule.name);
        }
    }

    #[test]
    fn the_parts_of_a_page_are_what_is_below_their_headings() {
        let page = Page::new(
            b"# a\n\n## What it finds\n\nOne\nline.\n\n## Why it matters\n\nLaw.\n\n\
              ## Example\n\n```yaml\na: 1\n```\n\n## Use instead\n\n```yaml\na: 2\n```\n\n\
              ## How to fix\n\nWrite\n2.\n",
        );
        assert_eq!(page.finds(), "One line.");
        assert_eq!(page.why(), "Law.");
        assert_eq!(page.fix(), "Write 2.");
        assert_eq!((page.example(), page.use_instead()), ("a: 1\n", "a: 2\n"));
    }

    #[test]
    fn cases_are_no_part_of_what_is_kept() {
        let page = "# a\n\n## Example\n\n## Cases of old\n";
        assert_eq!(length_without_cases(page.as_bytes()), page.len());
        let with_cases = format!("{page}\n## Cases\n\n## Cases\n");
        assert_eq!(length_without_cases(with_cases.as_bytes()), page.len());
    }

    #[test]
    fn paragraphs_and_items_become_one_line_each() {
        let markdown = "a\nb\n\n- c\n  d\n- e\n```yaml\nf:\n  g\n```\nj\n  k\n# h\ni\n\
                        \n| l |\n|---|\nm\n";
        let expected = "a b\n\n- c d\n- e\n```yaml\nf:\n  g\n```\nj k\n# h\ni\n\n| l |\n|---|\nm";
        assert_eq!(unwrapped(markdown), expected);
    }
}
