-- Version 3: which version of a feed was read last, and how often it has failed since.

ALTER TABLE feeds ADD COLUMN etag TEXT NOT NULL DEFAULT '';
ALTER TABLE feeds ADD COLUMN modified TEXT NOT NULL DEFAULT '';
ALTER TABLE feeds ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
