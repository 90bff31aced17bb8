"""Expressions of time: what a rule cut out (`expression`), joined with its neighbours, placed on the calendar.

Start here: `finders/dates.py` runs the steps in order. `reading.py` and `spans.py` read matched words into an
`Expression`; `joining.py` joins neighbours (`Friday` + `night`, `early` + `2023`); `resolving.py` places an expression
on the calendar (`calendar.py`) from its anchor; `surroundings.py` reads tense and relation off the words around.
"""
