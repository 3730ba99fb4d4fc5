"""Answers that are easier to see than to read: the small picture beside each.

Decorative: the words of the answer say the same, so the picture is hidden from a screen reader.
"""

SHAPES: dict[tuple[str, str], str] = {
    **{
        ("colours", option): f"pictures/swatches/{option}.html"
        for option in ("milky", "yellow_cream", "clear", "straw", "green_grey", "brown_dark", "red_pink", "pus")
    },
    ("sides", "one"): "pictures/side-one.html",
    ("sides", "both"): "pictures/side-both.html",
    ("duct", "one"): "pictures/spot-one.html",
    ("duct", "several"): "pictures/spot-several.html",
}


def shape_of(question: str, option: str) -> str:
    """The template of the drawing, or "" where words are enough."""
    return SHAPES.get((question, option), "")
