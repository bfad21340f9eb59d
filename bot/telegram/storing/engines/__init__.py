"""What the bot's tables can stand in: an SQLite file of one bot, or a PostgreSQL database that several replicas share.

All statements are written once, in the SQL that both understand, with `?` for values.
"""
