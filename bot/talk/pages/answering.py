"""The pages of a question: one answer each, what each speaker answers, and more quotes of one speaker."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from bot.talk.answers import Answers
from bot.talk.captions import attribution_of, title_of
from bot.talk.earlier.tongue import tongue_of_question
from bot.talk.pages.authors import written_instead
from bot.talk.pages.judging import judged_page
from bot.talk.pages.lists import quotes_page
from bot.talk.pages.refusing import missing_and_meant, named_by, questions_to_go_on_with, suggestions
from bot.talk.pages.turning import turns, turns_by
from bot.talk.quotations import words_of
from bot.talk.replies import Action, Citation, Note, Page, Quotations, Reply
from bot.talk.requests import Browse, More, Question
from bot.wording import _, ngettext, speaking
from retrieval import Answer, Evidence, Refusal

LONGEST_NAME = 3
"""Words of a question that may be nothing but a name."""


def answer_page(answers: Answers, question: Question, position: int) -> Reply:
    """The answer at that position, or what comes closest if nothing answers.

    The first answer to a question whether somebody said something begins with a verdict. The page is in the language
    of the question, unless the person has chosen one.
    """
    tongue = tongue_of_question(question.text, question.earlier)
    with speaking(tongue):
        return dataclasses.replace(_answer_page(answers, question, position), tongue=tongue)


def _answer_page(answers: Answers, question: Question, position: int) -> Reply:
    found = answers.find(question)
    if position == 1 and (judged := judged_page(answers, question, found)):
        page, above = judged
        return Reply((*above, Citation(page.evidence[0], 1, page.total)), page, _actions(page, 0))
    if not found.evidence:
        return unanswered_page(answers, question, found)
    total = len(found.evidence)
    position = min(max(position, 1), total)
    evidence = found.evidence[position - 1]
    page = Page(question, position, total, (evidence,), "answered")
    cited = Citation(evidence, position, total)
    return Reply((*_above(question, found, position), cited), page, _actions(page, len(_first_answers(found.evidence))))


def _above(question: Question, found: Answer, position: int) -> tuple[Note, ...]:
    """What stands above the first quote that is no answer to all that was asked.

    It may be only from the same article, or only about what somebody is for or against.
    """
    if found.is_untold and position == 1:
        return (Note(_("I cannot tell who is for it and who is against it. This is said about it:")),)
    more = question.more
    if more is None or not more.beside:
        return ()
    own = sum(one.speaker is not None and one.speaker.name == more.speaker for one in found.evidence)
    return (Note(_all_of(more)),) if position == own + 1 else ()


def unanswered_page(answers: Answers, question: Question, found: Answer) -> Reply:
    """What is said where nothing answers."""
    if question.more:
        return nothing_more(question, question.more, found.refusal)
    if question.besides:
        return nobody_else(question, found.refusal)
    return refusal_page(answers, question, found)


def nobody_else(question: Question, refusal: Refusal | None) -> Reply:
    """What is said where only the speakers who were shown answer, and who else can be asked instead."""
    return _without(_("Nobody else is quoted on this here."), question, refusal)


def nothing_more(question: Question, more: More, refusal: Refusal | None) -> Reply:
    """What is said where everything was shown that answers a question what else somebody said."""
    return _without(_all_of(more), question, refusal)


def _without(missing: str, question: Question, refusal: Refusal | None) -> Reply:
    """That something is missing, and the people of the refusal, who can be asked instead."""
    near = refusal.near if refusal else ()
    others = _("Also quoted in that article: {names}.", names=", ".join(near))
    blocks = (Note(missing), Note(others if near else _("/speakers shows who else is quoted.")))
    return Reply(blocks, Page(question, outcome="unanswered", refusal=refusal), suggestions(near))


def _all_of(more: More) -> str:
    """That what was asked for has been shown."""
    if more.speaker:
        return _("That is all that {speaker} is quoted with here.", speaker=more.speaker)
    return _("That is all that I find on this.")


def refusal_page(answers: Answers, question: Question, found: Answer) -> Reply:
    """What is missing, what comes closest, and what can be done next."""
    refusal = named_by((found.refusal or Refusal("nothing")), found.closest)
    name = refusal.name or (question.text.strip("?！？! .") if len(question.text.split()) <= LONGEST_NAME else "")
    if name and (written := written_instead(name, answers.library_narrowed(question.article_id))):
        wrote, opening = written
        page = Page(question, evidence=(opening,), outcome="unanswered", refusal=refusal)
        return Reply((wrote, Citation(opening, 0, 0)), page, _actions(page, 0))
    page = Page(question, evidence=found.closest[:1], outcome="unanswered", refusal=refusal)
    blocks, actions = missing_and_meant(refusal, len(answers.library_narrowed(question.article_id).shelf.articles))
    if question.article_id and len(answers.library.shelf.articles) > 1:
        blocks += (Note(_("Only one article is asked now; /open all asks all articles again.")),)
        actions += (Action("widen", "1", _("Ask all articles")),)
    if page.evidence:
        closest = Note(_("Closest, perhaps not an answer:"))
        return Reply((*blocks, closest, Citation(page.evidence[0], 0, 0)), page, (*actions, *_actions(page, 0)))
    if not actions:
        more, actions = questions_to_go_on_with(answers.examples(), question.text)
        blocks += more
    return Reply(blocks, page, actions)


def speakers_page(answers: Answers, page: Page) -> Reply:
    """What each speaker answers, side by side; no blocks unless several do."""
    if not isinstance(page.subject, Question):
        return Reply()
    evidence = answers.find(page.subject).evidence
    first = _first_answers(evidence)
    if len(first) < 2:
        return Reply()
    best = tuple(evidence[position - 1] for position in first.values())
    heading = ngettext("{number} speaker answers this:", "{number} speakers answer this:", len(first))
    actions = tuple(Action("choose", str(position), name) for name, position in first.items())
    compared = dataclasses.replace(page, evidence=best, outcome="answered")
    return Reply((Quotations(heading, best),), compared, (*actions, way_back(page)))


def more_quotes(answers: Answers, page: Page, position: int = 1) -> Reply:
    """That page of the quotes of the speaker whom `page` cites; no blocks unless it cites exactly one quote."""
    speakers = [evidence.speaker for evidence in page.evidence]
    if len(speakers) != 1 or speakers[0] is None:
        return Reply()
    reply = quotes_page(answers.library, Browse("quotes", speakers[0].name, page.subject.article_id), position)
    if reply.page is None:
        return reply
    actions = turns_by("leaf", "leaf", f"{page.position}:", reply.page.position, reply.page.total)
    return dataclasses.replace(reply, actions=(*actions, way_back(page)))


def way_back(page: Page) -> Action:
    """The action that leads back to that page."""
    return Action("back", str(page.position), _("Back"))


def link_action(evidence: Evidence) -> Action:
    """The action that opens the article; a face leaves it out if it cannot link there."""
    return Action("article", evidence.article.url, _("Open article"))


def _first_answers(evidence: Sequence[Evidence]) -> dict[str, int]:
    """Each speaker who is named, with the position of the best of their answers."""
    first: dict[str, int] = {}
    for position, one in enumerate(evidence, 1):
        if one.speaker:
            first.setdefault(one.speaker.name, position)
    return first


def _actions(page: Page, speakers: int) -> tuple[Action, ...]:
    """What can be done with an answer that `speakers` people give."""
    (evidence,) = page.evidence
    here = str(page.position)
    actions = [*turns(page.position, page.total), Action("context", here, _("Context")), link_action(evidence)]
    if evidence.speaker:
        actions.append(Action("quotes", here, _("More from {speaker}", speaker=evidence.speaker.name)))
    if speakers == 2:
        actions.append(Action("speakers", here, _("Both speakers")))
    elif speakers > 2:
        actions.append(Action("speakers", here, ngettext("All {number} speakers", "All {number} speakers", speakers)))
    actions += [Action("like", here, "👍"), Action("dislike", here, "👎"), Action("picture", here, _("Picture"))]
    words = words_of(evidence)
    name, _rest = attribution_of(evidence)
    actions += [Action("copy", f"{words} — {name}, {title_of(evidence.article)}", _("Copy"))]
    actions += [Action("share", evidence.text, _("Share"))]
    return tuple(actions)
