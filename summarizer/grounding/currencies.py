"""Which money does a sign, a code or a word mean? By ISO 4217; several where it may mean several.

"$" and "dollars" may be anybody's, and are the American ones where nothing else is said; "C$" and "Canadian dollars"
are Canada's alone. A word such as "crowns" with a state before it is that state's: codes begin with the country's. Of
pence and cents a hundred make one: "GBP/100".
"""

from __future__ import annotations

import re

from summarizer.grounding import places

__all__ = ["AFTER", "BEFORE", "SIGN", "money"]

_DOLLARS = "USD CAD AUD NZD HKD SGD TWD JMD TTD BSD BBD NAD FJD LRD GYD BZD"
_CROWNS = "NOK SEK DKK ISK CZK"
_RUPEES = "INR PKR LKR NPR MUR SCR"
_SIGNS = {
    "€": "EUR", "£": "GBP", "¥": "JPY CNY", "$": _DOLLARS, "US$": "USD", "USD$": "USD", "C$": "CAD", "CA$": "CAD",
    "Can$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL",
    "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₫": "VND", "₪": "ILS",
    "฿": "THB", "₸": "KZT", "₾": "GEL", "₼": "AZN", "₵": "GHS", "₡": "CRC", "₲": "PYG", "₮": "MNT", "₭": "LAK",
    "zł": "PLN", "Kč": "CZK", "kr": _CROWNS, "Rs": _RUPEES, "Rs.": _RUPEES, "Rp": "IDR", "RM": "MYR", "Fr.": "CHF",
    "SFr": "CHF",
}  # fmt: skip
_WORDS = {
    "euros?": "EUR", "(?:dollars?|dólares)": _DOLLARS,
    "(?:pounds?(?: sterling)?|pfund|livres|libras)": "GBP EGP LBP SYP SDG lb",
    "yen(?:es)?": "JPY", "(?:yuan|renminbi)": "CNY", "(?<=on )won": "KRW KPW", "(?:rupees?|rupien|roupies"
        "|rupias)": _RUPEES,
    "rupiahs?": "IDR", "ringgits?": "MYR", "baht": "THB", "dong": "VND", "pesos?": "MXN PHP ARS CLP COP CUP UYU DOP",
    "reais": "BRL", "(?:francs?|franken|francos?)": "CHF XOF XAF XPF RWF CDF DJF GNF BIF KMF",
    "(?:kron(?:er?|or|a|en)|krónur|crowns?|couronnes?|coronas?|koruny?|korun)": _CROWNS,
    "(?:zloty(?:s|ch)?|złotych)": "PLN", "forints?": "HUF", "(?:leu|lei)": "RON MDL", "(?:lev|leva)": "BGN",
    "hryvnias?": "UAH", "(?:rou?bles?|rubel|rublos)": "RUB BYN", "(?:liras?|lire)": "TRY",
    "shekels?": "ILS", "dinars?": "IQD JOD KWD RSD DZD TND LYD BHD MKD", "dirhams?": "AED MAD", "(?:riyals?|rials?)":
    "SAR IRR QAR OMR YER", "rand": "ZAR", "naira": "NGN", "cedis?": "GHS", "shillings?": "KES TZS UGX SOS",
    "birr": "ETB", "taka": "BDT", "tenge": "KZT", "som": "KGS UZS", "manats?": "AZN TMT", "lari": "GEL", "dram": "AMD",
    "kwacha": "ZMW MWK", "pula": "BWP", "kyat": "MMK", "afghanis?": "AFN", "bolívar(?:es)?|bolivars?": "VES",
    "guaran[ií](?:es|s)?": "PYG", "bolivianos?": "BOB", "(?:nuevos )?soles": "PEN", "quetzal(?:es|s)?": "GTQ",
    "lempiras?": "HNL", "córdobas?": "NIO", "balboas?": "PAB", "col[oó]n(?:es|s)": "CRC", "gourdes?": "HTG",
    "riels?": "KHR", "kip": "LAK", "(?:tugriks?|tögrög)": "MNT", "dalasis?": "GMD", "leones?": "SLE", "kwanzas?": "AOA",
    "metica(?:l|is)": "MZN", "ouguiyas?": "MRU", "lek(?:ë|s)?": "ALL", "denars?": "MKD", "somonis?": "TJS",
    r"(?:pence|penn(?:y|ies)|(?-i:p)(?!\.?\w))": "GBP/100",
    "(?:cents?|centimes?|céntimos?|centavos?)": "USD/100 EUR/100 CAD/100 AUD/100 NZD/100 ZAR/100 CHF/100 MXN/100",
    "rappen": "CHF/100", "kope(?:c?ks?|ken)": "RUB/100", "paise": "INR/100 PKR/100",
}  # fmt: skip
"""What a word can mean, the usual first. A pound may be one of weight."""
_CODES = frozenset(" ".join((*_SIGNS.values(), *_WORDS.values())).replace("/100", "").split()) - {"lb", "ALL", "PEN"}

_CODE = "|".join(sorted(_CODES))
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_WHOSE = r"[A-ZÀ-Þ][\w.]+(?: [A-ZÀ-Þ][\w.]+)?"
BEFORE = rf"(?:{_SIGN}|(?:{_CODE})\b)"
"""Stands before a number; in its own case."""
SIGN = f"[{''.join(sorted({sign[0] for sign in _SIGNS if not sign[0].isalnum()}))}]"
"""A sign that can begin what stands before a number."""
AFTER = rf"(?:[€£¥$₹₽₩₺₴]|(?:zł|Kč|kr|{_CODE})\b|(?:{_WHOSE} )?(?i:{'|'.join(_WORDS)})\b)"
"""Stands behind a number; signs and codes in their own case."""
_PATTERNS = [(re.compile(words, re.IGNORECASE), tuple(codes.split())) for words, codes in _WORDS.items()]


def money(said: str) -> tuple[str, ...]:
    """Return the codes of what `said` can mean, the usual first; none where it is no money.

    >>> money("€"), money("C$"), money("Norwegian kroner"), money("kroner")[:2], money("people")
    (('EUR',), ('CAD',), ('NOK',), ('NOK', 'SEK'), ())
    """
    if said in _SIGNS or said.upper() in _CODES:
        return tuple(_SIGNS.get(said, said.upper()).split())
    *whose, word = re.sub(r" sterling$", "", said).split(" ")
    meant = next((codes for pattern, codes in _PATTERNS if pattern.fullmatch(word)), ())
    if not meant and word.casefold() == "won":
        meant = ("KRW", "KPW")
    state = _state(" ".join(whose)) if whose else None
    return tuple(code for code in meant if code.startswith(state)) or meant if state else meant


def _state(words: str) -> str | None:
    """The code of a state by its adjective or name."""
    named = places.demonym(words) or places.lookup(words)
    return named.code if named is not None else None
