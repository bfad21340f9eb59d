"""From a query to ranked passages: analysed terms, candidates from an engine, rank-bm25 over the candidates."""
