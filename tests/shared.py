"""Where the project stands, and the measured data that may lie beside it. Tests that need the data skip without it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the measured data (../shared) is not beside the project")
