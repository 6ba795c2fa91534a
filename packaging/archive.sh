#!/usr/bin/env bash
# Builds the release archive of one target into target/archives: the command, its
# completions and man pages, and a checksum.
#
#     packaging/archive.sh x86_64-unknown-linux-musl
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:?"name a target, as in \`rustc --print target-list\`"}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
name=avatar-lint-$version-$target
archives=target/archives

cargo build --profile dist --locked --package avatar-lint --target "$target"
rm -rf "${archives:?}/$name"
mkdir -p "$archives/$name"
binary=avatar-lint
case $target in *windows*) binary=avatar-lint.exe ;; esac
cp "target/$target/dist/$binary" README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$archives/$name"
cp -r crates/avatar-lint/completions crates/avatar-lint/man "$archives/$name"

cd "$archives"
case $target in
  *windows*)
    archive=$name.zip
    7z a -bso0 "$archive" "$name"
    ;;
  *)
    archive=$name.tar.gz
    tar -czf "$archive" "$name"
    ;;
esac
rm -r "$name"
if command -v sha256sum > /dev/null; then
  sha256sum "$archive" > "$archive.sha256"
else
  shasum -a 256 "$archive" > "$archive.sha256"
fi
ls -l "$archive"
