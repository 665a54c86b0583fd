"""WHO: the one person who is searched, as they told it."""
