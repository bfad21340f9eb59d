-- Version 4: who is quoted in all articles together, and the words of their names, so that namesakes are found at once.
-- A voice is a speaker. The tables keep this name: a new one would be a new format, which older versions and libraries on
-- read-only disks could not follow.

CREATE TABLE voices (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    quotes INTEGER NOT NULL,
    UNIQUE (name, role)
);
INSERT INTO voices (name, role, quotes) SELECT name, role, sum(quotes) FROM speakers GROUP BY name, role;

CREATE TABLE voice_words (
    word TEXT NOT NULL,
    voice INTEGER NOT NULL,
    PRIMARY KEY (word, voice)
) WITHOUT ROWID;
INSERT INTO voice_words SELECT value, number FROM voices, json_each(words_of_name(name));
CREATE INDEX voice_words_by_voice ON voice_words (voice);
