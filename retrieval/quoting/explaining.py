"""Why a quote was given to its speaker: the rule that linked them, and how the speaker's name was found."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.quoting.linking.ladder import LADDER
from retrieval.quoting.naming.resolved import Naming
from retrieval.records import Attribution, Speaker

RULES = {
    "transcript_label": "A label opens the paragraph (WALLACE: …), and the article repeats it or sets it in capitals.",
    "interview_answer": "The paragraph is a turn of an interview; the article tells who answers and credits who asks.",
    "credit": "The paragraph is one quotation, with a name after a dash.",
    "cue_speech": "A verb of saying takes the quotation; its subject is the source.",
    "cue_told": "A verb of telling takes the quotation; its subject is the source.",
    "cue_asked": "A verb of asking takes the quotation; its subject is the source.",
    "cue_thought": "A verb of thinking takes what was said; its subject is the source.",
    "cue_judgement": "A verb of judging takes the words (called it “mad”); its subject is the source.",
    "cue_intent": "A verb of intending takes what was said (promised to); its subject is the source.",
    "cue_according": "“According to” or a phrase like it stands before the source.",
    "reported_mood": "The verb's mood tells that the sentence goes on with what the last source said.",
    "agent_of_passive": "A passive names its agent after the words: declared “void” by the court.",
    "next_cue": "The quotation stands alone, and the next cue of its paragraph has this source.",
    "paragraph_before": "The paragraph is one quotation and goes on with the speaker of the one before.",
    "turn_of_dialogue": "Two people talk by turns in short paragraphs, and this line is the first one's again.",
    "line_of_dialogue": "A dash opens a line of a dialogue: its speaker is told of before it, or it is their turn.",
    "introduced_after": "The quotation opens the article, and the next paragraph introduces whoever said it.",
    "frame_of_marks": "The speaker stands before the marks and the verb after them, or both before a colon.",
    "beside_marks": "A clause with a verb of saying stands right beside the marks.",
} | {rule.__name__: (rule.__doc__ or "").splitlines()[0] for rule in LADDER}
"""What each rule reads, by the name that `Explained.rule` holds. The ladder's rules contribute their first lines."""


@dataclass(frozen=True, slots=True)
class Explained:
    """An attribution, the name of the rule that linked it (a key of `RULES`), and why its speaker has that name.

    `withheld` is the speaker that was found, where rule and way of naming are together too often wrong to name them.
    The words that were read as cue and source are the attribution's `cue` and `source`.
    """

    attribution: Attribution
    rule: str
    naming: Naming
    withheld: Speaker | None = None

    @property
    def reason(self) -> str:
        """What the rule reads, in a sentence."""
        return RULES[self.rule]


def beside_naming(found: Attribution) -> Naming:
    """How a speaker beside the marks was named: by the source, or not at all."""
    return Naming.NAMED if found.speaker else Naming.UNKNOWN
