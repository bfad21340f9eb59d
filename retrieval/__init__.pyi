from .answering import answer, gather
from .checking import Check, Difference, Finding, Part, check_quote
from .errors import ArticleError, LibraryError, OnRecordError, OutOfTimeError, Unreadable
from .library.ids import shared_id
from .library.joint import join
from .library.library import Library
from .people import Corrections, Identity, People, compare, read_name
from .quoting import Explained, explain_attributions, find_attributions
from .reading import FeedRead, read_articles, read_bytes, read_feed, read_link
from .records import (
    NO_VERSION,
    Answer,
    Article,
    Attribution,
    Evidence,
    Gathered,
    Hit,
    PageVersion,
    Passage,
    Quote,
    Span,
    Speaker,
)
from .storing import Added, Checked, Feed, Size, Store, add_articles, copy_library, follows_feeds, is_library

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
    "OnRecordError",
    "OutOfTimeError",
    "PageVersion",
    "Part",
    "Passage",
    "People",
    "Quote",
    "Size",
    "Span",
    "Speaker",
    "Store",
    "Unreadable",
    "add_articles",
    "answer",
    "check_quote",
    "compare",
    "copy_library",
    "explain_attributions",
    "find_attributions",
    "follows_feeds",
    "gather",
    "is_library",
    "join",
    "read_articles",
    "read_bytes",
    "read_feed",
    "read_link",
    "read_name",
    "shared_id",
]
