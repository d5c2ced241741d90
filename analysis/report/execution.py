"""A notebook's execution by papermill, with an end: no cell may hang, print without limit or leave processes behind."""

import asyncio
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output
from papermill import PapermillExecutionError, execute_notebook
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from papermill.log import logger

from analysis.exceptions import ReportError
from analysis.report.kernel import ReportKernelManager
from analysis.report.parameters import Scalar, papermill_path

ENGINE = "geobrief"
MOST_OUTPUT = 20_000_000  # characters that the cells of one notebook may print or show
OURS = "InputError: "  # its message names file, field and mend; no cell has to be looked at
START_TIMEOUT = 60  # seconds


def execute(
    notebook: Path,
    parameters: Mapping[str, Scalar],
    executed: Path,
    *,
    kernel: str | None = None,
    folder: str | None = None,
    timeout: float | None = None,
    progress: bool = False,
) -> NotebookNode:
    """Run the notebook, write it to `executed`, even if a cell fails, and return it; ReportError names the cell."""
    logger.setLevel(logging.CRITICAL)  # papermill warns of what has been checked before, and repeats our errors
    try:
        done: NotebookNode = execute_notebook(
            papermill_path(notebook),
            papermill_path(executed),
            dict(parameters),
            engine_name=ENGINE,
            kernel_name=kernel,
            request_save_on_cell_execute=False,
            progress_bar={"desc": executed.stem, "leave": False} if progress else False,
            start_timeout=START_TIMEOUT,
            report_timeout=timeout,
            report_folder=folder,
        )
    except PapermillExecutionError as error:
        cell = error.exec_count or error.cell_index
        told = one_line(error.ename, error.evalue)
        raise ReportError(told.removeprefix(OURS) if told.startswith(OURS) else f"cell {cell}: {told}") from error
    except RuntimeError as error:  # jupyter_client: the kernel did not start
        raise ReportError(f"kernel: {one_line(type(error).__name__, str(error))}") from error
    return done


class ReportManager(NotebookExecutionManager):  # type: ignore[misc]  # papermill has no types
    """papermill's account of what has run, without the time that each cell took, which no report keeps."""

    def cell_complete(self, cell: NotebookNode, cell_index: int | None = None, **_: object) -> None:
        """Move the progress bar on."""
        if self.pbar:
            self.pbar.update(1)


class ReportEngine(NBClientEngine):  # type: ignore[misc]  # nor here
    """papermill's engine, which turns a hang, a dead kernel and endless output into an error of the cell."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, progress_bar: Any, **named: Any) -> NotebookNode:
        """Run the notebook and return it settled, before papermill writes it."""
        manager = ReportManager(nb, progress_bar=progress_bar)
        manager.notebook_start()
        try:
            cls.execute_managed_notebook(manager, kernel_name, **named)
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        return settled(manager.nb)

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        log_output: bool = False,
        start_timeout: int = START_TIMEOUT,
        report_timeout: float | None = None,
        report_folder: str | None = None,
        **_: object,
    ) -> None:
        """Run all cells in a kernel of that name, in that folder, within that many seconds."""
        end = time.monotonic() + report_timeout if report_timeout else None
        client = BoundedClient(
            nb_man,
            kernel_name=kernel_name,
            resources={"metadata": {"path": report_folder}},
            kernel_manager_class=ReportKernelManager,
            startup_timeout=start_timeout,
            timeout_func=(lambda _: max(1, round(end - time.monotonic()))) if end else None,
            record_timing=False,
            log=logger,
        )
        try:
            client.execute()
        except CellTimeoutError:
            blame(nb_man.nb, "Timeout", f"the notebook ran longer than {report_timeout:g} seconds")
        except DeadKernelError:
            blame(nb_man.nb, "OutputLimit" if client.ended else "DeadKernel", client.ended or "the kernel died")


class BoundedClient(PapermillNotebookClient):  # type: ignore[misc]  # nor here
    """papermill's notebook client, which ends the kernel when it shows more than any reader could read."""

    ended = ""
    shown = 0
    ending: asyncio.Task[None] | None = None

    def process_message(self, message: dict[str, Any], *args: Any, **named: Any) -> Any:
        """Take a message of the kernel, as long as the output is within its bounds."""
        self.shown += length(message)
        if self.shown <= MOST_OUTPUT:
            return super().process_message(message, *args, **named)
        if not self.ended:
            self.ended = f"the cells showed more than {MOST_OUTPUT // 1_000_000} million characters"
            self.ending = asyncio.ensure_future(self.km.provisioner.kill())
        return None

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        """Take an output, a plain result without the check by which nbformat makes each slow.

        The whole notebook is checked, by a faster way, when it is written.
        """
        is_waiting = self.clear_before_next_output or self.output_hook_stack[msg["parent_header"].get("msg_id")]
        if msg["msg_type"] != "execute_result" or display_id or is_waiting:
            return super().output(outs, msg, display_id, cell_index)  # type: ignore[no-any-return]
        content = {part: msg["content"][part] for part in ("metadata", "data", "execution_count")}
        outs.append(from_dict({"output_type": "execute_result"} | content))
        return outs[-1]

    async def _check_raise_for_error(self, cell: NotebookNode, index: int, reply: dict[str, Any] | None) -> None:
        """Show an error in its cell also where the kernel only replies with it; papermill looks for it there."""
        content = reply["content"] if reply else {}
        if content.get("status") == "error" and all(output.output_type != "error" for output in cell.outputs):
            cell.outputs.append(
                new_output("error", **{part: content[part] for part in ("ename", "evalue", "traceback")})
            )
        await super()._check_raise_for_error(cell, index, reply)


papermill_engines.register(ENGINE, ReportEngine)


def length(message: dict[str, Any]) -> int:
    """Return how many characters of output a message carries."""
    content = message["content"]
    return len(content.get("text", "")) + sum(len(str(shown)) for shown in content.get("data", {}).values())


def blame(notebook: NotebookNode, kind: str, reason: str) -> None:
    """Make the reason for an early end the error of the cell that ran last, numbered as those that ran to their end."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    started = [cell for cell in code if cell.metadata.get("papermill", {}).get("start_time")]
    if not started:
        raise ReportError(f"kernel: {kind}: {reason}")
    cell = started[-1]
    cell.execution_count = len(started)
    told = [f"{kind}: {reason}"]
    error = new_output("error", ename=kind, evalue=reason, traceback=told)
    cell.outputs = [*(output for output in cell.outputs if output.output_type != "error"), error]


def settled(notebook: NotebookNode) -> NotebookNode:
    """Drop what differs from run to run (times, paths, random ids), so that equal input gives equal notebooks."""
    kept = ("parameters", "version")
    notebook.metadata["papermill"] = {key: notebook.metadata.papermill[key] for key in kept}
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
    return notebook


def one_line(kind: str, message: str) -> str:
    """Return an exception in one printable line."""
    text = "".join(c if c.isprintable() else " " for c in message)
    return f"{kind}: {' '.join(text.split())[:300]}".removesuffix(": ")
