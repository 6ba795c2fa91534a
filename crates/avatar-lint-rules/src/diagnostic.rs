//! Findings as diagnostics of `miette`, so that a program that embeds the
//! library can show them its own way.
//!
//! ```
//! use miette::{NamedSource, Report};
//!
//! let text = "kind: [";
//! for finding in avatar_lint_rules::lint(text, &avatar_lint_rules::Options::default()) {
//!     let report = Report::new(finding).with_source_code(NamedSource::new("set.yaml", text));
//!     eprintln!("{report:?}");
//! }
//! ```

use crate::{Finding, Level};
use miette::{Diagnostic, LabeledSpan, Severity};
use pyyaml_syntax::Span;
use std::error::Error;
use std::fmt::{self, Display};

impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Finding {}

impl Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.rule.name))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let help = self.help.as_deref()?;
        Some(Box::new(help))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.rule.url()))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let primary = LabeledSpan::new_primary_with_span(None, source_span(self.span));
        let related = self.related.iter().map(|related| {
            LabeledSpan::new_with_span(Some(related.message.clone()), source_span(related.span))
        });
        Some(Box::new(std::iter::once(primary).chain(related)))
    }
}

fn source_span(span: Span) -> miette::SourceSpan {
    (span.start()..span.end()).into()
}

#[cfg(test)]
mod tests {
    use crate::{Finding, Level, rules};
    use miette::{Diagnostic, Severity};
    use pyyaml_syntax::Span;

    #[test]
    fn a_finding_tells_miette_all_it_knows() {
        let finding = Finding::new(
            &rules::syntax::invalid_yaml::RULE,
            Span::new(3, 7),
            "Wrong.",
        )
        .help("write it right")
        .related(Span::new(0, 2), "the other half");
        assert_eq!(finding.to_string(), "Wrong.");
        assert_eq!(finding.code().unwrap().to_string(), "invalid-yaml");
        for (level, severity) in [
            (Level::Error, Severity::Error),
            (Level::Warning, Severity::Warning),
            (Level::Info, Severity::Advice),
        ] {
            assert_eq!(finding.clone().level(level).severity(), Some(severity));
        }
        assert_eq!(
            Diagnostic::help(&finding).unwrap().to_string(),
            "write it right"
        );
        assert!(
            finding
                .url()
                .unwrap()
                .to_string()
                .ends_with("/invalid-yaml.html")
        );
        let labels: Vec<_> = finding.labels().unwrap().collect();
        assert_eq!((labels[0].offset(), labels[0].len()), (3, 4));
        assert!(labels[0].primary());
        assert_eq!(labels[1].label(), Some("the other half"));
    }
}
