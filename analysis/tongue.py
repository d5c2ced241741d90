"""The tongue a text is written in, guessed from its commonest small words."""

import re
from collections import Counter

from analysis.reference import words

SAMPLE = 20_000  # characters; more changes nothing
FEWEST = 0.08  # of a text's words; ordinary prose has three times as many
WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\d_]+")
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese", "und": "not recognised",
}  # fmt: skip
UNKNOWN = "und"  # ISO 639-2: undetermined


def language_name(code: str) -> str:
    """Return a language's English name, or its code where that is not known here."""
    return LANGUAGES.get(code, code)


def tongue(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, "und" where too few of its words are known.

    >>> tongue("Les deux pays ont signé un accord sur le commerce."), tongue("8 %")
    ('fr', 'und')
    """
    counts = Counter(WORD.findall(text[:SAMPLE].lower()))
    shares = {code: sum(counts[word] for word in small) for code, small in words("function_words.yaml").items()}
    code = max(shares, key=lambda code: shares[code])
    return code if shares[code] > FEWEST * counts.total() else UNKNOWN
