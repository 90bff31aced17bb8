"""Stretches in quotation marks, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from claimwire.language.reading import Reading

Range = tuple[int, int]

OPENING, CLOSING = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»"})
EITHER = frozenset({'"', "''"})
SENTENCE_WORDS = 3


def quotations(reading: Reading) -> list[Range]:
    """Token ranges inside quotation marks, without the marks; one that is never closed runs to the end of its block."""
    return [span for block in reading.blocks for span in quoted(reading, block.start, block.end)]


def quoted(reading: Reading, start: int, end: int) -> Iterator[Range]:
    opened: int | None = None
    for i in range(start, end):
        word = reading.doc[i].text
        if opened is None and (word in OPENING or word in EITHER):
            opened = i + 1
        elif opened is not None and (word in CLOSING or word in EITHER):
            if opened < i:
                yield opened, i
            opened = None
    if opened is not None and opened < end:
        yield opened, end


def is_speech(reading: Reading, span: Range) -> bool:
    """Whether a quotation is something said and not a word or a title in inverted commas."""
    words = [token for token in reading.doc[span[0] : span[1]] if not token.is_punct]
    return len(words) >= SENTENCE_WORDS and (len(words) > 5 or any(t.pos_ in ("VERB", "AUX") for t in words))


def is_utterance(reading: Reading, span: Range) -> bool:
    """Whether a quotation is speech, be it of one word: `"Why?" she asked`, `"Never," said Lee`."""
    return is_speech(reading, span) or reading.doc[span[1] - 1].text in (",", "?", "!")
