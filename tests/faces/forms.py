"""What a program sends along with a call, read back."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl


def arguments_of(content_type: str, body: bytes) -> dict[str, str]:
    """The arguments of a call; of a file that is sent along, its bytes as Latin-1."""
    if not content_type.startswith("multipart/"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    parts = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body).iter_parts()
    arguments = {}
    for part in parts:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            name = str(part.get_param("name", header="Content-Disposition"))
            arguments[name] = payload.decode("latin-1" if part.get_filename() else "utf-8")
    return arguments
