"""What the theme's search keeps of a role: a line, since every visitor who searches loads it.

All words of all ads are searched on the list, whose data is loaded in pieces; see `list_data`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from careers.facts import employment_text
from careers.role import Role
from careers.site import Site
from careers.snippet import cut, first_words

# In characters: those that are no ASCII are longer in the file, and not where it is sent.
MOST = 250  # of an entry, with its address, its title and its tags
LEAST = 40  # of its text, however long these are


def entry_text(role: Role, path: str, title: str, tags: Sequence[str], site: Site) -> str:
    """The text of an entry: how the work is done, and what the role begins with."""
    workplace = site.words["workplace"][role.workplace] if role.workplace else ""
    text = " · ".join(filter(None, (workplace, employment_text(role, site), first_words(role))))
    entry = {"location": path, "title": title, "text": "", "tags": tags}
    rest = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return cut(text, max(MOST - len(rest), LEAST))
