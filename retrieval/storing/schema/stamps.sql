-- Version 5: what the terms of each article were made with, and how far a renewal of all articles has come.

ALTER TABLE articles ADD COLUMN stamp TEXT NOT NULL DEFAULT ''; -- see retrieval/library/stamp.py; empty: not known
CREATE INDEX articles_by_stamp ON articles (spoken, stamp);

CREATE TABLE renewal ( -- one row while a renewal goes on
    until INTEGER NOT NULL, -- the number of the last article that was there when it began; those up to it are still due
    total INTEGER NOT NULL -- how many there were
);
