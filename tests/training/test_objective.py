"""The loss and the learning rate, against what they are by definition."""

from __future__ import annotations

import numpy as np
import pytest

from translate.training.network import make_network
from translate.training.objective import loss_sum, rate, sampled
from translate.training.recipe import Shape

PADDING = 20


def test_the_loss_is_that_of_transformers_without_the_padding_as_a_word() -> None:
    import torch

    network = make_network(Shape(16, 1, 1, 2, 16, dropout=0.0), 21, 0, PADDING, seed=1).eval()
    torch.nn.init.normal_(network.model.shared.weight[:PADDING])
    source, target = torch.tensor([[5, 6, 0], [7, 0, PADDING]]), torch.tensor([[9, 8, 0], [4, 0, PADDING]])
    labels = target.masked_fill(target == PADDING, -100)
    network.final_logits_bias[0, PADDING] = -1e9
    with torch.no_grad():
        theirs = network(input_ids=source, attention_mask=source != PADDING, labels=labels).loss * 5
        ours = loss_sum(network, source, target, None, 0.0)
        everything = loss_sum(network, source, target, torch.arange(PADDING), 0.0)
        some = loss_sum(network, source, target, torch.tensor([0, 4, 8, 9, 11]), 0.0)
    assert float(ours) == pytest.approx(float(theirs), rel=1e-5)
    assert float(everything) == pytest.approx(float(ours), rel=1e-6)
    assert float(some) < float(ours)


def test_sampled_words_hold_the_batch_and_are_the_same_each_time() -> None:
    target = np.array([[3, 17, 0], [1999, 0, 2000]], dtype=np.int32)
    words = sampled(target, 100, 2000, (1, 7)).tolist()
    assert {0, 3, 17, 1999} <= set(words) < set(range(2000))
    assert len(words) >= 104
    assert words == sorted(set(words)) == sampled(target, 100, 2000, (1, 7)).tolist()
    assert words != sampled(target, 100, 2000, (1, 8)).tolist()
    assert sampled(target, 5000, 2000, (1, 7)).tolist() == list(range(2000))


def test_the_rate_goes_up_in_a_straight_line_and_then_down() -> None:
    for decay in ("inverse-sqrt", "cosine"):
        rates = [rate(update, 1000, 0.01, 100, decay) for update in range(1, 1001)]
        assert rates[49] == pytest.approx(0.005)
        assert max(rates) == rates[99] == pytest.approx(0.01)
        assert rates[100:] == sorted(rates[100:], reverse=True)
    assert rate(400, 1000, 0.01, 100, "inverse-sqrt") == pytest.approx(0.005)
    assert rate(550, 1000, 0.01, 100, "cosine") == pytest.approx(0.00505)
    assert rate(1000, 1000, 0.01, 100, "cosine") == pytest.approx(0.0001)
    assert rate(1, 10, 0.01, 0, "inverse-sqrt") == pytest.approx(0.01)
