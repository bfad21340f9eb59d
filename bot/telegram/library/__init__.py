"""A chat's own library on Telegram: what people give it to read, look at, remove and follow.

`chats` keeps a library for each chat and knows no Telegram; `sources` finds what a message gives, `intake` reads it in,
`receipts` tell what came of it. `librarian` takes messages and `presses` buttons; `holdings` is what they show.
`following` reads feeds, `removals` keeps what can be put back.
"""
