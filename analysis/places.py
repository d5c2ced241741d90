"""Where the editors' lists, the notebooks and the example articles lie."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the project's folder of that name: inside the installed wheel, or beside `analysis/` in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def reference_file(name: str) -> Path:
    """Return the list of that name; one in `data/reference` of the current folder goes before ours."""
    own = Path("data", "reference", name)
    return own if own.is_file() else folder("data") / "reference" / name


def article_file(path: str | Path) -> Path:
    """Return the article's path; a name that is no file here may be one of the example articles."""
    file = Path(path)
    example = folder("data") / "articles" / file.name
    may_be = file.parent in (Path(), Path("data", "articles"))
    # os.path, since pathlib raises for a name that is too long to exist
    return example if may_be and not os.path.exists(file) and os.path.isfile(example) else file
