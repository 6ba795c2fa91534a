#!/usr/bin/env bash
# Checks the recipe for conda-forge, the formula for Homebrew and the container file,
# without building them.
#
#     packaging/check.sh
#
# Needs Ruby, and Python with PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=target/tools/packaging
[ -x "$tools/bin/pip" ] || python3 -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check --requirement packaging/requirements.txt

archive=$(mktemp)
trap 'rm -f "$archive"' EXIT
git archive --format tar.gz --output "$archive" HEAD
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
packaging/fill.sh "$version" "$archive" > /dev/null
if grep -n '@[A-Z0-9]*@' target/packaging/*; then
  echo "something was not filled in" >&2
  exit 1
fi

"$tools/bin/python" -c '
import sys, rattler_build
recipe = rattler_build.Stage0Recipe.from_file(sys.argv[1]).to_dict()
print("ok: the recipe for conda-forge is one, of", recipe["package"]["name"])
' target/packaging/recipe.yaml
ruby -c target/packaging/avatar-lint.rb > /dev/null
echo "ok: the formula for Homebrew is Ruby"
"$tools/bin/hadolint" packaging/Containerfile
echo "ok: hadolint finds nothing in the container file"
