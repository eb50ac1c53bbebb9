"""Password-protected Office files, opened with msoffcrypto-tool."""

import io
import re
import struct
from collections.abc import Sequence
from xml.parsers.expat import ExpatError

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from edu_compliance.model.message import say
from edu_compliance.reading.formats.ole import open_container
from edu_compliance.reading.refusal import Limits, Refused, too_large

EXCELS_OWN = "VelvetSweatshop"
"""The password that Excel itself uses where only the structure is protected; it asks nobody for it."""
_SPINS = re.compile(rb'spinCount="([0-9]{1,12})"')
_MOST_SPINS = 1_000_000
"""Excel writes 100,000; each takes a hash, so a hostile file could ask for hours."""
_FAILURES = (
    DecryptionError,
    FileFormatError,
    ParseError,
    AssertionError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
_CUT_OFF = (ExpatError, OSError, struct.error)
"""What a file ends in whose rest did not arrive."""


def decrypt(content: bytes, passwords: Sequence[str], limits: Limits) -> bytes:
    """The plain file; raises Refused where no password fits, none was given, or the container is damaged."""
    _check(content)
    for password in (EXCELS_OWN, *passwords):
        plain = io.BytesIO()
        try:
            container = msoffcrypto.OfficeFile(io.BytesIO(content))
            # Old .xls checks the password in any case, and takes no such parameter.
            container.load_key(password=password, **({"verify_password": True} if container.format == "ooxml" else {}))
            container.decrypt(plain)
        except InvalidKeyError:
            continue
        except DecryptionError as error:
            if "verify" in str(error).lower() or "key" in str(error).lower():
                continue
            raise Refused(say("file.encrypted_strangely", detail=str(error))) from error
        except _CUT_OFF as error:
            raise Refused(say("file.damaged", detail=say("detail.cut_off"))) from error
        except _FAILURES as error:
            raise Refused(say("file.encrypted_strangely", detail=type(error).__name__)) from error
        if plain.tell() > limits.file_size:
            raise Refused(too_large(plain.tell(), limits.file_size))
        if _opens(plain.getvalue()):
            return plain.getvalue()
    raise Refused(say("file.wrong_password", tried=len(passwords)) if passwords else say("file.encrypted"))


def _check(content: bytes) -> None:
    """Bound the work that the file itself asks for, before a key is derived."""
    container = open_container(content)
    if "EncryptionInfo" not in container.names:
        return
    information = container.stream("EncryptionInfo")
    if b"<!" in information or any(int(spins) > _MOST_SPINS for spins in _SPINS.findall(information)):
        raise Refused(say("file.encrypted_strangely", detail="spinCount"))


def _opens(plain: bytes) -> bool:
    """Whether decryption gave an Office file; some schemes cannot tell a wrong key."""
    return plain.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
