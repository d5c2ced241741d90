"""YAML as people write it by hand: plain text, lists and fields, nothing that grows or runs."""

import yaml

from analysis.exceptions import InputError


def read_yaml(text: str, where: str) -> object:
    """Return the YAML in `text` with every scalar as a string; `where` names the file in errors.

    Aliases, anchors and tags are refused: a few hundred bytes of aliases unfold to gigabytes, and tags can name code.

    >>> read_yaml("published: 2025-01-17", "note.txt")
    {'published': '2025-01-17'}
    """
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                line = event.start_mark.line + 1
                raise InputError(f"{where}: line {line} of its YAML has an anchor, alias or tag; write the value out")
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- BaseLoader builds strings, lists and dicts only
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{where}: its YAML cannot be read ({reason}); put values with a colon in quotes") from None
    except RecursionError:
        raise InputError(f"{where}: its YAML is nested too deep; write it flat") from None
