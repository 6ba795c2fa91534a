//! Prints what PyYAML would read from standard input, as JSON, or why it would not.

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let text = match pyyaml_syntax::decode(&bytes) {
        Ok(text) => text,
        Err(error) => {
            println!("{error}");
            return Ok(());
        }
    };
    let stream = pyyaml_syntax::parse(&text);
    for error in stream.errors() {
        let line = text[..error.span.start()].lines().count();
        println!("line {line}: {error}");
        if let Some(help) = &error.help {
            println!("    {help}");
        }
    }
    match pyyaml_syntax::json::stream_to_json(&stream) {
        Ok(json) => println!("{json}"),
        Err(error) => println!("{error}"),
    }
    Ok(())
}
