"""Where something that lies over the page stands clear of the words it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

# The room between it and the words, and between it and the edge of the page, in pixels.
_GAP, _EDGE = 5, 4


def resting_place(
    size: QSize,
    lines: Sequence[QRect],
    looked_at: QRect,
    room: QRect,
    *,
    from_right: bool = False,
    is_below: bool = False,
    apart: QRect | None = None,
) -> QPoint:
    """Where a label of a size stands clear of the lines it speaks of, inside `room`.

    Above the first of them where there is room, else below the last, or the other way round where
    it `is_below` by choice; and never over the line that is looked at, nor over one that lies
    `apart`, as long as another place is left. Where the lines fill all of the room, it keeps to the
    edge that is farther from that line. It begins where the words begin, which is at their right
    where they are read `from_right`.
    """
    first, last = lines[0], lines[-1]
    lowest = room.bottom() + 1 - size.height()
    above, below = first.top() - size.height() - _GAP, last.bottom() + 1 + _GAP
    found = [
        (beside, y)
        for beside, y, is_near in (
            (first, above, first.top() <= room.bottom()),
            (last, below, last.bottom() >= room.top()),
        )
        if is_near and room.top() <= y <= lowest
    ]
    if is_below:
        found.reverse()
    spared = [looked_at] if apart is None else [looked_at, apart]
    found.sort(key=lambda each: sum(_covers(each[1], size, line) for line in spared))
    if found:
        beside, y = found[0]
    elif looked_at.center().y() > room.center().y():
        beside, y = looked_at, room.top() + _EDGE
    else:
        beside, y = looked_at, lowest - _EDGE
    x = beside.right() + 1 - size.width() if from_right else beside.left()
    rightmost = room.right() + 1 - size.width() - _EDGE
    return QPoint(max(room.left() + _EDGE, min(x, rightmost)), max(room.top(), y))


def is_clear(box: QRect, lines: Sequence[QRect]) -> bool:
    """Whether a box covers none of these lines."""
    return not any(box.intersects(line) for line in lines)


def _covers(y: int, size: QSize, line: QRect) -> bool:
    return y < line.bottom() and line.top() < y + size.height()
