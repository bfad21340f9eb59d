"""How good the answers are: the public measures of question answering over the news and of passage ranking.

Scores what the rest of retrieval/ gives; nothing there knows that it is scored.
"""

from __future__ import annotations
