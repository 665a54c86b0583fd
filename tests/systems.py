"""What only some systems have, as marks for tests."""

import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of files, kill -9 and small programs are of POSIX")
