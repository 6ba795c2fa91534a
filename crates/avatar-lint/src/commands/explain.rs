//! `avatar-lint explain`: the documentation of a rule.

use crate::cli::Explain;
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;
use crate::terminal::Style;
use crate::terminal::When;
use avatar_lint_rules::page::unwrapped;
use avatar_lint_rules::rules;
use avatar_model::suggest;
use std::io::{self, IsTerminal, Write};

/// Shows the page of a rule: as Markdown into files and pipes, lightly styled
/// for a terminal.
pub(super) fn run(args: &Explain, color: When) -> notice::Result<Outcome> {
    let Some(rule) = rules::find(&args.rule) else {
        let names = rules::ALL.iter().map(|rule| rule.name);
        let nearest = suggest::nearest(&args.rule, names);
        return Err(failure::wrong_but(
            format!(
                "there is no rule named `{}`.{}",
                avatar_lint_driver::printable::printable(&args.rule),
                suggest::question(nearest)
            ),
            "`avatar-lint rules` lists all rules",
        ));
    };
    let page = rule.documentation();
    let url = rule.url();
    let style = Style::of_stdout(color);
    streams::print(|out| {
        if style.color || io::stdout().is_terminal() {
            write_styled(&page, style, out)?;
        } else {
            write!(out, "{page}")?;
        }
        writeln!(out, "{url}")
    })?;
    Ok(Outcome::Clean)
}

/// Markdown without its marks: headings stand out by color, examples by their
/// indentation.
fn write_styled(page: &str, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (bold, dim, reset) = if style.color {
        ("\x1b[1m", "\x1b[2m", "\x1b[0m")
    } else {
        ("", "", "")
    };
    let mut is_example = false;
    for line in unwrapped(page).lines() {
        if line.starts_with("```") {
            is_example = !is_example;
        } else if is_example {
            writeln!(out, "    {dim}{line}{reset}")?;
        } else if let Some(title) = line.strip_prefix("## ").or(line.strip_prefix("# ")) {
            writeln!(out, "{bold}{title}{reset}")?;
        } else {
            let is_item = line.starts_with("- ");
            let options = textwrap::Options::new(style.width).subsequent_indent(if is_item {
                "  "
            } else {
                ""
            });
            writeln!(out, "{}", textwrap::fill(line, options))?;
        }
    }
    Ok(())
}
