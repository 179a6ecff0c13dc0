"""Which words tell a full stop after an abbreviation from one that ends a sentence, and a line that goes on from one
that ends?

The commonest of English, German, French, Spanish, Italian and Russian. Tables only: what they mean is said where they
are used.
"""

from __future__ import annotations

__all__ = [
    "AFTER_HOURS",
    "ARTICLES",
    "BEFORE_NUMBERS",
    "BEFORE_ORDINALS",
    "EITHER",
    "JOINING",
    "MONTHS",
    "NEVER",
    "OPEN_WORDS",
    "STARTERS",
]


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER = _table(
    "mr mrs ms mx messrs dr drs prof profs gen lt sgt capt cpt cmdr cdr maj col brig adm vadm radm sen sens rep reps "
    "gov govs amb pres hon revd rev fr supt insp det pvt cpl spc msgr mgr mt mts ft vs v e.g i.e eg ie cf viz approx "
    "mm mme mmes mlle mlles sr sra sres sras srta dra dña lic ing arq ud uds dott avv sig sigg on.le rag geom arch hr "
    "frl frau dipl bzw z.b d.h u.a s.o s.u vgl sog ggf evtl inkl zzgl einschl insb bspw dhr mevr bijv np tzw exmo ee "
    "проф акад ген им ул т.е т.д т.п тов"
)
"""What these stand before belongs to them: never the end of a sentence."""

BEFORE_NUMBERS = _table(
    "no nos nr n° nº núm num art arts artt sec secs abs para paras par p pp pg pág págs párr párrf fig figs tab vol "
    "vols ch chap kap cap bd ca circa ext tel res doc add op cl reg dir dec rs est sched app ann annex stat rn ziff § "
    "jan feb febr mar mär apr jun jul aug sep sept oct okt nov dez déc dic ene abr janv févr avr juil ott giu lug gen "
    "mon tue tues wed thu thur thurs fri стр ст п пп"
)
"""Abbreviations in front of a number: "No. 5", "Art. III", "Nov. 14"; otherwise mostly words."""

EITHER = _table(
    "calif okla conn penn mich minn tenn ariz inc ltd co corp llc plc bros jr esq ph.d phd m.d al st ave blvd rd dept "
    "univ govt assn intl natl med min max mio mrd mln mlrd std str uu cía cia s.a n.v fla md cent hrs hs г гг др руб "
    "млн млрд"
)
"""Within a sentence and at its end alike: the next word decides."""

STARTERS = _table(
    "The A An This That These Those It It's He She They We I I'm You There Here His Her Their Its Our My In On At But "
    "And Or If When While After Before However Although Though For From With As By To Since During Meanwhile Both "
    "Some Many Most Not What Who Where How Why Then Yet Also Even Another Such Did Does Is Are Was Were Would Could "
    "Has Had Let Please Under According Earlier Later Elle Ils Elles Cette Ces Mais Selon Der Dieser Diese Dieses Er "
    "Sie Es Wir Ich Ihre Eine Aber Auch Nach Ella Ellos Esta Este Pero Según Questo Questa Ma Он Она Они Это Но По"
)
"""Words that begin a sentence and hardly ever a name."""

ARTICLES = _table("Le La Les Il Lo Gli El Los Las Die Das Ein Un Una Une Ce Se Su")
"""Begin a sentence after "U.S.", but a name after an initial: "M. Le Pen"."""

AFTER_HOURS = _table(
    "local eastern central pacific greenwich monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december"
)

MONTHS = _table(
    "january february march april may june july august september october november december januar jänner februar märz "
    "mai juni juli oktober dezember januari februari maart augustus marts maj styczeń stycznia lutego marca kwietnia "
    "maja czerwca lipca sierpnia września października listopada grudnia ledna února března dubna května června "
    "července srpna září října listopadu prosince helmikuuta maaliskuuta ocak şubat mart nisan mayıs haziran temmuz "
    "ağustos eylül ekim kasım aralık"
)

BEFORE_ORDINALS = _table(
    "am vom zum bis seit ab der die das dem den des im beim ein eine einem einen eines einer jeder dieser"
)

OPEN_WORDS = _table(
    "the a an of and or to in on at by for from with that which who as into over under between against his her its "
    "their our der die das den dem des und oder von mit für im am zu zur zum le la les l' de du et ou à au aux en "
    "dans pour par avec sur que qui el los las del y o con por para al di da e il lo gli delle della nel и в на с по "
    "для"
)
"""No line ends with these unless it was wrapped there."""

JOINING = _table("and or und oder et ou y e o и")
