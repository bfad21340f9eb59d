"""The actions under earlier replies: turning their pages, showing more, asking an example or in another way."""

from __future__ import annotations

import dataclasses
import re

from bot.talk.answers import Answers
from bot.talk.asking import Asking
from bot.talk.earlier.following_up import asked_of_another
from bot.talk.pages.answering import more_quotes, speakers_page
from bot.talk.pages.context import opened_context
from bot.talk.pages.pictures import card_of
from bot.talk.pages.showing import show
from bot.talk.replies import Reply
from bot.talk.requests import Bookmark, Choice, Question, read_request

KEY = re.compile(r"(\d{1,9})(?::(\d{1,9}))?", re.ASCII)
"""The key of an action: a position, and perhaps the page of a list that was opened from there."""


class Choosing:
    """Obeys the actions under pages and examples; `asking` knows what each talk is about."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def choose(self, choice: Choice, answers: Answers) -> Reply | None:
        """The reply to an action under a page, or to an example; None if it means nothing any more."""
        found = KEY.fullmatch(choice.key)
        if found is None:
            return None
        number, inner = int(found[1]), int(found[2] or 1)
        match choice.verb:
            case "ask":
                return self._ask_example(number, choice, answers)
            case "suggest" | "widen":
                return self._ask_instead(inner, choice, answers)
            case _:
                return self._turn_to(number, inner, choice, answers)

    def _turn_to(self, number: int, inner: int, choice: Choice, answers: Answers) -> Reply | None:
        """What the action shows of the page in that position of the same subject; `inner` is the page of a list."""
        if choice.shown is None:
            return None
        reply = show(answers, Bookmark(choice.shown.subject, number))
        match choice.verb:
            case "show" | "previous" | "next" | "back" | "choose":
                self._asking.pages.go_on_from(reply, choice.talk)
                return reply
            case "context":
                return opened_context(answers, reply.page) if reply.page else Reply()
            case "speakers":
                return speakers_page(answers, reply.page) if reply.page else Reply()
            case "picture":
                return card_of(reply.page) if reply.page else Reply()
            case "quotes" | "leaf":
                return more_quotes(answers, reply.page, inner) if reply.page else Reply()
            case "like" | "dislike":
                return reply
            case _:
                return None

    def _ask_example(self, number: int, choice: Choice, answers: Answers) -> Reply:
        """Ask an example as if the person had typed it, and show it above its answer."""
        examples = answers.examples()
        question = examples[number - 1] if 1 <= number <= len(examples) else ""
        reply = self._asking.obey(read_request(question, choice.talk, choice.place, choice.chat_id), answers)
        return reply.below(question) if question else reply

    def _ask_instead(self, number: int, choice: Choice, answers: Answers) -> Reply | None:
        """Ask about the person who was perhaps meant, or ask all articles, and show the question above its answer."""
        before = choice.shown.subject if choice.shown else None
        if not isinstance(before, Question):
            return None
        request = read_request(before.text, choice.talk, choice.place, choice.chat_id)
        if choice.verb == "widen":
            asked: Question | None = dataclasses.replace(before, article_id="")
        else:
            asked = asked_of_another(before, answers.find(before).refusal, number)
        return self._asking.pages.begin(Bookmark(asked), request, answers).below(asked.text) if asked else None
