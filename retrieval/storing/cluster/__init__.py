"""Adding archives with a Ray cluster: `portions` are sent out, `tasks` read and analyse them, `adding` stores them.

Ray is imported only when a cluster is asked for.
"""
