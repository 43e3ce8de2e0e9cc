"""What three programs do to a document when they save it, as transformations of its XML.

Each takes the parts of a package and gives back those that the program would write. The habits of Word and Google
Docs are written from what is known of the two, not from files that they saved; LibreOffice itself is asked too,
where it is installed (see ``libreoffice_itself``).
"""

from __future__ import annotations

import copy
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

from translate.bilingual.ooxml import NAMESPACE

W = f"{{{NAMESPACE}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY, COMMENTS, EXTENDED = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

Parts = dict[str, bytes]
Saver = Callable[[Parts], Parts]


def parts_of(document: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(parts: Parts, name: str, change: Callable[[etree._Element], None]) -> Parts:
    """The parts with one of them changed as XML; a missing one stays missing."""
    if name not in parts:
        return parts
    root = etree.fromstring(parts[name])
    change(root)
    return {**parts, name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}


def with_part(parts: Parts, name: str, data: str, kind: str, relation: str = "") -> Parts:
    """The parts with a further one that the document is related to, of a kind such as ``footnotes``."""
    base = name.rpartition("/")[2]

    def relate(root: etree._Element) -> None:
        where = relation or f"{_RELATION}/{kind}"
        tag = f"{{{_PACKAGE}/relationships}}Relationship"
        etree.SubElement(root, tag, Id=f"rIdNew{base}", Type=where, Target=base)

    def name_type(root: etree._Element) -> None:
        tag = f"{{{_PACKAGE}/content-types}}Override"
        etree.SubElement(root, tag, PartName=f"/{name}", ContentType=f"{_WORDML}.{kind}+xml")

    parts = changed(changed(parts, RELATIONS, relate), TYPES, name_type)
    return {**parts, name: data.encode()}


def word(parts: Parts) -> Parts:
    """Runs cut at every spelling mark and revision, content controls, smart tags, paragraph ids, a last position."""
    parts = changed(parts, BODY, _as_word)
    if COMMENTS in parts and EXTENDED not in parts:
        parts = changed(parts, COMMENTS, _number_paragraphs)
        root = etree.fromstring(parts[COMMENTS])
        entries = "".join(
            f'<w15:commentEx w15:paraId="{comment[-1].get(f"{W14}paraId")}" w15:done="0"/>'
            for comment in root
        )
        data = f'<w15:commentsEx xmlns:w15="{W15[1:-1]}">{entries}</w15:commentsEx>'
        kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        parts = with_part(parts, EXTENDED, data, "commentsExtended", kind)
    return parts


def _as_word(root: etree._Element) -> None:
    _number_paragraphs(root)
    for number, run in enumerate(list(root.iter(f"{W}r"))):
        pieces = _cut(run)
        for place, piece in enumerate(pieces):
            piece.set(f"{W}rsidR", f"00AB{number % 100:02}{place % 100:02}")
        if len(pieces) > 1:
            pieces[0].addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
            _wrap(pieces[-1], "sdt" if number % 2 else "smartTag")
    for number, row in enumerate(root.iter(f"{W}tr")):
        row.set(f"{W}rsidTr", f"00CD{number:04}")
    first = next(root.iter(f"{W}p"))
    first.append(etree.Element(f"{W}bookmarkStart", {f"{W}id": "99999", f"{W}name": "_GoBack"}))
    first.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "99999"}))


def _number_paragraphs(root: etree._Element) -> None:
    for number, paragraph in enumerate(root.iter(f"{W}p"), 0x1A000000):
        if not paragraph.get(f"{W14}paraId"):
            paragraph.set(f"{W14}paraId", f"{number:08X}")


def _cut(run: etree._Element) -> list[etree._Element]:
    """A run as several, cut inside and between words, if it is only text."""
    texts = run.findall(f"{W}t")
    if len(texts) != 1 or len(run) != 1 + (run.find(f"{W}rPr") is not None) or len(texts[0].text or "") < 6:
        return [run]
    text = texts[0].text or ""
    cuts = [0, len(text) // 3, len(text) // 2, len(text)]
    pieces = []
    for start, end in pairwise(cuts):
        piece = copy.deepcopy(run)
        element = piece.find(f"{W}t")
        assert element is not None
        element.text = text[start:end]
        element.set(XML_SPACE, "preserve")
        run.addprevious(piece)
        pieces.append(piece)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    return pieces


def _wrap(run: etree._Element, kind: str) -> None:
    outer = etree.Element(f"{W}{kind}")
    inner = outer
    if kind == "sdt":
        etree.SubElement(etree.SubElement(outer, f"{W}sdtPr"), f"{W}id", {f"{W}val": "77"})
        inner = etree.SubElement(outer, f"{W}sdtContent")
    run.addprevious(outer)
    inner.append(run)


def libreoffice(parts: Parts) -> Parts:
    """Styles renamed, bookmarks numbered anew, grid rounded, captions, paragraph ids and comment threads lost."""
    parts = {name: data for name, data in parts.items() if name != EXTENDED}
    for name in (RELATIONS, TYPES):
        parts = changed(
            parts, name, lambda root: _remove(root, lambda each: "commentsExtended" in str(each.attrib))
        )
    return changed(changed(parts, BODY, _as_libreoffice), COMMENTS, _without_paragraph_ids)


def _as_libreoffice(root: etree._Element) -> None:
    _without_paragraph_ids(root)
    names: dict[str, str] = {}
    for style in root.iter(f"{W}pStyle"):
        own = style.get(f"{W}val", "")
        style.set(f"{W}val", names.setdefault(own, f"Style{len(names) + 10}"))
    for number, mark in enumerate(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.set(f"{W}id", str(number))
    for width in root.iter(f"{W}gridCol", f"{W}tcW"):
        width.set(f"{W}w", str(int(width.get(f"{W}w", "0")) // 15 * 15))
    for caption in list(root.iter(f"{W}tblCaption")):
        _drop(caption)
    for paragraph in root.iter(f"{W}p"):
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}rPr")


def _without_paragraph_ids(root: etree._Element) -> None:
    for paragraph in root.iter(f"{W}p"):
        paragraph.attrib.pop(f"{W14}paraId", None)


def google(parts: Parts) -> Parts:
    """No custom parts or identifier; bookmarks renamed, styles made direct, the table written anew, no threads."""
    parts = {
        name: data for name, data in parts.items() if not name.startswith(("customXml/", "docProps/custom"))
    }
    for name in (RELATIONS, TYPES, "_rels/.rels"):
        parts = changed(parts, name, lambda root: _remove(root, lambda each: "custom" in str(each.attrib)))
    parts = changed(
        parts, "docProps/core.xml", lambda root: _remove(root, lambda each: "identifier" in str(each.tag))
    )
    return changed(libreoffice(parts), BODY, _as_google)


def _as_google(root: etree._Element) -> None:
    for number, mark in enumerate(root.iter(f"{W}bookmarkStart")):
        mark.set(f"{W}name", f"kix.{number:x}q7")
    for properties in list(root.iter(f"{W}pStyle", f"{W}tblHeader", f"{W}cantSplit")):
        _drop(properties)
    for run in root.iter(f"{W}r"):
        found = run.find(f"{W}rPr")
        properties = etree.Element(f"{W}rPr") if found is None else found
        run.insert(0, properties)
        etree.SubElement(properties, f"{W}rtl", {f"{W}val": "0"})
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        old = table.find(f"{W}tblPr")
        assert old is not None
        new = etree.Element(f"{W}tblPr")
        etree.SubElement(new, f"{W}tblStyle", {f"{W}val": f"Table{number}"})
        table.replace(old, new)
    for row in list(root.iter(f"{W}tr")):
        _wrap(row, "sdt")


def _remove(root: etree._Element, which: Callable[[etree._Element], bool]) -> None:
    for child in list(root):
        if which(child):
            root.remove(child)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


SIMULATED: dict[str, Saver] = {"Word": word, "LibreOffice": libreoffice, "Google Docs": google}


def libreoffice_itself(documents: dict[str, bytes], folder: Path) -> Iterator[tuple[str, bytes]]:
    """The documents, saved by LibreOffice; one start of the program serves all."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed"
    saved = folder / "saved"
    paths = []
    for name, data in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(saved),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=180)
    for name in documents:
        yield name, (saved / f"{name}.docx").read_bytes()
