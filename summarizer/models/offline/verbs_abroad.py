"""Which groups of words tell that somebody agrees, promises or wills in German, French and Spanish?

A table for each language, for each orders its words in its own way: a German verb may close its clause, and what is
undertaken stands before it; French and Spanish put the future into the verb itself. What is denied, hoped or supposed
is no cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.models.offline.verb import Sort, Verb
from summarizer.models.offline.words import clue

__all__ = ["ABROAD_BY", "FRENCH", "GERMAN", "SPANISH", "verbs_abroad"]

GERMAN = re.compile(
    r"\b(?:(?P<have>hat|haben|hätten|habe)(?: sich)?(?P<inner> (?:[^.;:]"
    r"|\.(?=[0-9])){5,220}?),? (?P<final>geeinigt|verständigt|vereinbart"
    r"|zugesagt|beschlossen|versprochen|verpflichtet|zugestimmt|angeboten|unterzeichnet|abgeschlossen|erzielt"
    r"|ausgehandelt)\b"
    r"|(?P<agreed>(?:haben sich )?(?:einig(?:t)?en sich|geeinigt|verständig(?:t)?en sich|vereinbar(?:t)?en"
    r"|beschlie(?:ß|ss)t|beschlie(?:ß|ss)en|beschloss(?:en)?|stimm(?:t|te|ten|en) zu|kamen überein"
    r"|sind übereingekommen|legen [^.;,]{3,40} bei\b))"
    r"|(?P<reached>unterzeichne(?:t|te|ten|n)|schlossen (?=[^.;]{0,60}(?:ab\b|Abkommen|Vertrag|Vereinbarung)))"
    r"|(?P<promised>versprach(?:en)?|verspricht|versprechen|sag(?:t|te|ten|en) (?:[^.;,]{0,60} )?zu\b"
    r"|verpflichtete(?:n)? sich|verpflichte(?:t|n) sich|garantier(?:t|te|ten)|verzichte(?:t|te|n"
    r"|ten)(?= [^.;]{0,60}auf\b)|sicher(?:t|te"
    r"|ten) (?:[^.;,]{0,60} )?zu\b)"
    r"|(?P<offered>bot(?:en)? (?=[^.;]{0,120}\ban\b)|bietet (?=[^.;]{0,120}\ban\b)|erklär(?:t|te|ten|en) sich bereit)"
    r"|(?P<would>werde|würden?)(?P<wouldinner> [^.;:,]{3,200})"
    r"|(?P<will>wird|werden|soll|sollen)(?P<willinner> [^.;:,]{3,200}))"
)
FRENCH = re.compile(
    r"\b(?:(?P<agreed>(?:sont|ont|est|a) conven(?:ue?s?)(?: [\w']+){0,3}? (?:de|d'|que)"
    r"|(?:se sont|s'est) mis(?:es)? d'accord(?: [\w']+){0,3}? (?:pour|sur)"
    r"|(?:se sont|s'est) entendue?s?(?: [\w']+){0,3}? (?:pour|sur)|s'(?:accordent|entendent) (?:pour|sur)"
    r"|(?:ont|a) (?:décidé|accepté|résolu)(?: [\w']+){0,3}? (?:de|d'))"
    r"|(?P<reached>(?:ont|a) (?:signé|conclu|adopté|paraphé|scellé)|(?:sont"
    r"|est) parvenue?s?(?= (?:\w+ ){0,2}à un (?:accord|compromis))|(?:ont|a) (?:trouvé"
    r"|noué)(?= (?:\w+ ){0,2}un (?:accord"
    r"|compromis)))"
    r"|(?P<promised>s'(?:est|engage|engagent|était|sont)(?: engagée?s?)? (?:à|a)|se sont engagée?s? à"
    r"|(?:a|ont) (?:promis|garanti|assuré) (?:de|d')?|promet(?:tent)? (?:de|d'))"
    r"|(?P<offered>(?:a|ont) (?:offert|proposé) (?:de|d')|offre(?:nt)? (?:de|d')|se di(?:t|sent) prête?s? à)"
    r"|(?P<would>(?!(?:pourr|devr|aur|ser|fer|voudr|faudr|souhaiter|aimer)(?:ait|aient))\w{3,}r(?:ait|aient))"
    r"|(?P<will>(?!(?:trouver|réunir|rencontrer|ser|aur|pourr|devr|tiendr|permettr|rester|continuer|dépendr|durer"
    r"|coûter|entrer|étudier|examiner|recevr|fer|voter|viendr|ir|faudr|siéger|discuter)(?:a"
    r"|ont)\b)\w{3,}(?:er|ir|dr|vr|tr)(?:a|ont)))\b"
)
SPANISH = re.compile(
    r"\b(?:(?P<agreed>acordaron|acordó|acuerdan|convinieron(?: en)?|convino en|pactaron|han acordado|ha acordado"
    r"|decidieron|decidió|resolvieron|aceptó|aceptaron|se pusieron de acuerdo (?:para|en|sobre))"
    r"|(?P<reached>firmaron|firmó|suscribieron|suscribió|sellaron|han (?:firmado|suscrito)"
    r"|(?:llegaron|llegó|alcanz(?:aron|ó)|logr(?:aron|ó)|cerr(?:aron|ó)|(?:han?) (?:llegado|alcanzado|logrado|cerrado))"
    r"(?= (?:\w+ ){0,2}(?:a )?un (?:acuerdo|pacto|compromiso|convenio)))"
    r"|(?P<promised>se compromet(?:ió|ieron|en?|ía|ían) (?:también )?a|se ha(?:n)? comprometido a|promet(?:ió"
    r"|ieron|en?)"
    r"|ha(?:n)? prometido|garantiz(?:ó|aron))"
    r"|(?P<offered>ofrec(?:ió|ieron|en?)(?= \w+r\b| un| una| la| el)|se mostr(?:ó|aron) dispuest[oa]s? a"
    r"|est(?:á|án) dispuest[oa]s? a)"
    r"|(?P<would>(?!(?:podr|deber|ser|estar|tendr|habr|querr|gustar|har)ían?\b)\w{3,}(?:ar|er|ir|dr)ían?)"
    r"|(?P<will>(?!(?:reunir|celebrar|ser|estar|tendr|habr|podr|deber|volver|costar|durar|permitir|seguir"
    r"|continuar|depender|estudiar|analizar|examinar|evaluar|considerar|recibir|entrar|votar|ir|har|vendr|buscar"
    r"|intentar|tratar)(?:á|án)\b)\w{3,}(?:ar|er|ir|dr)(?:á|án)))\b"
)
ABROAD_BY = clue(
    "hat haben hätten habe stimmt stimmte stimmten stimmen kamen sind legen schlossen sagt sagte sagten sagen"
    " verpflichtete verpflichteten verpflichtet verpflichten sichert sicherte sicherten bot boten bietet erklärt"
    " erklärte erklärten erklären werde würde würden wird werden soll sollen accord accordent entendent décidé accepté"
    " résolu signé conclu adopté paraphé scellé trouvé noué est engage engagent était sont promis garanti assuré promet"
    " promettent offert proposé offre offrent dit disent acordaron acordó acuerdan convinieron convino pactaron"
    " acordado decidieron decidió resolvieron aceptó aceptaron pusieron firmaron firmó suscribieron suscribió sellaron"
    " firmado suscrito llegaron llegó alcanzaron alcanzó lograron logró cerraron cerró llegado alcanzado logrado"
    " cerrado prometió prometieron promete prometen prometido garantizó garantizaron",
    beginnings="einigen einigten geeinigt verständig vereinbar beschlie beschlo unterzeichne versprach verspricht"
    " versprechen garantiert verzichte convenu entendu parvenu compromet ofrec dispuest",
    endings="rait raient era ira dra vra tra eront iront dront vront tront ría rían ará erá irá drá arán erán irán"
    " drán",
)
"""Words of which each cue of these tables has one."""
_TABLES = (
    (
        re.compile(
            r"\b(?:der|die|das|und|eine?|mit|von|zu[mr]?|den|dem|auf|i[mn]|für|sich|bis|[Dd]ie|[Dd]er|[Dd]as)\b"
        ),
        GERMAN,
    ),
    (
        re.compile(
            r"\b(?:les?|des|du|et|une?|dans|pour|qui|avec|aux?|est|sur|d'|l'|[Ll]es?|qu'|à|sa|ses|son|leurs?"
            r"|cette|ont|sont)\b"
        ),
        FRENCH,
    ),
    (re.compile(r"\b(?:el|los|las|y|una|para|por|con|del|su|se|[Ee]l|[Ll]os|[Ll]as)\b"), SPANISH),
)
"""What tells the language of a sentence, and its cues."""
_LEAST = 2
"""So many little words tell a language."""
_NOT_SO = re.compile(
    r"(?:\b(?:nicht|kein\w*|nie|ohne|ne|pas|jamais|sans|nunca|ni|sin|si|falls|wenn|ob|würden?|könnten?"
    r"|pourrai\w+|podrían?|hoff\w+|esper\w+|espèr\w+)\b|\bn'|\bs'ils?\b)[^.;:]{0,40}$",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|ne|nicht) $", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:sagte\w*|erklärte\w*|kündigte\w* an|teilte\w* mit|betonte\w*|versicherte\w*|bestätigte\w*"
    r"|(?:a|ont) (?:annoncé|déclaré|indiqué|affirmé|précisé|ajouté|assuré|promis|confirmé)|(?:anunci|declar|indic|afirm"
    r"|precis|asegur|confirm)(?:ó|aron)|dijo|dijeron|añadió|prometió)\b"
)
_SAID_AFTER = re.compile(r",? (?:so |wie )?(?:sagte|kündigte|erklärte|teilte|versicherte|betonte|bestätigte)\b")
_BEFALLS = frozenset(
    """sein haben werden können müssen sollen dürfen bleiben kosten dauern gelten beginnen stattfinden prüfen beraten
    treffen tagen zusammenkommen enden führen brauchen erwarten diskutieren stehen liegen kommen gehen steigen
    sinken""".split()
)
"""What is or befalls, or what is only talked over: no undertaking."""
_NOT_TO = re.compile(r" ?(?:no|ne pas) (?=\w+r\b|\w+re\b)")
_ADVERBS = re.compile(r"(?: [a-zäöüß]+){0,2}, (?=(?:[^.;]|\.(?=[0-9]))*(?:\bzu\b|zu\w+en\b))")
_ON_THING = re.compile(r"\b(?:auf|über) (?=[a-z])")
_TO_DO = re.compile(r", (?:dass )?(?=[^.;]{3,160}?(?:\bzu \w+n\b|\w+zu\w+en\b)|dass)")
_INFINITIVE = re.compile(r"(\w*[a-zäöüß]{2}n)\W*$")
_THING = re.compile(r" (?=(?:un|une|le|la|les|l'|el|los|las|una|ein(?:en?|e[mr])?|de[nr]|das|die|den)\b)")


def verbs_abroad(text: str, start: int, end: int) -> Iterator[Verb]:
    """Yield the cues between two offsets, in order, of the language that the little words there are of."""
    counts = [len(words.findall(text, start, end)) for words, _ in _TABLES]
    if max(counts) >= _LEAST:
        _, table = _TABLES[counts.index(max(counts))]
        yield from (verb for match in table.finditer(text, start, end) if (verb := _verb(match, start)) is not None)


def _verb(match: re.Match[str], start: int) -> Verb | None:
    before = match.string[max(start, match.start() - 80) : match.start()]
    groups = match.groupdict()
    is_negative = _NO.search(before) is not None
    if _NOT_SO.search(_NO.sub("", before)):
        return None
    if groups.get("final"):
        return _closing(match)
    sort = next(sort for sort in ("agreed", "reached", "promised", "offered", "would", "will") if groups[sort])
    is_told = _REPORTED.search(match.string, start, match.start()) or _SAID_AFTER.match(match.string, match.end())
    if sort == "would" and not is_told:
        return None
    if sort in ("would", "will"):
        return _future(match, sort, negative=is_negative)
    return None if is_negative else _told(match, sort)


def _told(match: re.Match[str], sort: str) -> Verb:
    """A verb of agreeing, signing, promising or offering: what is undertaken comes after it."""
    is_thing = sort == "agreed" and match[0].split()[-1] in ("sur", "sobre")
    complement = match.end()
    if sort == "reached" and (thing := _THING.search(match.string, match.end(), match.end() + 60)):
        complement = thing.end()
    kinds: dict[str, tuple[Sort, str]] = {
        "agreed": ("agreed", "agreed"), "reached": ("reached", "agreed"), "promised": ("promised", "promised"),
        "offered": ("promised", "offered"),
    }  # fmt: skip
    kind, strength = kinds[sort]
    if match.re is GERMAN and (adverbs := _ADVERBS.match(match.string, complement)):
        complement = adverbs.end()
    negative = _NOT_TO.match(match.string, complement)
    return Verb(
        kind, match[0], *match.span(), negative.end() if negative else complement, strength,
        negative=negative is not None, owes=not is_thing, turns=match.re is GERMAN,
    )  # fmt: skip


def _future(match: re.Match[str], sort: str, *, negative: bool) -> Verb | None:
    """A future: of a German verb the infinitive that closes its clause tells what is undertaken."""
    inner = match.groupdict().get(f"{sort}inner")
    if inner is None:
        return Verb("will", match[0], *match.span(), match.start(), "will", negative)
    found = _INFINITIVE.search(inner)
    if found is None or found[1].casefold() in _BEFALLS or " nicht " in inner:
        return None
    end = match.end(sort)
    return Verb("will", match[sort], match.start(), end, end + 1, "will", turns=True)


def _closing(match: re.Match[str]) -> Verb:
    """A German perfect: what is undertaken stands before the participle that tells it."""
    final = match["final"]
    sort: Sort = (
        "promised"
        if final in ("zugesagt", "versprochen", "verpflichtet", "angeboten")
        else "reached"
        if final in ("unterzeichnet", "abgeschlossen", "erzielt", "ausgehandelt")
        else "agreed"
    )
    after = _TO_DO.match(match.string, match.end())
    complement = after.end() if after else match.start("inner") + 1
    thing = None if after else _ON_THING.search(match["inner"])
    if thing and sort == "agreed":
        complement = match.start("inner") + thing.end()
    strength = "offered" if final == "angeboten" else "promised" if sort == "promised" else "agreed"
    return Verb(
        sort, final, match.start("have"), match.end("have"), complement, strength, owes=thing is None, turns=True
    )
