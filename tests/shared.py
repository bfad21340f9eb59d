"""The measured data that may lie beside the project, and nowhere else: tests that need it skip where it is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the measured data (../shared) is not beside the project")
