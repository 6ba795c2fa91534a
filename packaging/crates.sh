#!/usr/bin/env bash
# Publishes the crates, in the order in which they depend on each other.
#
#     packaging/crates.sh --dry-run
set -euo pipefail
cd "$(dirname "$0")/.."

# What Python loads is published as a wheel, and what developers run is not published.
cargo publish --workspace --locked --exclude avatar-lint-python --exclude avatar-lint-dev "$@"
