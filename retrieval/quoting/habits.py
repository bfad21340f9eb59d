"""The traits of grammar by which rules distinguish languages, so that no rule asks which language it reads."""

from __future__ import annotations

HABITS = frozenset(
    {
        "inverts",
        "verb-second",
        "noun-capitals",
        "clause-comma",
        "quoted-judgements",
        "cue-inside",
        "name-inside",
        "dash-dialogue",
        "no-articles",
        "unspaced",
        "verb-first",
        "verb-last",
        "comma-free-account",
        "cased-nouns",
        "noun-adjective",
    }
)
"""The values that the list `habits` of a `quoting.toml` can have.

* inverts: a subject may follow its verb anywhere in a sentence (dijo Ana Ruiz).
* verb-second: a subject follows its verb if anything else opens the clause (Am Montag sagte Weber).
* noun-capitals: every noun is capitalised.
* clause-comma: a comma alone may introduce what was said (sagte, die Lage sei ernst).
* quoted-judgements: of a judgement, only the words in quotation marks are its source's own (called the plan “mad”).
* cue-inside: the cue may stand inside the quotation marks (« X, dit-il, Y »).
* name-inside: the same where the marks hold a whole paragraph, and a full name (“X, sagt Paul Renner, Y”).
* dash-dialogue: a dash at the start of a paragraph opens speech.
* no-articles: nouns have no articles, so that only an office, a name or a body shows who speaks.
* unspaced: no spaces separate words; the rules of `unspaced/` are used instead.
* verb-first: a verb opens its clause; the rules of `verb_first/` are used instead.
* verb-last: a verb ends its clause; the rules of `framed/` are used instead, or those of `cased/` with cased-nouns.
* comma-free-account: no comma follows a phrase like "according to" at the start of a sentence.
* noun-adjective: an adjective may follow its noun (el técnico catalán).
* cased-nouns: endings show what a noun is in its sentence, and capitals show names; `cased/` reads the sentences.
"""
