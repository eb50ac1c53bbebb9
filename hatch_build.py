"""Compiles the message catalogs into the wheel; a checkout reads their sources."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_CATALOGS = "edu_compliance/reporting/locale"


class CompiledCatalogs(BuildHookInterface[Any]):
    """Puts a .mo beside every .po of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the compiled catalogs to what the wheel takes in; an editable install has no need of them."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        for source in sorted(Path(self.root, _CATALOGS).rglob("*.po")):
            inside = source.relative_to(self.root).with_suffix(".mo").as_posix()
            compiled = Path(self._folder.name, inside.replace("/", "-"))
            with source.open("rb") as po, compiled.open("wb") as mo:
                write_mo(mo, read_po(po, charset="utf-8"))
            build_data["force_include"][str(compiled)] = inside

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clears up."""
        if version != "editable":
            self._folder.cleanup()
