"""The tools that answer and check, from a library that is only read. Safe to call from threads.

They never raise for what a question or a quotation says, but ToolError for an empty or endless one.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.mcp.citing import whole_quote, words_of
from bot.mcp.records import Answers, Checked, CheckedPart, Claim, Difference, ProofedQuotation, Proofread
from bot.mcp.telling import fit, telling
from bot.talk.verdicts import absence_of, ruling_of, verdict_above
from retrieval import Answer, Article, Library, Part, Proofed, Refusal, answer, check_quote, proof

MOST_ANSWERS = 10
MOST_DRAFT = 200_000
"""Code points of a draft that is taken."""
_DRAFT = "the assistant's draft"
"""The id of a draft, which no article of a library has."""
_MARKS = "\"'“”„‟«»‹›‘’‚「」『』"

Question = Annotated[
    str, Field(description="The question in full sentences, in the language of the articles if possible.")
]


UNTOLD = "The articles do not tell who is for it and who is against it; these words are about it."


class Asking:
    """Answers and checks over one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @telling
    def ask(
        self,
        question: Question,
        earlier: Annotated[
            list[str], Field(description="Earlier questions of the same talk, oldest first, where this one follows up.")
        ] = [],  # noqa: B006 - the SDK reads it for the schema; it is never changed
        limit: Annotated[int, Field(ge=1, le=MOST_ANSWERS, description="How many answers to return at most.")] = 3,
    ) -> Answers:
        """Answer a question about the news with words that were published, who said them and where they stand.

        Use it for every question on what somebody said or what happened. Quote `text` unchanged, give it to `speaker`
        and nobody else, and pass on `link`. Empty `answers` mean that the articles do not answer: say so. Of “Did X say
        …?”, `claim` holds the verdict: begin with its `ruling`.
        """
        fit(question, "question")
        found = answer(question, self._library, earlier)
        missing = UNTOLD if found.is_untold else None if found.evidence else _missing(found.refusal)
        shown = tuple(words_of(evidence) for evidence in found.evidence[:limit])
        more = len(found.evidence) - len(shown)
        claim = _claim(found, len(self._library.shelf.articles))
        return Answers(question=question, answers=shown, more=more, missing=missing, claim=claim)

    @telling
    def check(
        self,
        words: Annotated[
            str,
            Field(description="The quotation; or a whole paragraph to publish, with its quotations and speakers."),
        ],
        speaker: Annotated[
            str, Field(description="Who is said to have said it, where `words` is the bare quotation.")
        ] = "",
    ) -> Checked:
        """Check a quotation before it is published: was it said like that, and by whom?

        Use it on every quotation that you write, also on those that you took from another tool. Publish it only where
        `stands` is true. Where it is false, `ruling` says why and `published` holds what may be quoted instead.
        """
        fit(words, "quotation")
        name = " ".join(speaker.split())
        claim = f"{name} said: “{words.strip().strip(_MARKS)}”" if name else words
        found = check_quote(claim, self._library)
        number = len(self._library.shelf.articles)
        parts = tuple(_part(part, number) for part in found.parts)
        return Checked(stands=found.stands, parts=parts, is_whole=found.is_whole)

    @telling
    def proof(
        self,
        draft: Annotated[str, Field(description="The whole draft, with its quotations and speakers.")],
        title: Annotated[str, Field(description="Its title, which is proofed, too.")] = "",
    ) -> Proofread:
        """Proof a draft before it is published: every quotation in it, as `check` does it for one.

        Use it on each text with quotations that you wrote or edited. Correct what `must_change`, by what `published`
        holds, and proof again until nothing must change.
        """
        fit(draft, "draft", MOST_DRAFT)
        found = proof(Article(_DRAFT, title, draft), self._library)
        quotations = tuple(map(_proofed, found.quotations))
        right = sum(one.verdict == "verbatim" for one in found.quotations)
        return Proofread(
            quotations=quotations,
            must_change=len(found.faults),
            not_confirmed=len(quotations) - len(found.faults) - right,
            is_whole=found.is_whole,
        )


def _proofed(one: Proofed) -> ProofedQuotation:
    found = [finding.evidence for part in one.parts for finding in part.findings]
    shown = found if one.verdict == "verbatim" else [whole_quote(evidence) for evidence in found]
    return ProofedQuotation(
        words=one.words,
        speaker=one.speaker or None,
        start=one.contents[0].start,
        end=one.contents[-1].end,
        paragraph=one.paragraph,
        verdict=one.verdict,
        must_change=one.is_fault,
        published=tuple(map(words_of, shown)),
    )


def _part(part: Part, number_of_articles: int) -> CheckedPart:
    best = part.findings[0] if part.findings else None
    differences = [one for one in best.differences if not one.is_same] if best else []
    return CheckedPart(
        words=part.words,
        speaker=part.speaker or None,
        stands=part.stands,
        verdict=part.verdict,
        speaker_is=part.agreement or None,
        ruling=verdict_above(part) if best else absence_of(number_of_articles),
        differences=tuple(Difference(claimed=one.claimed, published=one.published) for one in differences),
        not_in_article=part.stray,
        published=tuple(
            words_of(one.evidence if part.verdict == "verbatim" else whole_quote(one.evidence)) for one in part.findings
        ),
    )


def _claim(found: Answer, number_of_articles: int) -> Claim | None:
    """The verdict on a question whether somebody said something."""
    judged = found.verdict
    if judged is None:
        return None
    return Claim(
        claimed_of=found.claimed_of,
        standing=judged.standing,
        ruling=ruling_of(judged) or absence_of(number_of_articles),
        rests_on=words_of(judged.evidence) if judged.evidence else None,
    )


def _missing(refusal: Refusal | None) -> str:
    """What is missing where nothing answers."""
    if refusal is None:
        return "Nothing in these articles answers this."
    name = refusal.name or "that person"
    match refusal.missing:
        case "nobody":
            said = f"The articles know nobody called {name}."
        case "unquoted":
            said = f"The articles mention {name}, but do not quote {name}."
        case "elsewhere":
            said = f"The articles quote {name}, but not on this."
        case _:
            said = "Nothing in these articles answers this."
    return f"{said} Perhaps somebody else is meant: {', '.join(refusal.near)}." if refusal.near else said
