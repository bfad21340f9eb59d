"""The table of a shared library and what stands in it, without any knowledge of how a Library uses it.

`place` says where the table lies and turns every failure of the storage into advice. `table` is read and changed in
single commits, and `turns` lets one process write at a time. `mirror` keeps a copy of a bucket's table on the disk of
this machine; `manifests` tells which files a version needs, and `fetching` copies them. `columns` describes the rows,
`records` an article in them, `figures` the counts that each commit changes, and `lookups` keeps counts in memory.
"""
