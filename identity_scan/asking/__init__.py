"""ASK: the only room that opens connections."""
