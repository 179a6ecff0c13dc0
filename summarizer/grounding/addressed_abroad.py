"""How do languages other than English speak to a machine, or to who summarizes a text?

German, French, Spanish, Portuguese, Italian, Russian, Arabic and Chinese: the commonest orders only, in the forms that
bid somebody and tell nothing. Words of other letters than the English are looked for as stems: see `Wording`.
"""

from __future__ import annotations

from summarizer.grounding.wordings import Wording

__all__ = ["ABROAD"]

_GERMAN = (
    Wording(
        "ki sprachmodell* assistent* künstlich* automatisch*",
        r"\b(?:hinweise?|nachricht|anweisung(?:en)?|achtung|notiz|an|liebe[rs]?)[,:]? (?:(?:für|an) )?"
        r"(?:(?:die|das|den|alle|jede) )?"
        r"(?:ki\b|ki-\w{1,30}|sprachmodelle?n?|assistenten?|künstliche intelligenz|automatische \w{1,30}) ?[:,!]",
    ),
    Wording(
        "zusammenfassung* antwort*",
        r"\b(?:schreib(?:e|t|en sie)?|erwähn(?:e|t|en sie)|nenn(?:e|t|en sie)|ergänz(?:e|t|en sie)|füg(?:e|t|en sie))\b"
        r"[^.!?\n]{0,80}\b(?:deine[rn]?|ihre[rn]?|eure[rn]?|der|die) (?:zusammenfassung|antwort)",
    ),
    Wording(
        "missachte* beachte* befolge*",
        r"\b(?:missachte[nt]?|beachte[nt]?|befolge[nt]?)(?: sie)? (?:nicht )?(?:alle |die )?"
        r"(?:obigen|bisherigen|vorherigen|früheren) (?:anweisung|regel|instruktion)\w{0,3}",
    ),
    Wording(
        "ignorier* überspring*",
        r"\b(?:ignorier(?:e|t|en sie)|überspring(?:e|t|en sie)) (?:den rest|alles (?:weitere|andere))",
    ),
    Wording("zusammenfasst*", r"\bwer (?:dies|das|diesen (?:text|artikel|bericht)) zusammenfasst\b"),
    Wording(
        "fasse fasst fassen",
        r"\bfass(?:e|t|en sie) (?:diesen|diese|dieses|den|das) (?:text|artikel|bericht|dokument)\b",
    ),
)
_FRENCH = (
    Wording(
        "ia artificielle* langage* virtuel*",
        r"\b(?:à l['’]attention|note|message|consigne|attention|chers?|chères?) ?(?:,|:|de|des|à|aux|pour)? ?"
        r"(?:l['’]|les |la |tous les )?"
        r"(?:\bia\b|intelligence artificielle|modèles? (?:de langage|d['’]ia\b)|assistants? (?:virtuel\w?|ia\b))",
    ),
    Wording(
        "résumé*",
        r"\b(?:ajoute[rz]?|écri(?:re|vez|s)|mentionne[rz]?|indique[rz]?|inclu(?:re|ez|s)|insére[rz]?|omet(?:tre|tez|s)"
        r"|n['’](?:inclu|ajout)\w{1,4})\b[^.!?\n]{0,80}\b(?:votre|ton|le|ce) résumé",
    ),
    Wording("résume*", r"\b(?:ne )?résume[rz]? (?:pas )?(?:ce|le) (?:texte|document|rapport)"),
)
_OF_THE_SOUTH = (
    Wording("resuma resuman resume resumen", r"\bresum[ae]n? (?:este|o|el) (?:texto|documento|informe)"),
    Wording(
        "ia artificial lenguaje virtual*",
        r"\b(?:nota|mensaje|aviso|instrucciones|atención|a) ?[,:]? ?(?:para )?"
        r"(?:todos los |todas las |el |la |los |las )?(?:sistemas? de |modelos? de )?"
        r"(?:\bia\b|inteligencia artificial|lenguaje\b|asistentes? virtual\w{0,2}) ?[:,]",
    ),
    Wording(
        "resumen*",
        r"\b(?:incluy[ae]n?|escrib[ae]n?|añad[ae]n?|agreguen?|mencionen?|omit[ae]n?|indiquen?)\b[^.!?\n]{0,80}"
        r"\b(?:su|tu|el|este) resumen",
    ),
    Wording(
        "istruzioni* instruções* regole* regras*",
        r"\b(?:ignor[ae](?:te|m)?|esqueçam?|dimentica(?:te)?|não sig[ae]m?|não obedeçam?|non seguire)\b"
        r"[^.!?\n]{0,40}\b(?:istruzioni|instruções|regole|regras)\b",
    ),
)
_RUSSIAN = (
    Wording(
        "внимание* обращение* примечание* инструкция* сообщение*",
        r"\b(?:внимание|обращение|примечание|инструкция|сообщение) ?[,:]? ?(?:к |для )?(?:всех )?"
        r"(?:ии\b|языков\w{2,3} модел\w{1,3}|нейросет\w{1,3})",
    ),
    Wording(
        "читает* обрабатывает* пересказывает*",
        r"\b(?:ии|нейросеть|языковая модель), котор\w{2} (?:читает|обрабатывает|пересказывает)\b",
    ),
    Wording(
        "игнорируй* забудь*",
        r"\b(?:про)?(?:игнорируй|забудь)(?:те)?\b[^.!?\n]{0,60}\b(?:инструкци|указани|правил|команд)",
    ),
    Wording(
        "добавь* напиши* укажи* включи* упомяни* упоминай*",
        r"\b(?:не )?(?:добавь|напиши|укажи|включи|упомяни|упоминай)(?:те)?\b[^.!?\n]{0,80}"
        r"\b(?:резюме|сводк|пересказ|ответ|итог)",
    ),
)
_ARABIC = (
    Wording("تجاهل*", r"تجاهل(?:وا|ي)? [^.!؟\n]{0,40}(?:التعليمات|الأوامر|القواعد)"),
    Wording("الملخص*", r"(?:أضف|اكتب|اذكر|أدرج) [^.!؟\n]{0,60}الملخص"),
    Wording(
        "ملاحظة* تنبيه* رسالة*",
        r"(?:ملاحظة|تنبيه|رسالة) (?:إلى |ل)(?:أنظمة )?(?:نماذج اللغة|نموذج اللغة|الذكاء الاصطناعي)",
    ),
)
_SUMMARIES = "摘要* 总结* 總結*"
_CHINESE = (
    Wording(
        "忽略* 忽視* 忽视* 无视* 無視* 忘记* 忘記* 不要理会*",
        r"(?:请|請|務必|务必)?(?:忽略|忽視|忽视|无视|無視|忘记|忘記|不要理会)"
        r"[^。！？\n]{0,14}(?:指令|指示|提示|规则|規則|说明|說明)",
    ),
    Wording(
        _SUMMARIES,
        r"(?:请|請|务必|務必)[^。！？\n]{0,30}(?:摘要|总结|總結)"
        r"[^。！？\n]{0,4}(?:写|寫|注明|註明|加入|添加|说|說|提)",
    ),
    Wording(_SUMMARIES, r"(?:请|請|务必|務必)[^。！？\n]{0,30}(?:写|寫|加|添)[^。！？\n]{0,4}(?:摘要|总结|總結)"),
    Wording(
        f"{_SUMMARIES} 概括*",
        r"(?:不要|请勿|請勿|别)(?:总结|總結|概括|摘要)[^。！？\n]{0,4}(?:文件|文章|文本|本文)",
    ),
    Wording(
        "ai 人工智能* 语言模型* 語言模型*",
        r"(?:致|给|給)(?:所有)?(?:人工智能|大?语言模型|大?語言模型|ai)[^。！？\n]{0,6}[:：]",
    ),
)
ABROAD = (*_GERMAN, *_FRENCH, *_OF_THE_SOUTH, *_RUSSIAN, *_ARABIC, *_CHINESE)
"""Orders to who reads."""
