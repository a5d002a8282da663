import pytest
from tiny_reader import HEADS, pipeline, write_reader


@pytest.fixture(scope="session")
def entity_reader(tmp_path_factory):
    """Folder of a reader that only finds entities."""
    return write_reader(tmp_path_factory.mktemp("models") / "entities", ("entity",))


@pytest.fixture(scope="session")
def full_reader(tmp_path_factory):
    """Folder of a reader with every head but the one for sentences."""
    return write_reader(tmp_path_factory.mktemp("models") / "full", (*HEADS, "arc", "states"))


@pytest.fixture(scope="session")
def entity_nlp(entity_reader):
    return pipeline(entity_reader)


@pytest.fixture(scope="session")
def full_nlp(full_reader):
    return pipeline(full_reader)
