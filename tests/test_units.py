"""Unit names: the generated table is the registry's, and words and symbols find their unit."""

from __future__ import annotations

import json

import pytest

from claimwire.finders import units_table
from claimwire.finders.units import units


def test_table_equals_registry() -> None:
    """`units_table.json` is what quantulum3's registry gives today; `python -m claimwire.finders.units_table` writes it anew."""
    assert json.loads(units_table.TABLE.read_text("utf-8")) == units_table.table()


UNIT_WORDS = [
    ("square kilometers", "square kilometre", "area", "km2"),
    ("km²", "square kilometre", "area", "km2"),
    ("sq km", "square kilometre", "area", "km2"),
    ("km / h", "kilometre per hour", "speed", "km/h"),
    ("miles per hour", "mile per hour", "speed", "[mi_i]/h"),
    ("miles an hour", "mile per hour", "speed", "[mi_i]/h"),
    ("pound - feet", "pound-foot", "torque", "[lbf_av].[ft_i]"),
    ("lb - ft", "pound-foot", "torque", "[lbf_av].[ft_i]"),
    ("metric tons", "tonne", "mass", "t"),
    ("tons", "ton", "mass", None),
    ("per cent", "percentage", "dimensionless", "%"),
    ("%", "percentage", "dimensionless", "%"),
    ("% points", "percentage point", "dimensionless", None),
    ("percentage points", "percentage point", "dimensionless", None),
    ("basis points", "basis point", "dimensionless", None),
    ("degrees Celsius", "degree Celsius", "temperature", "Cel"),
    ("° C", "degree Celsius", "temperature", "Cel"),
    ("kWh", "kilowatt hour", "energy", "kW.h"),
    ("hectares", "hectare", "area", "har"),
    ("GB", "gigabyte", "data storage", "GBy"),
    ("years", "year", "time", "a"),
    ("m", "metre", "length", "m"),
    ("square feet", "square foot", "area", "[ft_i]2"),
    ("cubic feet per second", "cubic foot per second", "volumetric flow", "[ft_i]3/s"),
    ("ml", "millilitre", "volume", "mL"),
    ("hPa", "hectopascal", "pressure", "hPa"),
    ("amp - hours", "ampere-hour", "charge", "A.h"),
    ("KiB", "kibibyte", "data storage", "KiBy"),
    ("Mbps", "megabit per second", "data transfer rate", "Mbit/s"),
    ("ppm", "parts-per-million", "dimensionless", "[ppm]"),
    ("degrees Fahrenheit", "degree fahrenheit", "temperature", "[degF]"),
    ("degrees", "degree angle", "angle", "deg"),
    ("decades", "decade", "time", "10.a"),
    ("barrels of oil equivalent", "barrel", "volume", "[bbl_us]"),
    ("acre - feet", "acre foot", "volume", "[acr_us].[ft_us]"),
    ("nautical miles", "nautical mile", "length", "[nmi_i]"),
    ("US dollars", "dollar", "currency", "USD"),
    ("$", "dollar", "currency", "USD"),
    ("US $", "dollar", "currency", "USD"),
    ("A$", "australian dollar", "currency", "AUD"),
    ("€", "euro", "currency", "EUR"),
    ("euros", "euro", "currency", "EUR"),
    ("hryvnias", "ukrainian hryvnia", "currency", "UAH"),
    ("Rs", "indian rupee", "currency", "INR"),
    ("Rs .", "indian rupee", "currency", "INR"),
    ("RM", "malaysian ringgit", "currency", "MYR"),
    ("shekels", "israeli shekel", "currency", "ILS"),
    ("pence", "penny", "currency", "GBP"),
]


@pytest.mark.parametrize(("text", "name", "dimension", "code"), UNIT_WORDS, ids=[row[0] for row in UNIT_WORDS])
def test_words_name_a_unit(text: str, name: str, dimension: str, code: str | None) -> None:
    """The whole of the words is the unit."""
    words = text.split()
    found = units().at(words, 0, len(words))
    assert found is not None
    assert (found[0].name, found[0].dimension, found[0].code, found[1]) == (name, dimension, code, len(words))


@pytest.mark.parametrize(
    "text", ["units", "pairs", "people", "in", "at", "m in", "sets", "times", "bars", "US", "real"]
)
def test_words_that_are_no_unit(text: str) -> None:
    """What news means as a thing or a plain word is no unit, though the registry has it."""
    words = text.split()
    found = units().at(words, 0, len(words))
    assert found is None or found[1] < len(words)


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [("for US $", "USD", 1), ("the £", "GBP", 1), ("about Rs .", "INR", 1), ("HK $", "HKD", 0), ("EUR", "EUR", 0)],
)
def test_currency_before_a_number(text: str, code: str, start: int) -> None:
    """The longest currency that ends before the number."""
    words = text.split()
    found = units().before(words, len(words), 0)
    assert found is not None
    assert (found[0].code, found[1]) == (code, start)


def test_no_currency_before_a_number() -> None:
    """A percent sign is none."""
    assert units().before(["of", "%"], 2, 0) is None
