"""Checks the links of the built site: the page is there, and so is its section.

    python docs/check_links.py docs/book [--external] [--without playground/]

Links to the site's own address count as links within it. Other sites are asked
with --external only.
"""

import argparse
import sys
import tomllib
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

HERE = Path(__file__).resolve().parent
CONFIG = tomllib.loads((HERE / "book.toml").read_text())
SITE = "https://avatar-lint.github.io" + CONFIG["output"]["html"]["site-url"]


class Page(HTMLParser):
    """The links and the sections of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.sections: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, "str | None"]]) -> None:
        for name, value in attributes:
            if name == "id" and value:
                self.sections.add(value)
            elif name in ("href", "src") and value:
                self.links.add(value)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("book", type=Path)
    options.add_argument("--external", action="store_true")
    options.add_argument("--without", help="a part of the site that is not built")
    arguments = options.parse_args()
    book: Path = arguments.book

    # The page for printing repeats the others, the menu has no address of its own.
    paths = [it for it in book.rglob("*.html") if it.name not in ("print.html", "toc.html", "404.html")]
    pages = {it.relative_to(book).as_posix(): Page(it) for it in paths}
    broken: list[str] = []
    external: dict[str, str] = {}
    count = 0
    for name, page in pages.items():
        for link in sorted(page.links):
            address, section = urldefrag(urljoin(SITE + name, link))
            if not address.startswith(SITE):
                if urlsplit(address).scheme in ("http", "https"):
                    external[address] = name
                continue
            target = unquote(address.removeprefix(SITE)) or "index.html"
            if arguments.without and target.startswith(arguments.without):
                continue
            count += 1
            if not (book / target).is_file():
                broken.append(f"{name}: no page {target}")
            elif section and target in pages and unquote(section) not in pages[target].sections:
                broken.append(f"{name}: no section #{section} in {target}")
    print(f"{len(pages)} pages, {count} links within the site, {len(external)} to other sites")
    if arguments.external:
        broken += [f"{name}: {address}: {why}" for address, name in external.items() if (why := refusal(address))]
    print("\n".join(broken) or "Every link leads somewhere.")
    sys.exit(bool(broken))


def refusal(address: str) -> "str | None":
    """Why an address of another site cannot be reached."""
    request = urllib.request.Request(address, headers={"User-Agent": "avatar-lint link check"})
    try:
        with urllib.request.urlopen(request, timeout=30):
            return None
    except OSError as error:
        return str(error)


if __name__ == "__main__":
    main()
