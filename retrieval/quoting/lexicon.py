"""The words of a language that report speech or stand around a speaker, read from its `quoting.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.quoting.compounds import is_compound
from retrieval.quoting.endings import WordEndings
from retrieval.text.full_stops import FullStops, full_stops_of

Words = frozenset[str]

HABITS = frozenset(
    {
        "inverts",
        "verb-second",
        "noun-capitals",
        "clause-comma",
        "quoted-judgements",
        "cue-inside",
        "dash-dialogue",
        "no-articles",
        "unspaced",
        "verb-first",
        "verb-last",
        "comma-free-account",
    }
)
"""Traits of grammar; a lexicon's `habits` names those that its language has.

inverts: a subject may follow its verb anywhere. verb-second: it does where anything else opens the clause.
noun-capitals: every noun has one. clause-comma: a comma alone opens what was said. quoted-judgements: only the marked
words of a judgement are someone's own. cue-inside: the cue may stand inside the marks. dash-dialogue: a dash opens
speech. no-articles: a noun needs no determiner. unspaced: no spaces part words (unspaced/beside.py).
comma-free-account: no comma closes a phrase like "according to" at the start of a sentence.
verb-first, verb-last: the verb opens or ends its clause, and only the frame around marks is read (frames.py).
"""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Sets of lower-case words; the comments in the files say with examples what each holds.

    All are empty for an unknown language. `verbs` joins all reporting verbs, `pronouns` all subject pronouns, `clausal`
    the words that open or carry a clause, `according_openers` those at which a phrase like "according to" can start,
    and `standing_pronouns` all that stand for a person named before. `he_or_she` joins the pronouns of men and women,
    `owning` their possessives, `said_or_asked` and `voiced` verbs of saying and asking (and of telling), `verbal`
    all verbs and auxiliaries, `may_report` those that report anywhere and those that do beside marks. `functions`
    are no nouns, names or verbs, `between` stand between a subject and its verb, `empty` name nothing, `nameless`
    begin no name. `topic_openers` and `clause_openers` open a sentence before its main clause. `for_men` and
    `for_women` are offices and titles. `ends` holds the endings, ready for `str.endswith`.

    What several lists make together is joined once, in `loading.py`, and not where a rule asks for it. Two lexicons are
    equal when they are the same object; `load_lexicon` makes one for each language.
    """

    speech: Words = frozenset()
    voicing: Words = frozenset()
    told: Words = frozenset()
    asked: Words = frozenset()
    answering: Words = frozenset()
    thought: Words = frozenset()
    judgement: Words = frozenset()
    intent: Words = frozenset()
    plain: Words = frozenset()
    plural_nouns: Words = frozenset()
    stance: Words = frozenset()
    ambiguous: Words = frozenset()
    according: Words = frozenset()
    according_first: Words = frozenset()
    according_last: Words = frozenset()
    according_after: Words = frozenset()
    according_openers: Words = frozenset()
    according_own_first: Words = frozenset()
    adverb_phrases_first: Words = frozenset()
    auxiliaries: Words = frozenset()
    negations: Words = frozenset()
    adverbs: Words = frozenset()
    determiners: Words = frozenset()
    definite: Words = frozenset()
    male_articles: Words = frozenset()
    female_articles: Words = frozenset()
    pointing_male: Words = frozenset()
    pointing_female: Words = frozenset()
    complementizers: Words = frozenset()
    relatives: Words = frozenset()
    whom: Words = frozenset()
    prepositions: Words = frozenset()
    conjunctions: Words = frozenset()
    time: Words = frozenset()
    moments: Words = frozenset()
    spans: Words = frozenset()
    male: Words = frozenset()
    female: Words = frozenset()
    plural: Words = frozenset()
    neuter: Words = frozenset()
    other: Words = frozenset()
    titles_male: Words = frozenset()
    titles_female: Words = frozenset()
    titles: Words = frozenset()
    title_offices: Words = frozenset()
    styles: Words = frozenset()
    honours: Words = frozenset()
    roles_male: Words = frozenset()
    roles_female: Words = frozenset()
    roles: Words = frozenset()
    particles: Words = frozenset()
    placing: Words = frozenset()
    bodies: Words = frozenset()
    landmarks: Words = frozenset()
    locatives: Words = frozenset()
    grounds: Words = frozenset()
    firms: Words = frozenset()
    agents: Words = frozenset()
    passive_agents: Words = frozenset()
    contrasts: Words = frozenset()
    coordinates: Words = frozenset()
    subordinates: Words = frozenset()
    links: Words = frozenset()
    that: Words = frozenset()
    who: Words = frozenset()
    passive: Words = frozenset()
    inner: Words = frozenset()
    topics: Words = frozenset()
    gerunds: Words = frozenset()
    accompanying: Words = frozenset()
    participles: Words = frozenset()
    male_past: Words = frozenset()
    female_past: Words = frozenset()
    adjective_endings: Words = frozenset()
    feminine_endings: Words = frozenset()
    infinitive_endings: Words = frozenset()
    as_put: Words = frozenset()
    reflexives: Words = frozenset()
    streets: Words = frozenset()
    one_of: Words = frozenset()
    someone: Words = frozenset()
    interlocutors: Words = frozenset()
    unintroduced: Words = frozenset()
    person_endings: Words = frozenset()
    definite_endings: Words = frozenset()
    present_endings: Words = frozenset()
    plural_verb_endings: Words = frozenset()
    participles_alone: Words = frozenset()
    impersonal_particles: Words = frozenset()
    endings: Words = frozenset()
    adverb_endings: Words = frozenset()
    manner_endings: Words = frozenset()
    role_endings: Words = frozenset()
    female_endings: Words = frozenset()
    male_surnames: Words = frozenset()
    female_surnames: Words = frozenset()
    surely_female: Words = frozenset()
    surnames_of_men: Words = frozenset()
    surnames_of_women: Words = frozenset()
    consonants: Words = frozenset()
    fleeting: Words = frozenset()
    first_name_endings: Words = frozenset()
    female_cases: Words = frozenset()
    male_cases: Words = frozenset()
    surnames: Words = frozenset()
    case_endings: Words = frozenset()
    habits: Words = frozenset()
    quotatives: Words = frozenset()
    impersonal: Words = frozenset()
    according_heads: Words = frozenset()
    opinions: Words = frozenset()
    according_nouns: Words = frozenset()
    parted: Words = frozenset()
    sayings: Words = frozenset()
    sayings_last: Words = frozenset()
    parted_first: Words = frozenset()
    compound: Words = frozenset()
    cited: Words = frozenset()
    reported_mood: Words = frozenset()
    unreal_mood: Words = frozenset()
    demonstratives: Words = frozenset()
    oblique: Words = frozenset()
    accusative: Words = frozenset()
    reasons: Words = frozenset()
    infinitive: Words = frozenset()
    bare_infinitive: Words = frozenset()
    before_infinitives: Words = frozenset()
    before_clauses: Words = frozenset()
    cue_particles: Words = frozenset()
    weekday_letters: Words = frozenset()
    date_units: Words = frozenset()
    oblique_endings: Words = frozenset()
    genitives: Words = frozenset()
    addressees: Words = frozenset()
    addressing: Words = frozenset()
    introducers: Words = frozenset()
    manner: Words = frozenset()
    places: Words = frozenset()
    elided: Words = frozenset()
    enclitics: Words = frozenset()
    clitics: Words = frozenset()
    narrating_endings: Words = frozenset()
    before_bodies: Words = frozenset()
    glued: Words = frozenset()
    interviewing: Words = frozenset()
    topic_endings: Words = frozenset()
    clause_topics: Words = frozenset()
    prefixed_conjunctions: Words = frozenset()
    prefixed_articles: Words = frozenset()
    leading_adverbs: Words = frozenset()
    owner_endings: Words = frozenset()
    question_labels: Words = frozenset()
    answer_labels: Words = frozenset()
    indefinite: Words = frozenset()
    finite: Words = frozenset()
    citing: Words = frozenset()
    as_saying: Words = frozenset()
    nearer_male: Words = frozenset()
    nearer_female: Words = frozenset()
    occasions: Words = frozenset()
    adverb_phrases: Words = frozenset()
    honorifics: Words = frozenset()
    second_mentions: Words = frozenset()
    same_offices: Words = frozenset()
    office_phrases: Words = frozenset()
    office_phrases_first: Words = frozenset()
    trades: Words = frozenset()
    states: Words = frozenset()
    positions: Words = frozenset()
    no_names: Words = frozenset()
    own_kin: Words = frozenset()
    attributive: Words = frozenset()
    bygone: Words = frozenset()
    witnessing: Words = frozenset()
    callings: Words = frozenset()
    origin_endings: Words = frozenset()
    demonym_endings: Words = frozenset()
    mastheads: Words = frozenset()
    years: Words = frozenset()
    age_endings: Words = frozenset()
    age_nouns: Words = frozenset()
    before_ages: Words = frozenset()
    attribute_ends: Words = frozenset()
    kin: Words = frozenset()
    his: Words = frozenset()
    her: Words = frozenset()
    his_or_her: Words = frozenset()
    possessives: Words = frozenset()
    counting: Words = frozenset()
    inanimate: Words = frozenset()
    hearing: Words = frozenset()
    utterances: Words = frozenset()
    sent_by: Words = frozenset()
    putting: Words = frozenset()
    whose: Words = frozenset()
    first_persons: Words = frozenset()
    denying: Words = frozenset()
    superiors: Words = frozenset()
    according_own: Words = frozenset()
    male_forms: Words = frozenset()
    female_forms: Words = frozenset()
    either_forms: Words = frozenset()
    clausal: Words = frozenset()
    breaking: Words = frozenset()
    before_nouns: Words = frozenset()
    verbs: Words = frozenset()
    pronouns: Words = frozenset()
    standing_pronouns: Words = frozenset()
    he_or_she: Words = frozenset()
    owning: Words = frozenset()
    said_or_asked: Words = frozenset()
    voiced: Words = frozenset()
    verbal: Words = frozenset()
    may_report: Words = frozenset()
    functions: Words = frozenset()
    between: Words = frozenset()
    empty: Words = frozenset()
    nameless: Words = frozenset()
    topic_openers: Words = frozenset()
    clause_openers: Words = frozenset()
    for_men: Words = frozenset()
    for_women: Words = frozenset()
    ages_by_noun: Mapping[str, range] = field(default_factory=dict)
    offices_by_title: Mapping[str, Words] = field(default_factory=dict)
    offices_by_phrase: Mapping[str, Words] = field(default_factory=dict)
    ends: WordEndings = field(default_factory=WordEndings)
    full_stops: FullStops = field(default_factory=lambda: full_stops_of(""))

    @property
    def is_known(self) -> bool:
        return bool(self.verbs)

    def is_role(self, word: str) -> bool:
        """True for a lower-case word that names an office or trade, or is a compound of one."""
        if word in self.roles:
            return True
        return ("-" in word or bool(self.role_endings)) and is_compound(word, self.roles, self.role_endings)

    def means_person(self, word: str) -> bool:
        """True for a lower-case noun that can mean one person: an office, a trade, a relative, a passenger."""
        listed = word in self.second_mentions or word in self.office_phrases or word in self.kin
        return listed or word in self.trades or word in self.unintroduced or self.is_role(word)
