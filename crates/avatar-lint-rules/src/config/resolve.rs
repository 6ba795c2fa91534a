//! What is chosen for one file, all sources combined.

use super::{Config, EngineSettings, FailOn, Profile, Settings, ThresholdSettings};
use crate::{Engine, Level, Options, Selector, Thresholds, rules};

/// What the command line chooses. Each part is empty when it says nothing.
#[derive(Clone, Debug, Default)]
pub struct CommandLine {
    /// `--profile`, in place of the configuration's.
    pub profile: Option<Profile>,
    /// `--select`: only these rules run, those that are off elsewhere too.
    pub select: Vec<Selector>,
    /// `--ignore`: these rules do not run.
    pub ignore: Vec<Selector>,
    /// `--level`: the levels of these rules; `None` turns them off.
    pub levels: Vec<(Selector, Option<Level>)>,
    /// `--as`.
    pub document_type: Option<String>,
    /// `--fail-on`.
    pub fail_on: Option<FailOn>,
}

impl CommandLine {
    /// Reads the value of `--level`: `RULE=LEVEL`, where `RULE` may be a group
    /// and `LEVEL` is `error`, `warning`, `info` or `off`.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as a sentence.
    pub fn parse_level(text: &str) -> Result<(Selector, Option<Level>), String> {
        let Some((name, level)) = text.split_once('=') else {
            return Err("Write a rule or group, `=` and a level: `low-k=error`.".to_owned());
        };
        let selector: Selector = name
            .parse()
            .map_err(|error: crate::UnknownRule| error.to_string())?;
        let super::value::LevelOrOff(level) = level.parse().map_err(|()| {
            format!("`{level}` is not a level: write `error`, `warning`, `info` or `off`.")
        })?;
        Ok((selector, level))
    }
}

impl Config {
    /// What is chosen for the file at `path`, which is relative to the folder of
    /// the configuration file with `/` between its parts, or absolute when it
    /// lies elsewhere.
    pub fn options(&self, path: &str, command_line: &CommandLine) -> Options {
        let profile = command_line.profile.or(self.profile);
        let mut options = Options::default();
        if let Some(profile) = profile {
            for rule in rules::ALL {
                set(&mut options, rule.name, profile.level(rule));
            }
            options.require_reasons = profile.requires_reasons();
            options.ascii_names = profile.wants_ascii_names();
        }
        self.settings.apply(&mut options);
        for it in self.overrides.iter().filter(|it| it.files.matches(path)) {
            it.settings.apply(&mut options);
        }
        apply_command_line(command_line, &mut options);
        let own_type = || self.document_type(path).map(str::to_owned);
        options.document_type = command_line.document_type.clone().or_else(own_type);
        options
    }

    /// The least level that makes the command fail.
    pub fn fail_on(&self, command_line: &CommandLine) -> FailOn {
        command_line
            .fail_on
            .or(self.fail_on)
            .unwrap_or(FailOn::Level(Level::Warning))
    }
}

impl Settings {
    fn apply(&self, options: &mut Options) {
        set_levels(&self.levels, options);
        self.thresholds.apply(&mut options.thresholds);
        options.names.extend(&self.names);
        self.engine.apply(&mut options.engine);
        if let Some(required) = self.require_reasons {
            options.require_reasons = required;
        }
    }
}

impl ThresholdSettings {
    fn apply(&self, thresholds: &mut Thresholds) {
        let Thresholds {
            min_k,
            max_epsilon,
            min_pattern_capacity,
            rows,
        } = thresholds;
        *min_k = self.min_k.unwrap_or(*min_k);
        *max_epsilon = self.max_epsilon.unwrap_or(*max_epsilon);
        *min_pattern_capacity = self.min_pattern_capacity.unwrap_or(*min_pattern_capacity);
        *rows = self.rows.unwrap_or(*rows);
    }
}

impl EngineSettings {
    fn apply(&self, engine: &mut Engine) {
        if let Some(versions) = &self.pyyaml {
            engine.pyyaml = versions.clone();
        }
        if let Some(versions) = &self.avatar_yaml {
            engine.avatar_yaml = Some(versions.clone());
        }
    }
}

fn apply_command_line(command_line: &CommandLine, options: &mut Options) {
    if !command_line.select.is_empty() {
        for rule in rules::ALL {
            let selects = |selector: &Selector| selector.rules().any(|it| it == *rule);
            if !command_line.select.iter().any(selects) {
                set(options, rule.name, None);
            } else if options.level(rule).is_none() {
                set(options, rule.name, Some(rule.level));
            }
        }
    }
    for rule in command_line.ignore.iter().flat_map(|it| it.rules()) {
        set(options, rule.name, None);
    }
    set_levels(&command_line.levels, options);
}

/// Sets levels, those of groups before those of rules.
fn set_levels(levels: &[(Selector, Option<Level>)], options: &mut Options) {
    let (groups, rules): (Vec<_>, Vec<_>) = levels
        .iter()
        .partition(|(selector, _)| matches!(selector, Selector::Group(_)));
    for (selector, level) in groups.into_iter().chain(rules) {
        for rule in selector.rules() {
            set(options, rule.name, level);
        }
    }
}

fn set(options: &mut Options, rule: &'static str, level: Option<Level>) {
    options.levels.insert(rule, level);
}
