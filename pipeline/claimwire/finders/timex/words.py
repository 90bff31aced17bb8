"""What single words of time mean: months, weekdays, units, parts of the day, ordinals, directions."""

from __future__ import annotations

NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: i for i, name in enumerate(NAMES, 1)}
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {"sept": 9}
MONTHS |= {f"{name}.": i for name, i in MONTHS.items() if len(name) < 5}

DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: i for i, name in enumerate(DAY_NAMES, 1)}
WEEKDAYS |= {name[:3]: i for name, i in WEEKDAYS.items()} | {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}
WEEKDAYS |= {f"{name}.": i for name, i in WEEKDAYS.items() if len(name) < 6}
WEEKDAYS |= {f"{name}s": i for i, name in enumerate(DAY_NAMES, 1)}

UNITS = {
    unit: unit
    for unit in "second minute hour day night week weekend fortnight month quarter season year decade century".split()
}
UNITS |= {f"{unit}s": unit for unit in list(UNITS)} | {"centuries": "century"}
UNITS |= {
    "mins": "minute",
    "min": "minute",
    "hrs": "hour",
    "hr": "hour",
    "h": "hour",
    "secs": "second",
    "sec": "second",
}
UNITS |= {"yr": "year", "yrs": "year", "summers": "year", "winters": "year", "nights": "night"}

# unit: (letter in a TIMEX3 duration, how many of that letter's unit)
DURATIONS = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "weekend": ("D", 2),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("Q", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}

SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU"}
SEASONS |= {"autumn": "FA", "fall": "FA", "winter": "WI"}

PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "midmorning": "MO",
    "afternoon": "AF",
    "midafternoon": "AF",
    "lunchtime": "MI",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "nightfall": "EV",
    "overnight": "NI",
    "daylight": "DT",
    "daytime": "DT",
}

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "final": -1,
    "last": -1,
    "opening": 1,
}

TENS = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
DECADES = {name: 20 + 10 * i for i, name in enumerate(TENS)} | {"noughties": 0}

NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "half": 0.5, "quarter": 0.25}
VAGUE = {"several", "few", "some", "many", "couple"}

DIRECTIONS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
    "that": 0,
    "same": 0,
}

MODS = {
    "early": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
    "close": "END",
    "beginning": "START",
    "start": "START",
    "earlier": "START",
    "later": "END",
    "turn": "START",
    "pre": "BEFORE",
    "post": "AFTER",
}
