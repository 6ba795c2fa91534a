#!/usr/bin/env bash
# Publishes the crates, in the order in which they depend on each other.
#
#     packaging/crates.sh --dry-run
set -euo pipefail
cd "$(dirname "$0")/.."

# Cargo takes a crate of the same version for the same, and would verify against the sources and
# the libraries of an earlier run. In a folder of its own there are none.
CARGO_TARGET_DIR=$(mktemp -d)
export CARGO_TARGET_DIR
trap 'rm -rf "$CARGO_TARGET_DIR"' EXIT

# What Python loads is published as a wheel, and what developers run is not published.
cargo publish --workspace --locked --exclude avatar-lint-python --exclude avatar-lint-dev "$@"
