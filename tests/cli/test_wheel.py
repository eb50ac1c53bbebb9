"""An installed program: a wheel has the rules, the compiled catalogs and the templates, and needs no checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with what is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    _do(*PIP, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def _do(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=_clean(environment), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _clean(environment: dict[str, str]) -> dict[str, str]:
    import os

    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | environment


def test_it_carries_what_it_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = {name.removeprefix("edu_compliance/") for name in names if name.startswith("edu_compliance/")}
    for folder in ("policies", "edu_compliance/reporting/pages/templates"):
        for path in (ROOT / folder).rglob("*.*"):
            expected = path.relative_to(ROOT).as_posix().removeprefix("edu_compliance/")
            assert expected in inside, expected
    for language in ("zh_CN", "en"):
        assert f"reporting/speech/locale/{language}/LC_MESSAGES/edu_compliance.mo" in inside
    assert not {name for name in names if name.startswith(("tests/", "reports/"))}


def test_it_works_outside_any_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    _do(*PIP, "install", "--no-deps", "--no-index", "--target", str(site), str(wheel), cwd=tmp_path)
    where = _do(
        *(sys.executable, "-c", "from edu_compliance.auditing.policies_folder import *; print(policies_folder())"),
        cwd=tmp_path,
        PYTHONPATH=str(site),
    )
    assert Path(where.strip()) == site / "edu_compliance/policies"
    program = (sys.executable, "-m", "edu_compliance")
    utf8 = {"PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    assert "xizang-2021-26-pe" in _do(*program, "policies", "list", cwd=tmp_path, **utf8)
    _do(*program, "demo", "-o", "demo", "--schools", "1", cwd=tmp_path, **utf8)
    assert "课表" in (tmp_path / "demo/index.html").read_text("utf-8")


def test_a_checkouts_rules_win() -> None:
    code = "from edu_compliance.auditing.policies_folder import *; print(policies_folder())"
    where = _do(sys.executable, "-c", code, cwd=ROOT, PYTHONPATH=str(ROOT))
    assert Path(where.strip()) == ROOT / "policies"
