"""A result read once, and what is known of the person."""
