"""Where the rule files stand: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

import edu_compliance

_MARK = "areas.toml"


class NoPolicies(Exception):
    """The rule files are neither beside the package nor inside it: the installation is broken."""


def policies_folder() -> Path:
    """The folder of rule files; a checkout's wins over the wheel's. Raises NoPolicies."""
    package = Path(edu_compliance.__file__).resolve().parent
    for folder in (package.parent / "policies", package / "policies"):
        if (folder / _MARK).is_file():
            return folder
    raise NoPolicies


def policy_files(folder: Path) -> dict[str, bytes]:
    """Every rule file of a folder with its bytes, by its path below the folder with forward slashes; sorted."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.toml"))}
