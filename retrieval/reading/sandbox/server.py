"""Forks a child for each document, with the readers loaded. It never reads a document itself, nor an answer.

The parent sends one letter for each child, with two file descriptors: a socket, over which child and parent talk, and
the end of a pipe. When the parent closes the other end of that pipe, or ends, the child is killed. A child is waited
for only then, so that no other process has its id meanwhile.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket

from retrieval.reading.articles import read_bytes
from retrieval.reading.sandbox.child import work_off

DOCUMENT, PAGE = b"d", b"p"
"""What the child is to read: a document of any kind, or what is likely to be a web page."""
IDLE = 600.0
"""Seconds without a child after which the server ends. The parent starts another when it needs one."""
OWN_PAGE = (
    "<html lang=en><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens</h1>"
    "<p>The bridge reopens on Monday, the city said.</p><p>“It is safe,” said Ana Lee.</p></article></body></html>"
)
"""A page of our own. Whatever reading a page needs is loaded when this one is read."""


class _Server:
    """Starts children on demand, and kills those whose pipes are closed."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, int] = {}
        self._has_pages = False

    def run(self) -> None:
        """Serve until the parent ends, or nothing has been asked for `IDLE` seconds."""
        is_open = True
        while is_open:
            timeout = None if self._children else IDLE
            ready, _, _ = select.select([self._control.fileno(), *self._children], [], [], timeout)
            if not ready:
                self._control.shutdown(socket.SHUT_RD)  # what was sent before can still be read
            for pipe in ready:
                if pipe in self._children:
                    self._kill(pipe)
            if not ready or self._control.fileno() in ready:
                is_open = self._start_child()
        for pipe in list(self._children):
            self._kill(pipe)

    def _start_child(self) -> bool:
        """Start the child that the parent asks for; False if it asks for none any more."""
        wanted, descriptors, _, _ = socket.recv_fds(self._control, 1, 2)
        if not wanted:
            return False
        if wanted == PAGE and not self._has_pages:
            list(read_bytes("own.html", OWN_PAGE.encode()))
            gc.freeze()  # what all children share is not copied by looking for garbage
            self._has_pages = True
        talk, pipe = descriptors
        child = os.fork()
        if child == 0:
            self._become_child(talk, pipe)
        os.close(talk)
        self._children[pipe] = child
        return True

    def _become_child(self, talk: int, pipe: int) -> None:
        """Read one document. Nothing of the server's or of other children stays open."""
        try:
            for other in (pipe, *self._children):
                os.close(other)
            self._control.close()
            with socket.socket(fileno=talk) as end:
                work_off(end.makefile("rb"), end.makefile("wb"))
        finally:
            os._exit(0)

    def _kill(self, pipe: int) -> None:
        child = self._children.pop(pipe)
        os.close(pipe)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def main() -> None:
    """Serve whoever holds the other end of the socket that is standard input."""
    # Ctrl-C is meant for the parent, which ends this process by ending.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=os.dup(0))
    os.dup2(1, 0)
    _Server(control).run()
    os._exit(0)  # nothing is left to tidy up
