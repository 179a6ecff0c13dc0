"""Which words tell what a name is, and what a word stands for? Closed tables and the patterns made of them.

No names: titles and ranks, what bodies and firms are called by, pronouns, and the little words that join a name.
English first; the commonest in German, French and Spanish.
"""

from __future__ import annotations

import re

__all__ = [
    "BODY",
    "CALENDAR",
    "CLOSED",
    "COMPOUND",
    "COURTESY",
    "FIRM",
    "LETTERS",
    "LOWER_BODY",
    "MATTERS",
    "NAME",
    "PARTICLE",
    "ROMANCE_BODY",
    "STATE_BODY",
    "THING",
    "TITLE",
    "WORD",
    "hangs",
]

_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-ЯЁ"
WORD = (
    rf"(?:\b(?:[A-Z]\.){{2,}}(?!\w)|(?:\b(?:al-|el-|O'))?(?![LDQNSJ]'[A-ZÀ-Þ])\b[{_CAPITALS}]\w*+(?:\.(?="
    rf" ?[{_CAPITALS}])(?<=\b\w\.))?(?:[-'](?!s\b)\w++)*)"
)
"""One word with a capital."""
PARTICLE = r"(?:de|del|della|der|den|des|van|von|zu|la|le|da|dos|du|el|bin|ibn|ter)"
_HEADS = (
    r"(?:Association|Union|Council|Committee|Commission|League|Federation|Ministry|Parliament|Party|Front"
    r"|Cooperative|Agency|Organi[sz]ation|Board|Bank|Group|Assembly|Alliance|Movement)"
)
NAME = (
    rf"{WORD}(?:(?:(?<=s)'|'s(?= (?:[A-Z]\w+ ){{0,2}}{_HEADS}\b))?(?:(?<=s') and(?= [A-Z]\w+s' ))?"
    rf" (?:{PARTICLE} ){{0,2}}{WORD}){{0,7}}(?: plc\b)?"
)
"""Words with capitals in a row, possessors in the plural among them: "Farmers' Cooperative"."""

TITLE = (
    r"(?:(?:Col|Gen|Lt|Capt|Maj|Brig|Adm|Sgt|Amb|Sen|Gov|Rep|Cdr)\."
    r"|(?:Presidents|Chancellors|Mayors|Ambassadors|Secretaries|Directors|Councillors|Gemeinderät(?:e|in)"
    r"|Stadträt(?:e|in))"
    r"|(?:Deputy |Vice[- ]|First )?(?:Prime )?Ministers?(?: of State)?|Premier|(?:Vice[- ])?President(?:in)?"
    r"|Chancellor"
    r"|(?:Deputy |First |State |Political |General |Foreign |Home |Under[- ]?)?Secretary(?:[- ]General)?"
    r"|Director(?:[- ]General)?|C[EFO]O\b"
    r"|Chief (?:Executive(?: Officer)?|(?:Financial|Operating|Technology|Legal|Medical|Scientific) Officer)"
    r"|Managing Director|(?:High )?Commissioner|Ambassador|(?:Special )?(?:Envoy"
    r"|Representative)"
    r"|Spokes(?:person|man|woman)|Governor|(?:Lord |Lady )?Mayor(?:ess)?|(?:Co-?)?[Cc]hair(?:man|woman|person)?"
    r"|Negotiator"
    r"|Opposite Number|Boss|Facilitator|Arbitrator|Conciliator|Organi[sz]er|Lawyer|Attorney|Economist|Rector|Dean"
    r"|Vice-Chancellor|Superintendent|Administrator|Harbour ?[Mm]aster|Lawmaker|Cardinal|Imam|Rabbi|Pope"
    r"|Senator|Delegate|Mediator|Councillor|Treasurer|Clerk|Judge|Justice|Leader|Head|Founder|Coordinator|Manager"
    r"|Deputy|Counterpart|Colleague|Amtskolleg(?:en?|in)|Homologue|Homólog[oa]|Rapporteur|Speaker|King|Queen"
    r"|Prince|Princess|Sheikh|Emir|Archbishop|Bishop|Engineer|Inspector|Counsel|Officer|Cllr|Convenor|Chief|Adviser"
    r"|(?:Major |Lieutenant |Brigadier )?General|Colonel|Brigadier|Commander|Admiral|Captain|Major|Lieutenant|Sergeant"
    r"|Vorsitzende[rn]?|Botschafter(?:in)?"
    r"|\w*[Cc]hef(?:in)?|\w*(?:[Bb]ürgermeister|[Ss]precher|[Mm]inister|[Pp]räsident|[Ff]ührer|[Ss]ekretär|[Kk]anzler"
    r"|[Kk]ommissar|[Ll]eiter"
    r"|[Uu]nterhändler)(?:in)?|Landr(?:at|ätin)"
    r"|(?:Vice-)?Ministre|Présidente?|Maire|Porte-parole|Ambassadeur|Ambassadrice|Directeur|Directrice|Secrétaire"
    r"|Commissaire|Préf(?:et|ète)|Négociat(?:eur|rice)|Délégu(?:é|ée)"
    r"|(?:Vice)?[Mm]inistr[oa]|President[ea]|Alcald(?:e|esa)|Portavoz|Embajador(?:a)?|Secretari[oa]|Director[a]?"
    r"|Gobernador(?:a)?|Canciller|Comisari[oa]|Negociador(?:a)?|Delegad[oa])"
)
"""Offices and ranks, as they stand before a name or after it."""
COURTESY = (
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev|Herrn?|Frau|Mme|M|Monsieur|Madame|Señora?|Sra?"
    r"|Don|Doña|Hon)\.?"
)

_BODIES = (
    "Government|Ministry|Department|Agency|Authority|Commission|Committee|Council|Union|Corps|Board|Federation"
    "|Association|Chamber|Court|Tribunal|Bank|Fund|Office|Port|League|Organi[sz]ation|Cooperative|Society|Institute"
    "|Alliance|Front|Movement|Party|Army|Navy|Parliament|Assembly|Senate|Cabinet|Delegation|Embassy|Mission|Secretariat"
    "|Team"
    "|Group|Forum|Network|Foundation|Trust|Community|Confederation|Conference|Initiative|Service|Bureau|Directorate"
    "|University|Municipality|Directors|Group of Friends|Red Cross|Red Crescent|Coalition|Congress|Guild|Syndicate"
    "|Company|Church|Diocese|Archdiocese|Synod|College|Academy|Museum|Hospital|Clinic|School|Club|Tribe|Nation"
    "|Fishers|Fishermen|Farmers|Workers|Growers|Residents|Traders|Employers|Teachers|Nurses|Drivers|Pilots|Owners"
    "|Rebels|Militia|Brigade|Regulator|Inspectorate|Observatory|Caucus|Brotherhood|Taskforce|Task Force|Panel"
    "|Corporation|Airlines|Airways|Railways?|Shipyards?|Consortium|Partnership|Works|Mines|Steel|Energy|Power|Holdings?"
    "|Verband|Gewerkschaft|Rat|Bund|Kommission|Ministerium|Bundesrat|Syndicat|Fédération|Conseil|Comité|Ministère"
    "|Consejo|Ministerio|Sindicato|Federación|Asociación|Comisión|Banque|Banco|Agence|Agencia|Fonds|Fondo|Unión"
    "|Confédération|Confederación|Office|Oficina|Instituto|Institut|Cámara|Chambre|Cour|Corte|Junta|Organisation"
    "|Organización|Defensoría|Société|Sociedad|Compagnie|Compañía|Mairie|Alcaldía|Ayuntamiento|Secretaría|Cruz|Croix"
    "|Partido|Parti|Alianza|Cooperativa|Coopérative|Autorité|Autoridad|Behörde|Gesellschaft|Genossenschaft"
)
BODY = re.compile(rf"(?:{_BODIES})")
COMPOUND = re.compile(
    r"\w{2,}(?:rat|amt|verband|ministerium|ausschuss|kommission|gewerkschaft|behörde|regierung|gesellschaft|verein"
    r"|vorstand"
    r"|gemeinde|beirat|verwaltung|kammer|genossenschaft)"
)
"""Bodies of one word, as German makes them."""
ROMANCE_BODY = re.compile(
    r"(?:Banque|Banco|Fonds|Fondo|Conseil|Consejo|Comité|Comisión|Commission|Ministère|Ministerio|Fédération|Federación"
    r"|Asociación|Association|Syndicat|Sindicato|Unión|Agence|Agencia|Confédération|Confederación|Defensoría"
    r"|Organisation"
    r"|Organización|Office|Oficina|Instituto|Institut|Cámara|Chambre|Tribunal|Corte|Cour|Junta|Mairie|Alcaldía"
    r"|Ayuntamiento|Société|Sociedad|Compagnie|Compañía|Partido|Parti|Movimiento|Mouvement|Frente|Alianza|Secretaría"
    r"|Secrétariat|Autorité|Autoridad|Cooperativa|Coopérative)"
)
"""What French and Spanish bodies are called by; what kind they are, and of what, comes after."""
FIRM = re.compile(
    r"(?:Ltd|plc|PLC|Inc|AG|NV|AS|ASA|AB|GmbH|SA|SpA|SE|Oy|KG|LLC|LLP|BV|Corp|Co|Company|Corporation|Group|Holdings?"
    r"|KK|Pty|Pvt|Bhd|JSC|PJSC|Srl|SARL|SAS|eG|KGaA|Oyj|ApS"
    r"|Shipyards?|Airlines|Airways|Railways?|Works|Mines|Steel|Energy|Power"
    r"|Terminals?|Robotics|Foods?|Dair(?:y|ies)|Motors?|Pharma|Pharmaceuticals|Technolog(?:y|ies)|Systems|Industries"
    r"|Logistics|Partners|Capital|Ventures|Telecom|Insurance|Heating|Solutions|Lab(?:s|oratories)|Chemicals?|Textiles"
    r"|Brewer(?:y|ies)|Shipping|Lines|Freight|Oil|Gas|Petroleum|Minerals|Metals|Resources|Mining|Construction"
    r"|Builders|Engineering|Electric|Electronics|Semiconductors|Software|Networks|Studios|Stores|Supermarkets|Retail"
    r"|Farms|Estates|Properties|Hotels|Ferries|Aviation|Aerospace|Automotive|Renewables|Solar|Biotech|Therapeutics"
    r"|Canner(?:y|ies)|Mills?|Forge|Plastics|Materials|Packaging|Printing|Publishing|Utilities|Transport|Ports|Rail"
    r"|Marine|Instruments|Devices|Games|Bakery|Vineyards|Foundry|Cement|Timber|Paper|Glass|Water)\.?"
)
LETTERS = re.compile(r"[A-ZÄÖÜ]{2,8}")
"""What a body is called by for short."""
STATE_BODY = re.compile(
    r"(?i:ministry|ministère|ministerio|ministerium|department|court|corps|army|navy|parliament|senate|cabinet"
    r"|directorate"
    r"|authority|municipality|town|city|agency)"
)
LOWER_BODY = (
    r"(?:government|ministry|parliament|army|navy|police|union|association|federation|board|committee|council|company"
    r"|agency|authority|commission|delegation|embassy|mission|party|group|front|movement|league|coalition|alliance"
    r"|court"
    r"|bank|fund|cooperative|port|town|city|municipality|province|region|department|office|team|organi[sz]ation"
    r"|central bank|opposition|employers|insurers|creditors|bondholders|lenders|shareholders|unions|farmers|fishers"
    r"|families|rebels|militia|airline|railway|direction|syndicat|gouvernement|ministère|entreprise|mairie|commune"
    r"|gobierno|sindicato|ministerio|empresa|asociación|ayuntamiento|comisión|compañía|banco|alcaldía|delegación"
    r"|société|compagnie|banque|comité|fédération|délégation|gewerkschaft|unternehmen|konzern|ministerium|behörde"
    r"|verband|regierung|gesellschaft|kommission|stadt|gemeinde|vorstand|betriebsrat|stadtrat|gemeinderat|verein"
    r"|genossenschaft|partei|landesregierung|bundesregierung|verwaltung|federación|patronal|consistorio|cooperativa"
    r"|autoridad|organización|junta|coopérative|conseil|autorité|chambre|préfecture|authority|operator"
    r"|utility|chamber|society|club|school"
    r"|hospital|university|assembly|senate|cabinet|foundation|charity|mission)"
)
"""What bodies are called by in small letters."""

CLOSED = frozenset(
    """the a an and or but nor so yet of in on at by to for from with without within under over into onto upon after
    before between among against during since until till through across about around near off out up down as than via
    per if unless when while whereas although though because whether once where who whom whose which what that this
    these those such it its he him his she her hers they them their theirs we us our ours you your yours i me my mine
    is are was were be been being has have had do does did will would shall should may might can could must not no yes
    there here then now also both all nobody nothing everybody everyone each every either
    neither any some many most more few several another other others one two three four five six seven
    eight nine ten first second third last next however meanwhile moreover
    earlier later today yesterday tomorrow only even just still already again instead according asked speaking done
    senior top fellow former ousted visiting outgoing incoming rebel
    present apologies absent attendees participants agenda item items action actions decision decisions minutes
    contact media press end subject date question answer hello thanks thank good please well ok okay
    parties sides participants delegations signatories transcript readout ministers dialogue summit statement
    sitzung treffen vereinbarung bericht protokoll tagesordnung erklärung gespräche verhandlungen abkommen
    der die das den dem des ein eine einen einem einer und oder aber auch nach vor bei mit von zum zur im am für auf
    aus über unter sie er es ihr ihre sein seine wir ich beide alle dies diese dieser dieses bis ab seit wenn weil
    le la les l un une des du de d et ou mais aux au en dans pour par avec sur sous il elle ils elles nous je ce
    cette ces son sa ses leur leurs selon lors après avant entre
    el los las lo uno una y o pero del al con por para según ambas ambos ella ellos este esta estos estas su sus
    además tras ante""".split()
)
"""Words that are no name, whatever letter they begin with."""
CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
    easter christmas ramadan eid passover midsummer advent bc ad am pm gmt utc cet""".split()
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|in|on|at|to|from|by|with|between|under|against|towards?|than|like|into|after|before|since|during|via"
    r"|through|among|over|about|near|von|mit|zwischen|für|bei|aus|nach|de|du|des|avec|entre|pour|à|dans|con|para"
    r"|en|del)"
    r"(?: the| a| an| its| his| her| their| both| der| den| dem| die| la| le| les| el| los"
    r"| las)?(?: [a-z][\w-]*){0,2} $",
)


MATTERS = re.compile(
    r"(?:Foreign Affairs|Trade|Finance|Transport|Energy|Health|Defen[cs]e|Justice|Agriculture|Fisheries"
    r"|Labou?r|Environment"
    r"|Education|Interior|Culture|Affaires étrangères|Transports|Énergie|Santé|Défense|Pêche|Travail|Environnement"
    r"|Éducation|Intérieur|Économie|Finances|Commerce|Industrie|Relaciones Exteriores|Transportes|Energía|Salud|Defensa"
    r"|Justicia|Agricultura|Pesca|Trabajo|Medio Ambiente|Educación|Interior|Economía|Hacienda|Comercio|Industria)"
)
"""What a minister is of."""
THING = re.compile(
    r"(?:Dialogue|Summit|Meeting|Round|Session|Talks|Statement|Agreement|Accord|Treaty|Declaration|Protocol|Convention"
    r"|Memorandum|Charter|Plan|Programme|Program|Act|Law|Bill|River|Lake|Sea|Ocean|Straits?|Bay|Gulf|Valley|Islands?"
    r"|Mountains?|Hills?|Road|Street|Lane|Avenue|Square|Hall|Palace|Hotel|Airport|Station|Bridge|Canal|Pass|Highway"
    r"|Coast|Peninsula|Day|Week|Prize|Award|Review|Report|Article|Annex|Resolution|Code|Principles|Goals|Framework"
    r"|Process|Vertrag|Abkommen|Straße|Platz|Saal|Sitzung|Treffen"
    r"|Vereinbarung|Bericht|Erklärung|Tagesordnung|Protokoll|Gespräche|Verhandlungen|Traité|Accords|Séance|Réunion"
    r"|Déclaration|Procès-verbal|Acuerdo|Tratado|Reunión|Acta|Declaración)"
)
"""What names of gatherings, papers and places end with: nobody who acts."""


def hangs(text: str, begin: int, start: int) -> bool:
    """Whether a name at an offset hangs on a preposition in the clause from `begin`: "talks with (the) Norway"."""
    found = _PREPOSITION.search(text[max(begin, start - 40) : start])
    return found is not None and not _STANDS_FOR.search(text[max(0, start - 70) : start])


_STANDS_FOR = re.compile(
    r"(?:(?:government|kingdom|republic|state|delegation|side|gouvernement|gobierno|[Rr]egierung)s?"
    r" (?:of|du|de|del|von|der|des)|(?:^|[.;:] |[–—-] |^the )(?:[a-z]+ ){0,2}(?:ministers|delegations"
    r"|negotiators|officials"
    r"|representatives|leaders|presidents|envoys|diplomats|governments|unions|towns|cities|municipalities|councils"
    r"|communes|villes|municipios|ciudades|ayuntamientos|gemeinden|städte|regierungen|ministres|gouvernements"
    r"|gobiernos)"
    r" (?:of|from|for|de|von))(?: the| la| los)?"
    r"(?: (?-i:[A-ZÀ-Þ])[\w-]+ (?:and|et|y|und)(?: of| de| von)?(?: the| la| los)?)? $",
    re.IGNORECASE,
)
"""Before a name that does hang on a preposition but stands for the whole: "the government of Norway"."""
