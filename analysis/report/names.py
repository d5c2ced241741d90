"""Names of reports that are safe as file names on every system."""

import re
import unicodedata
from hashlib import sha256

LONGEST_NAME = 120  # bytes of UTF-8; the strictest file systems in use take 143 with the ending
FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?"  # by Windows
    r"|index|journal|.*\.failed",  # by us
    re.IGNORECASE,
)


def safe_name(name: str) -> str:
    """Return the name as a file name without ending: no folders, no invisible characters, nothing reserved.

    >>> safe_name("../../x"), safe_name("CON"), safe_name("Talks: day 1?"), safe_name("")
    ('x', 'CON_', 'Talks- day 1', 'report')
    """
    visible = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in unicodedata.normalize("NFC", name))
    plain = FORBIDDEN.sub("-", " ".join(visible.split())).strip(" .-") or "report"
    if len(plain.encode()) > LONGEST_NAME:
        mark = sha256(plain.encode()).hexdigest()[:8]
        plain = plain.encode()[: LONGEST_NAME - 9].decode(errors="ignore").rstrip(" .-") + "-" + mark
    return plain + "_" if RESERVED.fullmatch(plain) else plain
