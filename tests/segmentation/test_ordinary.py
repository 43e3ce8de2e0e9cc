"""The short way to the ordinary end of a sentence finds what the rules find, and is for the shipped rules only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segmentation import export_srx, load_srx, segment
from translate.segmentation.matcher import Matcher
from translate.segmentation.srx import arabic_rules

if TYPE_CHECKING:
    from pathlib import Path

SHORT_WAY = Matcher(arabic_rules())
ENGINE = Matcher(replace(arabic_rules(), shipped=False))
PIECES = st.sampled_from(
    [
        *("قال", "الوزير", "مدينة", "وأضاف", "في", "د", "م", "إلخ", "كلغ", "ق.م", "هـ", "أ.ب.", "رقم", "ألف"),
        *("12", "3.5", "٢٠", "2018", "12. 5. 2020", "Dr", "Inc", "U.S.", "www.a.com", "nm", "IV"),
        *(". ", "? ", "؟ ", "! ", "… ", "..", "...", "۔", ". \n", ".\u00a0", ".\x1f", "\u0651"),
        *".،:;؛«»“”‹›\"'’()[]{}﴾﴿- \n",
        *(" ", " ", " "),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_the_short_way_finds_what_the_rules_find(text: str) -> None:
    assert SHORT_WAY.breaks(text) == ENGINE.breaks(text)


@pytest.mark.parametrize("before", ["مدينة", "مدينة»", "مدينة”", "مدينة)", "إلخ", "قال"])
@pytest.mark.parametrize("mark", [".", "..", "؟", ".»", "؟.", "!"])
@pytest.mark.parametrize("after", [" وقال", "  وقال", "وقال", "5", "Com", "\nوقال", "", "».", " 5"])
def test_they_agree_on_every_neighbourhood_of_a_mark(before: str, mark: str, after: str) -> None:
    text = f"وصل إلى {before}{mark}{after}"
    assert SHORT_WAY.breaks(text) == ENGINE.breaks(text)


def test_a_users_rules_may_forbid_the_ordinary_end(tmp_path: Path) -> None:
    text = "انظر الملحق. ثم عد إلى البيت."
    assert len(segment(text)) == 2
    first = '<rule break="yes" mq:name="full-stop">'
    exception = r'<rule break="no"><beforebreak>الملحق\.</beforebreak><afterbreak>\s</afterbreak></rule>'
    (tmp_path / "a.srx").write_text(export_srx().replace(first, exception + first, 1), encoding="utf-8")
    assert len(segment(text, rules=load_srx(tmp_path / "a.srx"))) == 1
