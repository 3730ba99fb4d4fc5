"""Reads a page as a person or a crawler does: what is shown, what is folded away, where its links lead."""

from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser

NEVER_SHOWN = {"script", "style", "head"}
ALONE = {"meta", "link", "br", "input", "img", "hr", "path", "circle", "rect"}  # without an end tag


@dataclass
class ReadPage(HTMLParser):
    """`text`: all words. `shown`: without what is folded in a closed <details>. `text_of`: element id -> its words."""

    html: str
    shown: list[str] = field(default_factory=list)
    all_text: list[str] = field(default_factory=list)
    text_of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    json_ld: str = ""

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(self.html)

    @property
    def text(self):
        return " ".join(self.all_text)

    @property
    def shown_text(self):
        return " ".join(self.shown)

    def words_of(self, element):
        return " ".join(self.text_of[element])

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "meta":
            self.meta[given.get("name") or given.get("property", "")] = given.get("content", "")
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        for name in ("aria-label", "alt", "title"):
            if given.get(name):
                self.handle_data(given[name])
        if tag not in ALONE:
            self._open.append((tag, given))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in ALONE:
            self._open.pop()

    def handle_endtag(self, tag):
        if tag in ALONE:
            return
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data):
        data = data.replace("\u2011", "-")  # a hyphen at which no line ends
        inside = [tag for tag, _ in self._open]
        if "title" in inside and "head" in inside:
            self.title += data
        if self._open and self._open[-1][1].get("type") == "application/ld+json":
            self.json_ld += data
        if not data.strip() or NEVER_SHOWN & set(inside):
            return
        self.all_text.append(data.strip())
        if not self._folded():
            self.shown.append(data.strip())
        for _, given in self._open:
            if given.get("id"):
                self.text_of[given["id"]].append(data.strip())

    def _folded(self):
        """Whether a closed <details> hides this, that is, whether it is outside the details' own <summary>."""
        hidden = False
        for place, (tag, given) in enumerate(self._open):
            if tag == "details" and "open" not in given:
                inner = self._open[place + 1][0] if place + 1 < len(self._open) else ""
                hidden = hidden or inner != "summary"
        return hidden
