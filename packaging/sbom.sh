#!/usr/bin/env bash
# Writes what the command is made of, as CycloneDX, to target/sbom/avatar-lint.cdx.json.
#
# Needs Rust and cargo-cyclonedx (`cargo install cargo-cyclonedx`).
set -euo pipefail
cd "$(dirname "$0")/.."

# It writes a file beside every manifest of the workspace.
cargo cyclonedx --manifest-path crates/avatar-lint/Cargo.toml --format json \
  --target all --override-filename sbom
mkdir -p target/sbom
mv crates/avatar-lint/sbom.json target/sbom/avatar-lint.cdx.json
rm -f crates/*/sbom.json
ls -l target/sbom
