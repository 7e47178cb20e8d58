"""Lessons that come and go: all that are added together are one step, taken back as one."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.library.arrivals import Arrivals, StandingPack, say_nothing
from desktop.core.library.changes import Changes
from desktop.core.library.library import Library
from desktop.live.edits.steps import Step, Steps
from desktop.live.loading import PlannedPacks
from desktop.wording.added_lessons import loading_name, said_of_staying, taking_out_name


class PackEdits:
    """What is done to the lessons of a library."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def add(
        self,
        planned: PlannedPacks,
        then: Callable[[Step | None], None],
        tell: Callable[[int, int], None] = say_nothing,
    ) -> None:
        """Adds packs, in the place of other editions of them, on a thread of its own.

        `then` hears the step; None when it cannot be written. `tell` hears on that thread how many
        of how many texts are there. Undone, everything is as it was before; texts that carry work
        of their student's since stay, and it is told.
        """
        staying = 0

        def add(library: Library) -> Changes:
            return Arrivals(library, tell).add(planned.packs, planned.plans, out=planned.out)

        def back(library: Library) -> Changes:
            nonlocal staying
            changes = Arrivals(library).bring_back(
                planned.standing, added=planned.packs, plans=planned.plans
            )
            there = {each.id for standing in planned.standing for each in standing.pack.articles}
            new = {each.id for pack in planned.packs for each in pack.articles} - there
            staying = sum(library.articles.is_there(each) for each in new)
            return changes

        self._steps.take_apart(
            loading_name(len(planned.packs)),
            add,
            back,
            then,
            said_back=lambda: said_of_staying(staying),
        )

    def take_out(self, standing: StandingPack, then: Callable[[Step | None], None]) -> None:
        """Takes a lesson out; its student's work stays, and is found again when it comes back.

        `then` hears the step, as in `add`.
        """
        pack = standing.pack
        self._steps.take_apart(
            taking_out_name(pack.title),
            lambda library: Arrivals(library).add((), out=[pack.id]),
            lambda library: Arrivals(library).bring_back([standing]),
            then,
            said_back=str,
        )

    def is_done(self, step: Step) -> bool:
        """Whether a step was taken and is not taken back."""
        return self._steps.is_done(step)

    def is_last(self, step: Step) -> bool:
        """Whether a step is the one that would be undone now."""
        return self._steps.is_last(step)
