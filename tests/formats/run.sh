#!/usr/bin/env bash
# Validates the output formats that have an official schema, over the whole corpus:
# SARIF to OASIS's JSON Schema, JUnit to the schema of Jenkins' xUnit plugin.
# Needs Python, and installs packages in a folder in target/.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=target/formats-venv
[ -d "$venv" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet 'jsonschema==4.25.*' 'xmlschema==4.*'

cargo build --quiet --package avatar-lint
for format in sarif junit; do
    target/debug/avatar-lint check --quiet --show-suppressed --fail-on never \
        --format "$format:target/report.$format" tests/corpus tests/readme
done
"$venv/bin/python" tests/formats/validate.py target/report.sarif target/report.junit
