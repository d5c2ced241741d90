"""What the command does without, since it costs seconds: imported before jsonschema, by the command and its workers."""

import sys

# jsonschema would build a grammar of web addresses with it, for a format that no notebook's schema names
if "rfc3987_syntax" not in sys.modules:
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # as documented: its import then fails
