"""OLE2 containers, in which Excel 97 to 2003, WPS and encrypted Office files keep their streams."""

import io
import struct

import attrs
import olefile

from edu_compliance.model.message import say
from edu_compliance.reading.refusal import Refused

_FAILURES = (OSError, ValueError, LookupError, struct.error, TypeError, AttributeError, RecursionError, OverflowError)
"""What olefile was seen to raise on damaged containers."""


@attrs.frozen
class Container:
    """The streams at the root of a container; those inside embedded objects are not among them."""

    _file: olefile.OleFileIO
    names: frozenset[str]

    def stream(self, name: str) -> bytes:
        """The bytes of a stream at the root; raises Refused where it is damaged."""
        try:
            with self._file.openstream(name) as stream:
                return bytes(stream.read())
        except _FAILURES as error:
            raise Refused(say("file.damaged", detail=say("detail.part_unreadable", part=name))) from error


def open_container(content: bytes) -> Container:
    """The container; raises Refused where it is damaged."""
    try:
        # Small bytes would be taken for a path, and recovery of damaged structures guesses.
        container = olefile.OleFileIO(io.BytesIO(content))
        names = frozenset(entry[0] for entry in container.listdir() if len(entry) == 1)
    except _FAILURES as error:
        raise Refused(say("file.damaged", detail=say("detail.cut_off"))) from error
    return Container(container, names)
