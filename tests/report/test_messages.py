"""Jupyter's messages: read as Jupyter reads them."""

from jupyter_client.session import Session

from analysis.report.messages import packed, unpacked


def test_a_message_is_read_as_jupyter_reads_it() -> None:
    """With its date, whatever its content holds."""
    jupyters, ours = Session(key=b"k"), Session(key=b"k", unpacker="analysis.report.messages.unpacked")
    message = jupyters.msg("execute_reply", {"date": "2025-01-17T10:00:00", "msg_id": 4}, parent=jupyters.msg("ask"))
    _, parts = jupyters.feed_identities(jupyters.serialize(message))
    assert ours.deserialize(parts) == jupyters.deserialize(parts)


def test_half_a_surrogate_pair_does_not_lose_the_message() -> None:
    """It is told as a question mark."""
    assert unpacked(packed({"text": "a\ud800b"})) == {"text": "a?b"}
