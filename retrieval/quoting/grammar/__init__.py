"""The grammar of one sentence: tokens, noun phrases, subjects and verb groups, independent of quotes and speakers."""
