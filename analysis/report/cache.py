"""What a report is made from, as digests by name: a report whose digests are unchanged is not made again."""

import json
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from uuid import uuid4

from analysis.places import PACKAGE, article_file, folder
from analysis.report.parameters import Parameter, Scalar

DISTRIBUTION = "geobrief"
NOT_PROGRAM = ("__pycache__", "data", "notebooks")  # below the package, of which the last two are keyed on their own
ADDRESS = re.compile(r"https?:/", re.IGNORECASE)  # as a path has it
OWN_LISTS = Path("data", "reference")  # in the current folder, where a user's lists go before ours

Key = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Makings:
    """What all reports of a run have in common; `digests` by name, as `--why` tells them."""

    parameters: Sequence[Parameter]
    digests: Key


def makings(notebook: Path, parameters: Sequence[Parameter], formats: Sequence[str]) -> Makings:
    """Digest what all reports of a run are made from."""
    common = {
        "notebook": digest_of(notebook),
        "reference data": digest([digest_of_tree(folder("data") / "reference"), digest_of_tree(OWN_LISTS)]),
        "program": digest_of_tree(PACKAGE),
        "packages": digest(list(versions())),
        "formats": digest(sorted(formats)),
    }
    return Makings(parameters, common)


def key_of(makings: Makings, values: Mapping[str, Scalar]) -> Key:
    """Return the key of one report: what it shares with others, its parameters as given, and the files they name."""
    model = values.get("model", "")
    return {
        "parameters": digest(sorted(values.items())),
        "model": version_of(str(model)) if model else "",
        **makings.digests,
        **{name: digest_of(path) for name, path in files_named(makings.parameters, values)},
    }


def files_named(parameters: Sequence[Parameter], values: Mapping[str, Scalar]) -> Iterator[tuple[str, Path]]:
    """Yield the files that the parameters name, given or by default, and the corrections beside the article."""
    for parameter in parameters:
        path = values.get(parameter.name, parameter.default)
        if parameter.kind.startswith("file") and isinstance(path, str) and path:
            file = article_file(path)
            yield parameter.name, file
            if parameter.name == "article":
                yield "corrections beside", file.with_name(f"{file.stem}.corrections.yaml")


def changes(old: Key | None, new: Key) -> tuple[str, ...]:
    """Return what has changed from one key to another, by name.

    >>> changes({"article": "1", "notebook": "2"}, {"article": "3", "notebook": "2"})
    ('article',)
    """
    if old is None:
        return ("new",)
    return tuple(name for name in dict.fromkeys((*old, *new)) if old.get(name, "") != new.get(name, ""))


def digest(value: object) -> str:
    """Return the digest of JSON-ready data."""
    return sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()[:32]


def digest_of(file: Path) -> str:
    """Return the digest of a file's bytes, "" where there is no such file; an address is never the same."""
    if ADDRESS.match(str(file)):
        return uuid4().hex
    try:
        return sha256(file.read_bytes()).hexdigest()[:32]
    except (OSError, ValueError):
        return ""


def digest_of_tree(root: Path) -> str:
    """Return the digest of all files below a folder."""
    files = sorted(f for f in root.rglob("*") if f.is_file() and not set(f.relative_to(root).parts) & set(NOT_PROGRAM))
    return digest([(file.relative_to(root).as_posix(), digest_of(file)) for file in files])


def versions() -> tuple[str, ...]:
    """Return Python's version and those of the packages that geobrief requires."""
    names = (re.split(r"[^\w.-]", line)[0] for line in requires(DISTRIBUTION) or ())
    return (platform.python_version(), *(f"{name} {version_of(name)}" for name in (DISTRIBUTION, *names)))


def version_of(package: str) -> str:
    """Return an installed package's version, or "" where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
