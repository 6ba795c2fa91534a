"""Tests the module as users see it. Run by `run.py`, on an installed wheel."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from IPython.core.formatters import HTMLFormatter

import avatar_lint
from avatar_lint import AvatarLintError, Finding, check, check_file

CLEAN = """\
kind: AvatarVolume
metadata:
  name: input
spec:
  url: s3://bucket/input
"""
MISSPELLED = CLEAN.replace("url:", "urll:")
PASSWORD = "hunter2-7Qz9"
SECRET = CLEAN.replace("s3://", f"postgresql://app:{PASSWORD}@db/")


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def test_a_clean_text_has_no_findings() -> None:
    assert check(CLEAN) == []
    avatar_lint.assert_clean(CLEAN)


def test_a_finding_says_where_and_what() -> None:
    findings = check(MISSPELLED, filename="input.yaml")
    [finding] = [it for it in findings if it.rule == "unknown-field"]
    assert finding.group == "schema"
    assert finding.level == "error"
    assert finding.file == "input.yaml"
    assert (finding.range.start.line, finding.range.start.column) == (5, 3)
    assert finding.range.end.column == 7
    assert "`urll`" in finding.message
    assert finding.url.endswith("/rules/unknown-field.html")
    assert [line.marked for line in finding.excerpt] == ["urll"]
    assert str(finding).startswith("input.yaml:5:3: error unknown-field `urll`")


def test_a_fix_can_be_applied_by_its_offsets() -> None:
    text = MISSPELLED.replace("input", "é", 1).encode()
    [fix] = [it.fix for it in check(text.decode()) if it.fix]
    for edit in reversed(fix.edits):
        start, end = edit.range.start.offset, edit.range.end.offset
        text = text[:start] + edit.replacement.encode() + text[end:]
    assert check(text.decode()) == []


def test_findings_are_values() -> None:
    findings = check(MISSPELLED)
    assert findings == check(MISSPELLED)
    assert pickle.loads(pickle.dumps(findings)) == findings
    assert len(set(findings)) == len(findings)


def test_a_file_is_read_as_the_engine_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "input.yaml"
    file.write_bytes(MISSPELLED.encode("utf-16"))
    # The engine opens a file in the encoding of the locale.
    assert rules(check_file(file)) == ["unreadable-encoding", *rules(check(MISSPELLED))]
    file.write_bytes(b"kind: \xff")
    assert rules(check_file(str(file))) == ["invalid-yaml"]
    with pytest.raises(FileNotFoundError):
        check_file(tmp_path / "none.yaml")


def test_assert_clean_raises_what_was_found() -> None:
    with pytest.raises(AvatarLintError) as caught:
        avatar_lint.assert_clean(MISSPELLED, filename="input.yaml")
    assert caught.value.findings == check(MISSPELLED, filename="input.yaml")
    assert "input.yaml:5:3: error unknown-field" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).findings == caught.value.findings


def test_assert_clean_fails_from_a_level_on() -> None:
    warnings = {"levels": {"schema": "warning"}}
    with pytest.raises(AvatarLintError):
        avatar_lint.assert_clean(MISSPELLED, config=warnings)
    avatar_lint.assert_clean(MISSPELLED, config=warnings, fail_on="error")
    avatar_lint.assert_clean(MISSPELLED, config={"fail-on": "never"})


def test_settings_come_from_a_dictionary_or_a_file(tmp_path: Path) -> None:
    off = {"levels": {"schema": "off"}}
    assert check(MISSPELLED, config=off) == []
    file = tmp_path / "avatar-lint.toml"
    file.write_text('[levels]\nschema = "off"\n')
    assert check(MISSPELLED, config=file) == []
    assert check(MISSPELLED, config=str(file)) == []


def test_without_settings_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "avatar-lint.toml").write_text('[levels]\nschema = "off"\n')
    file = tmp_path / "jobs" / "input.yaml"
    file.parent.mkdir()
    file.write_text(MISSPELLED)
    assert check_file(file) == []
    assert check(MISSPELLED, filename=file) == []
    assert rules(check_file(file, config={})) == rules(check(MISSPELLED))


def test_wrong_settings_are_an_error_at_their_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="`lewels` is not a setting here. Did you mean `levels`"):
        check(CLEAN, config={"lewels": {}})
    wrong: list[tuple[Any, str]] = [
        ({"thresholds": {"min-k": 1}}, "config: thresholds.min-k: This must be a whole number of"),
        ({"exclude": ["a/", 2]}, r"config: exclude\[1\]: This must be a string, but it is a whole"),
        ({"levels": {"no-such-rule": "off"}}, "config: levels: No rule or group is named"),
        ({"profile": None}, "config: profile: This must be .*, but it is of the type `NoneType`"),
        ({"overrides": [{"levels": {}}]}, r"config: overrides\[0\]: An override needs `files`"),
        ({1: "strict"}, "config: the key 1 is not a string"),
    ]
    for config, message in wrong:
        with pytest.raises(ValueError, match=message):
            check(CLEAN, config=config)
    file = tmp_path / "avatar-lint.toml"
    file.write_text('[levels]\nno-such-rule = "off"\n')
    with pytest.raises(ValueError, match=r"avatar-lint\.toml:2:1: "):
        check(CLEAN, config=file)
    with pytest.raises(FileNotFoundError):
        check(CLEAN, config=tmp_path / "none.toml")


def test_what_a_comment_hides_is_shown_on_demand() -> None:
    text = MISSPELLED.replace("urll:", "# avatar-lint: ignore[schema] tried\n  urll:")
    hidden = check(text, show_suppressed=True)
    assert hidden and any(finding.suppressed for finding in hidden)
    assert not any(finding.suppressed for finding in check(text))


def test_no_secret_is_shown() -> None:
    findings = check(SECRET)
    assert "credential-in-url" in rules(findings)
    shown = [repr(findings), str(findings), findings._repr_html_()]
    try:
        avatar_lint.assert_clean(SECRET)
    except AvatarLintError as error:
        shown += [repr(error), str(error)]
    assert len(shown) == 5
    assert not [text for text in shown if PASSWORD in text]


def test_notebooks_show_a_table() -> None:
    findings = check(MISSPELLED.replace("urll", "<b>&"), filename="<script>.yaml")
    html = HTMLFormatter()(findings)
    assert html is not None
    assert html.count("<tr") == len(findings) >= 1
    assert "<mark" in html
    assert "&lt;script&gt;.yaml" in html and "<script" not in html
    assert "&lt;b&gt;&amp;" in html and "<b>&" not in html
    assert "no findings" in HTMLFormatter()(check(CLEAN))
    assert "<tr" in HTMLFormatter()(findings[0])


def test_hidden_characters_are_spelled_out() -> None:
    findings = check(MISSPELLED.replace("urll", "ur\u202ell"))
    assert "ur<U+202E>ll" in [line.marked for it in findings for line in it.excerpt]
    assert "\u202e" not in str(findings) + findings._repr_html_()


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "\t", "- " * 2_000, "&a [*a]", "{" * 99])
def test_any_text_gives_an_answer(text: str) -> None:
    assert isinstance(check(text), list)


def test_the_command_is_the_same_program(tmp_path: Path) -> None:
    file = tmp_path / "input.yaml"
    file.write_text(MISSPELLED)
    command = [sys.executable, "-m", "avatar_lint", "check", str(file), "--format", "concise"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [str(it) for it in check_file(file)]
    wrong = subprocess.run([*command, "--no-such"], capture_output=True, text=True)
    assert wrong.returncode == 2
