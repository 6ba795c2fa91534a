//! What people may see of a set. The fuzz targets look at it, too.

use avatar_lint_rules::secret::Secrets;
use avatar_lint_rules::{Options, fingerprints, lint_stream_with};
use std::fmt::Write;

/// All that an output can be made of, and how many findings are about secrets.
pub(crate) fn shown(text: &str) -> (String, usize) {
    let stream = pyyaml_syntax::parse(text);
    let secrets = Secrets::new(&stream, None);
    let mut findings = lint_stream_with(&stream, &secrets, &Options::default());
    let mut shown = secrets.masked_text().into_owned();
    for finding in &mut findings {
        secrets.mask_finding(finding);
        if let Some(fix) = &mut finding.fix {
            secrets.withhold(fix);
        }
        let _ = write!(shown, "\n{finding:?}");
    }
    for fingerprint in fingerprints("set.yaml", &stream, &secrets, &findings) {
        let _ = write!(shown, "\n{}", fingerprint.place);
    }
    let about = findings
        .iter()
        .filter(|finding| finding.rule.group.as_str() == "secret");
    (shown, about.count())
}
