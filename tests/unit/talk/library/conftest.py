"""What every chat can ask besides its own library."""

from __future__ import annotations

import pytest

from retrieval import Library
from tests.newsroom import BUDGET


@pytest.fixture
def base() -> Library:
    library = Library(semantic=False)
    library.add(BUDGET)
    return library
