"""Every folder here holds files and an `expected.json`: what `read --format json` must say of them, as far as written.

`{"files": [{"file": "…", "status": "read", "classes": [{"grades": [3], "number": 2, "areas": {…}}]}]}`: keys that are
not written are not compared; lists have the same length and order. A bug gets its workbook in here first.
"""

import datetime
import json
from pathlib import Path

import pytest

from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import ReadOptions, read_file
from edu_compliance.reporting.records.read_json import read_json
from edu_compliance.reporting.speech.speaker import Speaker
from tests.policy.files import library

HERE = Path(__file__).parent
POLICIES = HERE.parents[1] / "policies"
ON = datetime.date(2026, 10, 15)


def understood(path: Path) -> object:
    """One file's entry in `read --format json`, read by itself."""
    file = read_file(path.name, path.read_bytes(), library().vocabulary, ReadOptions())
    submission = assemble(file.school, [file], ON)
    return json.loads(read_json([submission], library().areas, Speaker()))["files"][0]


def differences(expected: object, found: object, where: str = "") -> list[str]:
    """Where what was found is not what was expected, as far as something was."""
    if isinstance(expected, dict) and isinstance(found, dict):
        missing = [f"{where}.{key}: missing" for key in expected if key not in found]
        pairs = [(f"{where}.{key}", value, found[key]) for key, value in expected.items() if key in found]
        return missing + [line for place, one, other in pairs for line in differences(one, other, place)]
    if isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            return [f"{where}: {len(expected)} expected, {len(found)} found"]
        pairs = [(f"{where}[{i}]", *pair) for i, pair in enumerate(zip(expected, found, strict=True))]
        return [line for place, one, other in pairs for line in differences(one, other, place)]
    return [] if expected == found else [f"{where}: expected {expected!r}, found {found!r}"]


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in HERE.glob("*/expected.json")), ids=lambda path: path.name
)
def test_files_are_read_as_expected(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    found = {path.name: understood(path) for path in sorted(folder.iterdir()) if path.name != "expected.json"}
    assert sorted(found) == sorted(entry["file"] for entry in expected["files"])
    for entry in expected["files"]:
        assert not differences(entry, found[entry["file"]], entry["file"])
