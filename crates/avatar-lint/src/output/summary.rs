//! What is said beside the findings.

use crate::report::{Report, Summary};
use avatar_lint_rules::Level;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Says what a run did in one sentence, and what can be done at once.
pub(crate) fn summary(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let left_out: Vec<String> = [
        (summary.skipped, "skipped", "other YAML file"),
        (summary.excluded, "left out", "excluded file"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, what, name)| format!("{what} {}", counted(number, name)))
    .collect();
    let left_out = left_out.join(", ");
    if summary.checked == 0 {
        write!(out, "No avatar configurations found")?;
        return match &*left_out {
            "" => writeln!(out, "."),
            left_out => writeln!(out, "; {left_out}."),
        };
    }
    write!(out, "Checked {}", counted(summary.checked, "configuration"))?;
    if !left_out.is_empty() {
        write!(out, ", {left_out}")?;
    }
    let found: Vec<String> = [
        (summary.errors, "error"),
        (summary.warnings, "warning"),
        (summary.infos, "info"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, name)| counted(number, name))
    .collect();
    if found.is_empty() {
        write!(out, ": no findings")?;
    } else {
        write!(out, ": {}", found.join(", "))?;
    }
    let hidden: Vec<String> = [
        (
            summary.suppressed,
            format!("{} suppressed", summary.suppressed),
        ),
        (
            summary.off,
            format!("{} of rules that are off", counted(summary.off, "finding")),
        ),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(_, words)| words)
    .collect();
    if !hidden.is_empty() {
        write!(out, " ({})", hidden.join(", "))?;
    }
    writeln!(out, ".")?;
    if summary.fixed > 0 {
        return writeln!(out, "{} fixed.", counted(summary.fixed, "finding"));
    }
    match (summary.safe_fixes, summary.unsafe_fixes) {
        (0, 0) => Ok(()),
        (0, some) if summary.shows_changes => {
            writeln!(out, "{some} fixable with `--unsafe-fixes`.")
        }
        (0, some) => writeln!(
            out,
            "{some} fixable with `--unsafe-fixes`; add `--diff` to see the changes."
        ),
        (some, 0) => writeln!(out, "{some} fixable with `--fix`."),
        (some, more) => writeln!(
            out,
            "{some} fixable with `--fix`, {} with `--unsafe-fixes`.",
            some + more
        ),
    }
}

/// Says how often each rule found something, the most frequent first.
pub(crate) fn statistics(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, Level), usize> = BTreeMap::new();
    let findings = report.findings().map(|(_, found)| &found.finding);
    for finding in findings.filter(|finding| !finding.suppressed) {
        *counts
            .entry((finding.rule.name, finding.level))
            .or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, number)| std::cmp::Reverse(number));
    for ((rule, level), number) in counts {
        writeln!(out, "{number:>6}  {level:<7}  {rule}")?;
    }
    Ok(())
}

/// `1 error`, `2 errors`.
pub(crate) fn counted(number: usize, name: &str) -> String {
    format!("{number} {name}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{Summary, summary};

    #[test]
    fn numbers_agree_with_their_nouns() {
        let found = Summary {
            checked: 1,
            skipped: 2,
            errors: 1,
            warnings: 3,
            safe_fixes: 1,
            unsafe_fixes: 2,
            off: 3,
            ..Summary::default()
        };
        let mut text = Vec::new();
        summary(&found, &mut text).unwrap();
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "Checked 1 configuration, skipped 2 other YAML files: 1 error, 3 warnings \
             (3 findings of rules that are off).\n\
             1 fixable with `--fix`, 3 with `--unsafe-fixes`.\n"
        );
    }
}
