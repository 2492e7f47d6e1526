"""How far down each column of a lane is taken."""

from bisect import bisect_right


class Skyline:
    """Columns in runs of one height, so that what covers many of them costs as much as what covers one."""

    def __init__(self, columns: int, height: float) -> None:
        self._starts = [0]
        self._heights = [height]
        self._end = columns

    def put(self, first: int, last: int, height: float, gap: float) -> float:
        """Put something of a height under all that its columns hold; its top. `gap`: what stays free below it."""
        starts, heights = self._starts, self._heights
        begin = bisect_right(starts, first) - 1
        end = bisect_right(starts, last, begin) if last > first else begin + 1
        top = heights[begin] if end == begin + 1 else max(heights[begin:end])
        stop = starts[end] if end < len(starts) else self._end
        new_starts, new_heights = [first], [top + height + gap]
        if starts[begin] < first:
            new_starts.insert(0, starts[begin])
            new_heights.insert(0, heights[begin])
        if last + 1 < stop:
            new_starts.append(last + 1)
            new_heights.append(heights[end - 1])
        starts[begin:end] = new_starts
        heights[begin:end] = new_heights
        return top

    @property
    def lowest(self) -> float:
        """How far down the columns reach, the gap included."""
        return max(self._heights)
