"""Units into the side-by-side Word document that reviewers work in."""

from translate.bilingual.document import DocumentFacts, write_docx
from translate.bilingual.manifest import is_untouched
from translate.bilingual.styles import Paper

__all__ = ["DocumentFacts", "Paper", "is_untouched", "write_docx"]
