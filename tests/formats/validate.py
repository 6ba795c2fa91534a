"""Validates a SARIF and a JUnit report against their official schemas."""

import json
import sys
from pathlib import Path

import jsonschema
import xmlschema

HERE = Path(__file__).parent


def sarif_errors(path):
    schema = json.loads((HERE / "sarif-2.1.0.json").read_text())
    report = json.loads(Path(path).read_text())
    validator = jsonschema.Draft7Validator(schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(report)]


def junit_errors(path):
    schema = xmlschema.XMLSchema(HERE / "junit-10.xsd")
    return [str(error) for error in schema.iter_errors(path)]


def main():
    sarif, junit = sys.argv[1:]
    failed = False
    for path, errors in [(sarif, sarif_errors(sarif)), (junit, junit_errors(junit))]:
        print(f"{path}: {len(errors)} errors")
        for error in errors[:10]:
            print(f"  {error}")
        failed |= bool(errors)
    sys.exit(failed)


if __name__ == "__main__":
    main()
