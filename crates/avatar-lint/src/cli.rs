//! The command line: what can be asked for, and how it is explained.
//!
//! Everything that shows the command line elsewhere (completions, the man
//! page) is generated from here.

mod check;

pub use check::{BaselineChoice, Check, Fixes, Output, RuleChoice, Target};

use crate::terminal::When;
use clap::{Args, Parser, Subcommand, ValueEnum};
use pyyaml_syntax::PyYamlVersion;
use std::path::PathBuf;

/// Checks avatar configurations: what the engine cannot read, what it misreads,
/// and where personal data leaks.
#[derive(Debug, Parser)]
#[command(name = "avatar-lint", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub color: When,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check configurations and report findings
    Check(Box<Check>),
    /// Print what the engine reads from a file, as JSON
    ///
    /// Values are not masked, and include secrets.
    Inspect(Inspect),
    /// Print a JSON Schema of the format, or write all of them to a folder
    Schema(SchemaArgs),
    /// Print the documentation of a rule
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Show what each column is recognized as, and by which words of its name
    Columns(Columns),
    /// Explain a `SPECIFIC_ID` pattern: its parts, capacity and samples
    Pattern(Pattern),
    /// Run the language server for editors
    Server(Server),
    /// Write a configuration file, the pre-commit hook and the CI step, where there are none
    Init(Init),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print a man page, or write all of them to a folder
    Man(Man),
}

/// Print what the engine reads from a file, as JSON: a list of its documents.
#[derive(Args, Debug)]
pub struct Inspect {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    pub path: PathBuf,

    /// The version of PyYAML that reads it: 6.0.2, 6.0.3 or 6.0.4
    #[arg(long, value_name = "VERSION", default_value_t)]
    pub pyyaml: PyYamlVersion,
}

/// Print a JSON Schema of the format, or write all of them to a folder.
#[derive(Args, Debug)]
pub struct SchemaArgs {
    /// A kind, an API model, or `avatar-configuration` for a document of any
    /// kind [default: avatar-configuration]
    #[arg(value_name = "NAME")]
    pub name: Option<String>,

    /// Write `NAME.json` to this folder; without a name, write every schema
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,

    /// List the schemas
    #[arg(long, conflicts_with_all = ["name", "out_dir"])]
    pub list: bool,
}

/// Print the documentation of a rule: what it finds, why it matters, examples,
/// how to fix findings and how to configure the rule.
#[derive(Args, Debug)]
pub struct Explain {
    /// The name of the rule
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// List the rules.
#[derive(Args, Debug)]
pub struct Rules {
    /// Output format of the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ListFormat,
}

/// Show what each column of a configuration is recognized as (direct identifier, free
/// text, reference number, quasi-identifier), how sure that is, and by which words
/// of its name.
#[derive(Args, Debug)]
pub struct Columns {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    pub path: PathBuf,

    /// How to list them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ListFormat,

    /// Use this configuration instead of the nearest
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,

    /// Use no configuration file
    #[arg(long)]
    pub no_config: bool,
}

/// Explain a `SPECIFIC_ID` pattern: its parts, its capacity, the probability of
/// a collision, and samples.
#[derive(Args, Debug)]
pub struct Pattern {
    /// The pattern, such as 'EMP-{{dept}}-##??'
    #[arg(value_name = "PATTERN", allow_hyphen_values = true)]
    pub pattern: String,

    /// Letters that `?` generates
    #[arg(long, value_enum, value_name = "CASE", default_value_t)]
    pub letter_case: LetterCase,

    /// Number of rows that get an identifier
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub rows: u64,

    /// Seed of the samples: the same seed gives the same samples
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub seed: u64,
}

/// Run the language server for editors, on standard input and output.
#[derive(Args, Debug)]
pub struct Server {
    /// Use standard input and output, which is the only transport
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Write what a repository needs to check its configurations: a configuration file with
/// every setting commented out, the hook for pre-commit, and the CI step for GitHub or
/// GitLab.
///
/// Files that exist are never changed; the command prints what to add to them. The
/// configuration file goes into the folder, the others into the root of its git
/// repository.
#[derive(Args, Debug)]
pub struct Init {
    /// The folder of the configurations
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,

    /// Where the repository is hosted [default: recognized by the files and remotes of
    /// the repository]
    #[arg(long, value_enum, value_name = "FORGE")]
    pub forge: Option<Forge>,
}

/// Where a repository is hosted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Forge {
    /// GitHub, with a workflow for GitHub Actions.
    Github,
    /// GitLab, with a job for GitLab CI.
    Gitlab,
}

/// Print the completions for a shell.
///
/// For bash: `avatar-lint completions bash > ~/.local/share/bash-completion/completions/avatar-lint`
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}

/// A shell with completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU Bash.
    Bash,
    /// fish.
    Fish,
    /// `PowerShell`.
    Powershell,
    /// zsh.
    Zsh,
}

/// Print a man page, or write all of them to a folder.
///
/// To read one: `avatar-lint man check | man -l -`
#[derive(Args, Debug)]
pub struct Man {
    /// The subcommand that the page is about; without it, the page is about the command
    #[arg(value_name = "SUBCOMMAND")]
    pub command: Option<String>,

    /// Write all pages to this folder, such as `~/.local/share/man/man1`
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub out_dir: Option<PathBuf>,
}

/// Letters that `?` generates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LetterCase {
    /// A to Z.
    Upper,
    /// a to z.
    Lower,
    /// A to Z and a to z.
    #[default]
    Both,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}
