"""The catalogues of the languages other than English, and the tool that keeps them."""
