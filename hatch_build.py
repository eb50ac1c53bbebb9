"""Compiles the gettext catalogs into the wheel. Nothing is written into the source tree, where it would grow stale."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface[Any]):
    """Adds an .mo beside each .po of the wheel; an editable install reads the .po files instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles every catalog into a folder of its own and has the wheel take it from there."""
        if version == "editable":
            return
        self._compiled = Path(tempfile.mkdtemp(prefix="edu-compliance-catalogs-"))
        root = Path(self.root)
        for source in sorted(root.glob("edu_compliance/reporting/speech/locale/*/LC_MESSAGES/*.po")):
            inside = source.relative_to(root).with_suffix(".mo")
            target = self._compiled / inside
            target.parent.mkdir(parents=True)
            with source.open("rb") as po, target.open("wb") as mo:
                write_mo(mo, read_po(po, charset="utf-8"))
            build_data["force_include"][str(target)] = inside.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the folder."""
        if hasattr(self, "_compiled"):
            shutil.rmtree(self._compiled)
