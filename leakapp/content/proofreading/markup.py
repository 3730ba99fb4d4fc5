"""What a reader meets in a piece of HTML: blocks of words, links, places to link to."""

from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "dfn",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "time",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Not sentences: pictures (their words stand beside them), menus, tables, and the references at the end of a page.
_APART = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "code",
        "pre",
        "table",
        "select",
        "footer",
        "aside",
        "sup",
    }
)


@dataclass(frozen=True)
class Markup:
    """`blocks`: the words of each paragraph, heading, list item and so on, in order. `links`: each href as written."""

    blocks: tuple[str, ...]
    headings: frozenset[str]
    links: tuple[str, ...]
    ids: frozenset[str]


def read(html: str, part: str = "") -> Markup:
    """Read a fragment, or only what stands inside the element named `part` ("main"). Ids are taken from everywhere."""
    reader = _Reader(part)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return Markup(tuple(reader.blocks), frozenset(reader.headings), tuple(reader.links), frozenset(reader.ids))


class _Reader(HTMLParser):
    def __init__(self, part: str) -> None:
        super().__init__(convert_charrefs=True)
        self.part = part
        self.open: list[tuple[str, bool]] = []  # (tag, whether its words are left out)
        self.inside = 0 if part else 1
        self.words: list[str] = []
        self.blocks: list[str] = []
        self.headings: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    @property
    def apart(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def end_block(self) -> None:
        block = " ".join("".join(self.words).split())
        self.words = []
        if block:
            self.blocks.append(block)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == self.part:
            self.inside += 1
        if tag not in _INLINE:
            self.end_block()
        if tag == "br":
            self.words.append(" ")
        if tag == "a" and self.inside and given.get("href"):
            self.links.append(given["href"] or "")
        if tag not in _VOID:
            hidden = "hidden" in given or given.get("aria-hidden") == "true"
            self.open.append((tag, self.apart or hidden or tag in _APART))

    def handle_endtag(self, tag: str) -> None:
        if tag not in (each for each, _ in self.open):
            return
        if tag in _HEADINGS:
            self.headings.append(" ".join("".join(self.words).split()))
        if tag not in _INLINE:
            self.end_block()
        while self.open.pop()[0] != tag:
            pass
        if tag == self.part:
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if self.inside and not self.apart:
            self.words.append(data)
