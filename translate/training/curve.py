"""The learning curve as a picture: an SVG of two small charts, the loss and the scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from translate.training.journal import Entry

WIDTH, HEIGHT, GAP = 340, 220, 48
"""Of a chart, and of what is left free around it, in pixels."""

Points = Sequence[tuple[float, float]]
_STYLES = ("stroke:#1f5f99", "stroke:#b3531c;stroke-dasharray:6 4")
"""A second line is dashed too: colour is never the only difference."""


def curve(entries: Sequence[Entry], name: str) -> str:
    """Draw the training loss of a target piece, and chrF and BLEU on the development set, over the updates."""
    loss = {"loss": [(entry["update"], entry["loss"]) for entry in entries if "loss" in entry]}
    scores = {
        label: [(entry["update"], entry[key]) for entry in entries if key in entry]
        for label, key in (("chrF", "chrf"), ("BLEU", "bleu"))
    }
    charts = _chart(GAP, loss, "Training loss") + _chart(2 * GAP + WIDTH, scores, "Development set")
    width, height = 3 * GAP + 2 * WIDTH, 2 * GAP + HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="11"><title>Learning curve of {escape(name)}</title>'
        f'<rect width="{width}" height="{height}" fill="white"/>{charts}</svg>\n'
    )


def _chart(left: float, lines: Mapping[str, Points], title: str) -> str:
    """One chart, with a line for each of ``lines`` by name."""
    points = [point for line in lines.values() for point in line]
    frame = f'<rect x="{left}" y="{GAP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>'
    heading = f'<text x="{left}" y="{GAP - 12}" font-size="13">{title}</text>'
    if not points:
        return f'{heading}{frame}<text x="{left + 12}" y="{GAP + 24}">nothing measured</text>'
    x_limits = 0.0, max(x for x, _ in points)
    y_limits = min(0.0, *(y for _, y in points)), max(y for _, y in points)
    drawn = "".join(
        _line(left, line, (x_limits, y_limits), label, style)
        for (label, line), style in zip(lines.items(), _STYLES, strict=False)
        if line
    )
    return heading + frame + _ticks(left, x_limits, y_limits) + drawn


def _line(
    left: float, points: Points, limits: tuple[tuple[float, float], ...], label: str, style: str
) -> str:
    placed = [
        (left + WIDTH * _part(x, *limits[0]), GAP + HEIGHT * (1 - _part(y, *limits[1]))) for x, y in points
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    x, y = placed[-1]
    return (
        f'<polyline points="{path}" style="fill:none;stroke-width:1.5;{style}"/>'
        f'<text x="{x - 4:.1f}" y="{y - 6:.1f}" text-anchor="end">{label} {points[-1][1]:.2f}</text>'
    )


def _ticks(left: float, x_limits: tuple[float, float], y_limits: tuple[float, float]) -> str:
    """Numbers at the ends and in the middle of both axes."""
    pieces = []
    for part in (0.0, 0.5, 1.0):
        x, y = (low + part * (high - low) for low, high in (x_limits, y_limits))
        below, beside = left + WIDTH * part, GAP + HEIGHT * (1 - part)
        pieces.append(f'<text x="{below}" y="{GAP + HEIGHT + 16}" text-anchor="middle">{x:,.0f}</text>')
        pieces.append(f'<text x="{left - 6}" y="{beside + 4}" text-anchor="end">{y:.1f}</text>')
    return "".join(pieces) + (
        f'<text x="{left + WIDTH / 2}" y="{GAP + HEIGHT + 32}" text-anchor="middle">updates</text>'
    )


def _part(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.0
