#!/usr/bin/env bash
# Compares the verdicts of four validators and of pydantic on the same documents. Needs Rust, Python 3.9 or
# later and Node 20 or later. Everything else is installed in .tools, which git ignores.
set -euo pipefail
cd "$(dirname "$0")"

tools=$PWD/.tools
python=$tools/venv/bin/python
if [ ! -x "$python" ]; then
    python3 -m venv "$tools/venv"
    "$python" -m pip install --quiet "jsonschema[format]==4.26.0" "pydantic==2.13.4" "PyYAML==6.0.4"
fi
if [ ! -d "$tools/wheels" ]; then
    for package in octopize-avatar-yaml==0.1.46 octopize-avatar==1.30.0 octopize-avatar==1.25.0; do
        "$python" -m pip download --quiet --no-deps --ignore-requires-python --dest "$tools/wheels" "$package"
    done
fi
node tools.mjs

cd ../..
cargo build --quiet -p avatar-lint
cargo build --quiet -p avatar-yaml --example verdicts
exec "$python" tests/validators/compare.py "$@"
