import pytest

from extractor.write import check_output, open_output
from extractor.write.output import OutputError


def test_the_file_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "facts.csv"
    with open_output(path) as stream:
        stream.write("a\r\nb\n")
        assert not path.exists()

    assert path.read_bytes() == b"a\r\nb\n"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_run_leaves_what_was_there(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        _write_half(path)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def _write_half(path):
    with open_output(path) as stream:
        stream.write("new")
        raise KeyboardInterrupt


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    with open_output(tmp_path / "link") as stream:
        stream.write("new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_refuses_to_overwrite_unless_forced(tmp_path):
    path = tmp_path / "facts.csv"
    check_output(path, force=False)
    path.write_text("old")

    with pytest.raises(OutputError, match="--force"):
        check_output(path, force=False)
    check_output(path, force=True)


@pytest.mark.parametrize(("name", "reason"), [("", "is a folder"), ("no/facts.csv", "does not exist")])
def test_refuses_a_place_that_cannot_be_written(tmp_path, name, reason):
    with pytest.raises(OutputError, match=reason):
        check_output(tmp_path / name, force=True)
