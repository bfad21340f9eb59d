"""An assistant uses On Record: the SDK's own client calls its tools.

It starts `onrecord mcp` where that shows something more than the server within this process does.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from retrieval import Article, Library, read_articles
from tests.faces.command import run
from tests.shared import ROOT

if TYPE_CHECKING:  # the SDK takes a second to import, which only the process that runs these tests should pay
    from mcp import Client
    from mcp.server.mcpserver import MCPServer

NEWS = ROOT / "docs/examples/news"
TEXTS = {article.id: article.text for article in read_articles(NEWS) if isinstance(article, Article)}
Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"


@pytest.fixture(scope="module")
def server() -> MCPServer:
    """A server that answers from the example articles."""
    from bot.mcp.server import make_server

    library = Library()
    for article in read_articles(NEWS):
        assert isinstance(article, Article)
        library.add(article)
    return make_server(library)


@asynccontextmanager
async def connected(server: MCPServer) -> AsyncIterator[Client]:
    """A client of the server within this process."""
    from mcp import Client

    async with Client(server) as client:
        yield client


@asynccontextmanager
async def started(*arguments: str) -> AsyncIterator[Client]:
    """A client of the server as the command starts it."""
    from mcp import Client, StdioServerParameters

    command = StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp", *arguments], cwd=str(ROOT))
    async with Client(command) as client:
        yield client


async def told(client: Client, tool: str, **arguments: Json) -> Mapping[str, Json]:
    """What a tool returns, which the client has held against the tool's schema."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


async def refused(client: Client, tool: str, **arguments: Json) -> str:
    """What a tool says where it cannot be used like that."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    (content,) = result.content
    assert content.type == "text"
    return content.text


def words_in(value: Json) -> Iterator[Mapping[str, Json]]:
    """Every record of published words, however deep."""
    if isinstance(value, Mapping):
        if "citation" in value:
            yield value
        for each in value.values():
            yield from words_in(each)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from words_in(each)


async def test_an_assistant_asks_checks_and_cites() -> None:
    async with started("--articles", str(NEWS)) as client:
        answered = await told(client, "ask", question="What did Keller say about the fares?")
        first = next(words_in(answered))
        assert first["text"] == "We kept the increase as small as we could,"
        assert first["speaker"] == "Maria Keller"
        assert str(first["link"]).startswith("https://news.example/harbour/ferry-fares#:~:text=We%20kept")
        assert str(first["citation"]).startswith("“We kept the increase as small as we could,” (Maria Keller, ")

        true = await told(client, "check", words="A tired crew is not a safe crew", speaker="Tomas Lind")
        assert true["stands"] is True

        altered = await told(client, "check", words="We kept the increase as small as possible", speaker="Maria Keller")
        assert altered["stands"] is False
        assert next(words_in(altered))["text"] == "We kept the increase as small as we could,"

        misattributed = await told(client, "check", words="A tired crew is not a safe crew", speaker="Maria Keller")
        assert misattributed["stands"] is False
        assert "not by Maria Keller" in str(misattributed)
        assert next(words_in(misattributed))["speaker"] == "Tomas Lind"

        invented = await told(client, "check", words="The council gave us nothing", speaker="Ines Okafor")
        assert invented["stands"] is False
        assert list(words_in(invented)) == []


DRAFT = """The council kept the increase “as small as we could”, Maria Keller said.

“Four percent is four percent far too much,” Tomas Lind told reporters.

“A tired crew is not a safe crew,” said Ines Okafor. “The island will sink before the summer,” she added.
"""


async def test_a_draft_is_proofed_quotation_by_quotation(server: MCPServer) -> None:
    async with connected(server) as client:
        proofed = await told(client, "proof", draft=DRAFT)
    quotations = proofed["quotations"]
    assert isinstance(quotations, list)
    assert [(one["verdict"], one["speaker"]) for one in quotations] == [
        ("verbatim", "Maria Keller"),
        ("altered", "Tomas Lind"),
        ("misattributed", "Ines Okafor"),
        ("absent", "Ines Okafor"),
    ]
    assert (proofed["must_change"], proofed["not_confirmed"]) == (2, 1)
    for one in quotations:
        assert one["words"] in DRAFT[one["start"] : one["end"]]
    assert quotations[2]["published"][0]["speaker"] == "Tomas Lind"


async def test_every_tool_returns_words_that_stand_where_it_says(server: MCPServer) -> None:
    async with connected(server) as client:
        returned = [
            await told(client, "ask", question="Who wants a second crew?", limit=10),
            await told(client, "check", words="Keller said the strike was “a great pity”. Lind said: “Four percent”."),
            await told(client, "proof", draft=DRAFT),
            await told(client, "quotes", limit=50),
            await told(client, "quotes", about="night boats", speaker="Keller"),
            *[await told(client, "show", article=article_id) for article_id in TEXTS],
        ]
    found = list(words_in(returned))
    assert len(found) > 20
    for words in found:
        article, start, end = words["article"], words["start"], words["end"]
        assert isinstance(article, Mapping)
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert TEXTS[str(article["id"])][start:end] == words["text"]
        assert str(words["text"]) in str(words["citation"])
        assert (words["kind"] == "direct") == str(words["citation"]).startswith("“")


CLAIMS = (
    (
        "Did Keller say “There will be a second crew from June”?",
        "verbatim",
        "Yes, word for word, and by",
        "Maria Keller",
    ),
    ("Did Keller say “A tired crew is not a safe crew”?", "another", "Word for word, but not by", "Tomas Lind"),
    ("Did Keller say that there will be no second crew from June?", "opposite", "Rather the opposite", "Maria Keller"),
    ("Did Okafor say “The island will sink before the summer”?", "unsaid", "I find nothing like these words", None),
)


@pytest.mark.parametrize(("question", "standing", "ruling", "speaker"), CLAIMS)
async def test_whether_somebody_said_so_begins_with_the_verdict(
    server: MCPServer, question: str, standing: str, ruling: str, speaker: str | None
) -> None:
    async with connected(server) as client:
        answered = await told(client, "ask", question=question)
        plain = await told(client, "ask", question="What did Keller say about the fares?")
    claim = answered["claim"]
    assert isinstance(claim, Mapping)
    assert claim["standing"] == standing
    assert str(claim["ruling"]).startswith(ruling)
    if speaker:
        assert next(words_in(claim))["speaker"] == speaker
    assert plain["claim"] is None


async def test_what_nothing_answers_is_said_and_not_guessed(server: MCPServer) -> None:
    async with connected(server) as client:
        answered = await told(client, "ask", question="What did Angela Merkel say?")
    assert answered["answers"] == []
    assert answered["missing"] == "The articles know nobody called Angela Merkel."


async def test_a_library_is_looked_through_page_by_page(server: MCPServer) -> None:
    async with connected(server) as client:
        speakers = await told(client, "speakers", limit=1, offset=1)
        assert speakers == {"speakers": [{"name": "Tomas Lind", "role": "its chairman", "quotes": 4}], "total": 3}
        articles = await told(client, "list", words="harbour post strike")
        assert articles["total"] == 1
        counted = await told(client, "timeline", query="What did Keller say?", period="month")
        assert counted["starts"] == ["2026-03-01", "2026-04-01", "2026-05-01"]
        begun = await told(client, "show", article="https://news.example/coast/agreement", length=10)
        assert begun["text"] == TEXTS["agreement"][:10]
        assert begun["length"] == len(TEXTS["agreement"])


WRONG_CALLS: tuple[tuple[str, Mapping[str, Json], str], ...] = (
    ("ask", {"question": " "}, "the question is empty"),
    ("check", {"words": "a" * 20_001}, "longer than 20,000 characters"),
    ("quotes", {"speaker": "Kelller"}, "did you mean 'Maria Keller'?"),
    ("show", {"article": "Night boats stay in harbour"}, "did you mean 'strike'"),
    ("show", {"article": "7"}, "`list` gives the ids"),
    ("ask", {"question": "Who?", "limit": 99}, "less than or equal to 10"),
    ("nonsense", {}, "nonsense"),
)


async def test_a_wrong_call_says_what_to_do(server: MCPServer) -> None:
    async with connected(server) as client:
        for tool, arguments, words in WRONG_CALLS:
            assert words in await refused(client, tool, **arguments)


async def test_the_tools_describe_themselves_and_say_that_they_only_read(server: MCPServer) -> None:
    async with connected(server) as client:
        assert "check" in str(client.instructions)
        tools = (await client.list_tools()).tools
    assert [tool.name for tool in tools] == ["ask", "check", "proof", "quotes", "speakers", "timeline", "list", "show"]
    for tool in tools:
        assert tool.description
        assert tool.output_schema
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        for name, field in tool.input_schema["properties"].items():
            assert field.get("description"), f"{tool.name}: {name}"


async def test_a_stored_library_is_served(tmp_path: Path) -> None:
    folder = str(tmp_path / "lib")
    assert run("add", "--library", folder, str(NEWS)).returncode == 0
    async with started("--library", folder) as client:
        answered = await told(client, "ask", question="What did Okafor say about the agreement?")
    assert next(words_in(answered))["speaker"] == "Ines Okafor"


async def test_an_empty_library_is_told_apart_from_one_that_says_nothing() -> None:
    from bot.mcp.server import make_server

    async with connected(make_server(Library())) as client:
        for tool, arguments in (("ask", {"question": "Who spoke?"}), ("check", {"words": "“Not at all”, Ann said"})):
            assert "the library is empty" in await refused(client, tool, **arguments)


def test_without_articles_it_does_not_start(tmp_path: Path) -> None:
    done = run("mcp", "--articles", str(tmp_path / "none"))
    assert done.returncode == 2
    assert done.stdout == b""


def test_without_the_extra_it_says_what_to_install() -> None:
    program = "import sys; sys.modules['mcp'] = None; from bot.__main__ import main; sys.exit(main(['mcp']))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 2
    assert "pip install 'onrecord[mcp]'" in done.stderr
