"""Twelve ways in which a reviewer changes a document, as Word would write them before it is saved."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from tests.bilingual.savers import (
    BODY,
    COMMENTS,
    EXTENDED,
    W14,
    W15,
    XML_SPACE,
    Parts,
    W,
    changed,
    parts_of,
    with_part,
)
from translate.bilingual import DocumentFacts, write_docx
from translate.bilingual.ooxml import DECLARATION
from translate.units import BlockKind, Finding, Severity, TranslationUnit

WHO = {f"{W}id": "900", f"{W}author": "Rana", f"{W}date": "2026-11-25T09:00:00Z"}
MISSING = Finding("numbers", Severity.CRITICAL, "The Arabic has “18”; the English does not.")
TEXTS = [
    ("البلدية تعلن ترميم السوق القديم", "Municipality announces restoration of the old market"),
    (
        "أعلنت البلدية أن أعمال الترميم ستبدأ في آذار وتستمر 18 شهراً.",
        "The municipality said work would begin in March.",
    ),
    ("وقال رئيس البلدية سامر الحلبي إن التمويل جاهز.", "Mayor Samer Halabi said that the funding is ready."),
    ("وأضاف أن التجار سينقلون مؤقتاً إلى ساحة قريبة.", "He added that traders would move to a nearby square."),
    (
        "ورحب التجار بالمشروع لكنهم طالبوا بتعويضات عادلة.",
        "Traders welcomed the project but demanded compensation.",
    ),
    ("ويعود تاريخ السوق إلى القرن السابع عشر.", "The market dates back to the seventeenth century."),
    ("وتنتهي الأعمال قبل موسم السياحة المقبل.", "The work ends before the next tourist season."),
]
UNITS = [
    TranslationUnit(
        id=number,
        block=(number + 1) // 2,
        kind=BlockKind.HEADLINE if number == 1 else BlockKind.PARAGRAPH,
        sentence=number,
        part=1,
        parts=1,
        source=source,
        target=target,
        findings=(MISSING,) if number == 2 else (),
    )
    for number, (source, target) in enumerate(TEXTS, 1)
]
FACTS = DocumentFacts(
    "market.txt", datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "starter", "model:starter|beam:4"
)


def written(folder: Path, units: list[TranslationUnit] | None = None, **facts: object) -> bytes:
    """A document as Muqabala writes it."""
    path = folder / "written.docx"
    write_docx(path, UNITS if units is None else units, replace(FACTS, **facts))  # type: ignore[arg-type]
    return path.read_bytes()


def parts(folder: Path) -> Parts:
    return parts_of(written(folder))


def row(root: etree._Element, number: int) -> etree._Element:
    """The row with a number, by its bookmark."""
    (mark,) = root.iterfind(f".//{W}bookmarkStart[@{W}name='seg_{number:04}']")
    return next(mark.iterancestors(f"{W}tr"))


def paragraph(root: etree._Element, number: int, column: int) -> etree._Element:
    """The paragraph of a row's number (0), English (1) or Arabic (2)."""
    found = row(root, number).findall(f"{W}tc")[column].find(f"{W}p")
    assert found is not None
    return found


def text_run(text: str, tag: str = "t") -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}{tag}", {XML_SPACE: "preserve"}).text = text
    return run


def set_text(element: etree._Element, *content: etree._Element) -> None:
    """Put runs or changes in the place of a paragraph's text; bookmarks and comments stay."""
    runs = [run for run in element.findall(f"{W}r") if run.find(f"{W}commentReference") is None]
    for new in content:
        runs[0].addprevious(new)
    for run in runs:
        element.remove(run)


def tracked(tag: str, text: str) -> etree._Element:
    change = etree.Element(f"{W}{tag}", WHO)
    change.append(text_run(text, "delText" if tag in ("del", "moveFrom") else "t"))
    return change


def typed(root: etree._Element) -> None:
    set_text(paragraph(root, 3, 1), text_run("Mayor Samir al-Halabi said the funding is ready."))


def inserted(root: etree._Element) -> None:
    content = (
        text_run("Mayor Samer Halabi said that "),
        tracked("ins", "all of "),
        text_run("the funding is ready."),
    )
    set_text(paragraph(root, 3, 1), *content)


def deleted(root: etree._Element) -> None:
    content = (
        text_run("Mayor Samer Halabi said "),
        tracked("del", "that "),
        text_run("the funding is ready."),
    )
    set_text(paragraph(root, 3, 1), *content)


def moved_words(root: etree._Element) -> None:
    said = "said that "
    content = (
        tracked("moveFrom", "Mayor Samer Halabi "),
        text_run(said),
        tracked("moveTo", "Mayor Samer Halabi "),
    )
    set_text(paragraph(root, 3, 1), *content, text_run("the funding is ready."))


def split_row(root: etree._Element) -> None:
    old = row(root, 5)
    new = copy.deepcopy(old)
    old.addnext(new)
    for mark in [*new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    halves = [
        ("ورحب التجار بالمشروع ", "لكنهم طالبوا بتعويضات عادلة."),
        ("Traders welcomed the project.", "But they demanded compensation."),
    ]
    for column, (first, second) in ((2, halves[0]), (1, halves[1])):
        for tr, text in ((old, first), (new, second)):
            set_text(tr.findall(f"{W}tc")[column].find(f"{W}p"), text_run(text))  # type: ignore[arg-type]


def merged_rows(root: etree._Element) -> None:
    upper, lower = row(root, 3), row(root, 4)
    for column in (1, 2):
        upper.findall(f"{W}tc")[column].append(lower.findall(f"{W}tc")[column].find(f"{W}p"))  # type: ignore[arg-type]
    lower.getparent().remove(lower)  # type: ignore[union-attr]


def deleted_row(root: etree._Element) -> None:
    old = row(root, 4)
    old.getparent().remove(old)  # type: ignore[union-attr]


def added_row(root: etree._Element) -> None:
    old = row(root, 4)
    new = copy.deepcopy(old)
    old.addnext(new)
    for mark in [*new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    for column, text in ((0, ""), (1, "Work began in 2024."), (2, "وكانت الدراسات قد بدأت عام 2024.")):
        set_text(new.findall(f"{W}tc")[column].find(f"{W}p"), text_run(text))  # type: ignore[arg-type]


def moved_row(root: etree._Element) -> None:
    row(root, 2).addprevious(row(root, 6))


def changed_arabic(root: etree._Element) -> None:
    set_text(paragraph(root, 6, 2), text_run("ويعود تاريخ السوق إلى القرن الثامن عشر."))
    set_text(paragraph(root, 6, 1), text_run("The market dates back to the eighteenth century."))


def foreign_paste(root: etree._Element) -> None:
    run = text_run("Mayor Samer Halabi said the money")
    properties = etree.fromstring(
        f'<w:rPr {DECLARATION}><w:rFonts w:ascii="Verdana"/><w:color w:val="FF0000"/><w:sz w:val="40"/></w:rPr>'
    )
    run.insert(0, properties)
    link = etree.Element(f"{W}hyperlink", {f"{W}anchor": "top"})
    link.append(text_run("\N{NO-BREAK SPACE}is ready."))
    reference = etree.Element(f"{W}r")
    etree.SubElement(reference, f"{W}footnoteReference", {f"{W}id": "2"})
    set_text(paragraph(root, 3, 1), run, link, reference)


_BODY_EDITS: dict[str, Callable[[etree._Element], None]] = {
    "typed change": typed,
    "tracked insertion": inserted,
    "tracked deletion": deleted,
    "tracked move": moved_words,
    "split row": split_row,
    "merged rows": merged_rows,
    "deleted row": deleted_row,
    "added row": added_row,
    "moved row": moved_row,
    "changed Arabic": changed_arabic,
    "foreign paste": foreign_paste,
}
COMMENTED, PASTED = "comment, reply, resolve", "foreign paste"
EDITS = (*_BODY_EDITS, COMMENTED)


def edited(before: Parts, edit: str) -> Parts:
    """The parts after one of ``EDITS``."""
    if edit == COMMENTED:
        return _commented(before)
    after = changed(before, BODY, _BODY_EDITS[edit])
    if edit == PASTED:
        note = '<w:footnote w:id="2"><w:p><w:r><w:t>Interview, 3 March.</w:t></w:r></w:p></w:footnote>'
        after = with_part(
            after, "word/footnotes.xml", f"<w:footnotes {DECLARATION}>{note}</w:footnotes>", "footnotes"
        )
    return after


def _commented(before: Parts) -> Parts:
    """A person comments on row 3, another answers and resolves it; the finding on row 2 is answered."""

    def mark(root: etree._Element) -> None:
        for number, identifiers in ((3, ("50", "51")), (2, ("52",))):
            target = paragraph(root, number, 1)
            first = next(target.iter(f"{W}commentRangeStart", f"{W}r"))
            for identifier in identifiers:
                first.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": identifier}))
                target.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": identifier}))
                reference = etree.SubElement(target, f"{W}r")
                etree.SubElement(reference, f"{W}commentReference", {f"{W}id": identifier})

    def write(root: etree._Element) -> None:
        for comment in root:
            comment[-1].set(f"{W14}paraId", "0000000F")
        for identifier, author, text in (
            ("50", "Rana", "Is the name right?"), ("51", "Omar", "Yes, it is."), ("52", "Omar", "It is in row 3."),
        ):  # fmt: skip
            comment = etree.SubElement(
                root, f"{W}comment", WHO | {f"{W}id": identifier, f"{W}author": author}
            )
            body = etree.SubElement(comment, f"{W}p", {f"{W14}paraId": f"000000{identifier}"})
            body.append(text_run(text))

    entries = "".join(
        f'<w15:commentEx w15:paraId="{own}" {parent} w15:done="{done}"/>'
        for own, parent, done in (
            ("0000000F", "", 0),
            ("00000050", "", 1),
            ("00000051", 'w15:paraIdParent="00000050"', 1),
            ("00000052", 'w15:paraIdParent="0000000F"', 0),
        )
    )
    after = changed(changed(before, BODY, mark), COMMENTS, write)
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    data = f'<w15:commentsEx xmlns:w15="{W15[1:-1]}">{entries}</w15:commentsEx>'
    return with_part(after, EXTENDED, data, "commentsExtended", kind)
