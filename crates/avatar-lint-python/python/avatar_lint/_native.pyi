from os import PathLike
from collections.abc import Sequence

__all__ = ["__version__", "check", "run"]

__version__: str

def run(arguments: Sequence[str]) -> int: ...
def check(
    content: bytes,
    filename: str | PathLike[str],
    *,
    settings: str | PathLike[str] | None,
    show_suppressed: bool,
) -> tuple[str, str]: ...
