"""The face for assistants: a server that speaks the Model Context Protocol over standard input and output.

`server` declares the tools; `asking` and `browsing` answer them from a library, and `telling` says what went wrong.
`records` holds what they return, and `citing` makes published words ready to be cited. Nothing here changes a library.
The official SDK comes with the extra `mcp`, so it is imported only where a server is started.
"""

from __future__ import annotations
