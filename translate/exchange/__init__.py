"""Rows to and from the formats that other tools read: TMX, XLIFF, tables, web pages, Markdown."""

from translate.exchange.tables import read_table, write_csv
from translate.exchange.tmx import read_tmx, write_tmx
from translate.exchange.xliff import read_xliff, write_xliff

__all__ = ["read_table", "read_tmx", "read_xliff", "write_csv", "write_tmx", "write_xliff"]
