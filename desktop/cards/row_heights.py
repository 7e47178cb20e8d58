"""The heights of many rows, of which only those that were looked at are known."""

from __future__ import annotations


class RowHeights:
    """Where each of many rows begins; a row that nobody looked at is as high as the others are.

    Whatever is asked takes as long as the number of rows has binary digits. All in pixels.
    """

    def __init__(self, rows: int, usual: int) -> None:
        self._usual = usual
        # Sums over the rows before one, kept in a tree in an array (Fenwick 1994).
        self._heights = [0] * (rows + 1)
        self._counts = [0] * (rows + 1)
        self._known: dict[int, int] = {}
        self._sum = 0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._heights) - 1

    @property
    def guess(self) -> int:
        """How high a row is taken to be that nobody looked at."""
        return max(1, round(self._sum / len(self._known))) if self._known else self._usual

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._sum + (self.rows - len(self._known)) * self.guess

    def is_known(self, row: int) -> bool:
        """Whether the height of a row was measured."""
        return row in self._known

    def of(self, row: int) -> int:
        """The height of a row, measured or guessed."""
        return self._known.get(row, self.guess)

    def know(self, row: int, height: int) -> None:
        """Takes on the measured height of a row."""
        self._change(row, height - self._known.get(row, 0), 0 if row in self._known else 1)
        self._known[row] = height

    def forget(self, row: int) -> None:
        """Takes the height of a row for a guess again."""
        if row in self._known:
            self._change(row, -self._known.pop(row), -1)

    def top(self, row: int) -> int:
        """Where a row begins."""
        height, count, node = 0, 0, row
        while node > 0:
            height += self._heights[node]
            count += self._counts[node]
            node &= node - 1
        return height + (row - count) * self.guess

    def row_at(self, y: int) -> int:
        """The row that covers a place; the first above all, the last, or -1 of none, below all."""
        node, step, guess = 0, 1 << self.rows.bit_length(), self.guess
        while step:
            wider = node + step
            if wider <= self.rows:
                # The node stands for so many rows up to it as its lowest binary digit says.
                height = self._heights[wider] + (step - self._counts[wider]) * guess
                if height <= y:
                    node, y = wider, y - height
            step >>= 1
        return min(node, self.rows - 1)

    def _change(self, row: int, height: int, count: int) -> None:
        self._sum += height
        node = row + 1
        while node <= self.rows:
            self._heights[node] += height
            self._counts[node] += count
            node += node & -node
