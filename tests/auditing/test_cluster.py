"""A cluster of separate processes gives the same bytes as this machine alone, a killed worker notwithstanding."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from edu_compliance.auditing.handed_in.sources import CannotOpen, Source, content, sent
from edu_compliance.auditing.workers import cluster as cluster_module
from edu_compliance.auditing.workers import task
from edu_compliance.auditing.workers.cluster import Cluster, Executed
from edu_compliance.auditing.workers.interface import Lost, NoWorkers
from tests.auditing import killing

pytest.importorskip("distributed")


def doubled(item: int) -> int:
    if item == 13:
        raise ValueError("unlucky")
    if item == 14:
        os._exit(3)
    return item * 2


def lost(result: object) -> str | None:
    return result.message.id if isinstance(result, Lost) else None


def test_any_executor_will_do_and_results_come_in_order() -> None:
    with ProcessPoolExecutor(2) as executor:
        assert list(Executed(executor).run(doubled, range(12))) == [*range(0, 24, 2)]


def test_what_raises_costs_its_item_alone() -> None:
    with ProcessPoolExecutor(1) as executor:
        results = list(Executed(executor).run(doubled, [12, 13, 15]))
    assert [lost(one) for one in results] == [None, "work.failed", None]


class Mortal(Executor):
    """Loses the whole task with whoever works at item 14, as a cluster does that gave up trying."""

    def submit(self, function, /, *arguments):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        if 14 in arguments[2]:
            future.set_exception(RuntimeError("killed worker"))
        else:
            future.set_result(function(*arguments))
        return future


def test_a_lost_task_is_tried_item_by_item() -> None:
    results = list(Executed(Mortal()).run(doubled, [11, 12, 14, 15, 16]))
    assert [lost(one) for one in results] == [None, None, "work.died", None, None]
    assert [one for one in results if not isinstance(one, Lost)] == [22, 24, 30, 32]


def test_what_stalls_or_kills_costs_neither_the_worker_nor_other_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task, "SECONDS", 2)
    with ThreadPoolExecutor(1) as executor:
        results = list(Executed(executor).run(time.sleep, [0, 600, 0]))
        assert [lost(one) for one in results] == [None, "work.out_of_time", None]
        assert [lost(one) for one in Executed(executor).run(os._exit, [3])] == ["work.died"]


def test_items_are_taken_only_as_they_are_needed() -> None:
    taken = []
    items = (taken.append(number) or number for number in range(20, 10_000))  # type: ignore[func-returns-value]
    running = Executed(Mortal()).run(doubled, items)
    assert next(running) == 40
    assert len(taken) < 300


def test_files_are_read_where_they_are_and_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    here, gone = sent(Source("a", path)), sent(Source("b", tmp_path / "b.csv"))
    path.unlink()
    assert content(here) == b"abc"
    with pytest.raises(CannotOpen) as refused:
        content(gone)
    assert refused.value.message.id == "source.missing"


def refused(address: str) -> str:
    with pytest.raises(NoWorkers) as none:
        Cluster(address)
    return none.value.message.id


def test_where_nobody_answers_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "PATIENCE", 1)
    assert refused(f"tcp://127.0.0.1:{_free_port()}") == "cluster.no_answer"


@pytest.mark.parametrize("address", ["", "nonsense", "no://such:1", "tcp://10.0.0.5"])
def test_what_is_no_address_is_said_at_once(address: str) -> None:
    assert refused(address) == "cluster.no_address"


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started(*arguments: str, cwd: Path, program: Path = killing.ROOT) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"PYTHONPATH": str(program)}
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _ended(*processes: "subprocess.Popen[bytes]") -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A scheduler on this machine, in a folder where no submission is; its address."""
    (tmp_path / "elsewhere").mkdir()
    address = f"tcp://127.0.0.1:{_free_port()}"
    process = _started(
        *("distributed.cli.dask_scheduler", "--host", address, "--no-dashboard", "--no-show"),
        cwd=tmp_path / "elsewhere",
    )
    yield address
    _ended(process)


def _worker(address: str, cwd: Path, program: Path = killing.ROOT) -> "subprocess.Popen[bytes]":
    options = ("--nthreads", "1", "--no-dashboard")
    return _started("distributed.cli.dask_worker", address, *options, cwd=cwd, program=program)


@pytest.fixture
def cluster(scheduler: str, tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """Two workers of a scheduler; its address, and the workers."""
    workers = [_worker(scheduler, tmp_path / "elsewhere") for _ in range(2)]
    yield scheduler, workers
    _ended(*workers)


def test_without_workers_or_with_other_ones_nothing_is_begun(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(cluster_module, "PATIENCE", 5)
        assert refused(scheduler) == "cluster.no_workers"
    (tmp_path / "other/edu_compliance").mkdir(parents=True)
    program = tmp_path / "other/edu_compliance/__init__.py"
    for text, said in (("__version__ = '0'", "cluster.other_version"), ("raise ImportError", "cluster.no_program")):
        program.write_text(text, "utf-8")
        other = _worker(scheduler, tmp_path / "elsewhere", tmp_path / "other")
        assert refused(scheduler) == said
        _ended(other)


def test_the_same_bytes_as_without_though_a_worker_is_killed(
    cluster: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path
) -> None:
    address, workers = cluster
    killing.lay(tmp_path, 24)
    killing.undisturbed(tmp_path)

    def kill_when_begun() -> None:
        while not list((tmp_path / "out" / ".unfinished" / "schools").glob("*.html")) and workers[0].poll() is None:
            time.sleep(0.05)
        os.killpg(workers[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_when_begun, daemon=True)
    killer.start()
    killing.run(tmp_path, "audit", "市", "-o", "out", "--cluster", address, *killing.ON)
    killer.join(5)
    assert workers[0].poll() is not None
    assert killing.contents(tmp_path / "out") == killing.contents(tmp_path / "whole")
    assert killing.dump(tmp_path / "out/audit.sqlite") == killing.dump(tmp_path / "whole/audit.sqlite")
