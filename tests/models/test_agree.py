import numpy as np
import pytest
from recipe.agreement import agreed, decide


@pytest.mark.parametrize(
    ("allowed", "best", "probability", "expected", "why"),
    [
        (0b0110, 1, 0.9, 0b0010, "a sure model decides what the annotation leaves open"),
        (0b0110, 1, 0.5, 0b0110, "an unsure one does not"),
        (0b0001, 2, 0.9, 0b0101, "where they differ, both stay allowed"),
    ],
)
def test_decide(allowed, best, probability, expected, why):
    assert decide(allowed, best, probability) == expected, why


def test_words_that_were_not_read_keep_their_targets():
    logits = np.array([[9.0, 0.0, 0.0]])
    assert agreed([0b011, 0b100], logits) == [0b001, 0b100]
