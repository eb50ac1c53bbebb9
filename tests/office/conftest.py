"""One LibreOffice profile for all tests of a process: to make a new one takes longer than most conversions."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")
