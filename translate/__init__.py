"""Muqabala: Arabic articles into side-by-side, reviewable English."""

__version__ = "0.1.0"
