"""The subject of a clause, by the endings of its phrases, and other phrases that tell whose words a quotation holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.quoting.cased.cast import Cast, find_among, is_body, is_known, is_possessed
from retrieval.quoting.cased.phrases import Phrase, hardened, noun_in_case, plain
from retrieval.quoting.grammar.tokens import APOSTROPHE, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Span

_OWNED = 2
"""Words at most from an owner to the name of whoever belongs to the owner."""
_TITLES = 3
"""Words at most from a word that joins two names to the second one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The narrator's tokens from `first` up to `last` of a sentence, with the phrases for people in the sentence."""

    tokens: Sequence[Token]
    phrases: Sequence[Phrase]
    first: int
    last: int

    @property
    def inside(self) -> list[Phrase]:
        return [one for one in self.phrases if self.first <= one.first and one.last < self.last]

    def subject(self, cast: Cast) -> Phrase | None:
        """The first phrase that can be its subject; None without one, and where two people are the subject."""
        found = [one for one in self.inside if self._can_be_subject(one, cast)]
        if len(found) > 1 and self._shares_offices(found[0], found[1], cast.words):
            return found[1]
        if not found or self._is_joint(found[0], cast.words):
            return None
        beside = next((one for one in found if one.name and self._is_before_comma(one)), None)
        return beside if beside and not found[0].name and not self._pauses(found[0], cast.words) else found[0]

    def has_joint_subject(self, cast: Cast) -> bool:
        """True where two people are the subject: Ali Kaya *ile* Ayşe Demir."""
        found = next((one for one in self.inside if self._can_be_subject(one, cast)), None)
        return found is not None and self._is_joint(found, cast.words)

    def contrasts_other(self, words: Lexicon) -> bool:
        """True where a clause sets somebody without a name against what went before: *karşı taraf ise* …"""
        at = find_among(self.tokens, self.first, self.last, words.contrasts)
        others = (*words.ends.oblique, *words.ends.adverbs, *words.object_endings)
        before = plain(self.tokens[at - 1]) if at > self.first else ""
        return bool(before) and before not in words.impersonal and not before.endswith(others)

    def owner(self, words: Lexicon) -> Phrase | None:
        """The last phrase with the ending of an owner: *Kaya'nın* dün “…” dediği."""
        return next((one for one in reversed(self.inside) if one.case == "owner" and not is_body(one, words)), None)

    def owner_beside(self, words: Lexicon) -> Phrase | None:
        """The owner right before the quotation, to whom the noun behind it belongs: *Kaya'nın* “…” mesajını okudu."""
        owner = self.owner(words)
        return owner if owner and owner.last == self.last - 1 else None

    def according(self, words: Lexicon) -> Phrase | None:
        """Whose opinion the clause gives: *Kaya'ya* göre, *Kaya'nın* anlattığına göre."""
        at = find_among(self.tokens, self.first, self.last, words.according_last)
        before = [one for one in self.inside if one.last < at and (one.case != "subject" or one.last == at - 1)]
        return before[-1] if before else None

    def sender(self, words: Lexicon) -> Phrase | None:
        """From whom words come that a colon announces: *Kaya'dan* uyarı geldi: “…”."""
        if find_among(self.tokens, self.first, self.last, words.letters) < 0:
            return None
        ends = words.sent_by
        sent = (one for one in self.inside if APOSTROPHE.split(self.tokens[one.last].lower, maxsplit=1)[-1] in ends)
        return next((one for one in sent if one.name and not is_body(one, words)), None)

    def is_according_to_pronoun(self, words: Lexicon) -> bool:
        """True where the clause gives the opinion of somebody named before: *ona* göre."""
        at = find_among(self.tokens, self.first, self.last, words.according_last)
        return at > self.first and plain(self.tokens[at - 1]) in words.oblique

    def author(self, words: Lexicon) -> Phrase | None:
        """Whose words are announced: *Kaya'nın* mesajı şöyle."""
        nouns = words.utterances
        return next(
            (one for one in self.inside if one.case == "owner" and plain(self.tokens[one.last + 1]) in nouns), None
        )

    def issuer(self, words: Lexicon) -> tuple[str, Span] | None:
        """The body in whose statement somebody is quoted: *Valilikten* yapılan açıklamada; *Şirketin* bildirisinde."""
        at = find_among(self.tokens, self.first, self.last, words.utterances)
        for owner in range(self.first, at):
            word, *ending = APOSTROPHE.split(self.tokens[owner].text, maxsplit=1)
            ends = [one for one in words.genitive_endings | words.sent_by if (ending or [word])[0].endswith(one)]
            if self.tokens[owner].is_word and ends:
                stem = word if ending else hardened(word.removesuffix(max(ends, key=len)), words)
                before = [one.text for one in self.tokens[self.first : owner]]
                return " ".join([*before, stem]), Span(self.tokens[self.first].start, self.tokens[owner].end)
        return None

    def told_by(self, at: int, cast: Cast) -> Phrase | None:
        """Who says what a participle that ends before token `at` reports, in whatever case: “…” diyen *Kaya'ya*."""
        if (noun := noun_in_case(plain(self.tokens[at]), cast.words) if at < len(self.tokens) else "") in cast.holders:
            return Phrase(at, at, "", noun, "other")  # “…” diyen *sanığa*
        found = [
            one
            for one in self.phrases
            if self._starts_at(one, at, cast)
            and (one.case == "subject" or (one.name and is_known(one, cast) and not is_body(one, cast.words)))
        ]
        first = min(found, key=lambda one: (one.first, one.case != "subject"), default=None)
        if first and first.case == "owner":  # Kaya'nın *avukatı Mert Aslan*
            return next((one for one in found if one.noun and 0 < one.first - first.last <= _OWNED), first)
        return first

    def after_verb(self, at: int, cast: Cast) -> Phrase | None:
        """The subject that follows its verb, which ends before token `at`: “…” dedi *Kaya*."""
        return next((one for one in self.phrases if one.case == "subject" and self._starts_at(one, at, cast)), None)

    def _starts_at(self, phrase: Phrase, at: int, cast: Cast) -> bool:
        """True for a phrase at `at`, or after words there that describe somebody: “…” diyen *78 yaşındaki* Demir."""
        if phrase.first <= at:
            return phrase.first == at
        between = self.tokens[at : phrase.first]
        is_led = all(one.is_word for one in between) and plain(between[0]) not in cast.words.conjunctions
        return is_led and (is_known(phrase, cast) or bool(phrase.noun))

    def _can_be_subject(self, phrase: Phrase, cast: Cast) -> bool:
        words = cast.words
        at = self._behind(phrase)
        follows = self.tokens[at] if at < len(self.tokens) else None
        if phrase.case != "subject" or (
            follows and plain(follows) in words.prepositions and not self._is_joint(phrase, words)
        ):
            return False
        pauses = self._pauses(phrase, words)
        if not phrase.name:
            is_object = (
                phrase.first == phrase.last and phrase.noun not in words.kin and is_possessed(phrase.noun, words)
            )
            return pauses or (phrase.opens and not is_object)  # *başkanı* eleştirdi
        return pauses or phrase.noun != "" or (is_known(phrase, cast) and not is_body(phrase, words))

    def _is_before_comma(self, phrase: Phrase) -> bool:
        at = self._behind(phrase)
        return at < len(self.tokens) and self.tokens[at].text == ","

    def _pauses(self, phrase: Phrase, words: Lexicon) -> bool:
        """True where a comma, a quotation or an adverb follows a phrase."""
        at = self._behind(phrase)
        return at >= len(self.tokens) or not self.tokens[at].is_word or plain(self.tokens[at]) in words.adverbs

    def _behind(self, phrase: Phrase) -> int:
        """The place behind a phrase and an age in brackets: Ayşe Demir *(41)*."""
        at = phrase.last + 1
        return at + 3 if at + 2 < len(self.tokens) and self.tokens[at].text == "(" else at

    def _shares_offices(self, phrase: Phrase, named: Phrase, words: Lexicon) -> bool:
        """True for two offices of one person, whose name stands behind the second: eski hakem ve yorumcu *Ali Kaya*."""
        is_office = not phrase.name and phrase.noun in words.titles and bool(named.name and named.noun)
        joining = self._behind(phrase)
        return (
            is_office
            and joining < self.last
            and plain(self.tokens[joining]) in words.coordinates
            and (named.first == joining + 1 or named.first == joining + 2)
        )

    def _is_joint(self, phrase: Phrase, words: Lexicon) -> bool:
        """True where another subject is joined to a phrase: Ali Kaya *ile* Ayşe Demir."""
        joining = self._behind(phrase)
        if joining >= self.last or plain(self.tokens[joining]) not in words.coordinates:
            return False
        return any(one.case == "subject" and 0 < one.first - joining <= _TITLES for one in self.inside)
