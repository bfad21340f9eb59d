"""Answer a question from a library: the best evidence, of one speaker after another, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.asked.apart import asks_nothing, is_one_letter
from retrieval.answering.asked.editions import named_edition
from retrieval.answering.asked.person import written_subject
from retrieval.answering.asked.refusing import (
    in_articles_of,
    in_the_right_mouth,
    is_of_another,
    is_refused,
    is_surely_theirs,
    name_of,
    refusal_of,
    without_speakers,
)
from retrieval.answering.asked.roles.holders import with_holders_among
from retrieval.answering.asked.understanding import Understood, understand
from retrieval.answering.candidates import (
    Candidate,
    find_candidates,
    is_wordless,
    tongues_of,
    weigh_meaning,
)
from retrieval.answering.choosing import choose, direct_first, direct_sooner, take_turns
from retrieval.answering.deadline import Deadline
from retrieval.answering.decision import decision_features, is_of_nobody
from retrieval.answering.follow_ups import asks_for_others, asks_for_reply, names_its_own, refers_to_person
from retrieval.answering.gains.anybody import is_on_the_matter
from retrieval.answering.gains.following import Shown, answers_in_short, is_reply, speaker_shown
from retrieval.answering.gains.home import asks_why_at, is_strange_to
from retrieval.answering.gains.together import all_gains
from retrieval.answering.passage_reading import read
from retrieval.answering.scoring.features import Features
from retrieval.answering.scoring.weights import SETTINGS, Setting, load_weights
from retrieval.answering.windows import expected_rightness, likelihoods
from retrieval.library.library import Library
from retrieval.records import Answer, Evidence, Refusal, Span
from retrieval.searching import terms
from retrieval.text.sentences import split_sentences

MOST = 10
"""How many pieces of evidence an answer holds at most."""
SURE = 0.7
"""The confidence by words alone from which nothing else is asked: it says the same then, and takes most of the time."""
BY_MEANING = 0.5
"""The confidence from which an answer is given to a question that is not English and shares no word with any passage;
of five answers to such questions the one above it was right."""
LONGEST = 60.0
"""Seconds that an answer may take; most take some hundredths of a second."""
WORTH_SHOWING = 0.02
"""Further evidence is shown where its chance of being right is at least this share of the first one's."""
NEAR = 0.3
"""The likeness (cosine) to the question from which words that share none with it are shown as what comes closest."""


def find_evidence(
    question: str,
    library: Library,
    talk: Sequence[str] = (),
    besides: Sequence[str] = (),
    of: str = "",
    home: str = "",
    shown: Span | None = None,
    *,
    understood: Understood | None = None,
    seconds: float = LONGEST,
) -> Answer:
    """The best evidence for `question`; `talk` holds the earlier questions of the same talk, oldest first.

    Of a question who else said something, `besides` names the speakers that are left out. `of` is the speaker for whom
    a pronoun of the question stands. `home` is the id of the article that the talk has shown last: a follow-up is
    looked for there first, and so is a role or description without more ("the mayor", "and the drivers?"). `shown` is
    the span of the words shown there; without it, the last question of the talk is answered again to find them.
    `understood` is how all this is understood, where that is known already.

    Where the chance that the evidence answers is too low to give it as an answer, `closest` holds it instead. Nothing
    is raised, whatever a person asks, but OutOfTimeError once the answer has taken more than `seconds`.
    """
    if is_one_letter(question):
        return Answer(question, refusal=Refusal("nothing"))
    deadline = Deadline.after(seconds)
    understood = understood or understand(question, talk, library, of, home)
    follows = understood.leans
    after = None
    if follows:
        after = Shown(home, shown) if home and shown else _shown_before(talk, library, deadline)
        home = home or (after.article_id if after else "")
    is_tried = _may_be_at_home(understood, question, talk, home, library)
    if is_tried:
        here = find_candidates(understood.parsed, library, within=home, deadline=deadline) if home else []
        here = without_speakers(here, besides)
        found = _best(_with_holders(understood, library, here), library, here, deadline, after)
        if found.evidence and (not names_its_own(understood.parsed) or _is_of(found.evidence[0], understood)):
            return _complete(found, question, understood, leans=True)
    candidates = find_candidates(understood.parsed, library, deadline=deadline)
    if edition := named_edition(question, (one.analysed.article for one in candidates)):
        understood = understand(edition.question, talk, library, of, home)
        follows = follows or understood.leans
        found_again = find_candidates(understood.parsed, library, deadline=deadline)
        candidates = [one for one in found_again if edition.holds(one.analysed.article)]
    spoken = speaker_shown(after, library) if after and refers_to_person(question) else ""
    candidates = without_speakers(in_articles_of(of or spoken, candidates), besides)
    understood = _with_holders(understood, library, candidates)
    is_of_nobody = understood.person is None and not names_its_own(understood.parsed)
    found = _best(understood, library, candidates, deadline, after, home if is_of_nobody and not is_tried else "")
    return _complete(found, question, understood, leans=follows or is_of_nobody)


def _may_be_at_home(understood: Understood, question: str, talk: Sequence[str], home: str, library: Library) -> bool:
    """Whether the article that the talk is about may answer although others would answer better."""
    if asks_for_others(question) or not (talk or home) or asks_nothing(understood.parsed.full_text):
        return False
    if not names_its_own(understood.parsed):
        leans = understood.leans and not is_strange_to(home, understood.parsed, library)
        return leans or asks_why_at(home, understood.parsed, library)
    person = understood.person
    if not home or (person and person.role is None):
        return False
    is_role_alone = person is not None and person.role is not None and not person.role.further
    is_described = person is None and not understood.parsed.names and not understood.parsed.topic
    return is_role_alone or is_described or (person is None and understood.leans)


def _is_of(evidence: Evidence, understood: Understood) -> bool:
    """Whether whom a question describes stands in the evidence: in the speaker's name or role, or in the words."""
    if understood.person:
        return True
    speaker = evidence.speaker
    named = f"{speaker.name} {speaker.role} " if speaker else ""
    return not set(understood.parsed.subject).isdisjoint(terms(named + evidence.text, understood.parsed.language))


def _shown_before(talk: Sequence[str], library: Library, deadline: Deadline) -> Shown | None:
    """What answers the last question of the talk, or comes closest to it; None where nothing does."""
    if not talk:
        return None
    before = find_evidence(talk[-1], library, talk[:-1], seconds=deadline.left)
    best = next(iter(before.evidence or before.closest), None)
    return Shown(best.article.id, best.span) if best else None


def _complete(found: Answer, question: str, understood: Understood, *, leans: bool) -> Answer:
    """The answer with what the question tells of it."""
    refusal = None if found.evidence else refusal_of(understood, found.closest)
    is_claim = understood.parsed.kind == "did-say"
    return replace(
        found,
        question=question,
        leans=leans,
        refusal=refusal,
        is_claim=is_claim,
        claimed_of=_claimed_of(understood) if is_claim else "",
        holders=_holders(understood) if is_claim else (),
    )


def _with_holders(understood: Understood, library: Library, candidates: Sequence[Candidate]) -> Understood:
    """The question with all speakers among the candidates who hold the role that it asks for."""
    if understood.person is None or understood.person.role is None:
        return understood
    spoken = ((one.speaker, one.analysed) for one in candidates if one.speaker)
    return replace(understood, person=with_holders_among(understood.person, understood.parsed, spoken, library))


def _claimed_of(understood: Understood) -> str:
    """What the question calls whoever is claimed to have said something; as articles do if it is in small letters."""
    person = understood.person
    if person is None:
        return written_subject(understood.parsed)
    if not person.speakers or person.role or not person.name.islower():
        return person.name
    name = name_of(person)  # as it was typed where it may be that of several
    return name.title() if name.islower() else name


def _holders(understood: Understood) -> tuple[str, ...]:
    """The quoted people who hold the office that the question asks about."""
    person = understood.person
    return person.speakers if person and person.role else ()


def _best(
    understood: Understood,
    library: Library,
    candidates: Sequence[Candidate],
    deadline: Deadline,
    after: Shown | None = None,
    home: str = "",
) -> Answer:
    """The best of the candidates by their words; where these leave doubt, by their meaning as well."""
    if not candidates:
        return Answer(understood.parsed.text)
    found = _judge(understood, library, candidates, "plain", after, home)
    best = next(iter(found.evidence), None)
    if library.vectors is not None and not (best and _is_sure(best, understood)):
        deadline.check()
        candidates = weigh_meaning(understood.parsed, library.vectors, candidates)
        setting: Setting = "semantic"
        tongues = tongues_of(understood.parsed, candidates)
        if library.reader and library.reader.knows(tongues):
            deadline.check()
            candidates = read(understood.parsed, library.reader, candidates)
            setting = SETTINGS[tongues]
        found = _judge(understood, library, candidates, setting, after, home)
    is_doubtful = any(one.confidence < BY_MEANING for one in found.evidence[:1])
    if (is_doubtful and is_wordless(understood.parsed, candidates)) or is_refused(understood, library):
        return Answer(found.question, closest=found.evidence or found.closest)
    return found


def _is_sure(best: Evidence, understood: Understood) -> bool:
    """Whether what the words found needs no reading, as a quotation with all that a follow-up asks: “And the rats?”."""
    parsed, person = understood.parsed, understood.person
    asked = parsed.topic or (() if person else parsed.subject)
    if understood.leans and asked and best.kind == "direct" and set(asked) <= set(terms(best.text, parsed.language)):
        return True
    is_said = best.kind == "direct" or not parsed.of_anybody
    return is_said and best.confidence >= SURE and _holds_topic(best, understood)


def _holds_topic(evidence: Evidence, understood: Understood) -> bool:
    """Whether the sentence shown holds a word of what a quoted person is asked about; true where nobody is named.

    In a long paragraph words on something else stand beside theirs.
    """
    parsed = understood.parsed
    if understood.person is None or not (understood.person.speakers and parsed.topic):
        return True
    text, asked = evidence.article.text, set(parsed.topic)
    around = (one for one in split_sentences(text, evidence.passage.span) if one.touches(evidence.span))
    return any(not asked.isdisjoint(terms(one.of(text), parsed.language)) for one in around)


def _judge(
    understood: Understood,
    library: Library,
    candidates: Sequence[Candidate],
    setting: Setting,
    after: Shown | None = None,
    home: str = "",
) -> Answer:
    """The best of the candidates, by the weights of that setting, as an answer or as what is closest to one.

    Only the words of the person asked about are shown, but the others' count when it is decided whether they answer.
    """
    weights, parsed = load_weights(setting), understood.parsed
    asks_reply = after is not None and asks_for_reply(parsed.text)
    vectors = library.vectors if setting != "plain" else None
    gained = all_gains(parsed, library, candidates, vectors, after, home=home, asks_reply=asks_reply)
    worths = [weights.worth(parsed.kind, one.features) + gain for one, gain in zip(candidates, gained, strict=True)]
    mouths = in_the_right_mouth(candidates, understood)
    ranked = expected_rightness(candidates, likelihoods(worths), mouths)
    if not ranked:
        return Answer(parsed.text)
    features = decision_features(parsed, library, candidates, worths, ranked[0][0])
    chance = weights.chance(features)
    best = ranked[0][1]
    least = WORTH_SHOWING * best
    worthy = [one for one in ranked if one[1] >= least or is_on_the_matter(parsed, candidates[one[0]])]
    choices = direct_sooner(choose(candidates, worthy, MOST))
    if parsed.kind != "fact" and not parsed.subject:
        choices = take_turns(choices)
    if parsed.kind == "said-about" and parsed.subject and not (parsed.topic or parsed.earlier):
        choices = direct_first(choices)
    evidence = tuple(
        Evidence(
            article=one.candidate.analysed.article,
            span=one.span,
            passage=one.candidate.passage,
            attribution=one.candidate.unit.attribution,
            score=one.rightness,
            confidence=weights.confidence(chance) * one.rightness / best,
            also=one.also,
        )
        for one in choices
    )
    likeliest = candidates[ranked[0][0]]
    is_enough = (
        chance >= weights.threshold
        or (asks_reply and is_reply(after, likeliest))
        or answers_in_short(after, parsed, likeliest)
        or is_surely_theirs(likeliest, understood)
        or is_on_the_matter(parsed, likeliest)
    )
    is_others = understood.person is None and is_of_another(likeliest, parsed)
    if is_enough and not is_others and not is_of_nobody(parsed, features):
        return Answer(parsed.text, evidence)
    near = (found for found, one in zip(evidence, choices, strict=True) if _is_near(one.candidate.features))
    return Answer(parsed.text, closest=tuple(near))


def _is_near(features: Features) -> bool:
    """Whether what does not answer may be shown as what comes closest: it shares words or meaning with the question."""
    return features.passage > 0 or features.like_unit >= NEAR
