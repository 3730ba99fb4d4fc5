"""What every page does many times, done quickly. Built into all templates (settings, TEMPLATES).

`url` and `include` are Django's own. Where the name stands in the template itself, it is looked up once, not with each
page: addresses and templates do not change while the site runs. `listed` writes the items of a list in one go.
"""

import html
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as djangos_url
from django.template.loader_tags import IncludeNode, do_include
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


def _as_written(name: FilterExpression) -> str:
    """The name when it is written out in the template, "" when it hangs on something."""
    return "" if name.is_var or name.filters else str(name.var)


class _Address(Node):
    def __init__(self, asked: URLNode) -> None:
        self.asked, self.found = asked, ""

    def render(self, context: Context) -> SafeString:
        self.found = self.found or self.asked.render(context)
        return self.found  # type: ignore[return-value]


class _Included(Node):
    """An included template whose name is written out. It is drawn with the variables of the page around it."""

    def __init__(self, asked: IncludeNode, name: str) -> None:
        self.asked, self.name = asked, name
        self.found: NodeList | None = None

    def render(self, context: Context) -> SafeString:
        if self.found is None:
            self.found = context.template.engine.get_template(self.name).nodelist  # type: ignore[union-attr]
        given = {name: words.resolve(context) for name, words in self.asked.extra_context.items()}
        with context.push(**given):
            return self.found.render(context)


@register.tag
def url(parser: Parser, token: Token) -> Node:
    asked = djangos_url(parser, token)
    name = _as_written(asked.view_name)
    # In the admin an address can hang on the site that is looked at, and elsewhere on what it is given.
    kept = name and ":" not in name and not (asked.args or asked.kwargs or asked.asvar)
    return _Address(asked) if kept else asked


@register.tag
def include(parser: Parser, token: Token) -> Node:
    asked = do_include(parser, token)
    name = _as_written(asked.template)
    return _Included(asked, name) if name and not asked.isolated_context else asked


@register.filter
def listed(lines: Iterable[Any]) -> SafeString:
    """Each line as an item of a list, escaped as Django escapes it."""
    items = [line if hasattr(line, "__html__") else html.escape(str(line)) for line in lines]
    return mark_safe("".join(f"<li>{item}</li>" for item in items))  # noqa: S308  escaped in the line above
