"""What a batch tells while it runs: a bar on a terminal, plain lines elsewhere, JSON lines for machines."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from analysis.report.batch import Batch, Result

Write = Callable[[str], None]


class Progress:
    """Tells each result of a batch, and its end; `write` takes a line for the reader, or a JSON text for a machine."""

    def __init__(self, write: Write, *, as_json: bool = False, why: bool = False) -> None:
        self.write = write
        self.as_json = as_json
        self.why = why
        self.bar: tqdm[Any] | None = None

    def __call__(self, result: "Result", rows: int) -> None:
        """Tell a result."""
        if self.as_json:
            self.write(json.dumps(asdict(result)))
        elif sys.stderr.isatty():
            self.bar = self.bar if self.bar is not None else tqdm(total=rows, unit="report", dynamic_ncols=True)
            with tqdm.external_write_mode():
                self.tell(result, also_done=False)
            self.bar.update()
        else:
            self.tell(result, also_done=True)

    def tell(self, result: "Result", *, also_done: bool) -> None:
        """Write a line for each mistake, and for a report made where that is wanted."""
        for line in result.error.splitlines():
            self.write(f"{result.place}: {result.name}: {line}")
        if not result.error and (also_done or self.why) and result.status != "unchanged":
            reason = f" ({', '.join(result.why)})" if self.why else ""
            self.write(f"{result.name}: done in {result.seconds:.1f} s{reason}")

    def end(self, batch: "Batch") -> None:
        """Close the bar and tell how the batch ended."""
        if self.bar is not None:
            self.bar.close()
        counts = Counter(result.status for result in batch.results)
        numbers = {status: counts[status] for status in ("done", "unchanged", "failed")}
        numbers["not tried"] = batch.rows - len(batch.results)
        warned = sum(bool(result.warnings) for result in batch.results)
        if self.as_json:
            self.write(json.dumps({"summary": numbers | {"with warnings": warned}, "stopped": batch.stopped}))
            return
        self.write(", ".join(f"{number} {status}" for status, number in numbers.items() if number) or "nothing to do")
        if warned:
            self.write(f"{warned} with warnings, which stand in journal.jsonl")
        if batch.stopped:
            self.write(batch.stopped)
