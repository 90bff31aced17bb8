"""Expressions of time: what a rule cut out (`expression`), joined with its neighbours, placed on the calendar.

Start here: `finders/dates.py` runs the steps in order. `anchors.py` says where to look; `spans.py` reads matched words
into an `Expression` (`fields.py`, `digits.py`, `lengths.py`, `words.py`), unless `refusals.py` sees that they mean no
time; `settling.py` tells the day from the month in `7/8/2024`; `joining.py` and `ranges.py` put neighbours together
(`Friday` + `night`, `early` + `2023`, `May to June 2020`); `library.py` has dateparser resolve full dates; for the rest
`resolving.py`, `windows.py` and `years.py` place an expression on the calendar (`calendar.py`) from its anchor;
`surroundings.py` reads tense and relation off the words around.
"""
