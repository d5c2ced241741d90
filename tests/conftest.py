"""What several test files use."""

from collections.abc import Iterator

import pytest
from checkers import CHROMIUM_FLAGS, program
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program("chromium"), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
