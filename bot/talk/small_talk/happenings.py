"""Questions what is happening somewhere: “what’s going on at the market?”. Where nothing answers, an overview does."""

from __future__ import annotations

import re

from bot.talk.catalogue import folded
from bot.talk.small_talk.phrases import phrase_opening
from bot.talk.small_talk.wishes import plain_words
from bot.talk.small_talk.wrapping import bare_part
from retrieval import Article

LONGEST = 80
"""Characters of the longest such question."""
SHORTEST_WORD = 4
"""Letters of a word that may tell what a question is about."""
LONGEST_ENDING = 2
"""The greatest number of letters that the ending of a word takes: the article may write it with another."""
_SPACELESS = re.compile(r"[\u3400-\u9fff]")


def asks_what_happens(text: str, article: Article) -> bool:
    """Whether a question asks what is happening to something that the title or the text of an article names."""
    if len(text) > LONGEST:
        return False
    plain = plain_words(text)
    plain = plain[bare_part(plain)]
    found = phrase_opening("happening", plain)
    return found is not None and _is_named(plain[found.end() :] or plain, article)


def _is_named(topic: str, article: Article) -> bool:
    """Whether a word of the topic stands in the article; of Chinese, two characters of it in the title."""
    if _SPACELESS.search(topic):
        return any(topic[at : at + 2] in article.title for at in range(len(topic) - 1))
    printed = folded(f"{article.title}\n{article.text}")
    words = (word for word in topic.split() if len(word) >= SHORTEST_WORD)
    roots = (word[: max(SHORTEST_WORD, len(word) - LONGEST_ENDING)] for word in words)
    return any(re.search(rf"(?<!\w){re.escape(root)}", printed) for root in roots)
