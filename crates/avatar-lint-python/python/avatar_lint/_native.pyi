from os import PathLike
from collections.abc import Sequence
from typing import Any

__all__ = ["__version__", "check", "run"]

__version__: str

def run(arguments: Sequence[str]) -> int: ...
def check(
    content: bytes,
    filename: str | PathLike[str],
    *,
    settings: dict[str, Any] | PathLike[str] | None,
    show_suppressed: bool,
) -> tuple[str, str]: ...
