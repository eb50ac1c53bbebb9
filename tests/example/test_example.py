"""The example in reports/example is what the program makes of its files; where it is not: `make example`."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.example.making import FOLDER, PICTURE, SUBMISSIONS, audit

REMADE = "reports/example is not what the program makes: run `make example`, look at the difference, and commit it"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(FOLDER / SUBMISSIONS, folder / SUBMISSIONS)
    audit(folder)
    return folder


def contents(folder: Path) -> dict[str, object]:
    """Every file but the picture by its path; the ledger by its parts, for not every zlib packs alike."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != PICTURE)
    return {path.relative_to(folder).as_posix(): _content(path) for path in files}


def _content(path: Path) -> object:
    if path.name != "问题台账.xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def test_the_example_is_what_the_program_makes(made: Path) -> None:
    expected, found = contents(FOLDER), contents(made)
    assert sorted(found) == sorted(expected), REMADE
    assert [name for name in found if found[name] != expected[name]] == [], REMADE


def test_the_example_is_small() -> None:
    sizes = {path: path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()}
    assert sum(size for path, size in sizes.items() if path.name != PICTURE) < 450_000
    assert (FOLDER / PICTURE).stat().st_size < 200_000
