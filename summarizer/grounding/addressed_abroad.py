"""How do languages other than English speak to a machine, or to who summarizes a text?

German, French, Spanish, Portuguese, Italian, Russian, Arabic and Chinese: the commonest orders only, in the forms that
bid somebody and tell nothing. A blank stands for white space, as in `addressed`.
"""

from __future__ import annotations

__all__ = ["ABROAD", "SIGNS_ABROAD"]

_GERMAN = (
    r"\b(?:hinweise?|nachricht|anweisung(?:en)?|achtung|notiz|an|liebe[rs]?)[,:]? (?:(?:für|an) )?(?:(?:die|das"
    r"|den|alle|jede) )?"
    r"(?:KI\b|KI-\w{1,30}|sprachmodelle?n?|assistenten?|künstliche intelligenz|automatische \w{1,30}) ?[:,!]",
    r"\b(?:schreib(?:e|t|en sie)?|erwähn(?:e|t|en sie)|nenn(?:e|t|en sie)|ergänz(?:e|t|en sie)|füg(?:e|t|en sie))\b"
    r"[^.!?\n]{0,80}\b(?:deine[rn]?|ihre[rn]?|eure[rn]?|der|die) (?:zusammenfassung|antwort)",
    r"\b(?:missachte[nt]?|beachte[nt]?|befolge[nt]?)(?: sie)? (?:nicht )?(?:alle |die )?"
    r"(?:obigen|bisherigen|vorherigen|früheren) (?:anweisung|regel|instruktion)\w{0,3}",
    r"\b(?:ignorier(?:e|t|en sie)|überspring(?:e|t|en sie)) (?:den rest|alles (?:weitere|andere))",
    r"\bwer (?:dies|das|diesen (?:text|artikel|bericht)) zusammenfasst\b",
    r"\bfass(?:e|t|en sie) (?:diesen|diese|dieses|den|das) (?:text|artikel|bericht|dokument)\b",
)
_ROMANCE = (
    r"\b(?:à l['’]attention|note|message|consigne|attention|chers?|chères?) ?(?:,|:|de|des|à|aux|pour)? ?"
    r"(?:l['’]|les |la |tous les )?(?:\bIA\b|intelligence artificielle|modèles? (?:de langage|d['’]IA\b)"
    r"|assistants? (?:virtuel\w?|IA\b))",
    r"\b(?:ajoute[rz]?|écri(?:re|vez|s)|mentionne[rz]?|indique[rz]?|inclu(?:re|ez|s)|insére[rz]?|omet(?:tre|tez|s)"
    r"|n['’](?:inclu|ajout)\w{1,4})\b[^.!?\n]{0,80}\b(?:votre|ton|le|ce) résumé",
    r"\b(?:ne )?résume[rz]? (?:pas )?(?:ce|le) (?:texte|document|rapport)",
    r"\bresum[ae]n? (?:este|o|el) (?:texto|documento|informe)",
    r"\b(?:nota|mensaje|aviso|instrucciones|atención|a) ?[,:]? ?(?:para )?(?:todos los |todas las |el |la |los |las )?"
    r"(?:sistemas? de |modelos? de )?(?:\bIA\b|inteligencia artificial|lenguaje\b|asistentes? virtual\w{0,2}) ?[:,]",
    r"\b(?:incluy[ae]n?|escrib[ae]n?|añad[ae]n?|agreguen?|mencionen?|omit[ae]n?|indiquen?)\b[^.!?\n]{0,80}"
    r"\b(?:su|tu|el|este) resumen",
    r"\b(?:ignor[ae](?:te|m)?|esqueça[m]?|dimentica(?:te)?|não sig[ae]m?|não obedeça[m]?|non seguire)\b[^.!?\n]{0,40}"
    r"\b(?:istruzioni|instruções|regole|regras)\b",
)
_RUSSIAN = (
    r"\b(?:внимание|обращение|примечание|инструкция|сообщение) ?[,:]? ?(?:к |для )?(?:всех )?"
    r"(?:ИИ\b|языков\w{2,3} модел\w{1,3}|нейросет\w{1,3})",
    r"\b(?:ИИ|нейросеть|языковая модель), котор\w{2} (?:читает|обрабатывает|пересказывает)\b",
    r"\b(?:про)?(?:игнорируй|забудь)(?:те)?\b[^.!?\n]{0,60}\b(?:инструкци|указани|правил|команд)",
    r"\b(?:не )?(?:добавь|напиши|укажи|включи|упомяни|упоминай)(?:те)?\b[^.!?\n]{0,80}\b(?:резюме|сводк"
    r"|пересказ|ответ|итог)",
)
_ARABIC = (
    r"تجاهل(?:وا|ي)? [^.!؟\n]{0,40}(?:التعليمات|الأوامر|القواعد)",
    r"(?:أضف|اكتب|اذكر|أدرج) [^.!؟\n]{0,60}الملخص",
    r"(?:ملاحظة|تنبيه|رسالة) (?:إلى |ل)(?:أنظمة )?(?:نماذج اللغة|نموذج اللغة|الذكاء الاصطناعي)",
)
_CHINESE = (
    r"(?:请|請|務必|务必)?(?:忽略|忽視|忽视|无视|無視|忘记|忘記|不要理会)[^。！？\n]{0,14}(?:指令|指示|提示|规则|規則|说明|說明)",
    r"(?:请|請|务必|務必)[^。！？\n]{0,30}(?:摘要|总结|總結)[^。！？\n]{0,4}(?:写|寫|注明|註明|加入|添加|说|說|提)",
    r"(?:请|請|务必|務必)[^。！？\n]{0,30}(?:写|寫|加|添)[^。！？\n]{0,4}(?:摘要|总结|總結)",
    r"(?:不要|请勿|請勿|别)(?:总结|總結|概括|摘要)[^。！？\n]{0,4}(?:文件|文章|文本|本文)",
    r"(?:致|给|給)(?:所有)?(?:人工智能|大?语言模型|大?語言模型|AI)[^。！？\n]{0,6}[:：]",
)
ABROAD = (*_GERMAN, *_ROMANCE, *_RUSSIAN, *_ARABIC, *_CHINESE)
"""Orders to who reads, one alternative each."""
SIGNS_ABROAD = (
    r"\b(?:ki|ia)\b|intell?igen|modèle|langage|lenguaje|virtuel|virtual|sprachmodell|assistent|künstlich|automatisch"
    r"|zusammenf|\bfass|antwort"
    r"|anweisung|regel|instruktion|den\s+rest|alles\s+(?:weitere|andere)|résum|resum|istruzioni|regole|instruções|regras"
    r"|[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]"
)
"""One of these is in whatever such an order is found in."""
