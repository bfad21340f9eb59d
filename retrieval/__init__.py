"""Articles in, answers out, without any chat, settings or event loop.

This is the only module that bot/ imports; `__init__.pyi` beside it lists the names. A subpackage is imported when one
of its names is first used (lazy_loader, as in scikit-image), because most processes need few of them.
"""

from __future__ import annotations

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
