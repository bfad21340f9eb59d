"""What keeps a picture from being drawn."""

from __future__ import annotations

from retrieval import OnRecordError


class PictureError(OnRecordError):
    """Nothing is drawn rather than something cut or with boxes for letters; says what to do about it."""
