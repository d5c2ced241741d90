"""YAML as people write it by hand: plain text, lists and fields, nothing that grows or runs."""

import yaml

from analysis.exceptions import InputError

BASE: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times faster, where it was built
TOO_DEEP = "its YAML is nested too deep; write it flat"
DEEPEST = 20  # lists in lists; no list of ours needs more than four, and the parser's time grows with the square


class Loader(BASE):  # type: ignore[misc,valid-type]  # one of two, as installed
    """Builds strings, lists and dicts only, and refuses a field that is given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        fields: dict[object, object] = super().construct_mapping(node, deep)
        if len(fields) < len(node.value):
            names = [name.value for name, _ in node.value]
            again = next(n for n, name in enumerate(names) if name in names[:n])
            line = node.value[again][0].start_mark.line + 1
            raise InputError(f"line {line} of its YAML gives {names[again]!r} a second time; keep one of the two")
        return fields


def read_yaml(text: str, where: str) -> object:
    """Return the YAML in `text` with every scalar as a string; `where` names the file in errors.

    Aliases, anchors and tags are refused: a few hundred bytes of aliases unfold to gigabytes, and tags can name code.

    >>> read_yaml("published: 2025-01-17", "note.txt")
    {'published': '2025-01-17'}
    """
    try:
        check_events(text)
        return yaml.load(text, Loader=Loader)  # noqa: S506 -- a BaseLoader
    except InputError as mistake:
        raise InputError(f"{where}: {mistake}") from None
    except yaml.YAMLError as error:
        if "nesting depth" in str(error):  # the parser's own limit, which newer versions have
            raise InputError(f"{where}: {TOO_DEEP}") from None
        reason = " ".join(str(error).split()).replace(' in "<unicode string>",', " at")
        raise InputError(
            f"{where}: its YAML cannot be read ({reason}); put the whole of a value with a colon in quotes"
        ) from None


def check_events(text: str) -> None:
    """Raise InputError at the first anchor, alias or tag, and where lists are nested too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=BASE):
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise InputError(f"line {line} of its YAML has an anchor, alias or tag; write the value out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise InputError(TOO_DEEP)
