"""Watching for new quotes: what somebody wants to hear of, and which quotes of a new article that is.

`watches` holds the record, `typed` reads what a person typed, `speaking` tells whether a speaker is the person who is
watched, `heard` prepares an article, `index` finds the watches that it concerns among many, and `sameness` tells
repeated words. Nothing here knows chats or when something was read.
"""

from __future__ import annotations

from retrieval.watching.heard import evidence_of, runs_of_quote
from retrieval.watching.index import Match, WatchIndex, settled
from retrieval.watching.sameness import SEVERAL, runs_of
from retrieval.watching.typed import TypedWatch, read_watch
from retrieval.watching.watches import Watch

__all__ = [
    "SEVERAL",
    "Match",
    "TypedWatch",
    "Watch",
    "WatchIndex",
    "evidence_of",
    "read_watch",
    "runs_of",
    "runs_of_quote",
    "settled",
]
