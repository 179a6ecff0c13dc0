"""What else is a city, a region or a river called? "Antwerp" is Anvers, Antwerpen and Amberes.

The commonest of those that English, German, French and Spanish write so differently that neither name begins like the
other. States, organisations and capitals have their own tables (`places`).
"""

from __future__ import annotations

from functools import cache

__all__ = ["other_names"]

_CALLED = (
    "antwerp antwerpen anvers amberes|bruges brügge brugge brujas|ghent gent gand gante|liège lüttich luik lieja"
    "|louvain leuven löwen lovaina|ostend ostende oostende|mechelen malines mecheln|courtrai kortrijk|ypres ieper"
    "|hague haag haye haya|geneva genève genf ginebra ginevra|basel basle bâle basilea|lucerne luzern lucerna"
    "|munich münchen monaco múnich|cologne köln colonia|aachen aix aquisgrán|mainz mayence maguncia"
    "|trier trèves tréveris|regensburg ratisbonne ratisbona|nuremberg nürnberg núremberg|hanover hannover hanovre"
    "|brunswick braunschweig|constance konstanz constanza|milan mailand milano milán|turin torino turín"
    "|venice venedig venise venecia venezia|florence florenz firenze florencia|naples neapel napoli nápoles"
    "|genoa genua gênes génova genova|leghorn livorno livourne|padua padoue padova|syracuse syrakus siracusa"
    "|seville sevilla séville|saragossa zaragoza saragosse|corunna coruña corogne|cordoba córdoba cordoue"
    "|oporto porto|dunkirk dunkerque dünkirchen dunquerque|strasbourg straßburg strassburg estrasburgo"
    "|nice nizza niza|marseille marsella|lyon lyons|bordeaux burdeos|toulouse tolosa|avignon aviñón"
    "|gothenburg göteborg gotemburgo|gdansk danzig gdańsk|wroclaw breslau wrocław|poznan posen poznań"
    "|krakow cracow krakau cracovie cracovia kraków|lodz łódź|szczecin stettin|lviv lwów lemberg lvov leópolis"
    "|kharkiv kharkov charkiw járkov charkow|odesa odessa|saint petersburg petersbourg petersburgo peterburg"
    "|thessaloniki salonica saloniki salónica thessalonique|istanbul estambul konstantinopel|smyrna izmir"
    "|aleppo alep alepo|mosul mossoul mossul|basra bassora basora|mecca mekka mecque meca|jeddah djeddah dschidda yeda"
    "|fez fès fes|tangier tanger tánger|marrakesh marrakech marrakesch|alexandria alexandrie alejandría"
    "|benghazi bengasi bengazi|khartoum khartum jartum|cape kapstadt cap ciudad|shanghai schanghai shanghái"
    "|canton guangzhou kanton|mumbai bombay|kolkata calcutta kalkutta|chennai madras"
    "|bavaria bayern bavière baviera|saxony sachsen saxe sajonia|prussia preußen prusse|hesse hessen"
    "|rhineland rheinland rhénanie renania|lorraine lothringen lorena|alsace elsass alsacia|swabia schwaben souabe"
    "|flanders flandern flandre flandres flandes vlaanderen|wallonia wallonien wallonie valonia"
    "|brittany bretagne bretaña|burgundy bourgogne burgund borgoña|normandy normandie normandía"
    "|corsica korsika corse córcega|sardinia sardinien sardaigne cerdeña|sicily sizilien sicile sicilia"
    "|tuscany toskana toscane toscana|lombardy lombardei lombardie lombardía|tyrol tirol|savoy savoyen savoie saboya"
    "|catalonia katalonien catalogne cataluña|andalusia andalusien andalousie andalucía"
    "|galicia galicien galice|basque baskenland vasco|crimea krim crimée|siberia sibirien sibérie"
    "|transylvania siebenbürgen transylvanie|moravia mähren moravie|bohemia böhmen bohême|silesia schlesien silésie"
    "|rhine rhein rhin rin|danube donau danubio|elbe elba|meuse maas mosa|scheldt schelde escaut escalda"
    "|moselle mosel mosela|thames themse tamise támesis|nile nil nilo|seine sena|tagus tejo tajo|vistula weichsel"
    "|alps alpen alpes|pyrenees pyrenäen pyrénées pirineos|vosges vogesen|baltic ostsee baltique báltico"
    "|mediterranean mittelmeer méditerranée mediterráneo|adriatic adria adriatique adriático"
    "|aegean ägäis égée egeo|antarctic antarktis antarctique antártida|arctic arktis arctique ártico"
)


def other_names(word: str) -> frozenset[str]:
    """Return what else, in small letters, the place of a name in small letters is called.

    >>> sorted(other_names("munich"))
    ['monaco', 'múnich', 'münchen']
    """
    return _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    groups = (frozenset(names.split()) for names in _CALLED.split("|"))
    return {name: group - {name} for group in groups for name in group}
