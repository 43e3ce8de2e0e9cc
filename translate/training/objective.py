"""How far a model is from the right words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

    from translate.training.network import Network


_IGNORED = -100
"""What ``cross_entropy`` passes over. Padding stays among the labels: without it every batch would have a shape of
its own (see ``batches.stepped``)."""
_STEP = 256
"""The sampled words of a batch are a multiple of so many, for the same reason."""


def loss_sum(
    network: Network,
    source: torch.Tensor,
    target: torch.Tensor,
    words: torch.Tensor | None,
    label_smoothing: float,
) -> torch.Tensor:
    """The cross-entropy of a batch's target pieces, summed.

    Each is told from all words but the padding, which nobody ever writes, or from some ``words``: sorted numbers
    that hold the batch's own. Source: Jean et al., "On using very large target vocabulary for neural machine
    translation", ACL 2015.
    """
    import torch
    from torch.nn.functional import cross_entropy, linear

    padding = network.config.pad_token_id
    start = torch.full_like(target[:, :1], padding)
    states = network.model(
        input_ids=source,
        attention_mask=source != padding,
        decoder_input_ids=torch.cat([start, target[:, :-1]], dim=1),
        use_cache=False,
    ).last_hidden_state
    states, labels = states.flatten(0, 1), target.flatten()
    padded = labels == padding
    weight, bias = network.lm_head.weight, network.final_logits_bias[0]
    if words is None:
        weight, bias = weight[:padding], bias[:padding]
    else:
        weight, bias = weight.index_select(0, words), bias[words]
        labels = torch.searchsorted(words, labels)
    logits = linear(states, weight) + bias
    labels = labels.masked_fill(padded, _IGNORED)
    return cross_entropy(logits.float(), labels, reduction="sum", label_smoothing=label_smoothing)


def sampled(target: NDArray[np.int32], count: int, words: int, seed: tuple[int, int]) -> NDArray[np.int64]:
    """A batch's targets and at least ``count`` others by chance, of the first so many ``words``, sorted."""
    import numpy as np

    own = np.unique(target[target < words])
    total = min(words, -(-(len(own) + count) // _STEP) * _STEP)
    rest = np.setdiff1d(np.arange(words), own)
    others = np.random.default_rng(seed).choice(rest, total - len(own), replace=False)
    return np.union1d(own, others).astype(np.int64)


def rate(update: int, updates: int, peak: float, warm_up: int, decay: str) -> float:
    """The learning rate of an update, counted from 1: up in a straight line to ``peak``, then down.

    ``inverse-sqrt`` falls with the root of the updates, ``cosine`` to a hundredth of the peak at the last.
    """
    import math

    if update <= warm_up:
        return peak * update / warm_up
    if decay == "inverse-sqrt":
        return peak * math.sqrt(max(warm_up, 1) / update)
    way = min(1.0, (update - warm_up) / max(updates - warm_up, 1))
    return peak * (0.01 + 0.99 * (1 + math.cos(math.pi * way)) / 2)
