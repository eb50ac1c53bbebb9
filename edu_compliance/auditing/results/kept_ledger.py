"""An earlier problem ledger in the folder of results: what people wrote into it is never replaced unread."""

import shutil
from pathlib import Path

from edu_compliance.auditing.handed_in.sources import CannotOpen, Source, content
from edu_compliance.auditing.results.parts import LEDGER, is_audit
from edu_compliance.model.forms.ledger import TITLE
from edu_compliance.model.ledger import Ledger
from edu_compliance.reading.papers.ledger import read_ledger
from edu_compliance.reading.refusal import Refused


def keep_ledger(folder: Path, given: Ledger | None) -> Path | None:
    """Copies the ledger of an earlier audit in `folder` beside itself where somebody filled it in; gives the copy.

    None where there is nothing to lose: no ledger, nobody wrote into it, or all of it is carried on from the one that
    was `given`. One that cannot be read is copied. OSError where it cannot be.
    """
    path = folder / LEDGER
    if not is_audit(folder) or not path.is_file():
        return None
    try:
        entries = read_ledger(LEDGER, content(Source(LEDGER, path))).entries
    except (Refused, CannotOpen):
        entries = None
    carried = given.entries if given is not None else {}
    if entries is not None and all(
        key in carried and carried[key].states == one.states for key, one in entries.items()
    ):
        return None
    number = 1
    while (kept := folder / f"{TITLE}（{number}）.xlsx").exists():
        number += 1
    shutil.copyfile(path, kept)
    return kept
