"""A source as a reader sees it: its words are content, its grade is the clinical table's."""

from dataclasses import dataclass

from leakapp.content.snapshot import Snapshot, Words
from leakapp.triage.sources import SOURCES

NOT_LOOKED_UP = "not_looked_up"


@dataclass(frozen=True)
class Reference:
    """`strength`: the grade in a word or two. `meaning`: what the grade says, in one sentence."""

    words: Words
    strength: str
    meaning: str

    @property
    def key(self) -> str:
        return self.words.key

    @property
    def is_published(self) -> bool:
        """Whether there is something to look up: not for what stands for having no source."""
        return bool(self.words["topic"] != NOT_LOOKED_UP)

    @property
    def link(self) -> str:
        """The best address to read it at, or ""."""
        if self.words["doi"]:
            return f"https://doi.org/{self.words['doi']}"
        if self.words["pmid"]:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.words['pmid']}/"
        return str(self.words["url"])


def reference(snapshot: Snapshot, key: str) -> Reference:
    """Raises KeyError for a key that is not in the clinical table."""
    words, page, grade = snapshot.words("source", key), snapshot.words("page", "sources"), SOURCES[key]
    return Reference(words, page[f"grade.{grade}"], page[f"about.{grade}"])
