"""The application of a forked kernel: ipykernel's, but for what a report has no use for. Imported before the fork."""

import logging
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

UNLIKE_OTHERS = {
    "IPKernelApp": {
        "parent_handle": 1,  # do not look for the client among the parents: the lifeline tells of its end
        "log_level": logging.CRITICAL,  # jupyter_client interrupts a kernel before it ends it, which others log
    },
    "HistoryManager": {"enabled": False},  # a report's cells are no one's command history
    "Session": {"packer": "analysis.report.forked.packed"},
}


class ForkedApp(IPKernelApp):
    """Reads the usual command line, a connection file and nothing else, without a parser, which takes 15 ms."""

    def parse_command_line(self, argv: Any = None) -> None:
        """Take the settings of the command line, and over them our own."""
        if argv[:-1] == ["-f"]:
            self.cli_config = Config({"IPKernelApp": {"connection_file": argv[-1]}})
        else:
            super().parse_command_line(argv)
        self.cli_config.merge(Config(UNLIKE_OTHERS))
        self.update_config(self.cli_config)
