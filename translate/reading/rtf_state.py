"""What control words of rich text say of the text after them, until their group ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from translate.reading.document import Looks

if TYPE_CHECKING:
    from translate.reading.document import Paragraph

_BODY_LEVEL = 9
_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "ab": "associated_bold",
    "ai": "associated_italic",
    "v": "hidden",
    "deleted": "deleted",
    "mvf": "deleted",
    "intbl": "in_table",
    "ls": "in_list",
}
"""Control words that a number of 0 turns off, and what they turn on."""
_NUMBERS = {"f": "font", "af": "associated_font", "s": "style", "uc": "fallbacks"}
_PLAIN: dict[str, Any] = {
    **dict.fromkeys(("bold", "italic", "is_rtl", "hidden", "deleted"), False),
    **dict.fromkeys(("associated_bold", "associated_italic")),
}
_PARAGRAPH: dict[str, Any] = {"style": 0, **dict.fromkeys(("in_list", "in_table", "is_heading"), False)}
"""What the words ``plain`` and ``pard`` return to."""


@dataclass(slots=True)
class Story:
    """A text of its own: the body, a note, a comment, a header, a text box, a table of styles."""

    place: str
    line: int = 1
    """The number of the paragraph of the body that it hangs on."""
    is_endnote: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    pieces: list[tuple[str, Looks]] = field(default_factory=list)
    """What its last paragraph holds so far."""
    boxes: list[Paragraph] = field(default_factory=list)
    """The text boxes that hang on its last paragraph."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds in a group until it ends."""

    story: Story | None
    """Where text goes; ``None`` where it is passed over."""
    held: Story | None = None
    """Where the text goes that stands once more in a better encoding, while the other is passed over."""
    fallbacks: int = 1
    """How many characters for old readers follow each that is given by its number."""
    font: int = 0
    associated_font: int = 0
    bold: bool = False
    italic: bool = False
    associated_bold: bool | None = None
    """Of complex scripts such as Arabic; ``None`` where nothing is said of them."""
    associated_italic: bool | None = None
    is_rtl: bool = False
    hidden: bool = False
    deleted: bool = False
    style: int = 0
    in_list: bool = False
    in_table: bool = False
    is_heading: bool = False

    def looks(self) -> Looks:
        """How Arabic looks here: what is said of complex scripts counts, where something is."""
        return Looks(
            self.bold if self.associated_bold is None else self.associated_bold,
            self.italic if self.associated_italic is None else self.associated_italic,
            self.hidden,
        )

    def after(self, word: str, number: int | None) -> State:
        """Find what holds after a control word; of those not known here, the same."""
        match word:
            case "plain":
                return replace(self, **_PLAIN)
            case "pard":
                return replace(self, **_PARAGRAPH)
            case "rtlch" | "ltrch":
                return replace(self, is_rtl=word == "rtlch")
            case "outlinelevel":
                return replace(self, is_heading=(number or 0) < _BODY_LEVEL)
        changed: dict[str, Any] = {}
        if word in _SWITCHES:
            changed = {_SWITCHES[word]: number != 0}
        elif word in _NUMBERS:
            changed = {_NUMBERS[word]: max(number or 0, 0)}
        return replace(self, **changed) if changed else self
