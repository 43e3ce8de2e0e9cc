"""The test sets that are measured on; they are not part of the project, and lie in a folder that the user names."""

from __future__ import annotations

from pathlib import Path

Files = tuple[str, str]
"""Arabic and English, line by line, from the folder of the test sets."""

FLORES: Files = ("flores-dev/source.ar", "flores-dev/reference.en")
PUD: Files = ("pud/pud.ar", "pud/pud.en")
TICO: Files = ("tico19-dev/tico19-dev.ar", "tico19-dev/tico19-dev.en")
PARAGRAPHS: Files = ("xquad/xquad-paragraphs.ar", "xquad/xquad-paragraphs.en")
QUESTIONS: Files = ("xquad/xquad-questions.ar", "xquad/xquad-questions.en")
SETS = {
    "FLORES-101 dev": FLORES,
    "PUD": PUD,
    "TICO-19 dev": TICO,
    "XQuAD paragraphs": PARAGRAPHS,
    "XQuAD questions": QUESTIONS,
}


def output_of(system: str) -> Files:
    """FLORES with what another system made of it."""
    return FLORES[0], f"flores-dev/hypothesis.{system}.en"


def lines(path: Path) -> list[str]:
    """A file's sentences."""
    return path.read_text(encoding="utf-8").splitlines()


def pairs(folder: Path, files: Files) -> list[tuple[str, str]]:
    """The sentences of two files that belong together."""
    return list(zip(*(lines(folder / name) for name in files), strict=True))
