"""Fit the weights of the quotation signs anew, from wherever the program is called.

    .venv/bin/python tests/training/train_quotations.py GOLD.jsonl… --out WEIGHTS.json

The weights that ship are `resources/models/quotations.json`; the model card beside them says
from which articles they come.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    runpy.run_module("tests.training.quotation_weights", run_name="__main__")
