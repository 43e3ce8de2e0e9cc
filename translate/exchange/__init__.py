"""Rows to and from the formats that other tools read: TMX, XLIFF, tables, web pages, Markdown, plain English."""

from translate.exchange.english import EnglishArticle, english_article
from translate.exchange.english_docx import write_english_docx
from translate.exchange.english_markdown import write_english_markdown
from translate.exchange.english_page import write_english_html
from translate.exchange.side_by_side import write_side_by_side_html, write_side_by_side_markdown
from translate.exchange.tables import COLUMNS, read_table, write_csv
from translate.exchange.tmx import MACHINE, read_tmx, write_tmx
from translate.exchange.xliff import read_xliff, write_xliff

__all__ = [
    "COLUMNS",
    "MACHINE",
    "EnglishArticle",
    "english_article",
    "read_table",
    "read_tmx",
    "read_xliff",
    "write_csv",
    "write_english_docx",
    "write_english_html",
    "write_english_markdown",
    "write_side_by_side_html",
    "write_side_by_side_markdown",
    "write_tmx",
    "write_xliff",
]
