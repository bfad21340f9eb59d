"""What the bot keeps on disk: updates not yet answered, what its answers show, talks, votes, languages.

One SQLite file, `Database`, with one class for each kind of content; `BotStore` holds them together and forgets people.
"""
