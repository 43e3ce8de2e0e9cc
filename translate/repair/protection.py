"""Numbers and Latin words that a model gets wrong, lent the look of ones that it copies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from translate.units import Hypothesis

_DIGITS = "0-9٠-٩۰-۹"
_NUMBER = rf"(?<![{_DIGITS}A-Za-z.,:/-])[{_DIGITS}]+(?:[.,٫٬][{_DIGITS}]+)*(?![{_DIGITS}A-Za-z:/-]|[.,٫٬][{_DIGITS}])"
_LATIN = r"(?<![\w@./-])[A-Za-z][A-Za-z0-9'’&-]*[A-Za-z0-9](?![\w@/]|\.\w)"
_PROTECTED = re.compile(f"(?P<number>{_NUMBER})|(?P<word>{_LATIN})")

_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_YEAR = re.compile("(?:19|20)\\d\\d")

_YEARS = tuple(str(year) for year in range(2003, 2020))
_TENS = tuple(str(number) for number in range(25, 99, 6))
_HUNDREDS = tuple(str(number) for number in range(150, 1000, 100))
_THOUSANDS = tuple(str(number) for number in range(1500, 9600, 1000))
_NAMES = ("NATO", "BBC", "CNN", "UNICEF", "Microsoft", "Google")


@dataclass(frozen=True, slots=True)
class Protected:
    """A source with stand-ins for some of its numbers and words."""

    text: str
    stand_ins: tuple[tuple[str, str], ...]
    """Each stand-in, and what it stands for as English writes it."""

    def restore(self, hypothesis: Hypothesis) -> Hypothesis | None:
        """The hypothesis with every stand-in put back; None unless each came through exactly once."""
        text = hypothesis.text
        places = [(_found(stand_in, text), original) for stand_in, original in self.stand_ins]
        if any(len(found) != 1 for found, _ in places):
            return None
        for (start, end), original in sorted(
            ((found[0], original) for found, original in places), reverse=True
        ):
            text = text[:start] + original + text[end:]
        return replace(hypothesis, text=text)


def protect(source: str) -> Protected:
    """Replace the numbers of two digits and more, and the Latin words, by familiar ones of the same shape.

    A model that writes 700 for 1.700 copies 1500 well, and a year stays a year, so the sentence around it is
    translated as before. What no stand-in is left for stays as it is.
    """
    free = _Free(source)
    pieces, stand_ins, end = [], [], 0
    for match in _PROTECTED.finditer(source):
        original = _english(match[0])
        stand_in = free.take(original, is_number=match["number"] is not None)
        if stand_in:
            pieces += [source[end : match.start()], stand_in]
            stand_ins.append((stand_in, original))
            end = match.end()
    return Protected("".join([*pieces, source[end:]]), tuple(stand_ins))


class _Free:
    """The stand-ins that are neither in the source nor used yet."""

    def __init__(self, source: str) -> None:
        self._taken = {_english(match[0]) for match in _PROTECTED.finditer(source)}

    def take(self, original: str, *, is_number: bool) -> str:
        """A stand-in of the same shape, or nothing."""
        kind = _numbers_like(original) if is_number else _NAMES
        free = next((word for word in kind if word not in self._taken), "")
        self._taken.add(free)
        return free


def _numbers_like(number: str) -> tuple[str, ...]:
    if _YEAR.fullmatch(number):
        return _YEARS
    whole = number.split(".", maxsplit=1)[0].replace(",", "")
    if len(number) == 1:
        return ()
    return {1: _TENS, 2: _TENS, 3: _HUNDREDS}.get(len(whole), _THOUSANDS)


def _english(text: str) -> str:
    """A number with the digits and separators of English; a word as it is."""
    text = text.translate(_ASCII)
    return text.replace(".", ",") if _GROUPED.fullmatch(text) else text


def _found(stand_in: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(_pattern(stand_in), text)]


def _pattern(stand_in: str) -> str:
    """A stand-in as it may be written: a thousand with or without its comma."""
    written = f"{stand_in[:-3]},?{stand_in[-3:]}" if stand_in in _THOUSANDS else re.escape(stand_in)
    return rf"(?<![\w.,]){written}(?!\w|[.,]\d)"
