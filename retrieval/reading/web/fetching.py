"""What a link leads to, fetched over HTTP within bounds of time, size and place."""

from __future__ import annotations

import contextlib
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib import metadata

import httpcore
import httpx

from retrieval.errors import ArticleError, Unreadable
from retrieval.reading.web.addresses import is_public
from retrieval.reading.web.connecting import GuardedNetwork, PrivateAddressError, Resolve, resolve
from retrieval.reading.web.fetched import Fetched
from retrieval.records import NO_VERSION, PageVersion

MEGABYTE = 2**20
PLAIN_CODINGS = frozenset({"", "identity", "gzip", "deflate"})
"""The encodings that a body may have. HTTP allows several on top of each other, which could unpack to any size."""

REASONS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "is open to members only; save the page from your browser and give the file",
    HTTPStatus.PAYMENT_REQUIRED: "is open to subscribers only; save the page from your browser and give the file",
    HTTPStatus.FORBIDDEN: "may not be read by programs; save the page from your browser and give the file",
    HTTPStatus.NOT_FOUND: "leads to no page; check the link for slips",
    HTTPStatus.GONE: "leads to a page that is gone; an archive may have it",
    HTTPStatus.TOO_MANY_REQUESTS: "is asked too often; try again in some minutes",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "is barred by law where you are",
}

KINDS: dict[int, Unreadable] = {
    HTTPStatus.UNAUTHORIZED: "subscribers only",
    HTTPStatus.PAYMENT_REQUIRED: "subscribers only",
    HTTPStatus.FORBIDDEN: "no programs",
    HTTPStatus.NOT_FOUND: "no page",
    HTTPStatus.GONE: "no page",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """For one link: seconds and bytes in all, redirects, and seconds for one step on the network."""

    seconds: float = 30.0
    most_bytes: int = 64 * MEGABYTE
    redirects: int = 10
    step_seconds: float = 10.0


def fetch(
    url: str,
    limits: Limits = Limits(),
    may_connect: Callable[[str], bool] = is_public,
    find: Resolve = resolve,
    known: PageVersion = NO_VERSION,
) -> Fetched:
    """GET `url` and follow redirects. `may_connect` is asked about the address of every hop before it is connected to.

    Where the server says that nothing has changed since the `known` version, there is no data, and `is_unchanged` is
    set.
    Raises ArticleError, and nothing else, with what to do where nothing of use comes within the limits. No proxy is
    used: it would look up the host once more and reach what may not be reached.
    """
    try:
        return _fetch(url, limits, may_connect, find, known)
    except ArticleError:
        raise
    except Exception as error:  # noqa: BLE001 - what an odd address or server makes a library raise is that link's error
        raise ArticleError(url, f"cannot be fetched ({type(error).__name__}); open it in a browser") from None


def _fetch(url: str, limits: Limits, may_connect: Callable[[str], bool], find: Resolve, known: PageVersion) -> Fetched:
    network = GuardedNetwork(time.monotonic() + limits.seconds, may_connect, find)
    address = _address(url, url)
    with httpx.Client(transport=_Transport(network), timeout=limits.step_seconds, trust_env=False) as client:
        for _ in range(limits.redirects + 1):
            request = client.build_request("GET", address, headers=_headers(known))
            with _told(url, limits), contextlib.closing(client.send(request, stream=True)) as response:
                if response.has_redirect_location:
                    address = _address(url, str(address.join(response.headers["location"])))
                    continue
                if response.status_code == HTTPStatus.NOT_MODIFIED and known != NO_VERSION:
                    return Fetched(str(address), "", "", b"", known, is_unchanged=True)
                _check(url, response, limits)
                return Fetched(
                    str(address),
                    response.headers.get("content-type", "").partition(";")[0].strip().lower(),
                    response.charset_encoding or "",
                    _body(url, response, limits),
                    PageVersion(response.headers.get("etag", ""), response.headers.get("last-modified", "")),
                )
    raise ArticleError(url, f"leads on more than {limits.redirects} times, in a circle perhaps; open it in a browser")


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that are trusted. Reading them takes 25 ms, so all fetches share them."""
    return httpx.create_ssl_context()


class _Transport(httpx.BaseTransport):
    """httpx over a network of our own, which httpx has no setting for."""

    def __init__(self, network: GuardedNetwork) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=_certificates(), network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _address(link: str, url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise ArticleError(link, "is no link; one looks like https://news.example/article") from None
    if address.scheme not in {"http", "https"} or not address.host:
        raise ArticleError(link, f"leads to {url[:200]}, which is no page of the web")
    return address.copy_with(fragment=None, username=None, password=None) if address.userinfo else address


def _headers(known: PageVersion) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {
        **{name: value for name, value in conditions.items() if value},
        "User-Agent": f"Mozilla/5.0 (compatible; OnRecord/{metadata.version('onrecord')})",
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
        "Accept-Encoding": "gzip, deflate",
    }


def _check(link: str, response: httpx.Response, limits: Limits) -> None:
    """Raise ArticleError unless the response brings a body of a bearable size."""
    status = response.status_code
    if status != HTTPStatus.OK:
        other = "has trouble; try again later" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "brings no page"
        raise ArticleError(link, f"{REASONS.get(status, other)} (HTTP {status})", _kind(status))
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in PLAIN_CODINGS:
        raise ArticleError(link, f"comes packed as {coding[:40]}, which was not asked for")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.most_bytes:
        raise _too_large(link, limits)


def _kind(status: int) -> Unreadable:
    return KINDS.get(status, "no answer" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "other")


def _body(link: str, response: httpx.Response, limits: Limits) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limits.most_bytes:
            raise _too_large(link, limits)
    return bytes(body)


def _too_large(link: str, limits: Limits) -> ArticleError:
    return ArticleError(link, f"is larger than the {limits.most_bytes / MEGABYTE:.3g} MB that are fetched")


@contextlib.contextmanager
def _told(link: str, limits: Limits) -> Iterator[None]:
    """Turn what can go wrong on the way into an ArticleError."""
    try:
        yield
    except PrivateAddressError:
        raise ArticleError(
            link, "leads into a private network, where links are not followed", "private network"
        ) from None
    except httpcore.TimeoutException:
        raise ArticleError(
            link,
            f"does not come within {limits.seconds:g} seconds; try again later or save the page from a browser",
            "too slow",
        ) from None
    except (httpcore.ConnectError, ssl.SSLError) as error:
        if "CERTIFICATE" in str(error).upper():
            raise ArticleError(link, "cannot be trusted: its certificate does not fit") from None
        raise ArticleError(
            link, f"cannot be reached ({error}); check the link and your connection", "no answer"
        ) from None
    except httpx.InvalidURL:
        raise ArticleError(link, "leads on to what is no link; open it in a browser") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError) as error:
        raise ArticleError(
            link, f"breaks off ({error or type(error).__name__}); try again later", "no answer"
        ) from None
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no host can be called so"
        raise ArticleError(
            link, f"leads to no site that is known ({why}); check the link for slips", "no page"
        ) from None
