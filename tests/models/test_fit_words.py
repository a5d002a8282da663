"""The weights by which words are chosen for metrics."""

from scripts.fit_words import fit_weights


def test_weights_tell_right_words_from_wrong_ones():
    right = [({"score": 2.0, "before": 1.0}, True), ({"score": 3.0, "behind": 1.0}, True)]
    wrong = [({"score": -2.0, "before": 1.0}, False), ({"score": -1.0, "behind": 1.0}, False)]
    weights = fit_weights((right + wrong) * 20)
    assert set(weights) == {"score", "before", "behind", "intercept"}
    assert weights["score"] > 0.5
    assert abs(weights["before"]) < weights["score"]
