//! What has been chosen for each text: the configuration file nearest to it, as
//! on the command line.

use avatar_lint_driver::{Failure, Settings, Source};
use avatar_lint_rules::config::{CommandLine, ConfigFault};
use avatar_lint_rules::{Encoding, LineIndex, Options};
use gen_lsp_types::Uri;
use percent_encoding::percent_decode_str;
use std::path::PathBuf;

/// What has been chosen for the text at `uri`: nothing is shown of a file that
/// the configuration excludes. It is looked up anew each time, so that a changed
/// configuration holds at once.
///
/// # Errors
/// What keeps the nearest configuration from being used, in words.
pub(crate) fn options(uri: &Uri) -> Result<Option<Options>, String> {
    let mut settings = Settings::new(Source::Nearest, CommandLine::default());
    let Some(path) = path(uri) else {
        return Ok(Some(settings.of_name(&uri.0).options));
    };
    let is_excluded = settings.excludes(&path).is_some();
    match settings.of(&path) {
        Some(found) => Ok((!is_excluded).then_some(found.options)),
        None => Err(in_words(&settings.failures())),
    }
}

/// How the file at `uri` is encoded: the editor sends its text, and the client opens
/// its bytes.
pub(crate) fn encoding(uri: &Uri) -> Encoding {
    path(uri).map_or_else(Encoding::default, |path| {
        avatar_lint_driver::encoding(&path)
    })
}

/// The first thing that is wrong with a configuration.
fn in_words(failures: &[Failure]) -> String {
    match failures.first() {
        Some(Failure::Settings(ConfigFault::Wrong { path, text, errors })) => {
            let first = errors.first().map_or(String::new(), |error| {
                let position = LineIndex::new(text).position(text, error.span.start());
                format!(":{}:{}: {error}", position.line, position.column)
            });
            format!("{}{first}", path.display())
        }
        Some(failure) => failure.to_string(),
        None => String::new(),
    }
}

/// The file that an address stands for; none for texts that are no files.
fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    // What stands before the first slash is a host, which is this one.
    let path = rest.get(rest.find('/')?..)?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // On Windows `/c:/work` is `c:/work`.
    let is_drive = path.get(2..3) == Some(":") && cfg!(windows);
    Some(PathBuf::from(if is_drive { path.get(1..)? } else { &path }))
}

#[cfg(test)]
mod tests {
    use super::path;
    use gen_lsp_types::Uri;
    use std::path::Path;

    #[test]
    fn an_address_of_a_file_is_a_path() {
        let path = |uri: &str| path(&Uri::from(uri));
        assert_eq!(
            path("file:///a%20b/%C3%A9.yaml").as_deref(),
            Some(Path::new("/a b/é.yaml"))
        );
        assert_eq!(path("file://localhost/a").as_deref(), Some(Path::new("/a")));
        assert_eq!(path("untitled:Untitled-1"), None);
    }
}
