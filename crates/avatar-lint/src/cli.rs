//! The command line: what can be asked for, and how it is explained.
//!
//! Everything that shows the command line elsewhere (completions, the man
//! page) is generated from here.

use crate::output::Format;
use crate::terminal::When;
use avatar_lint_rules::config::{CommandLine, FailOn, Profile};
use avatar_lint_rules::{Level, Selector};
use clap::builder::{EnumValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use pyyaml_syntax::PyYamlVersion;
use std::ffi::OsStr;
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
    Schema(Schema),
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

/// The options that ask for changes. What checks nothing refuses them: it would change nothing,
/// without a word.
const WRITING: [&str; 5] = [
    "fix",
    "unsafe_fixes",
    "diff",
    "add_ignore",
    "write_baseline",
];

/// Check configurations and report findings.
///
/// The exit code is 0 when there are no findings at the level of `--fail-on` or
/// above, 1 when there are, and 2 for a wrong command line or a file that cannot
/// be read.
#[derive(Args, Debug)]
pub struct Check {
    /// Files, folders and globs; `-` is standard input
    ///
    /// In folders, the command checks `*.yaml` and `*.yml` files with a document
    /// whose `kind` is one of the format's, or similar to one, and skips files
    /// that `.gitignore` excludes. A file named here is always checked, unless
    /// `--only-configurations` is given. Links to files are followed, and links
    /// to folders are not.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// Treat named files like files in a folder: skip those that are not
    /// configurations or are excluded. For hooks, which name every changed file
    #[arg(long)]
    pub only_configurations: bool,

    /// Fail, with exit code 2, when there is no configuration to check
    #[arg(long)]
    pub fail_on_empty: bool,

    /// List the files that would be checked, and on standard error the skipped
    /// files with the reason; check nothing
    #[arg(long, conflicts_with_all = WRITING)]
    pub show_files: bool,

    /// Show the settings for this file and the source of each; check nothing
    #[arg(long, value_name = "PATH", conflicts_with = "show_files", conflicts_with_all = WRITING)]
    pub show_settings: Option<PathBuf>,

    /// File name for standard input, in the output and to find the settings
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,

    /// Check every document as this kind or API model (`AvatarSchema`, `ApiKey`…)
    #[arg(long = "as", value_name = "NAME")]
    pub document_type: Option<String>,

    /// Minimum level of a finding that makes the command fail [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on())]
    pub fail_on: Option<FailOn>,

    /// Which rules run, and at which level
    #[command(flatten)]
    pub rules: RuleChoice,

    /// Which fixes are applied
    #[command(flatten)]
    pub fixes: Fixes,

    /// How findings are shown
    #[command(flatten)]
    pub output: Output,

    /// Which findings are known
    #[command(flatten)]
    pub baseline: BaselineChoice,
}

/// Which findings are known.
#[derive(Args, Debug)]
#[command(next_help_heading = "Baseline")]
pub struct BaselineChoice {
    /// Hide the findings in this baseline, so that only new ones fail
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Write the current findings to this file as a baseline, and report none
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix", "unsafe_fixes", "diff"])]
    pub write_baseline: Option<PathBuf>,
}

/// Which rules run, and at which level.
#[derive(Args, Debug)]
#[command(next_help_heading = "Rules")]
pub struct RuleChoice {
    /// Run only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<Selector>,

    /// Skip these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<Selector>,

    /// Set the level of a rule or group: `error`, `warning`, `info` or `off`
    #[arg(
        long = "level",
        value_name = "RULE=LEVEL",
        value_delimiter = ',',
        value_parser = CommandLine::parse_level
    )]
    pub levels: Vec<(Selector, Option<Level>)>,

    /// Change the default levels: `strict` raises minor privacy risks to warnings
    /// and requires a reason for each suppression, `engine` reports only what
    /// the engine rejects or misreads
    #[arg(long, value_name = "PROFILE", value_parser = profile())]
    pub profile: Option<Profile>,

    /// Use this configuration file for all files, instead of the nearest one
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,

    /// Use no configuration file
    #[arg(long)]
    pub no_config: bool,
}

/// Names of the library as values that help and completions list.
fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    choice(FailOn::ALL.map(|value| (value.as_str(), value)))
}

fn profile() -> impl TypedValueParser<Value = Profile> {
    choice(Profile::ALL.map(|value| (value.as_str(), value)))
}

fn choice<T, const N: usize>(values: [(&'static str, T); N]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(values.map(|(name, _)| name)).try_map(move |chosen| {
        let found = values.iter().find(|(name, _)| *name == chosen);
        found.map(|(_, value)| *value).ok_or("unknown value")
    })
}

/// Which fixes are applied.
#[derive(Args, Debug)]
#[command(next_help_heading = "Fixes")]
pub struct Fixes {
    /// Apply safe fixes
    #[arg(long)]
    pub fix: bool,

    /// Also apply fixes that change the run, such as a safer option
    #[arg(long)]
    pub unsafe_fixes: bool,

    /// Show the changes of the fixes, and write nothing
    #[arg(long)]
    pub diff: bool,

    /// Suppress the current findings of these rules or groups by comments in the files
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        conflicts_with_all = ["fix", "unsafe_fixes", "write_baseline"]
    )]
    pub add_ignore: Vec<Selector>,

    /// The reason that `--add-ignore` writes: who decided, and why. It may hold an
    /// expiry date, as in `until=2027-03-01`
    #[arg(long, value_name = "TEXT", requires = "add_ignore")]
    pub reason: Option<String>,
}

/// How findings are shown.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// How to show the findings; `FORMAT:FILE` writes to a file, and `-` is
    /// standard output. Can be repeated [default: full]
    #[arg(long = "format", value_name = "FORMAT[:FILE]", value_parser = TargetParser)]
    pub formats: Vec<Target>,

    /// Write the findings to this file instead of standard output, which is `-`
    #[arg(long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,

    /// Maximum number of findings that the `full` format shows; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub max_findings: usize,

    /// Also show findings that a comment or the baseline suppresses
    #[arg(long)]
    pub show_suppressed: bool,

    /// Count the findings of each rule
    #[arg(long)]
    pub statistics: bool,

    /// Print findings and failures only
    #[arg(long, short)]
    pub quiet: bool,
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
pub struct Schema {
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

/// A format and where it goes: `sarif:out.sarif`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The format.
    pub format: Format,
    /// The file it is written to; `None` is standard output.
    pub file: Option<PathBuf>,
}

/// Parses a [`Target`], and lists the formats for help and completions.
#[derive(Clone)]
struct TargetParser;

impl TypedValueParser for TargetParser {
    type Value = Target;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Target, clap::Error> {
        let value = value.to_string_lossy();
        let (name, file) = match value.split_once(':') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (&*value, None),
        };
        if file
            .as_ref()
            .is_some_and(|file| file.as_os_str().is_empty())
        {
            let message = format!("a file name is missing after `{value}`\n");
            return Err(clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(command));
        }
        let formats = EnumValueParser::<Format>::new();
        let format = formats.parse_ref(command, argument, OsStr::new(name))?;
        // As everywhere on the command line, `-` is a stream and no file.
        let file = file.filter(|file| file.as_os_str() != "-");
        Ok(Target { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let formats = Format::value_variants().iter();
        Some(Box::new(formats.filter_map(ValueEnum::to_possible_value)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cli, Command, Target};
    use crate::output::Format;
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_format_may_name_its_file() {
        let formats = |argument: &str| {
            let cli = Cli::try_parse_from(["avatar-lint", "check", "--format", argument]).ok()?;
            match cli.command {
                Command::Check(check) => Some(check.output.formats),
                _ => None,
            }
        };
        assert_eq!(
            formats("json:out/a:b.json").unwrap(),
            [Target {
                format: Format::Json,
                file: Some("out/a:b.json".into())
            }]
        );
        assert_eq!(
            formats("json:-").unwrap(),
            [Target {
                format: Format::Json,
                file: None
            }]
        );
        assert_eq!(formats("json:"), None);
        assert_eq!(formats("yaml"), None);
    }
}
