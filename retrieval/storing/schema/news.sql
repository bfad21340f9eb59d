-- Version 7: when an article last said something new, which a renewal does not change.

ALTER TABLE articles ADD COLUMN news INTEGER NOT NULL DEFAULT 0; -- the number it had when its text or title was new
UPDATE articles SET news = number;
CREATE INDEX articles_by_news ON articles (news);
