import pytest

from tests.store.made import fill


@pytest.fixture
def filled(tmp_path, result):
    """A store with documents of every kind, two of them with facts."""
    return fill(tmp_path / "facts.db", result)
