#!/usr/bin/env bash
# Builds the site into docs/book, the pages of the rules and the schemas at their
# addresses included, and checks its links.
#
# Needs Rust and Python, and mdBook: the one on the PATH, or else one that is built into
# target/tools, which takes minutes. The playground needs more: see playground/build.sh.
# With --without-playground it is left out.
set -euo pipefail
cd "$(dirname "$0")"

playground=yes
if [ "${1:-}" = --without-playground ]; then
  playground=no
  shift
fi

if ! mdbook=$(command -v mdbook); then
  mdbook=$PWD/../target/tools/bin/mdbook
  [ -x "$mdbook" ] || cargo install mdbook --version 0.5.4 --locked \
    --no-default-features --features search --root ../target/tools
fi

cargo dev site ../target/site
"$mdbook" build ../target/site --dest-dir "$PWD/book"
cp -r ../crates/avatar-format/schemas book/schemas
if [ $playground = yes ]; then
  playground/build.sh book/playground
else
  echo "The playground is left out."
  set -- --without playground/ "$@"
fi
python3 check_links.py book "$@"
