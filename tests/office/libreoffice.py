"""Opens what the program writes in LibreOffice without a screen, which recalculates it as a school's office does."""

import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice Calc is not installed; on Debian: apt install libreoffice-calc"
)


@functools.cache
def _profile(folder: Path) -> str:
    """A profile of its own, so that several tests at once do not wait for each other."""
    profile = folder / "profile"
    profile.mkdir()
    return profile.as_uri()


def converted(files: Mapping[str, bytes], to: str, folder: Path) -> dict[str, bytes]:
    """Files by their names, opened and saved again as `to` (`xlsx`, `csv:…`); names keep their stems."""
    assert SOFFICE is not None
    work = Path(tempfile.mkdtemp(dir=folder))
    given, made = work / "given", work / "made"
    for each in (given, made):
        each.mkdir()
    for name, content in files.items():
        (given / name).write_bytes(content)
    subprocess.run(
        [
            SOFFICE, "--headless", "--norestore", f"-env:UserInstallation={_profile(folder)}",
            "--convert-to", to, "--outdir", str(made), *(str(given / name) for name in files),
        ],
        env={**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=300,
    )  # fmt: skip
    ending = to.split(":")[0]
    stems = {Path(name).stem for name in files}
    found = {path.name: path.read_bytes() for path in sorted(made.iterdir()) if path.suffix == f".{ending}"}
    assert all(any(name.startswith(stem) for name in found) for stem in stems), found.keys()
    return found
