"""PLAN: recipes and the person become queries and a plan."""
