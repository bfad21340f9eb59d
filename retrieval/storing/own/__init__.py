"""Libraries of one owner each, by name, beside each other in one place: in a folder, or in a bucket for many machines.

`protocol` says what such a place can do, `folders` and `bucket` are the two kinds, and `opening` tells them apart by
the address. `apart` keeps a long article in one of them from holding up the others. The ids of all articles in them
begin with `own/` (see retrieval/library/ids.py).
"""
