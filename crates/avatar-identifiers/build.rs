//! Makes the tables of the word lists: `words.fst` finds a phrase letter by
//! letter, its value is where `says.bin` holds what the phrase says. `filter.bin`
//! rules out most phrases that are not listed.

use fst::MapBuilder;
use language::{Language, Languages};
use say::{Say, What};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::{env, error, fs};

#[allow(
    dead_code,
    unreachable_pub,
    reason = "only names and numbers are needed here"
)]
#[path = "src/category.rs"]
mod category;
#[allow(unreachable_pub, reason = "the library has modules")]
#[path = "src/filter.rs"]
mod filter;
#[allow(
    dead_code,
    unreachable_pub,
    reason = "only names and numbers are needed here"
)]
#[path = "src/language.rs"]
mod language;
#[allow(dead_code, unreachable_pub, reason = "only what writes is needed here")]
#[path = "src/say.rs"]
mod say;

type Fallible<T> = Result<T, Box<dyn error::Error>>;
/// The languages in which a phrase says each thing, by its first bytes.
type Says = BTreeMap<[u8; Say::SIZE - 1], u8>;

fn main() -> Fallible<()> {
    println!("cargo::rerun-if-changed=words");
    println!("cargo::rerun-if-changed=src");
    let mut phrases: BTreeMap<String, Says> = BTreeMap::new();
    read("words/any.tsv", Languages::ALL, &mut phrases)?;
    for language in Language::ALL {
        let file = format!("words/{language}.tsv");
        read(&file, language.into(), &mut phrases)?;
    }
    let mut map = MapBuilder::memory();
    let mut bytes = Vec::new();
    let mut known = HashMap::new();
    let mut listed = vec![0; filter::SIZE];
    for (phrase, says) in phrases {
        let encoded: Vec<u8> = [u8::try_from(says.len())?]
            .into_iter()
            .chain(
                says.iter()
                    .flat_map(|([what, of], bits)| [*what, *of, *bits]),
            )
            .collect();
        let at = *known.entry(encoded).or_insert_with_key(|encoded| {
            let at = bytes.len();
            bytes.extend_from_slice(encoded);
            at
        });
        let (byte, bit) = filter::place(phrase.bytes());
        if let Some(byte) = listed.get_mut(byte) {
            *byte |= bit;
        }
        map.insert(phrase, u64::try_from(at)?)?;
    }
    let folder = env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("words.fst"), map.into_inner()?)?;
    fs::write(folder.join("says.bin"), bytes)?;
    fs::write(folder.join("filter.bin"), listed)?;
    Ok(())
}

fn read(file: &str, languages: Languages, phrases: &mut BTreeMap<String, Says>) -> Fallible<()> {
    for line in fs::read_to_string(file)?.lines().skip(1) {
        let mut fields = line.split('\t');
        let (Some(meaning), Some(phrase)) = (fields.next(), fields.next()) else {
            return Err(format!("{file}: `{line}` needs a meaning and a phrase").into());
        };
        let what =
            What::parse(meaning).ok_or_else(|| format!("{file}: `{meaning}` is not a meaning"))?;
        let letters: String = phrase.chars().filter(|c| *c != ' ').collect();
        let says = phrases.entry(letters).or_default();
        *says.entry(what.encode()).or_default() |= languages.bits();
    }
    Ok(())
}
