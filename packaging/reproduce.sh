#!/usr/bin/env bash
# Builds the command twice, in two folders, and compares the bytes.
#
#     packaging/reproduce.sh
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The path of the sources and of the registry is no part of the binary.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
for number in one two; do
  git worktree add --quiet --detach "$work/$number" HEAD
  (
    cd "$work/$number"
    RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=$cargo_home=cargo" \
      cargo build --quiet --profile dist --locked --package avatar-lint --target-dir "$work/target-$number"
  )
  git worktree remove --force "$work/$number"
done
sha256sum "$work"/target-*/dist/avatar-lint
cmp "$work/target-one/dist/avatar-lint" "$work/target-two/dist/avatar-lint"
echo "The two builds are the same."
