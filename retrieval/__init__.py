"""Articles in, answers out. Knows no chat, no Telegram, no settings, no event loop.

This is the door: the names that bot/ may use stand in __init__.pyi beside this file. A room is entered when a name of
it is first asked for, as a start needs few of them (lazy_loader, as in scikit-image).
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
