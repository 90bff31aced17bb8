"""UCUM codes: each is read by UCUM's own grammar, is worth what pint says the unit is, and fits the unit's dimension."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pint
import pytest
import ucumvert

from claimwire.finders.units import MONEY, units

CODED = {name: unit for name, unit in units().names.items() if unit.code and unit.dimension != MONEY}
RULES = tomllib.loads((Path(__file__).parent.parent / "rules" / "ucum.toml").read_text("utf-8"))
UCUM = ucumvert.PintUcumRegistry()  # pint with UCUM's units
PINT: pint.UnitRegistry[float] = pint.UnitRegistry()

# What pint calls a unit that it knows by another name, or by this name as something else.
IN_PINT: dict[str, tuple[float, str]] = {
    "acre foot": (1, "acre * survey_foot"),
    "astronomical unit": (1, "astronomical_unit"),
    "atomic mass unit": (1, "unified_atomic_mass_unit"),
    "barrel": (1, "oil_barrel"),
    "board-foot": (1, "board_foot"),
    "british thermal unit": (1, "british_thermal_unit"),
    "centimeter of water": (1, "centimeter_H2O"),
    "decade": (10, "year"),
    "degree Celsius": (1, "degree_Celsius"),
    "degree angle": (1, "degree"),
    "degree fahrenheit": (1, "degree_Fahrenheit"),
    "degree rankine": (1, "degree_Rankine"),
    "gram-force": (1, "gram_force"),
    "inch of mercury": (1, "inch_Hg_60F"),  # the warmth is ucumvert's choice: UCUM states none
    "inch of water": (1, "inch_H2O_60F"),
    "kilogram-force": (1, "kilogram_force"),
    "kilopound per square inch": (1000, "pound_force_per_square_inch"),
    "light-year": (1, "light_year"),
    "long ton": (1, "long_ton"),
    "mega british thermal unit": (1e6, "british_thermal_unit"),
    "mibibyte": (1, "mebibyte"),
    "millimeter of mercury": (1, "millimeter_Hg"),
    "nautical mile": (1, "nautical_mile"),
    "parts-per-billion": (1e-9, ""),
    "parts-per-million": (1, "ppm"),
    "parts-per-trillion": (1e-12, ""),
    "per mille": (1, "permille"),
    "percentage": (1, "percent"),
    "pound per hour": (1, "pound / hour"),
    "pound per square inch": (1, "pound_force_per_square_inch"),
    "pound-foot": (1, "pound_force * foot"),
    "pound-force": (1, "pound_force"),
    "pound-mass": (1, "pound"),
    "standard atmosphere": (1, "standard_atmosphere"),
}
# The registry's dimensions in pint's terms.
DIMENSIONS = {
    "dimensionless": "",
    "length": "[length]",
    "area": "[area]",
    "volume": "[volume]",
    "volume (lumber)": "[volume]",
    "mass": "[mass]",
    "time": "[time]",
    "angle": "",
    "speed": "[speed]",
    "acceleration": "[acceleration]",
    "force": "[force]",
    "pressure": "[pressure]",
    "energy": "[energy]",
    "power": "[power]",
    "torque": "[torque]",
    "frequency": "[frequency]",
    "density": "[density]",
    "linear mass density": "[mass] / [length]",
    "mass flow": "[mass] / [time]",
    "volumetric flow": "[volume] / [time]",
    "dynamic viscosity": "[viscosity]",
    "temperature": "[temperature]",
    "amount of substance": "[substance]",
    "catalytic activity": "[activity]",
    "current": "[current]",
    "charge": "[charge]",
    "electric potential": "[electric_potential]",
    "electrical resistance": "[resistance]",
    "electrical conductance": "[conductance]",
    "capacitance": "[capacitance]",
    "inductance": "[inductance]",
    "magnetic field": "[magnetic_field]",
    "magnetic flux": "[magnetic_flux]",
    "luminous intensity": "[luminosity]",
    "luminance": "[luminance]",
    "luminous flux": "[luminous_flux]",
    "illuminance": "[illuminance]",
    "radioactivity": "1 / [time]",
    "radiation absorbed dose": "[length] ** 2 / [time] ** 2",
    "sound level": "",
    "data storage": "",
    "data transfer rate": "1 / [time]",
}


GAUSSIAN = {"gauss", "oersted"}  # of which pint does not think in amperes
NO_CODE = {
    "of two sizes": "ton ounce gallon quart pint cup tablespoon horsepower calorie",
    "of another kind": "bushel kiloton megaton",
    "not in UCUM": "pixel exbibyte jansky torr",
    "of what has none": "ton per day|mile per gallon|horsepower-hour|fluid ounce|percentage point|basis point",
    "no unit at all": "dimensionless unk count",
}


@pytest.mark.parametrize("name", CODED)
def test_a_code_is_worth_the_unit(name: str) -> None:
    """One of it is one of what pint knows by the unit's name; what was surveyed in America is so to some millionths."""
    number, words = IN_PINT.get(name, (1, name.replace("-", " ")))
    worth, expected = UCUM.from_ucum(CODED[name].code).to_base_units(), PINT.Quantity(number, words).to_base_units()
    assert (worth.magnitude, str(worth.units)) == (pytest.approx(expected.magnitude, rel=1e-5), str(expected.units))


@pytest.mark.parametrize("name", sorted(CODED.keys() - GAUSSIAN))
def test_a_code_fits_the_dimension(name: str) -> None:
    """A kiloton of TNT has no code of a mass."""
    assert UCUM.from_ucum(CODED[name].code).check(DIMENSIONS[CODED[name].dimension])


@pytest.mark.parametrize("name", [*RULES["metric"], *RULES["units"]])
def test_every_row_is_of_a_unit(name: str) -> None:
    """As it is named there, or with a prefix."""
    assert [prefix for prefix in ("", *RULES["prefixes"]) if f"{prefix}{name}" in units().names]


@pytest.mark.parametrize(
    "name", [name for names in NO_CODE.values() for name in names.split("|" if "|" in names else None)]
)
def test_no_code(name: str) -> None:
    """Where the name does not say which of UCUM's units is meant, or UCUM has none."""
    assert units().names[name].code is None


def test_no_code_is_a_currency() -> None:
    """Who compares codes alone takes no measure for money, in whatever case."""
    money = {unit.code for unit in units().names.values() if unit.dimension == MONEY}
    assert {unit.code.upper() for unit in CODED.values() if unit.code} & money == set()
