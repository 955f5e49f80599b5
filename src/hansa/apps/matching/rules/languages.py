"""In which language a sentence is written, as far as its script and its small words tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from django.utils.translation import gettext as _

from hansa.apps.directory.rules.profiles import PROFILE_LANGUAGES
from hansa.plumbing.languages import LANGUAGES

# Fewer words, and nobody can tell.
ENOUGH_WORDS = 3

# Words so frequent that a sentence hardly does without; in small letters without accents.
_SMALL_WORDS = {
    "en": "the of and for in to with our we a an from on by is are as at their that who wants "
    "looking seeks seeking need needs offer new your or",
    "fr": "le la les des de du et pour en nous un une dans avec nos notre sur au aux par est sont "
    "cherchons recherche qui que d l vers ou ses leur",
    "nl": "de het een en van voor in met wij onze ons op aan zoekt zoeken te zijn die dat naar "
    "bij uit om als door of hun",
    "de": "der die das den dem des und fur in mit wir unsere ein eine einen einer von zu im auf "
    "sucht suchen ist sind aus bei nach als oder zur zum",
    "es": "el la los las de del y para con una un por que en nuestra nuestro buscamos somos al su "
    "empresas nosotros sus como mas",
    "it": "il lo la gli le di e per con una un che in nostra nostro cerchiamo siamo al della dei "
    "delle alla nel sono i",
    "pt": "o a os as de do da dos das e para com uma um por que em nossa nosso procuramos somos ao "
    "no na",
    "pl": "i w z na do dla nasza naszych szukamy oferujemy jest sie oraz o od po przez firm",
    "ro": "si de la in cu pentru o un care noastra noastre cautam oferim este din pe sau",
    "sv": "och i att det som en ett for med av vi vara soker till pa den ar fran",
    "tr": "ve bir icin ile bu olan ariyoruz sunuyoruz de da en sirket urun",
    "id": "dan yang untuk di dengan dari kami mencari menawarkan pada ini adalah ke",
    "vi": "va cua cho voi chung toi tim cac trong la co mot cong ty",
}
_SETS = {code: frozenset(listed.split()) for code, listed in _SMALL_WORDS.items()}
# The first letters of the names of signs, as Unicode has them, and the language they speak for.
_SCRIPTS = (
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("ARABIC", "ar"),
    ("DEVANAGARI", "hi"),
    ("CYRILLIC", "uk"),
    ("CJK", "zh"),
)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, *, otherwise: str) -> str:
    """The language of a sentence by its two letters; `otherwise` where one cannot tell."""
    by_script = _by_script(text)
    if by_script:
        return by_script
    words = _plain_words(text)
    if len(words) < ENOUGH_WORDS:
        return otherwise
    counts = {code: sum(word in small for word in words) for code, small in _SETS.items()}
    most = max(counts.values())
    best = [code for code, count in counts.items() if count == most]
    if not most:
        return otherwise
    return otherwise if otherwise in best else best[0]


def is_vouched_for(language: str) -> bool:
    """Whether sentences in it are matched as well as those in our own languages."""
    return language in LANGUAGES


def objections_to_language_of_sentence(code: str) -> list[str]:
    """Why nobody can have written a sentence in it."""
    if code in PROFILE_LANGUAGES:
        return []
    return [_("Choose the language of the sentence from the list; {code} is not in it.").format(
        code=code
    )]  # fmt: skip


def _by_script(text: str) -> str:
    letters = [unicodedata.name(sign, "") for sign in text if sign.isalpha()]
    found = Counter(
        next((start for start, _language in _SCRIPTS if name.startswith(start)), "")
        for name in letters
    )
    # Japanese mixes its own signs with Chinese ones: the rarer sign tells.
    for start, language in _SCRIPTS:
        share = found[start] / len(letters) if letters else 0
        if share > (0.1 if language == "ja" else 0.5):
            return language
    return ""


def _plain_words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in bare if not unicodedata.combining(sign)))
