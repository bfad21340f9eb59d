"""What tells whether the best candidate is enough of an answer, as numbers. What each is worth is learned."""

from __future__ import annotations

from typing import NamedTuple


class DecisionFeatures(NamedTuple):
    """The features of the decision, or the weight of each of them.

    The first ones, up to `like_passage`, are features of the best candidate; those that begin with `best_` are the
    highest values among all candidates. `worth` is the best candidate's, `lead` by how much it exceeds that of the best
    candidate in another passage, and `undecided` the entropy of the ranking. `unknown` is the share of the question's
    terms that no article holds; `unheard_of` is 1 where none holds those that name the speaker, `another_speaker` where
    the best candidate is not said by whom the question names. `small_library` falls with the number of articles.
    `read` is what the reader makes of the best candidate, `read_anywhere` of all that it read together.
    """

    unit: float
    sentence: float
    passage: float
    article: float
    known_to_article: float
    strange_names: float
    coverage: float
    named: float
    stranger: float
    role: float
    profile: float
    wanted: float
    unwanted: float
    best_unit: float
    best_passage: float
    best_article: float
    best_known_to_article: float
    best_named: float
    worth: float
    lead: float
    undecided: float
    unknown: float
    unheard_of: float
    another_speaker: float
    small_library: float
    like_unit: float = 0.0
    like_sentence: float = 0.0
    like_passage: float = 0.0
    best_like_unit: float = 0.0
    best_like_passage: float = 0.0
    read: float = 0.0
    best_read: float = 0.0
    read_anywhere: float = 0.0
