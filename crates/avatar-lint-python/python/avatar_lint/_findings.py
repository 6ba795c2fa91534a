"""The findings of a check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Optional

from . import _html

Level = Literal["error", "warning", "info"]
"""How serious a finding is."""


@dataclass(frozen=True)
class Position:
    """A position in a file."""

    line: int
    """Starts at 1."""
    column: int
    """Starts at 1, in characters."""
    offset: int
    """In bytes of the file as UTF-8, starts at 0."""


@dataclass(frozen=True)
class Range:
    """A range of a file."""

    start: Position
    end: Position
    """The position after the last character."""


@dataclass(frozen=True)
class Related:
    """Another location that explains a finding."""

    message: str
    file: str
    range: Range


@dataclass(frozen=True)
class Edit:
    """Replaces `range` with `replacement`."""

    range: Range
    replacement: str


@dataclass(frozen=True)
class Fix:
    """Edits that resolve a finding. They are applied together."""

    safety: Literal["safe", "unsafe"]
    """An `unsafe` fix changes what the run does, so a person must review it."""
    message: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class ExcerptLine:
    """A line of a finding. Secrets are masked, and long lines are cut."""

    number: int
    before: str
    marked: str
    """The part of the key or value that is on this line."""
    after: str


@dataclass(frozen=True)
class Finding:
    """One problem. `str` shows it on one line, as a compiler does."""

    rule: str
    """The name of the rule, for `avatar-lint explain RULE`."""
    group: str
    level: Level
    message: str
    """What is wrong, and what the engine does."""
    help: Optional[str]
    """What to write instead."""
    url: str
    """The documentation of the rule."""
    file: str
    range: Range
    """The key or value that is wrong."""
    related: tuple[Related, ...]
    fix: Optional[Fix]
    """The fix, when there is one."""
    suppressed: bool
    """Whether a comment in the file suppresses the finding."""
    excerpt: tuple[ExcerptLine, ...]

    def __str__(self) -> str:
        start = self.range.start
        location = f"{self.file}:{start.line}:{start.column}"
        return f"{location}: {self.level} {self.rule} {self.message}"

    def _repr_html_(self) -> str:
        return _html.table([self])


class Findings(list[Finding]):
    """The findings in source order. Notebooks show them as a table."""

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "No findings."

    def _repr_html_(self) -> str:
        return _html.table(self)


class AvatarLintError(Exception):
    """Raised by `assert_clean`. `findings` holds the findings."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        lines = (
            f"{finding}\n    {finding.help}" if finding.help else str(finding)
            for finding in self.findings
        )
        return "\n".join(["the configuration has findings:", *lines])


def from_json(raw: dict[str, Any]) -> Finding:
    """Converts a finding from the JSON of the native module."""
    fix = raw["fix"]
    return Finding(
        **{
            **raw,
            "range": _range(raw["range"]),
            "related": tuple(_with_range(Related, part) for part in raw["related"]),
            "fix": fix
            and Fix(
                safety=fix["safety"],
                message=fix["message"],
                edits=tuple(_with_range(Edit, edit) for edit in fix["edits"]),
            ),
            "excerpt": tuple(ExcerptLine(**line) for line in raw["excerpt"]),
        }
    )


def _with_range(kind: Any, raw: dict[str, Any]) -> Any:
    return kind(**{**raw, "range": _range(raw["range"])})


def _range(raw: dict[str, Any]) -> Range:
    return Range(Position(**raw["start"]), Position(**raw["end"]))
