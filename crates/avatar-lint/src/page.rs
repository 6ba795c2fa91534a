//! The documentation page of a rule.

use crate::Rule;
use std::fmt::{self, Write};

impl Rule {
    /// The documentation of the rule as one Markdown page, the same in the
    /// terminal, on the site and in reports.
    pub fn page(&self) -> String {
        let mut page = String::new();
        // Writing to memory cannot fail.
        let _ = self.write_page(&mut page);
        page
    }

    fn write_page(&self, out: &mut String) -> fmt::Result {
        let documentation = &self.documentation;
        writeln!(out, "# {}\n", self.name)?;
        write!(out, "{}, group `{}`.", self.level_in_words(), self.group)?;
        if let [first, rest @ ..] = self.criteria {
            write!(out, " Touches {first}")?;
            for criterion in rest {
                write!(out, ", {criterion}")?;
            }
            write!(out, ".")?;
        }
        writeln!(out, "\n")?;
        section(out, "What it finds", documentation.finds)?;
        section(out, "Why it matters", documentation.why)?;
        section(out, "Finds something here", &yaml(documentation.bad))?;
        section(out, "Finds nothing here", &yaml(documentation.good))?;
        section(out, "How to mend it", documentation.fix)?;
        section(out, "How to configure it", documentation.configure)
    }

    fn level_in_words(&self) -> String {
        let level = match self.level {
            crate::Level::Error => "Error",
            crate::Level::Warning => "Warning",
            crate::Level::Info => "Info",
        };
        if self.rises {
            format!(
                "{level}, {} where the metadata of the set says that the data leaves \
                 the organisation or is sensitive",
                self.level.raised()
            )
        } else {
            level.to_owned()
        }
    }
}

/// A section, unless there is nothing to say in it.
fn section(out: &mut String, title: &str, text: &str) -> fmt::Result {
    match text.trim() {
        "" => Ok(()),
        text => writeln!(out, "## {title}\n\n{text}\n"),
    }
}

fn yaml(example: &str) -> String {
    match example.trim_matches('\n') {
        "" => String::new(),
        example => format!("```yaml\n{example}\n```"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules;

    #[test]
    fn every_page_has_its_sections_and_no_empty_one() {
        for rule in rules::ALL {
            let page = rule.page();
            assert!(page.starts_with(&format!("# {}\n", rule.name)));
            for title in ["## What it finds", "## Why it matters", "```yaml"] {
                assert!(page.contains(title), "{}: {title}", rule.name);
            }
            assert!(!page.contains("\n\n\n"), "{}: {page}", rule.name);
        }
    }
}
