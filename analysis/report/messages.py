"""Jupyter's messages as JSON, where the kernel and its client are ours."""

import json
from contextlib import suppress
from datetime import datetime
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_client.session import json_packer, json_unpacker

HEADER = {"msg_id", "msg_type", "username", "session", "date", "version"}


def packed(message: Any) -> bytes:
    """Return a message as JSON, with a question mark for half of a surrogate pair, at which Jupyter would lose it."""
    try:
        return json_packer(message)
    except UnicodeEncodeError:
        return json.dumps(message, default=json_default, ensure_ascii=False).encode(errors="replace")


def unpacked(part: bytes) -> Any:
    """Return a part of a message, with the date of a header read; Jupyter would read it, by rules for any, slowly."""
    data = json_unpacker(part)
    if isinstance(data, dict) and data.keys() >= HEADER:
        with suppress(ValueError):  # a kernel of another language may write it otherwise; Jupyter reads it then
            data["date"] = datetime.fromisoformat(data["date"])
    return data
