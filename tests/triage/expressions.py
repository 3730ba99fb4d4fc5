"""The expressions of the clinical table, and nothing more: `and or not == != in not in & - <= bool()`. No eval.

An expression becomes a function of the names it may use. A name is the answer to a question (a word, or None when the
question was not asked; a set for many answers), a derived name, or `fired`.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

Expression = Callable[["Names"], Any]

COMPARISONS = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.LtE: operator.le,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}
SET_OPERATIONS = {ast.BitAnd: operator.and_, ast.Sub: operator.sub}


class NotInTheLanguage(ValueError):
    """The clinical table uses something that its expressions may not use."""


class Names:
    """Values by name. Derived names are worked out when first used."""

    def __init__(self, values: Mapping[str, Any], derived: Mapping[str, Expression]) -> None:
        self.values = dict(values)
        self.derived = derived

    def __getitem__(self, name: str) -> Any:
        if name not in self.values:
            if name not in self.derived:
                raise NotInTheLanguage(f"unknown name {name!r}")
            self.values[name] = self.derived[name](self)
        return self.values[name]


@cache
def expression(text: str) -> Expression:
    if text == "always":
        return lambda names: True
    return _built(ast.parse(text.strip(), mode="eval").body)


def _built(node: ast.expr) -> Expression:
    builder = BUILDERS.get(type(node))
    if builder is None:
        raise NotInTheLanguage(ast.unparse(node))
    return builder(node)


def _constant(node: ast.Constant) -> Expression:
    if not isinstance(node.value, str | bool):
        raise NotInTheLanguage(ast.unparse(node))
    return lambda names: node.value


def _name(node: ast.Name) -> Expression:
    return lambda names: names[node.id]


def _words(node: ast.Set | ast.Tuple) -> Expression:
    words = frozenset(_constant(each)(None) for each in node.elts)
    return lambda names: words


def _and_or(node: ast.BoolOp) -> Expression:
    parts = [_built(each) for each in node.values]
    joined = all if isinstance(node.op, ast.And) else any
    return lambda names: joined(part(names) for part in parts)


def _not(node: ast.UnaryOp) -> Expression:
    if not isinstance(node.op, ast.Not):
        raise NotInTheLanguage(ast.unparse(node))
    part = _built(node.operand)
    return lambda names: not part(names)


def _comparison(node: ast.Compare) -> Expression:
    if len(node.ops) != 1 or type(node.ops[0]) not in COMPARISONS:
        raise NotInTheLanguage(ast.unparse(node))
    compare = COMPARISONS[type(node.ops[0])]
    left, right = _built(node.left), _built(node.comparators[0])
    return lambda names: compare(left(names), right(names))


def _on_sets(node: ast.BinOp) -> Expression:
    if type(node.op) not in SET_OPERATIONS:
        raise NotInTheLanguage(ast.unparse(node))
    operate = SET_OPERATIONS[type(node.op)]
    left, right = _built(node.left), _built(node.right)
    return lambda names: operate(left(names), right(names))


def _bool(node: ast.Call) -> Expression:
    if not isinstance(node.func, ast.Name) or node.func.id != "bool" or len(node.args) != 1 or node.keywords:
        raise NotInTheLanguage(ast.unparse(node))
    part = _built(node.args[0])
    return lambda names: bool(part(names))


BUILDERS: dict[type[ast.expr], Callable[[Any], Expression]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Set: _words,
    ast.Tuple: _words,
    ast.BoolOp: _and_or,
    ast.UnaryOp: _not,
    ast.Compare: _comparison,
    ast.BinOp: _on_sets,
    ast.Call: _bool,
}
