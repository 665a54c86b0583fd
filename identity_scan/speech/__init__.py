"""What every room may use: language, clean text, addresses, errors in the worker's words."""
