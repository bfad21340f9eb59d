from .answering import answer, asks_for_others, gather
from .checking import Check, Difference, Finding, Part, check_quote
from .errors import ArticleError, LibraryError, OnRecordError, OutOfTimeError, Unreadable
from .library.ids import shared_id
from .library.joint import join
from .library.library import Library
from .library.openings import opening_of
from .people import Corrections, Identity, People, compare, read_name
from .quoting import Explained, explain_attributions, find_attributions
from .reading import FeedRead, read_articles, read_bytes, read_feed, read_link, read_outlines, write_outlines
from .records import (
    NO_VERSION,
    Answer,
    Article,
    Attribution,
    Evidence,
    Gathered,
    Hit,
    Mark,
    PageVersion,
    Passage,
    Quote,
    Refusal,
    Span,
    Speaker,
)
from .searching import complete
from .semantic import Reader
from .storing import (
    Added,
    Checked,
    Feed,
    Size,
    Store,
    add_articles,
    copy_library,
    erase_own_library,
    follows_feeds,
    is_library,
)
from .text.printed_marks import printed_marks
from .text.sentences import split_sentences
from .watching import Match, TypedWatch, Watch, WatchIndex, evidence_of, read_watch, runs_of_quote, settled

__all__ = [
    "NO_VERSION",
    "Added",
    "Answer",
    "Article",
    "ArticleError",
    "Attribution",
    "Check",
    "Checked",
    "Corrections",
    "Difference",
    "Evidence",
    "Explained",
    "Feed",
    "FeedRead",
    "Finding",
    "Gathered",
    "Hit",
    "Identity",
    "Library",
    "LibraryError",
    "Mark",
    "Match",
    "OnRecordError",
    "OutOfTimeError",
    "PageVersion",
    "Part",
    "Passage",
    "People",
    "Quote",
    "Reader",
    "Refusal",
    "Size",
    "Span",
    "Speaker",
    "Store",
    "TypedWatch",
    "Unreadable",
    "Watch",
    "WatchIndex",
    "add_articles",
    "answer",
    "asks_for_others",
    "check_quote",
    "compare",
    "complete",
    "copy_library",
    "erase_own_library",
    "evidence_of",
    "explain_attributions",
    "find_attributions",
    "follows_feeds",
    "gather",
    "is_library",
    "join",
    "opening_of",
    "printed_marks",
    "read_articles",
    "read_bytes",
    "read_feed",
    "read_link",
    "read_name",
    "read_outlines",
    "read_watch",
    "runs_of_quote",
    "settled",
    "shared_id",
    "split_sentences",
    "write_outlines",
]
