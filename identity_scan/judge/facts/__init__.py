"""Which private facts a result shows."""
