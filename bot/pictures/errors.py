"""Why a picture cannot be drawn."""

from __future__ import annotations

from retrieval import OnRecordError


class PictureError(OnRecordError):
    """A picture that would be cut or have boxes in place of letters is not drawn. The message says what to do."""
