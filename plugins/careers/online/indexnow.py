"""IndexNow: Bing, Yandex, Naver, Seznam and Yep are told which pages changed.

https://www.indexnow.org/documentation
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from careers.news import News
from careers.online.line import Answer, Line, Question
from careers.telling import NEXT_RUN, Came, Outcome

ADDRESS = "https://api.indexnow.org/indexnow"
MOST = 10_000  # pages in one message

FIX = {
    400: "This is a fault of careers. Please report it.",
    403: "The file with the key can't be read yet, or says something else. Open it in a browser: "
    "{location}. It should show the key and nothing else.",
    422: "The key does not fit, or pages are of another site. Look at “site_url” and at "
    "“indexnow_key” in mkdocs.yml.",
}


@dataclass(frozen=True, slots=True)
class IndexNow:
    """The service, for the site at an address with its key; the key is public by design."""

    site: str
    key: str
    line: Line
    address: str = ADDRESS
    name: str = "indexnow"
    title: str = "IndexNow"
    jobs_only: bool = False
    at_once: int = MOST
    per_day: int | None = None

    @property
    def location(self) -> str:
        """The file that shows that the key is the site's own."""
        return f"{self.site}{self.key}.txt"

    def tell(self, batch: Sequence[News]) -> Outcome:
        said = {
            "host": urlsplit(self.site).netloc,
            "key": self.key,
            "keyLocation": self.location,
            "urlList": [news.address for news in batch],
        }
        headers = {"Content-Type": "application/json; charset=utf-8"}
        body = json.dumps(said, ensure_ascii=False).encode()
        found = self.line.ask(Question(self.address, "POST", headers, body))
        if not isinstance(found, Answer):
            came = Came.LATER if found.later else Came.STOPPED
            return Outcome(came, f"{found.reason}.", NEXT_RUN if found.later else "")
        if found.status in (200, 202):  # 202: received, and the key is still to be looked at
            return Outcome(Came.ARRIVED)
        message = f"it answers {found.status}."
        if found.later:
            return Outcome(Came.LATER, message, NEXT_RUN)
        fix = FIX.get(found.status, "Look at https://www.indexnow.org/documentation.")
        return Outcome(Came.STOPPED, message, fix.format(location=self.location))
