#!/usr/bin/env bash
# Fills the version and the checksum of a release into the recipe and the formula, and
# writes them to target/packaging.
#
#     packaging/fill.sh 0.1.0 v0.1.0.tar.gz
set -euo pipefail
version=${1:?"name the version"}
archive=${2:?"name the archive of the tag"}
sum=$(sha256sum "$archive" | cut -d ' ' -f 1)
cd "$(dirname "$0")/.."

mkdir -p target/packaging
for file in packaging/conda/recipe.yaml packaging/homebrew/avatar-lint.rb; do
  sed "s/@VERSION@/$version/g; s/@SHA256@/$sum/g" "$file" > "target/packaging/$(basename "$file")"
done
ls target/packaging
