"""Of which word is this a form? Rough stems of English words, and the verbs whose forms no rule makes.

Only to tell that two texts use the same word: a stem is no word, and nothing is shown of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.grounding.word_tables import PieceTable, WordTable

__all__ = ["WORD", "is_past", "lemma", "small_words", "stem"]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_IRREGULAR = """
arise arose arisen
bear bore borne
beat beaten
become became
begin began begun
bid bade bidden
bind bound
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
deal dealt
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
lose lost
make made
mean meant
meet met
overcome overcame
overtake overtook overtaken
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
speak spoke spoken
spend spent
stand stood
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
swim swam swum
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undertake undertook undertaken
understand understood
uphold upheld
wear wore worn
win won
withdraw withdrew withdrawn
withhold withheld
write wrote written
"""
_FORMS = {form: line.split()[0] for line in _IRREGULAR.strip().splitlines() for form in line.split()[1:]}
_NO_PAST = frozenset("need indeed speed feed seed weed breed proceed exceed succeed hundred embed shed bed red".split())
"""Words in -ed that are no past of anything."""


def _stem(word: str) -> str:
    """A word without the endings that its forms need.

    >>> [_stem(word) for word in ("promised", "promises", "promising", "Norway's")]
    ['promis', 'promis', 'promis', 'norway']
    """
    word = re.sub(r"['’]s?$", "", word.casefold())
    if len(word) <= 3:
        return word
    word = re.sub(r"(?:ies|ied)$", "y", word)
    word = re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s)$", "", word)
    word = re.sub(r"(?<=[a-z]{2})([b-df-hj-np-tv-z])\1$", r"\1", word)
    return re.sub(r"(?<=[a-z]{3})e$", "", word)


stem: Callable[[str], str] = WordTable(_stem).__getitem__
"""Return the stem of a word, the same for all forms of most verbs."""


def _lemma(word: str) -> str:
    """The stem of a word, that of the infinitive for a verb with forms of its own.

    >>> _lemma("gave") == _lemma("giving") == _lemma("gives")
    True
    """
    return stem(_FORMS.get(word.casefold(), word))


lemma: Callable[[str], str] = WordTable(_lemma).__getitem__
"""Return the stem of a word, that of a verb with forms of its own too."""


def _is_past(word: str) -> bool:
    """Whether a word is a past form that is listed, or ends like one.

    >>> [_is_past(word) for word in ("ignored", "threw", "ignore", "need")]
    [True, True, False, False]
    """
    word = word.casefold()
    return word in _FORMS or (len(word) > 3 and word.endswith("ed") and word not in _NO_PAST)


is_past: Callable[[str], bool] = WordTable(_is_past).__getitem__
"""Whether a word may be a verb that tells of what was: "took", "asked"."""


def _small_words(piece: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(piece)]


_SMALL = PieceTable(_small_words)


def small_words(text: str) -> list[str]:
    """Return the words of a text in small letters.

    >>> small_words("They didn't sign (yet).")
    ['they', "didn't", 'sign', 'yet']
    """
    return list(_SMALL.within(text))
