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

/// Checks avatar configurations: what the engine cannot read, what it reads
/// otherwise than it looks, and where personal data leaks.
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
    /// Check configurations and show what is wrong with them
    Check(Box<Check>),
    /// Show as JSON what the engine reads from a file
    ///
    /// Values are shown as they are, secrets included.
    Inspect(Inspect),
    /// Print a JSON Schema of the format, or write all of them to a folder
    Schema(Schema),
    /// Show the documentation of a rule
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Explain a `SPECIFIC_ID` pattern: its parts, its capacity, samples
    Pattern(Pattern),
    /// Serve an editor that speaks the Language Server Protocol
    Server(Server),
}

/// Check configurations and show what is wrong with them.
///
/// Exits with 0 when nothing is found at the level of `--fail-on` or above,
/// with 1 when something is, and with 2 for a wrong command line or a file that
/// cannot be read.
#[derive(Args, Debug)]
pub struct Check {
    /// Files, folders and globs; `-` is standard input
    ///
    /// Folders are searched for `*.yaml` and `*.yml`, leaving out what
    /// `.gitignore` names; of what is found, files with a document whose `kind`
    /// is one of the format's, or resembles one, are checked. A file named here
    /// is always checked, unless `--only-configurations` is given. A link to a
    /// file stands for the file; links to folders are not followed.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// Treat named files as if they had been found in a folder: skip what is no
    /// configuration, or is excluded. For hooks, which name every changed file
    #[arg(long)]
    pub only_configurations: bool,

    /// Fail, with exit code 2, when there is no configuration to check
    #[arg(long)]
    pub fail_on_empty: bool,

    /// List the files that would be checked, and on standard error those that
    /// would not, with the reason; check nothing
    #[arg(long)]
    pub show_files: bool,

    /// Show the settings of this file and where each comes from; check nothing
    #[arg(long, value_name = "PATH", conflicts_with = "show_files")]
    pub show_settings: Option<PathBuf>,

    /// Name that standard input goes by in the output and for the configuration
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,

    /// Check every document as this kind or API model (`AvatarSchema`, `ApiKey`…)
    #[arg(long = "as", value_name = "NAME")]
    pub document_type: Option<String>,

    /// Least level that makes the command fail [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on())]
    pub fail_on: Option<FailOn>,

    /// Which rules run, and at which level
    #[command(flatten)]
    pub rules: RuleChoice,

    /// What is done about findings
    #[command(flatten)]
    pub fixes: Fixes,

    /// How findings are shown
    #[command(flatten)]
    pub output: Output,

    /// What is known already
    #[command(flatten)]
    pub baseline: BaselineChoice,
}

/// What is known already.
#[derive(Args, Debug)]
#[command(next_help_heading = "Baseline")]
pub struct BaselineChoice {
    /// Hide the findings that this file knows, so that only new ones fail
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Write the findings there are now to this file, as a baseline, and show
    /// none
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix", "unsafe_fixes", "diff"])]
    pub write_baseline: Option<PathBuf>,
}

/// Which rules run, and at which level.
#[derive(Args, Debug)]
#[command(next_help_heading = "Rules")]
pub struct RuleChoice {
    /// Run these rules or groups only
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<Selector>,

    /// Leave out these rules or groups
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

    /// Start from other levels: `strict` makes warnings of what weakens privacy
    /// and wants reasons for ignoring it, `engine` keeps what the engine
    /// rejects or misreads
    #[arg(long, value_name = "PROFILE", value_parser = profile())]
    pub profile: Option<Profile>,

    /// Use this configuration for all files, instead of the nearest to each
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

/// What is done about findings.
#[derive(Args, Debug)]
#[command(next_help_heading = "Fixes")]
pub struct Fixes {
    /// Mend what can be mended for certain
    #[arg(long)]
    pub fix: bool,

    /// Mend also what changes the run, such as a safer option in place of the
    /// one that is written
    #[arg(long)]
    pub unsafe_fixes: bool,

    /// Show what would be mended, and write nothing
    #[arg(long)]
    pub diff: bool,
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

    /// Also show findings that a comment or the baseline hides
    #[arg(long)]
    pub show_suppressed: bool,

    /// Count the findings of each rule
    #[arg(long)]
    pub statistics: bool,

    /// Print findings and failures only
    #[arg(long, short)]
    pub quiet: bool,
}

/// Show as JSON what the engine reads from a file: a list of its documents.
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
    /// kind, which is printed by default
    #[arg(value_name = "NAME")]
    pub name: Option<String>,

    /// Write `NAME.json` into this folder; without a name, every schema
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,

    /// List the schemas
    #[arg(long, conflicts_with_all = ["name", "out_dir"])]
    pub list: bool,
}

/// Show the documentation of a rule: what it finds, why it matters, examples,
/// and how to mend and configure it.
#[derive(Args, Debug)]
pub struct Explain {
    /// The name of the rule
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// List the rules.
#[derive(Args, Debug)]
pub struct Rules {
    /// How to list them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ListFormat,
}

/// Explain a `SPECIFIC_ID` pattern: its parts, how many identifiers it can
/// express, how likely two rows get the same one, and samples.
#[derive(Args, Debug)]
pub struct Pattern {
    /// The pattern, such as 'EMP-{{dept}}-##??'
    #[arg(value_name = "PATTERN", allow_hyphen_values = true)]
    pub pattern: String,

    /// Which letters `?` stands for
    #[arg(long, value_enum, value_name = "CASE", default_value_t)]
    pub letter_case: LetterCase,

    /// Number of rows that get an identifier
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub rows: u64,

    /// Start of the samples: the same seed gives the same samples
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub seed: u64,
}

/// Serve an editor that speaks the Language Server Protocol, on standard input
/// and output.
#[derive(Args, Debug)]
pub struct Server {
    /// Speak over standard input and output, which is the only way there is
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Which letters `?` stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LetterCase {
    /// A to Z.
    Upper,
    /// a to z.
    Lower,
    /// All of them.
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

/// Reads a [`Target`], and tells help and completions which formats there are.
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
