"""A long batch with faulty rows, run in peace and then with kill -9 and interrupts: nothing may be lost.

    python benchmarks/soak.py [--reports 1000] [--kills 4] [--jobs 2] [--timeout 30] [--seed 1] [--keep FOLDER]

Prints what was found and figures, and ends with status 1 if anything is not as it must be: exactly the faulty rows
fail, each with its cause; after the kills all files are, byte for byte, those of the run in peace, no report was made
twice, and no process, no building folder and no other file is left. The program must not change meanwhile. Linux.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from cost import adopt_orphans, used
from processes import Victim, left, members
from soak_rows import Row, write_batch

from analysis.report.cache import digest_of

ENDINGS = ("ipynb", "html", "pdf")
ENDS = {"ipynb": b"}", "html": b"</html>", "pdf": b"%%EOF"}
PATIENCE = 20  # seconds in which all processes must have ended
AFTER = 2  # reports more between a kill and the interrupt that ends the run


@dataclass(frozen=True, slots=True)
class Soak:
    """Where and how the batch is run; `command` is the same each time, but for the folder."""

    scratch: Path
    rows: Sequence[Row]
    jobs: int
    timeout: float

    def start(self, out: str) -> "subprocess.Popen[str]":
        """Start the batch."""
        options = ["--jobs", str(self.jobs), "--timeout", str(self.timeout), "--json", "--out", out]
        program = [Path(sys.executable).with_name("geobrief"), "batch", "batch.csv", "--notebook", "soak.ipynb"]
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1737000000", "TMPDIR": str(self.scratch / "tmp")}
        with (self.scratch / f"{out}.log").open("w") as log:
            return subprocess.Popen(
                [*program, *options], cwd=self.scratch, env=environment, stdout=log, stderr=log, text=True
            )

    def results(self, out: str) -> list[dict[str, Any]]:
        """Return what the last run told of its rows."""
        lines = (self.scratch / f"{out}.log").read_text().splitlines()
        return [found for line in lines if line.startswith("{") and "status" in (found := json.loads(line))]

    def journal(self, out: str) -> list[dict[str, Any]]:
        """Return the journal's entries; a line cut off by a kill is none."""
        file = self.scratch / out / "journal.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]

    def done(self, out: str) -> int:
        """Return how many reports stand in their places."""
        file = self.scratch / out / "journal.jsonl"
        return file.read_bytes().count(b'{"state": "done"') if file.exists() else 0


def main() -> None:
    """Run the batch twice and tell what is wrong."""
    options = arguments()
    adopt_orphans()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="soak") as folder:
        scratch = options.keep or Path(folder)
        (scratch / "tmp").mkdir(parents=True)
        soak = Soak(scratch, write_batch(scratch, options.reports, chance), options.jobs, options.timeout)
        faults = Counter(row.cells["name"].partition(" ")[2] for row in soak.rows if row.cause)
        print(f"{len(soak.rows)} reports, faulty: {', '.join(f'{n} {fault}' for fault, n in sorted(faults.items()))}")
        wrong = [*in_peace(soak), *with_kills(soak, options.kills, chance), *differences(soak)]
    for line in wrong:
        print(f"WRONG: {line}")
    print(
        "not as it must be" if wrong else "nothing lost, nothing half-written, nothing done twice, nothing left behind"
    )
    sys.exit(1 if wrong else 0)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=4, choices=range(len(get_args(Victim)) + 1))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a new folder that is kept, instead of a temporary one")
    return parser.parse_args()


def in_peace(soak: Soak) -> Iterator[str]:
    """Run the batch once without a disturbance, and yield what is wrong."""
    start, cpu = time.monotonic(), used()
    soak.start("peace").wait()
    yield from remains(soak, "in peace")
    wall, number = time.monotonic() - start, len(soak.rows)
    spent = (used() - cpu) / number
    print(f"in peace: {wall:.0f} s, {60 * number / wall:.0f} reports a minute, {spent:.2f} s of CPU each")
    yield from mistakes(soak, "peace")
    if files := [*(soak.scratch / "tmp").iterdir()]:
        yield f"in peace: {len(files)} temporary files are left, such as {files[0].name}"


def with_kills(soak: Soak, kills: int, chance: random.Random) -> Iterator[str]:
    """Run the batch into a fresh folder with kills at random moments, each followed by the same command."""
    victims = list(get_args(Victim))[:kills]
    chance.shuffle(victims)
    good = sum(not row.cause for row in soak.rows)
    start = time.monotonic()
    for number, victim in enumerate(victims):
        share = (number + chance.uniform(0.3, 0.9)) / (kills + 1)
        print(disturbed(soak, victim, int(share * good), chance.uniform(0, 1)), flush=True)
        yield from remains(soak, f"after the kill of the {victim}")
    soak.start("kills").wait()
    print(f"with {kills} kills: {time.monotonic() - start:.0f} s in all")
    yield from remains(soak, "at the end")
    yield from mistakes(soak, "kills")
    yield from repeated(soak, "kills")


def disturbed(soak: Soak, victim: Victim, moment: int, delay: float) -> str:
    """Run the batch and kill a process when so many reports are done, interrupt what is left, and tell of it."""
    run = soak.start("kills")
    while run.poll() is None and soak.done("kills") < moment:
        time.sleep(0.05)
    time.sleep(delay)
    kill(run, victim)
    at = soak.done("kills")
    while run.poll() is None and soak.done("kills") < at + AFTER:
        time.sleep(0.05)
    if run.poll() is None:
        run.send_signal(signal.SIGINT)
    return f"killed the {victim} after {at} reports; the run ended with status {run.wait()}"


def kill(run: "subprocess.Popen[str]", victim: Victim) -> None:
    """Kill a process of the batch as soon as there is one of its kind."""
    while run.poll() is None:
        for pid in members(run.pid, victim)[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                return
        time.sleep(0.001)
    raise SystemExit(f"the batch ended before its {victim} could be killed")


def remains(soak: Soak, when: str) -> Iterator[str]:
    """Yield the processes that have not ended with their batch."""
    yield from (f"{when}: a process is left: {process}" for process in left(os.getpid(), PATIENCE))


def mistakes(soak: Soak, out: str) -> Iterator[str]:
    """Yield what is wrong with a batch that has run to its end."""
    results = {result["name"]: result for result in soak.results(out)}
    if unknown := results.keys() ^ {row.name for row in soak.rows}:
        yield f"{out}: not one result for each row: {sorted(unknown)[:3]}"
    for row in soak.rows:
        error = results.get(row.name, {}).get("error", "no result")
        if (row.cause not in error) if row.cause else error:
            yield f"{out}: {row.name}: {error or 'did not fail'}"
    folder = soak.scratch / out
    wanted = {f"{row.name}.{ending}" for row in soak.rows if not row.cause for ending in ENDINGS}
    wanted |= {f"{row.name}.failed.ipynb" for row in soak.rows if row.keeps_notebook}
    for name in sorted({file.name for file in folder.iterdir()} ^ wanted ^ {"index.html", "journal.jsonl"}):
        yield f"{out}: {name} {'is there' if (folder / name).exists() else 'is missing'}"
    for file in sorted(folder.glob("[!.]*")):
        end = ENDS.get(file.suffix[1:])
        if end and not file.read_bytes().rstrip().endswith(end):
            yield f"{out}: {file.name} is half-written"


def repeated(soak: Soak, out: str) -> Iterator[str]:
    """Yield the reports that were put into their places more than once, or not as the journal has them."""
    entries = [entry for entry in soak.journal(out) if entry["state"] == "done"]
    for name, times in Counter(entry["name"] for entry in entries).items():
        if times > 1:
            yield f"{out}: {name} was done {times} times"
    for entry in entries:
        for ending, digest in entry["files"].items():
            if digest_of(soak.scratch / out / f"{entry['name']}.{ending}") != digest:
                yield f"{out}: {entry['name']}.{ending} is not as it was made"


def differences(soak: Soak) -> Iterator[str]:
    """Yield the files that differ between the run in peace and the one with kills."""
    for row in soak.rows:
        for name in (f"{row.name}.{ending}" for ending in ENDINGS if not row.cause):
            if digest_of(soak.scratch / "peace" / name) != digest_of(soak.scratch / "kills" / name):
                yield f"{name} differs between the two runs"


if __name__ == "__main__":
    main()
