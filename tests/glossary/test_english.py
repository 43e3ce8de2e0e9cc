"""Terms in English: any case, number and hyphenation will do; another word will not."""

from __future__ import annotations

import pytest

from translate.glossary import Term
from translate.glossary.english import rendered


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Prime Minister", "the prime minister’s office"),
        ("ministry", "Both ministries agreed."),
        ("prisoner of war", "Prisoners of war were freed."),
        ("human rights", "a human right"),
        ("ceasefire", "The cease-fire held."),
        ("cease-fire", "The ceasefires held."),
        ("cease-fire", "The cease fire held."),
        ("al-Qaeda", "Al Qaeda said"),
        ("the Muslim Brotherhood", "Muslim Brotherhood"),
        ("Erdogan", "Erdoğan said"),
        ("Baath Party", "the Ba'ath Party"),
        ("UN", "the U.N. envoy"),
        ("spokesman", "spokesmen"),
        ("Syria", "the Syrian army"),
        ("Turkey", "a Turkish town"),
        ("Somalia", "Somali fishermen"),
    ],
)
def test_a_term_is_recognised(wanted: str, text: str) -> None:
    assert rendered(Term("م", (wanted,)), text)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("US", "He told us so."),
        ("Hamas", "a village near Hama"),
        ("Prime Minister", "Minister"),
        ("oil ministry", "oil. Ministry officials"),
        ("port", "an airport"),
        ("Oman", "a woman"),
        ("Ali", "Alian"),
        ("news", "a new agency"),
    ],
)
def test_another_word_is_no_term(wanted: str, text: str) -> None:
    assert not rendered(Term("م", (wanted,)), text)


def test_capitals_matter_where_the_glossary_says_so() -> None:
    term = Term("م", ("Parliament",), exact_case=True)
    assert rendered(term, "Parliament’s vote")
    assert not rendered(term, "the parliament")
