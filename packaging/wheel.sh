#!/usr/bin/env bash
# Builds the wheel and the source distribution, and checks their metadata as PyPI does.
#
#     packaging/wheel.sh
#
# Needs Rust, and Python with PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=target/tools/wheel
[ -x "$tools/bin/twine" ] || python3 -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check 'maturin>=1.9.4,<2' twine
rm -rf target/wheels-checked
"$tools/bin/maturin" build --quiet --profile dev --out target/wheels-checked --compatibility linux
"$tools/bin/maturin" sdist --out target/wheels-checked
"$tools/bin/twine" check --strict target/wheels-checked/*
