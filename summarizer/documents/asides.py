"""Which lines of a page's article are not the report's? Credits, links to other stories, notices of rights and cookies.

A line is left out only when all of it is one of these; the notes say so, with the first of them. What a page sets apart
by its markup (menus, comments, captions) is trafilatura's to find.
"""

from __future__ import annotations

import re

__all__ = ["own_lines"]

_LONGEST = 400
_ASIDE = re.compile(
    r"""(?:
    [(\[]?\s*(?:additional\s+)?(?:reporting|writing|editing|edited|written|compiled|translated|produced)\s+by\b.*
    |(?:read|see)\s+(?:more|also|next)\b\s*(?:[:|»›>–—-].*)?|(?:also|further)\s+read(?:ing)?\s*[:|–—-].*
    |(?:related|recommended|more)\s+(?:stories|story|articles?|news|coverage|links?|content|on\s+this)\b.{0,80}
    |lire\s+aussi\b.*|à\s+lire\s+aussi\b.*|l(?:ea|ee)\s+también\b.*|lesen\s+sie\s+auch\b.*|mehr\s+zum\s+thema\b.*
    |(?:©|\(c\)|copyright\b).*|.{0,120}\ball\s+rights\s+reserved\.?|tous\s+droits\s+réservés\.?
    |alle\s+rechte\s+vorbehalten\.?|todos\s+los\s+derechos\s+reservados\.?
    |(?:photos?|photograph|pictures?|images?|fotos?|bild|credits?)(?:\s+credits?)?\s*(?::|by\b|©).{1,160}
    |(?:sign\s+up|subscribe|follow\s+us|join\s+us|download|get)\b.*\b(?:newsletters?|inbox|podcast|app|facebook|twitter
        |whatsapp|telegram|instagram|youtube|linkedin|channel)\b.*
    |(?:subscribe|register|sign\s+in|sign\s+up|log\s+in)\s+(?:(?:now|today|here)\s+)?to
        \s+(?:read|continue|keep|unlock|access)\b.*
    |already\s+a\s+(?:subscriber|member)\b.{0,80}
    |(?:share|print|e-?mail)\s+(?:this|on|via)\b.{0,60}|advertisement|anzeige|publicité|publicidad
    |(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies\b.*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BREAKS = re.compile(r"\n{3,}")


def own_lines(text: str) -> tuple[str, str | None]:
    """Return the text without such lines, and a note of what was left out, if anything. The first line stays.

    >>> own_lines("They met.\\n\\nThey agreed.\\n\\n(Reporting by Ann Lee; Editing by Bo Ek)")[0]
    'They met.\\n\\nThey agreed.'
    >>> own_lines("They met.\\n\\nThey read more of it than they had said.")[1] is None
    True
    """
    first, *lines = text.split("\n")
    asides = [line for line in lines if len(line) <= _LONGEST and _ASIDE.fullmatch(line.strip())]
    if not asides:
        return text, None
    left = set(asides)
    own = _BREAKS.sub("\n\n", "\n".join([first, *(line for line in lines if line not in left)])).strip("\n")
    return own, f"lines that are no part of the report were left out, such as “{asides[0].strip()[:80]}”"
