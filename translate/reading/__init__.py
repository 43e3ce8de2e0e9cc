"""Reading: a file becomes an ``Article``, and whatever is left out of it is listed."""

from translate.reading.article import read_article, read_bytes, stream_article
from translate.reading.stream import ArticleStream

__all__ = ["ArticleStream", "read_article", "read_bytes", "stream_article"]
