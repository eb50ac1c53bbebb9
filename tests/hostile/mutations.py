"""Ways of breaking a file: bytes, the parts of a container, and the numbers and names in its markup."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

_NASTY = [
    b"",
    b"0",
    b"-1",
    b"1",
    b"99999999999",
    b"1048576",
    b"XFD1048576",
    b"A0",
    b"1e999",
    b"NaN",
    b"\xff\xfe",
    b"&#0;",
    b"&x;",
]
_VALUES = re.compile(rb'"[^"<>]{0,40}"|>[^<>]{1,40}<')
_TAGS = re.compile(rb"<[^<>]{1,200}>")


def flip(content: bytes, chance: random.Random) -> bytes:
    """A few bytes changed."""
    out = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end missing, or a piece out of the middle."""
    start, end = sorted((chance.randrange(len(content)), chance.randrange(len(content))))
    return content[:end] if chance.random() < 0.5 else content[:start] + content[end:]


def repeat(content: bytes, chance: random.Random) -> bytes:
    """A piece written several times."""
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randint(1, 400)]
    return content[:start] + piece * chance.randint(2, 30) + content[start:]


def swap(content: bytes, chance: random.Random) -> bytes:
    """A value or a text replaced by a nasty one."""
    found = list(_VALUES.finditer(content))
    if not found:
        return flip(content, chance)
    out = content
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 4))), key=lambda m: -m.start()):
        out = out[: match.start() + 1] + chance.choice(_NASTY) + out[match.end() - 1 :]
    return out


def shuffle(content: bytes, chance: random.Random) -> bytes:
    """A tag removed, doubled, or put elsewhere."""
    found = list(_TAGS.finditer(content))
    if len(found) < 2:
        return cut(content, chance)
    one, other = chance.sample(found, 2)
    if chance.random() < 0.4:
        return content[: one.start()] + content[one.end() :]
    return content[: other.end()] + one[0] + content[other.end() :]


PLAIN: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, repeat, swap, shuffle)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """The file broken in one way, half the time inside its container, so that the container itself stays sound."""
    change = chance.choice(PLAIN)
    if not content.startswith(b"PK") or chance.random() < 0.3:
        return change(content, chance)
    try:
        return _inside(content, change, chance)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return change(content, chance)


def _inside(content: bytes, change: Callable[[bytes, random.Random], bytes], chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if old.getinfo(name).file_size]
        victim = chance.choice(names)
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data, chance) if name == victim else data)
    return out.getvalue()
