"""Term pairs that the user wants kept: read from a file, found in the Arabic, looked for in the English, put right.

``term`` is what a term is, ``files``/``tbx`` read a user's file, ``arabic`` finds terms in the source, ``english`` finds
their translations in the target, ``check`` reports what is missing, ``enforcement`` puts it right where that is safe,
``candidates`` lists what could become a term, and ``problems`` what is wrong with a glossary itself.
"""

from __future__ import annotations
