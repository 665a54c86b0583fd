"""The core: from a person to findings that are judged and have a next step; knows no screen, no terminal, no report."""
