"""The rule files of this checkout, as tests hand them to the loader."""

from functools import cache
from pathlib import Path

from edu_compliance.policy.library import Library, load

ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "policies"


@cache
def real_files() -> dict[str, bytes]:
    """Every file under policies/ by its name."""
    return {path.relative_to(POLICIES).as_posix(): path.read_bytes() for path in sorted(POLICIES.rglob("*.toml"))}


@cache
def words() -> dict[str, bytes]:
    """Those that say in which words rule files are written."""
    return {name: real_files()[name] for name in ("areas.toml", "vocabulary.toml", "courses.toml")}


@cache
def library() -> Library:
    """What they say."""
    return load(real_files())
