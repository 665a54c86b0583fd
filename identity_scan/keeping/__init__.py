"""KEEP: what stays on this computer, and how it goes."""
