"""The folder of results: nothing foreign is overwritten, and an audit is there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from edu_compliance.auditing.results.disk import CannotWrite, not_written
from edu_compliance.auditing.results.lone_files import write_new_file, write_page
from edu_compliance.auditing.results.parts import is_audit
from edu_compliance.auditing.results.writing import OutputFolder, output_folder

JSON = b'{"as_of": "2026-11-23", "policies": [], "inputs": []}'


def write_audit(output: OutputFolder, *schools: str) -> None:
    output.write("findings.csv", b"csv")
    output.write("index.html", b"html")
    output.write("audit.json", JSON)
    for school in schools:
        output.write(f"schools/{school}.html", school.encode())


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_an_audit_is_put_in_place_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    with output_folder(folder) as output:
        write_audit(output, "a")
        assert not (folder / "audit.json").exists()
    assert names(folder) == ["audit.json", "findings.csv", "index.html", "schools", "schools/a.html"]
    assert is_audit(folder)


def test_what_is_needed_for_a_while_lies_where_the_results_will_be_and_goes(tmp_path: Path) -> None:
    with output_folder(tmp_path / "out") as output:
        (output.scratch() / "rows").write_bytes(b"of an interrupted audit")
        assert list(output.scratch().iterdir()) == []
        assert tmp_path / "out" in output.scratch().parents
        write_audit(output)
    assert not (tmp_path / "out/.unfinished").exists()


def test_an_audit_replaces_an_audit_and_leaves_no_old_page(tmp_path: Path) -> None:
    for schools in (("a", "b"), ("b", "c")):
        with output_folder(tmp_path / "out") as output:
            write_audit(output, *schools)
    assert [name for name in names(tmp_path / "out") if name.startswith("schools/")] == [
        "schools/b.html",
        "schools/c.html",
    ]


def test_what_others_put_into_an_audits_folder_stays(tmp_path: Path) -> None:
    with output_folder(tmp_path) as output:
        write_audit(output)
    (tmp_path / "备忘.txt").write_text("…", "utf-8")
    with output_folder(tmp_path) as output:
        write_audit(output)
    assert (tmp_path / "备忘.txt").exists()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "writing.full"),
        (errno.EDQUOT, "writing.full"),
        (errno.EACCES, "writing.no_permission"),
        (errno.EROFS, "writing.no_permission"),
        (errno.EIO, "writing.failed"),
    ],
)
def test_why_something_could_not_be_written_is_said(number: int, said: str) -> None:
    assert not_written(Path("a"), OSError(number, "words")).id == said


def test_a_foreign_folder_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "论文.docx").write_bytes(b"")
    (tmp_path / "index.html").write_bytes(b"mine")
    with pytest.raises(CannotWrite) as refused, output_folder(tmp_path):
        pass
    assert refused.value.message.id == "writing.not_an_audit"
    assert refused.value.message.parameters["example"] == "论文.docx"
    assert names(tmp_path) == ["index.html", "论文.docx"]


def test_an_audit_json_of_something_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "audit.json").write_bytes(b'{"npm": "audit"}')
    with pytest.raises(CannotWrite), output_folder(tmp_path):
        pass
    assert (tmp_path / "audit.json").read_bytes() == b'{"npm": "audit"}'


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(CannotWrite) as refused, output_folder(tmp_path / "out"):
        pass
    assert refused.value.message.id == "writing.no_folder"


def test_an_audit_that_breaks_off_leaves_the_old_one(tmp_path: Path) -> None:
    with output_folder(tmp_path) as output:
        write_audit(output, "a")
    before = names(tmp_path)

    def breaks_off() -> None:
        with output_folder(tmp_path) as output:
            output.write("schools/b.html", b"")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()
    assert names(tmp_path) == before


def test_what_a_killed_audit_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".unfinished" / "schools").mkdir(parents=True)
    (tmp_path / "schools").mkdir()
    with output_folder(tmp_path) as output:
        write_audit(output, "a")
    assert names(tmp_path) == ["audit.json", "findings.csv", "index.html", "schools", "schools/a.html"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite) as refused, output_folder(tmp_path / "out"):
        pass
    assert refused.value.message.id == "writing.no_permission"


@pytest.mark.skipif(os.name == "nt", reason="Windows does not limit how large a file may be")
def test_a_form_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(CannotWrite):
            write_new_file(tmp_path / "form.xlsx", b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert list(tmp_path.iterdir()) == []
    write_new_file(tmp_path / "form.xlsx", b"x" * 5000)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not limit how large a file may be")
def test_a_page_that_could_not_be_written_leaves_the_old_one_and_nothing_beside_it(tmp_path: Path) -> None:
    import resource

    old, new = b"<!doctype html>", b"<!doctype html>" + b"x" * 5000
    write_page(tmp_path / "page.html", old)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(CannotWrite):
            write_page(tmp_path / "page.html", new)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.html", old)]
