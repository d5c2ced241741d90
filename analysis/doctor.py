"""The state of an installation: what works, what is missing, what to do."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec

from analysis.exceptions import InputError
from analysis.places import folder, reference_file

PACKAGES = ("spacy", "papermill", "nbconvert", "matplotlib", "typst", "pypdf")
FONTS = ("fontpkg_source_serif_4", "fontpkg_source_sans_3", "fontpkg_noto_sans_arabic", "font_source_sans_pro")
EXPORTERS = ("briefing-html", "briefing-pdf")
LISTS = ("themes.yaml", "countries.csv", "cities.csv", "world-50m.json")
EXTRAS = {
    "trafilatura": "web: reads saved web pages and addresses",
    "distributed": "cluster: batches on a Dask cluster",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the installation; `words` say what was found, or how to mend it."""

    name: str
    well: bool
    words: str


def examine() -> tuple[Finding, ...]:
    """Look at all parts that a report needs."""
    return (*packages(), model(), *fonts(), *exporters(), kernel(), *lists(), *extras())


def packages() -> Iterator[Finding]:
    yield Finding("python", sys.version_info >= (3, 11), f"{sys.version.split()[0]}, 3.11 or newer is needed")
    for name in PACKAGES:
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, f"pip install {name}")


def model() -> Finding:
    from analysis.language import load_model

    try:
        _, found = load_model("auto")
    except InputError as mistake:
        return Finding("language model", False, str(mistake))
    return Finding("language model", True, f"{found.name} {found.version}, SHA-256 {found.sha256[:12]}…")


def fonts() -> Iterator[Finding]:
    for name in FONTS:
        yield Finding(
            name,
            find_spec(name) is not None,
            "font files" if find_spec(name) else f"pip install {name.replace('_', '-')}",
        )


def exporters() -> Iterator[Finding]:
    registered = entry_points(group="nbconvert.exporters").names
    for name in EXPORTERS:
        yield Finding(
            name, name in registered, "registered with nbconvert" if name in registered else "install geobrief again"
        )


def kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager

    found = KernelSpecManager().find_kernel_specs()
    return Finding("kernel python3", "python3" in found, found.get("python3", "pip install ipykernel"))


def lists() -> Iterator[Finding]:
    for name in LISTS:
        file = reference_file(name)
        yield Finding(name, file.is_file(), str(file) if file.is_file() else "install geobrief again")
    notebook = folder("notebooks") / "briefing.ipynb"
    yield Finding(
        "briefing.ipynb", notebook.is_file(), str(notebook) if notebook.is_file() else "install geobrief again"
    )


def extras() -> Iterator[Finding]:
    for name, use in EXTRAS.items():
        extra = use.partition(":")[0]
        yield Finding(
            name,
            True,
            "installed"
            if find_spec(name)
            else f"not installed; needed only for {use}: pip install 'geobrief[{extra}]'",
        )
