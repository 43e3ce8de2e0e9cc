"""Reading: a file becomes an ``Article``, and whatever is left out of it is listed."""

from translate.reading.article import read_article, read_bytes

__all__ = ["read_article", "read_bytes"]
