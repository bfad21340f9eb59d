-- Version 6: what articles said before they were changed.

CREATE TABLE editions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- of two editions of an article, the later one has the higher number
    article TEXT NOT NULL, -- its id
    title TEXT NOT NULL,
    text BLOB NOT NULL, -- UTF-8, compressed by zlib
    attributions BLOB NOT NULL, -- as in articles
    seen TEXT NOT NULL, -- when this edition was added: date and time by ISO 8601, UTC
    replaced TEXT NOT NULL -- when the next one took its place
);
CREATE INDEX editions_by_article ON editions (article);

CREATE TABLE edition_terms ( -- of the sentences that the next edition no longer has
    term TEXT NOT NULL,
    edition INTEGER NOT NULL,
    PRIMARY KEY (term, edition)
) WITHOUT ROWID;
CREATE INDEX edition_terms_by_edition ON edition_terms (edition);
