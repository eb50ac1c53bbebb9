"""Rule files are found in a checkout and in a wheel, and the checkout's win."""

from pathlib import Path

import pytest

import edu_compliance
from edu_compliance.auditing.policies_folder import NoPolicies, policies_folder, policy_files


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "edu_compliance"
    folder.mkdir()
    monkeypatch.setattr(edu_compliance, "__file__", str(folder / "__init__.py"))
    return folder


def areas_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "areas.toml").write_bytes(b"")
    return folder


def test_a_wheel_carries_them_inside(package: Path) -> None:
    inside = areas_in(package / "policies")
    assert policies_folder() == inside


def test_a_checkouts_win(package: Path) -> None:
    areas_in(package / "policies")
    beside = areas_in(package.parent / "policies")
    assert policies_folder() == beside


def test_without_any_the_installation_is_broken(package: Path) -> None:
    with pytest.raises(NoPolicies):
        policies_folder()


def test_files_are_named_below_the_folder(tmp_path: Path) -> None:
    (areas_in(tmp_path / "p") / "xizang").mkdir()
    (tmp_path / "p/xizang/pe.toml").write_bytes(b"x")
    (tmp_path / "p/README.md").write_bytes(b"")
    assert policy_files(tmp_path / "p") == {"areas.toml": b"", "xizang/pe.toml": b"x"}
