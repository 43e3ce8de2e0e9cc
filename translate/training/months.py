"""Months under their other names: an Arabic paper's December has one in Cairo, one in Beirut and one in Algiers."""

from __future__ import annotations

import re
from random import Random

from translate.training.pairs import Pairs

# As printed in Egypt, in the Levant and in the Maghreb, where the last has names of its own.
_MONTHS = {
    "January": ("يناير", "كانون الثاني", "جانفي"),
    "February": ("فبراير", "شباط", "فيفري"),
    "March": ("مارس", "آذار"),
    "April": ("أبريل", "نيسان", "أفريل"),
    "May": ("مايو", "أيار", "ماي"),
    "June": ("يونيو", "حزيران", "جوان"),
    "July": ("يوليو", "تموز", "جويلية"),
    "August": ("أغسطس", "آب", "غشت"),
    "September": ("سبتمبر", "أيلول", "شتنبر"),
    "October": ("أكتوبر", "تشرين الأول"),
    "November": ("نوفمبر", "تشرين الثاني", "نونبر"),
    "December": ("ديسمبر", "كانون الأول", "دجنبر"),
}
_ENGLISH = {name: english for english, names in _MONTHS.items() for name in names}
_MONTH = re.compile(rf"(?<!\w)([وف]?[بلك]?)({'|'.join(_ENGLISH)})(?!\w)")


def with_other_months(pairs: Pairs, share: float, random: Random) -> Pairs:
    """Name the months of a ``share`` of the sources otherwise, where the target names them too."""
    sources = [
        _renamed(source, target, random) if random.random() < share else source
        for source, target in zip(pairs.sources, pairs.targets, strict=True)
    ]
    return Pairs(sources, list(pairs.targets))


def _renamed(source: str, target: str, random: Random) -> str:
    found = [_ENGLISH[month[2]] for month in _MONTH.finditer(source)]
    if not found or len({*found}) < len(found) or not all(month in target for month in found):
        return source  # a month that is there twice has both its names already
    return _MONTH.sub(lambda month: month[1] + _other(_ENGLISH[month[2]], random), source)


def _other(month: str, random: Random) -> str:
    """One of a month's names, or the two that agencies write together."""
    names = _MONTHS[month]
    return random.choice((*names, f"{names[1]}/{names[0]}"))
