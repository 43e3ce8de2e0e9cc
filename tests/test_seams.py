"""What a model gave a clause because it took it for a sentence is taken back."""

from __future__ import annotations

import pytest

from translate.seams import continuing, ended_as


@pytest.mark.parametrize(
    ("text", "continued"),
    [
        ("This happened when he left", "this happened when he left"),
        ("And ISIS left", "and ISIS left"),
        ("Theodore left", "Theodore left"),
        ("I left", "I left"),
        ("", ""),
    ],
)
def test_a_clause_within_a_sentence_loses_its_capital(text: str, continued: str) -> None:
    assert continuing(text) == continued


@pytest.mark.parametrize(
    ("text", "source", "bare", "expected"),
    [
        ("Did he leave.", "هل غادر؟", False, "Did he leave?"),
        ("Did he leave.", "«هل غادر؟»", False, "Did he leave?"),
        ("When he left.", "عندما غادر،", True, "When he left,"),
        ("He said.", "قال:", False, "He said:"),
        ("A quake in Cairo.", "زلزال في القاهرة", True, "A quake in Cairo"),
        ("A quake in Cairo.", "زلزال في القاهرة.", True, "A quake in Cairo."),
        ("He left Cairo.", "غادر القاهرة", False, "He left Cairo."),
        ("He left Cairo…", "غادر القاهرة..", True, "He left Cairo…"),
        ("A visit to the U.S.", "زيارة إلى أميركا", True, "A visit to the U.S."),
        ("He left.", "", True, "He left"),
    ],
)
def test_a_text_ends_as_its_source_does(text: str, source: str, bare: bool, expected: str) -> None:
    assert ended_as(text, source, bare=bare) == expected
