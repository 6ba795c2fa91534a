"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Optional

from . import _html

Level = Literal["error", "warning", "info"]
"""How much a finding matters."""


@dataclass(frozen=True)
class Position:
    """A place in a text."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    offset: int
    """In bytes of the text as UTF-8, from 0."""


@dataclass(frozen=True)
class Range:
    """A part of a text."""

    start: Position
    end: Position
    """The position after the last character."""


@dataclass(frozen=True)
class Related:
    """Another place that has a part in a finding."""

    message: str
    file: str
    range: Range


@dataclass(frozen=True)
class Edit:
    """Puts `replacement` where `range` is."""

    range: Range
    replacement: str


@dataclass(frozen=True)
class Fix:
    """A mend: edits that are made together."""

    safety: Literal["safe", "unsafe"]
    """`unsafe` changes what the run does; a person must agree."""
    message: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class ExcerptLine:
    """A line that a finding is about: secrets masked, long lines cut."""

    number: int
    before: str
    marked: str
    """The key or value at fault, as far as it is on this line."""
    after: str


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. Printed, it is one line, as of a compiler."""

    rule: str
    """The name of the rule; `avatar-lint explain RULE` tells more."""
    group: str
    level: Level
    message: str
    """What is wrong and what the engine does with it."""
    help: Optional[str]
    """What to write instead."""
    url: str
    """The documentation of the rule."""
    file: str
    range: Range
    """The key or value at fault."""
    related: tuple[Related, ...]
    fix: Optional[Fix]
    """The mend, when a certain one is known."""
    suppressed: bool
    """Whether a comment of the file hides the finding."""
    excerpt: tuple[ExcerptLine, ...]

    def __str__(self) -> str:
        start = self.range.start
        place = f"{self.file}:{start.line}:{start.column}"
        return f"{place}: {self.level} {self.rule} {self.message}"

    def _repr_html_(self) -> str:
        return _html.table([self])


class Findings(list[Finding]):
    """What was found, in the order of the text; a table in notebooks."""

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "Nothing was found."

    def _repr_html_(self) -> str:
        return _html.table(self)


class AvatarLintError(Exception):
    """Raised by `assert_clean`; holds what was found."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        lines = (
            f"{finding}\n    {finding.help}" if finding.help else str(finding)
            for finding in self.findings
        )
        return "\n".join(["the configuration is not clean:", *lines])


def from_json(raw: dict[str, Any]) -> Finding:
    """A finding as the native half describes it."""
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
