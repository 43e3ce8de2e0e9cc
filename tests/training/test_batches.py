"""What a model sees: all of it, by the weights, in batches of a bounded size, in an order that can be taken up."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from translate.training.batches import Batch, BatchStream, Encoded, Texts, bucketed, stepped
from translate.training.sampling import draw

PADDING = 999


def corpus(first: int, size: int, weight: float) -> Encoded:
    """Pairs of lengths 1 to 7, each beginning with its own number."""
    sources = [np.full(1 + number % 5, first + number, dtype=np.int32) for number in range(size)]
    targets = [np.full(1 + number % 7, first + number, dtype=np.int32) for number in range(size)]
    return Encoded(Texts(sources), Texts(targets), weight)


def stream(pool: int = 60) -> BatchStream:
    return BatchStream([corpus(0, 30, 2.0), corpus(500, 7, 1.0)], 24, PADDING, seed=3, pool=pool)


def one_pool(batches: BatchStream) -> list[Batch]:
    """All batches up to the next pool."""
    pool = batches.position.pool
    found = []
    while batches.position.pool == pool:
        found.append(batches.next())
    return found


@given(lengths=st.lists(st.integers(1, 50), max_size=80), limit=st.integers(1, 120), sort=st.booleans())
def test_batches_lose_nothing_and_are_bounded(lengths: list[int], limit: int, sort: bool) -> None:
    array = np.array(lengths, dtype=np.int64)
    order = np.argsort(array) if sort else np.arange(len(array))
    batches = bucketed(array, order, limit)
    assert [int(index) for batch in batches for index in batch] == order.tolist()
    for batch in batches:
        assert len(batch) == 1 or len(batch) * array[batch].max() <= limit


@given(st.integers(1, 100_000))
def test_a_text_is_padded_by_few_pieces_to_one_of_few_lengths(length: int) -> None:
    (padded_to,) = stepped(np.array([length])).tolist()
    assert length <= padded_to < length + max(4, length / 4)
    assert stepped(np.array([padded_to])).tolist() == [padded_to]
    assert len({int(each) for each in stepped(np.arange(1, 129))}) == 16


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_a_text_comes_back_from_among_many(lengths: list[int]) -> None:
    texts = [np.arange(length, dtype=np.int32) * 3 for length in lengths]
    kept = Texts(iter(texts))
    assert len(kept) == len(texts)
    assert all(np.array_equal(kept[index], text) for index, text in enumerate(texts))


def test_a_pool_holds_each_pair_that_was_drawn_source_beside_target() -> None:
    batches = stream(pool=37 * 20)
    seen: Counter[int] = Counter()
    for source, target in one_pool(batches):
        assert source.size <= 24
        assert target.size <= 24
        assert np.array_equal(source[:, 0], target[:, 0])
        for row, other in zip(source, target, strict=True):
            number = int(row[0])
            seen[number] += 1
            assert (row == number).sum() == 1 + number % 500 % 5
            assert set(row.tolist()) <= {number, PADDING}
            assert (other == number).sum() == 1 + number % 500 % 7
    assert seen.total() == 37 * 20
    assert len(seen) == 37


def test_the_weights_decide_how_often_and_no_pair_comes_twice_before_all_came_once() -> None:
    first, second = draw([1000, 10], [3.0, 1.0], [0, 0], 4000, (1, 0))
    assert 2850 <= len(first) <= 3150  # four standard deviations of a fair draw
    assert len(first) + len(second) == 4000
    assert sorted(first[:1000]) == list(range(1000))
    assert set(Counter(second.tolist()).values()) <= {len(second) // 10, len(second) // 10 + 1}
    assert first[:1000].tolist() != first[1000:2000].tolist()


def test_a_draw_goes_on_where_the_one_before_ended() -> None:
    (once,) = draw([50], [1.0], [0], 80, (1, 0))
    (begun,) = draw([50], [1.0], [0], 30, (1, 0))
    (continued,) = draw([50], [1.0], [30], 50, (1, 1))
    assert once.tolist() == [*begun, *continued]


def test_batches_go_on_from_any_position_as_if_nothing_had_been() -> None:
    whole = stream()
    positions, expected = [], []
    for _ in range(40):
        positions.append(whole.position)
        expected.append(whole.next())
    assert positions[-1].pool >= 1
    for start in (0, 1, 9, 25, 39):
        again = stream()
        again.position = positions[start]
        for batch in expected[start:]:
            mine = again.next()
            assert np.array_equal(mine.source, batch.source)
            assert np.array_equal(mine.target, batch.target)
