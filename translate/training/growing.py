"""The weights of a network in a larger one of the same width, which at first computes much the same.

What is new begins without a say: a layer adds nothing to what it is given, nor does a wider feed-forward part. Source
of the idea: Chen et al., "Net2Net: accelerating learning via knowledge transfer", ICLR 2016.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    Weights = Mapping[str, torch.Tensor]

_LAYER = re.compile(r"(.*\.layers\.)(\d+)(\..*)")
_ADDING = ("out_proj.weight", "out_proj.bias", "fc2.weight", "fc2.bias")
"""What a layer's parts add to what they are given passes through these."""
_WIDENING = ("fc1.weight", "fc1.bias", "fc2.weight")
_LAST = (".final_layer_norm.weight", ".final_layer_norm.bias")


def grown(known: Weights, larger: Weights) -> dict[str, torch.Tensor]:
    """The ``known`` weights, and those of a ``larger`` network, whose new part then changes nothing.

    Weights of any other shape stay as they are known, for the network to refuse.
    """
    weights = dict(known)
    for name, fresh in larger.items():
        if name not in known:
            weights[name] = fresh.new_zeros(fresh.shape) if name.endswith(_ADDING) else fresh
        elif fresh.shape != known[name].shape and name.endswith(_WIDENING):
            weights[name] = _widened(name, known[name], fresh)
    # A layer normalises what is normalised: the gain and the bias of the last one known belong to the new last one.
    above, below = _tops(larger), _tops(known)
    for stack in below:
        for part in _LAST if above[stack] > below[stack] else ():
            first, last = (f"{stack}{top[stack]}{part}" for top in (below, above))
            weights[first], weights[last] = larger[first], known[first]
    return weights


def _tops(weights: Weights) -> dict[str, int]:
    """The number of the last layer of every stack."""
    tops: dict[str, int] = {}
    for stack, number, _ in (layer.groups() for layer in map(_LAYER.fullmatch, weights) if layer):
        tops[stack] = max(int(number), tops.get(stack, 0))
    return tops


def _widened(name: str, known: torch.Tensor, fresh: torch.Tensor) -> torch.Tensor:
    """The known part of a feed-forward part's weights, and the new one: fresh going in, zero coming out."""
    if any(few > many for few, many in zip(known.shape, fresh.shape, strict=True)):
        return known
    wide = fresh.new_zeros(fresh.shape) if name.endswith("fc2.weight") else fresh.clone()
    wide[tuple(slice(size) for size in known.shape)] = known
    return wide
