//! What tokens begin with, and where that stands in a string.

/// What every key of the Octopize API begins with.
pub(super) const API_KEY_PREFIX: &str = "octopize_apikey.";

/// Prefixes of tokens, each with how many characters must follow at least. Who
/// issues such tokens documents the prefix so that they can be found.
pub(super) const PREFIXES: [(&str, usize); 124] = [
    // Clouds
    ("AKIA", 16),
    ("ASIA", 16),
    ("ABIA", 16),
    ("ACCA", 16),
    ("1//0", 30),
    ("nfp_", 30),
    ("fo1_", 30),
    ("fm2_", 30),
    ("AIza", 30),
    ("ya29.", 20),
    ("GOCSPX-", 20),
    ("LTAI", 12),
    ("AKID", 30),
    ("dop_v1_", 32),
    ("doo_v1_", 32),
    ("dor_v1_", 32),
    ("AGE-SECRET-KEY-1", 20),
    // Forges
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("gldt-", 16),
    ("glrt-", 16),
    ("glrtr-", 16),
    ("glcbt-", 16),
    ("glptt-", 16),
    ("glft-", 16),
    ("glimt-", 16),
    ("glagent-", 16),
    ("glsoat-", 16),
    ("glffct-", 16),
    ("gloas-", 16),
    ("ATBB", 20),
    ("BBDC-", 30),
    ("GR1348941", 18),
    ("sgp_", 30),
    ("bkua_", 30),
    ("CCIPAT_", 20),
    ("CCIPRJ_", 20),
    ("ATATT3", 20),
    ("ATCTT3", 20),
    // Packages and containers
    ("npm_", 30),
    ("pypi-", 30),
    ("rubygems_", 30),
    ("CLOJARS_", 40),
    ("AKCp", 40),
    ("dckr_pat_", 16),
    ("dckr_oat_", 16),
    ("cio", 32),
    ("oy2", 40),
    // Data, models and vaults
    ("dapi", 32),
    ("dkea", 32),
    ("hf_", 24),
    ("api_org_", 24),
    ("gsk_", 30),
    ("pplx-", 30),
    ("xai-", 40),
    ("r8_", 30),
    ("tvly-", 20),
    ("sk-or-v1-", 32),
    ("ops_", 40),
    ("sk-ant-", 16),
    ("sk-proj-", 16),
    ("sk-svcacct-", 16),
    ("sk-live-", 12),
    ("sk-test-", 12),
    ("sk-", 20),
    ("hvs.", 20),
    ("hvb.", 20),
    ("hvr.", 20),
    ("pscale_tkn_", 20),
    ("pscale_pw_", 20),
    ("pscale_oauth_", 20),
    ("sbp_", 30),
    ("sb_secret_", 16),
    ("napi_", 30),
    ("dp.pt.", 20),
    ("dp.st.", 20),
    ("dp.ct.", 20),
    ("dp.sa.", 20),
    ("dp.scim.", 20),
    ("dp.audit.", 20),
    // Services
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("xoxr-", 10),
    ("xoxs-", 10),
    ("xapp-", 10),
    ("xoxe.", 20),
    ("xoxe-", 20),
    ("sk_live_", 12),
    ("sk_test_", 12),
    ("rk_live_", 12),
    ("rk_test_", 12),
    ("whsec_", 20),
    ("SG.", 40),
    ("shpat_", 24),
    ("shpss_", 24),
    ("shpca_", 24),
    ("shppa_", 24),
    ("sq0atp-", 20),
    ("sq0csp-", 30),
    ("xkeysib-", 40),
    ("figd_", 30),
    ("ntn_", 30),
    ("sntrys_", 30),
    ("sntryu_", 30),
    ("dt0c01.", 30),
    ("NRII-", 20),
    ("PMAT-", 20),
    ("CFPAT-", 30),
    ("pat-na1-", 30),
    ("pat-eu1-", 30),
    ("phx_", 30),
    ("glsa_", 24),
    ("glc_", 24),
    ("lin_api_", 24),
    ("PMAK-", 24),
    ("pul-", 30),
    ("NRAK-", 20),
    ("tskey-", 16),
];

/// The other signs that a token begins with or follows.
pub(super) const SIGNS: [&str; 4] = [API_KEY_PREFIX, "eyJ", "-----BEGIN", "8Q~"];

/// What signs and prefixes begin with: first the signs, then the prefixes. This and what
/// follows is made while compiling, since making it takes longer than checking a small
/// file.
static STARTS: [[u8; 3]; SIGNS.len() + PREFIXES.len()] = starts();

#[allow(clippy::indexing_slicing, reason = "it is done while compiling")]
const fn starts() -> [[u8; 3]; SIGNS.len() + PREFIXES.len()] {
    let mut starts = [[0; 3]; SIGNS.len() + PREFIXES.len()];
    let mut index = 0;
    while index < starts.len() {
        let sign = if index < SIGNS.len() {
            SIGNS[index]
        } else {
            PREFIXES[index - SIGNS.len()].0
        };
        let sign = sign.as_bytes();
        starts[index] = [sign[0], sign[1], sign[2]];
        index += 1;
    }
    starts
}

static FIRST_AND_SECOND: Pairs = Pairs::of(0, 1);
static SECOND_AND_THIRD: Pairs = Pairs::of(1, 2);
static FIRST_AND_THIRD: Pairs = Pairs::of(0, 2);

/// The pairs of bytes at two places of all starts, and others that look alike in their
/// low bits.
struct Pairs([u64; 64]);

impl Pairs {
    #[allow(clippy::indexing_slicing, reason = "it is done while compiling")]
    const fn of(one: usize, other: usize) -> Self {
        let starts = starts();
        let mut pairs = [0; 64];
        let mut index = 0;
        while index < starts.len() {
            let start = starts[index];
            pairs[(start[one] & 63) as usize] |= 1 << (start[other] & 63);
            index += 1;
        }
        Self(pairs)
    }

    fn may_hold(&self, one: u8, other: u8) -> bool {
        let row = self.0.get(usize::from(one & 63));
        row.is_some_and(|row| row >> (other & 63) & 1 == 1)
    }
}

/// The next place at or after `from` where a sign or a prefix stands, and the number of
/// the longest there: first the signs are counted, then the prefixes.
pub(super) fn next_start(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.as_bytes().get(from..)?;
    let may_start = |bytes: &[u8]| match *bytes {
        [first, second, third] => {
            FIRST_AND_SECOND.may_hold(first, second)
                && SECOND_AND_THIRD.may_hold(second, third)
                && FIRST_AND_THIRD.may_hold(first, third)
        }
        _ => false,
    };
    let mut starts = rest
        .windows(3)
        .enumerate()
        .filter(|(_, bytes)| may_start(bytes));
    starts.find_map(|(at, _)| Some((from + at, sign_at(rest.get(at..)?)?)))
}

/// The number of the longest sign or prefix that `bytes` begin with.
fn sign_at(bytes: &[u8]) -> Option<usize> {
    let first = bytes.first_chunk()?;
    let mut longest: Option<(usize, usize)> = None;
    for (number, start) in STARTS.iter().enumerate() {
        if start != first {
            continue;
        }
        let prefix = || Some(PREFIXES.get(number - SIGNS.len())?.0);
        let sign = SIGNS.get(number).copied().or_else(prefix)?;
        let is_longer = longest.is_none_or(|(_, len)| sign.len() > len);
        if is_longer && bytes.starts_with(sign.as_bytes()) {
            longest = Some((number, sign.len()));
        }
    }
    longest.map(|(number, _)| number)
}
