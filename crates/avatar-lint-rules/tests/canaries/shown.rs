//! What people may see of a set. The fuzz targets look at it, too.

use avatar_lint_rules::{Checked, Options};
use std::fmt::Write;

/// All that an output can be made of, and how many findings are about secrets.
pub(crate) fn shown(text: &str) -> (String, usize) {
    let stream = pyyaml_syntax::parse(text);
    let options = Options::default();
    let checked = Checked::new(&stream, &options).named("set.yaml");
    let (secrets, mut findings) = (checked.secrets(), checked.findings().to_vec());
    let mut shown = secrets.masked_text().into_owned();
    for finding in &mut findings {
        secrets.mask_finding(finding);
        if let Some(fix) = &mut finding.fix {
            secrets.withhold(fix);
        }
        let _ = write!(shown, "\n{finding:?}");
    }
    for fingerprint in checked.fingerprints() {
        let _ = write!(shown, "\n{}", fingerprint.place);
    }
    let about = findings
        .iter()
        .filter(|finding| finding.rule.group.as_str() == "secret");
    (shown, about.count())
}
