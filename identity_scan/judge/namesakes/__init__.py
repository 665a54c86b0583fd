"""Which results speak of one other person."""
