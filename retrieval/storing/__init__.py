"""Libraries on disk: what was published and who said what, kept without loss. Knows no question and no chat.

`database` is the SQLite file and its transactions, `index` the engine over it.
"""
