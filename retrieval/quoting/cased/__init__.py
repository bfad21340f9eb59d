"""Who said what, in languages whose verb ends the sentence and whose nouns show their case by endings."""
