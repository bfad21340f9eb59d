-- A library: what was published, who said what in it, and the terms by which it is found.
-- The first version; later ones are steps of their own (see database.py).

CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order of adding; a changed article gets a new one
    id TEXT NOT NULL UNIQUE,
    link TEXT NOT NULL, -- the address without what does not tell pages apart; empty where there is none
    digest BLOB NOT NULL, -- of the text
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL, -- as the article gives it
    spoken TEXT NOT NULL, -- the same, or a guess
    characters INTEGER NOT NULL, -- code points of the text
    text BLOB NOT NULL, -- UTF-8, compressed by zlib, as are the next two
    passages BLOB NOT NULL, -- JSON: [start, end, ...]
    attributions BLOB NOT NULL, -- JSON, see rows.py
    added TEXT NOT NULL -- date and time by ISO 8601, UTC
);
CREATE INDEX articles_by_link ON articles (link) WHERE link <> '';
CREATE INDEX articles_by_digest ON articles (digest);

CREATE TABLE languages ( -- how many articles are in each
    language TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE speakers ( -- how often each is quoted in an article
    article INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    quotes INTEGER NOT NULL,
    PRIMARY KEY (article, name, role)
) WITHOUT ROWID;

CREATE TABLE names ( -- terms of speakers' names, and of how many voices
    term TEXT PRIMARY KEY,
    voices INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE corpora ( -- figures of what an index holds; 0: passages, 1: whole articles
    corpus INTEGER PRIMARY KEY,
    next INTEGER NOT NULL, -- the next group's number; none is given twice
    documents INTEGER NOT NULL,
    length INTEGER NOT NULL, -- of all documents together, in terms
    longest INTEGER NOT NULL -- no document has ever been longer
);
INSERT INTO corpora VALUES (0, 0, 0, 0, 0), (1, 0, 0, 0, 0);

CREATE TABLE holdings ( -- which documents of a corpus are an article's
    corpus INTEGER NOT NULL,
    article TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (corpus, article)
) WITHOUT ROWID;
CREATE UNIQUE INDEX holdings_by_number ON holdings (corpus, number);

CREATE TABLE removals ( -- groups that the search index is still to forget
    corpus INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (corpus, number)
) WITHOUT ROWID;

CREATE TABLE documents (
    place INTEGER PRIMARY KEY, -- 2 * number + corpus; the number is the group's and the position, see index.py
    length INTEGER NOT NULL,
    terms BLOB NOT NULL -- see documents.py
);

CREATE TABLE terms ( -- in how many documents of a corpus each is
    corpus INTEGER NOT NULL,
    term TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (corpus, term)
) WITHOUT ROWID;
