//! The arguments of `avatar-lint check`.

use crate::output::Format;
use avatar_lint_rules::config::{CommandLine, FailOn, Profile};
use avatar_lint_rules::{Level, Selector};
use clap::builder::{EnumValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, ValueEnum};
use std::ffi::OsStr;
use std::path::PathBuf;

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

    /// Print findings of every level and failures, without progress and summary
    #[arg(long, short)]
    pub quiet: bool,
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
    use super::Target;
    use crate::cli::{Cli, Command};
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
