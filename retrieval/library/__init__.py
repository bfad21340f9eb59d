"""Analysed articles, the shelves that keep them, and the libraries that are searched and asked.

`analysed` holds what is known about one article before any question is asked: its passages (`passages`), who said what
in it, the spans that may be shown as answers (`units`) and the terms of its speakers (`speaker_terms`). `shelf` says
how such articles are kept, in memory or on disk, and `library` keeps a shelf in step with the search indexes over it.
`joint` makes one library of two. This package does not depend on questions or answers.
"""
