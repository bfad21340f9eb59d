-- Version 2: the feeds that a library follows.

CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    refreshed TEXT NOT NULL, -- date and time by ISO 8601, UTC; empty where never
    error TEXT NOT NULL -- why it could not be read the last time; empty where it could
) WITHOUT ROWID;
