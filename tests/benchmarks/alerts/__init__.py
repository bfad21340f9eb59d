"""How right alerts are on a stream of articles, and how long they take with many watches."""
