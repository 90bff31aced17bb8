"""A claim in a few words, as a row of a table that people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SIGNS = {"about": "≈ ", "more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "vague": "≥ "}
CHANGES = {"up": " ↑", "down": " ↓"}
BEFORE = frozenset({"$", "€", "£", "¥", "₹", "₺", "₴", "₽", "₪", "₩"})  # written before the amount
PLAIN = frozenset({"on", "during", None})  # relations that need no word beside the days
OPEN = frozenset({"since", "after"})  # relations whose last day is that of the article
MOST = 80


@dataclass(frozen=True)
class Brief:
    """A claim as a row of a table.

    Attributes:
        words: The words that it hangs on: the figure's, the date's, or what is said.
        item: What is counted or measured.
        amount: Value or bounds with unit.
        value: The number to sort and draw by: the value as stated, or a bound; null if there is none.
        period: The days that it holds for.
        source: Who says so, by the fullest name.
    """

    words: str
    item: str
    amount: str
    value: float | None
    period: str
    source: str


def brief(claim: Mapping[str, Any]) -> Brief:
    """The row of a claim as it stands in `claims.jsonl`."""
    quantity, date = claim["quantity"], claim["date"]
    source = (claim["attribution"] or {}).get("source") or {}
    item = (quantity and quantity["item"]) or {}
    return Brief(
        words=" ".join(anchor(claim)["text"].split())[:MOST],
        item=item.get("text") or item.get("head") or "",
        amount=amount(quantity) if quantity else "",
        value=number(quantity) if quantity else None,
        period=period(date) if date else "",
        source=source.get("name") or source.get("text") or "",
    )


def anchor(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    """The span that a claim hangs on: its figure, its first date, or the cue of what is said."""
    if claim["quantity"] is not None:
        return claim["quantity"]  # type: ignore[no-any-return]
    if claim["kind"] == "event":
        return claim["date"]["rows"][0]  # type: ignore[no-any-return]
    return claim["attribution"]["content"][0] if claim["attribution"]["content"] else claim["attribution"]["cue"]  # type: ignore[no-any-return]


def number(quantity: Mapping[str, Any]) -> float | None:
    """The value, or the bound that is stated."""
    return next((quantity[key] for key in ("value", "low", "high") if quantity[key] is not None), None)


def amount(quantity: Mapping[str, Any]) -> str:
    """Value or bounds with unit, denominator and direction: `> 40`, `10–15 km`, `≈ €2,500,000 ↑`."""
    low, high, unit, rate = quantity["low"], quantity["high"], quantity["unit"], quantity["per"]
    sign = unit and (unit["symbol"] or unit["name"])
    before, behind = (sign, "") if sign in BEFORE else ("", beside(sign))
    if quantity["modifier"] == "range" and low is not None and high is not None:
        shown = f"{before}{digits(low)}–{digits(high)}"
    else:
        bound = number(quantity)
        shown = "" if bound is None else f"{SIGNS.get(quantity['modifier'], '')}{before}{digits(bound)}"
    if rate is not None:
        behind += f" {per(rate)}"
    return f"{shown}{behind}{CHANGES.get(quantity['change'], '')}"


def per(rate: Mapping[str, Any]) -> str:
    """The denominator of a rate: `per day`, `per 100,000 people`, `per 100`."""
    many = "" if rate["value"] == 1 and rate["name"] else digits(rate["value"])
    return " ".join(part for part in ("per", many, rate["name"]) if part)


def beside(sign: str | None) -> str:
    """A unit as it stands behind its amount."""
    return "" if sign is None else sign if sign == "%" else f" {sign}"


def digits(number: float) -> str:
    if number == int(number):
        return f"{number:,.0f}"
    return f"{number:,.4f}".rstrip("0").rstrip(".") if abs(number) >= 1 else f"{number:.4g}"


def period(date: Mapping[str, Any]) -> str:
    """First and last day, a whole month or year by its name, with the relation where that says more than when."""
    first, last = date["from"], date["to"]
    if date["relation"] in OPEN and first is not None:
        return f"{date['relation']} {first}"
    if first is None or last is None or first == last:
        days = first or last or ""
    elif (first[:4], first[4:], last[4:]) == (last[:4], "-01-01", "-12-31"):
        days = first[:4]
    elif date["grain"] == "month" and first[:7] == last[:7]:
        days = first[:7]
    else:
        days = f"{first} – {last}"
    relation = "" if date["relation"] in PLAIN else f"{date['relation'].replace('_', ' ')} "
    return f"{relation}{days}" if days else ""
