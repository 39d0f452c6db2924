"""Runs it: `python -m careers_import_board FILE`."""

from . import import_board

import_board()
