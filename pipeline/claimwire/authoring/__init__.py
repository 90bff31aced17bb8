"""Rules held to their own examples (`evidence.py`), and new ones started from marked sentences (`drafts.py`)."""
