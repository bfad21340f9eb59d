"""What cards and charts share: size, colours, weights of type, and the signature."""

from __future__ import annotations

from bot.pictures.canvas import Colour

WIDTH, HEIGHT = 1200, 675
"""Width and least height in pixels: 16 to 9, which chats and social networks show in full."""
GROUND: Colour = (250, 248, 243)
INK: Colour = (24, 28, 36)
SOFT: Colour = (92, 98, 110)
ACCENT: Colour = (178, 58, 40)
RULE: Colour = (222, 217, 206)
STRONG, MEDIUM, PLAIN = 700, 500, 400
SIGNED = "On Record"
