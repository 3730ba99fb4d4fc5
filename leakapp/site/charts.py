"""The figures that may be drawn, each stated once. Pictures and their words are made from these rows.

Source: clinical table, "Numbers suitable for charts"; its decimals are rounded to whole people in 100 (a half goes up).
Figures that the table says not to chart are absent on purpose. No row is anybody's own risk.
"""

from dataclasses import dataclass

from leakapp.triage.sources import SOURCES


@dataclass(frozen=True)
class Row:
    """Whole people in 100, from `low` to `high` (equal unless studies give a range); `who` was counted, by `source`."""

    label: str
    low: int
    high: int
    who: str
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 100 or self.source not in SOURCES:
            raise ValueError(f"not a figure with a source: {self}")

    @property
    def is_range(self) -> bool:
        return self.low < self.high

    @property
    def span(self) -> int:
        return self.high - self.low

    @property
    def count(self) -> str:
        """The figure as it is written in the picture: "9 in 100" or "17 to 36 in 100"."""
        return f"{self.low} to {self.high} in 100" if self.is_range else f"{self.low} in 100"

    @property
    def in_words(self) -> str:
        return f"{self.label}: {'' if self.is_range else 'about '}{self.count}. {self.who}."


@dataclass(frozen=True)
class Chart:
    """One picture of figures, all in 100 people, so that they can be compared by eye. `shape`: dots, or ranges."""

    name: str
    shape: str
    rows: tuple[Row, ...]


CHARTS: tuple[Chart, ...] = (
    Chart(
        "dmer-share",
        "dots",
        (
            Row("A survey in 2024", 6, 6, "12 of 201 parents", "dmer_bfm2024"),
            Row("Clinic visits in 2019", 9, 9, "Seen 6 to 8 weeks after birth", "ureno2019"),
            Row("An online survey in 2025", 14, 14, "209 of 1,469 parents", "cappenberg2025"),
        ),
    ),
    Chart(
        "dmer-over-time",
        "dots",
        (
            Row("Stayed the same", 40, 40, "72 of 179 people", "cappenberg2025"),
            Row("Got milder", 30, 30, "53 of 179 people", "cappenberg2025"),
            Row("Went away", 10, 10, "17 of 179 people", "cappenberg2025"),
        ),
    ),
    Chart(
        "discharge-causes",
        "ranges",
        (
            Row("A small growth (papilloma)", 35, 48, "Several studies", "acr_restated"),
            Row("Wide ducts (duct ectasia)", 17, 36, "Several studies", "acr_restated"),
            Row("Cancer", 5, 21, "Several studies", "acr_restated"),
        ),
    ),
    Chart(
        "cancer-series",
        "dots",
        (
            Row("Scans showed nothing", 2, 2, "2 of 86 people, an early sign", "uk86"),
            Row("Had surgery, first group", 12, 12, "6 of 49 people", "alcock2010"),
            Row("Had surgery, second group", 18, 18, "60 of 334 people", "jin2017"),
            Row("A clinic in Hong Kong", 30, 30, "31 of 102 people", "kan2018"),
        ),
    ),
    Chart(
        "mastitis-timing",
        "dots",
        (Row("In the first 12 weeks", 74, 95, "Of all who get it while making milk", "bjm_mastitis"),),
    ),
)
CHART: dict[str, Chart] = {chart.name: chart for chart in CHARTS}
