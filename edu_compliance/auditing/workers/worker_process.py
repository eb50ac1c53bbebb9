"""The inside of a worker process: takes functions and items from its pipe, and gives answers back until it closes."""

import contextlib
import gc
import math
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import attrs

READY = "ready"
"""The first answer of every worker."""
_OBJECTS = 200_000
"""New objects after which cycles are looked for; a school has some ten thousand."""
_GRACE = 5.0
"""Seconds after which a worker whose time is over no longer waits to be ended."""
_STATM = Path("/proc/self/statm")


@attrs.frozen
class Failed:
    """The answer for an item that raised."""

    error: str
    """Kind, words and place of the exception, on one line."""
    out_of_memory: bool = False


def serve(pipe: "Connection[Any, Any]", memory: int, seconds: float, idle: float | None = None) -> None:
    """Work until the pipe closes; takes (number, pickled function or None where it is known, item).

    Ends by itself when nothing is asked for `idle` seconds, and at an item that takes much longer than `seconds`:
    whoever should end it may have been killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted audit ends its workers itself
    _be_silent()
    limit_memory(memory)
    functions: dict[int, Any] = {}
    seldom_look_for_cycles()
    warm = False
    with contextlib.suppress(OSError):
        pipe.send(READY)
    while True:
        try:
            if not pipe.poll(idle):
                return
            raw = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        _end_in(seconds + _GRACE)
        answer = _answer(raw, functions)
        _end_in(0)
        if not warm:
            gc.collect()
            gc.freeze()
            warm = True
        try:
            pipe.send(answer)
        except MemoryError:
            pipe.send(Failed("MemoryError", out_of_memory=True))
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            pipe.send(Failed(_line(error)))
        except OSError:
            return


def seldom_look_for_cycles() -> None:
    """What is made of a school has no cycles to speak of, and the rules stay: looking for garbage costs a tenth."""
    gc.set_threshold(_OBJECTS)


def _end_in(seconds: float) -> None:
    """Has the system end this process after so many seconds, whatever it is at; 0: not at all."""
    if sys.platform != "win32":
        signal.alarm(math.ceil(seconds))


def _answer(raw: bytes, functions: dict[int, Any]) -> object:
    """The function's value, or what became of it."""
    return guarded(_carried_out, (raw, functions))


def _carried_out(work: tuple[bytes, dict[int, Any]]) -> object:
    raw, functions = work
    number, pickled, item = pickle.loads(raw)
    if pickled is not None:
        functions[number] = pickle.loads(pickled)
    return functions[number](item)


def guarded(function: Callable[[Any], Any], item: Any) -> Any:
    """The function's value, or Failed: whatever goes wrong here must become a value, or the batch would end."""
    try:
        return function(item)
    except MemoryError:
        return Failed("MemoryError", out_of_memory=True)
    except Exception as error:  # noqa: BLE001  # the boundary: said of the item, with the place in the code
        return Failed(_line(error))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a panic of Rust code derives from BaseException only
            raise
        return Failed(_line(error))


def _line(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}".replace("\n", " ")[:500]


def _be_silent() -> None:
    """A dying parser's last words belong on nobody's terminal: what happened is said in the report."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # for the process's whole life


def limit_memory(memory: int) -> None:
    """Allow this process so many bytes of address space more than it has; without effect where no system does it."""
    if sys.platform == "win32":
        return
    import resource

    taken = 0
    with contextlib.suppress(OSError, ValueError):
        taken = int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + memory if hard == resource.RLIM_INFINITY else min(taken + memory, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no core file of a workbook's death
