"""The engine `lance`: a library on object storage, or in a folder, that several machines read and add to.

Everything stands in one Lance table (see `lance`), so that a commit shows an article whole or not at all. `writing`
commits `changes`, which keep `editions` of what they replace. `index` (with `bounds`), `shelf` and `views` are what a
Library needs. `store` opens a library, `recognising` finds what is there already, `optimizing` keeps it fast, and
`health` looks for damage. LanceDB is imported only when such a library is opened.
"""
