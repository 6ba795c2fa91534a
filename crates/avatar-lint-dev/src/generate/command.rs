//! What comes from the definition of the command line.

use super::Files;
use avatar_lint::cli::Cli;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use std::fmt::Write;

/// They are in the command's crate, which embeds them.
pub(super) const COMPLETIONS: &str = "crates/avatar-lint/completions";
pub(super) const MAN: &str = "crates/avatar-lint/man";

pub(super) fn write(files: &mut Files) {
    let mut command = Cli::command();
    command.build();
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        let name = clap_complete::Generator::file_name(&shell, "avatar-lint");
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "avatar-lint", &mut script);
        let script = String::from_utf8(script).unwrap();
        // The generator spells a hyphen of our name in two ways, so that nothing is
        // completed after a subcommand: https://github.com/clap-rs/clap/issues/6421
        let script = script.replace("avatar__subcmd__lint", "avatar__lint");
        files.insert(format!("{COMPLETIONS}/{name}"), script);
    }
    man_pages(Cli::command(), files);
    files.insert("docs/src/commands.md".to_owned(), page());
}

/// A page for the command and one for each of its subcommands.
fn man_pages(command: Command, files: &mut Files) {
    let directory = tempfile::tempdir().unwrap();
    clap_mangen::generate_to(command, directory.path()).unwrap();
    for entry in std::fs::read_dir(directory.path()).unwrap() {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        files.insert(format!("{MAN}/{}", entry.file_name().display()), text);
    }
}

/// The page of the documentation: what `--help` says.
fn page() -> String {
    let mut page = String::from(
        "# The command\n\n\
         The exit code is 0 when there are no findings at or above the level of `--fail-on`, 1 when\n\
         there are, and 2 when the command line is wrong or a file cannot be read. Every subcommand\n\
         also accepts `--color`.\n",
    );
    let mut command = Cli::command().term_width(90);
    command.build();
    help(&mut command, &mut page);
    for subcommand in command.get_subcommands_mut() {
        if subcommand.get_name() != "help" {
            // The first section describes the option for all of them.
            let mut subcommand = subcommand.clone().mut_arg("color", |arg| arg.hide(true));
            help(&mut subcommand, &mut page);
        }
    }
    page
}

fn help(command: &mut Command, page: &mut String) {
    let name = command.get_bin_name().unwrap_or("avatar-lint").to_owned();
    let text = command
        .clone()
        .term_width(90)
        .render_long_help()
        .to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    writeln!(
        page,
        "\n## {name}\n\n```text\n{}\n```",
        lines.join("\n").trim_end()
    )
    .unwrap();
}
