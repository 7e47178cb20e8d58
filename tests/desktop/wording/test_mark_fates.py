"""What became of a mark is said in words, whatever it is."""

from __future__ import annotations

import pytest

from desktop.core.anchoring.relocation import Cause
from desktop.core.library.carrying import MarkSums
from desktop.core.library.kept_versions import MarkFate
from desktop.wording.mark_fates import cause_words, fate_name, sums_words


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_said_in_a_sentence(cause: Cause) -> None:
    assert cause_words(cause).endswith(".")


def test_every_fate_has_a_name_of_its_own() -> None:
    assert len({fate_name(fate) for fate in MarkFate}) == len(MarkFate)


def test_sums_tell_only_what_there_is() -> None:
    assert sums_words(MarkSums()) == "nothing was marked in it"
    assert sums_words(MarkSums(same=1)) == "1 mark kept its place"
    whole = MarkSums(same=2, changed=1, to_check=2, lost=1)
    assert sums_words(whole) == "3 marks kept their place · 2 to check · 1 lost"
