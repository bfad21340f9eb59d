"""How a sentence stands: tokens, noun phrases, subjects, groups of verbs. Knows no quote, no speaker."""
