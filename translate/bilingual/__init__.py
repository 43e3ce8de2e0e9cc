"""Units into the side-by-side Word document that reviewers work in, and back."""

from translate.bilingual.document import DocumentFacts, write_docx
from translate.bilingual.manifest import document_id, is_untouched
from translate.bilingual.reviewed import read_docx
from translate.bilingual.reviewed_rescue import recovered_text
from translate.bilingual.styles import Paper

__all__ = [
    "DocumentFacts",
    "Paper",
    "document_id",
    "is_untouched",
    "read_docx",
    "recovered_text",
    "write_docx",
]
