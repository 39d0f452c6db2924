"""The rules for one JobPosting by itself: Google's, and what other readers trip over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from careers.audit.posting import Posting
from careers.audit.postings.description import description_problems
from careers.audit.postings.employment import employment_problems
from careers.audit.postings.moments import date_problems
from careers.audit.postings.organization import identifier_problems, organization_problems
from careers.audit.postings.places import place_problems
from careers.audit.postings.remote import remote_problems
from careers.audit.postings.salary import salary_problems
from careers.audit.postings.title import title_problems
from careers.audit.postings.vocabulary import vocabulary_problems
from careers.problem import Problem


def posting_problems(posting: Posting, now: datetime) -> Iterator[Problem]:
    """Everything that is wrong with a posting by itself, at a moment (aware)."""
    yield from vocabulary_problems(posting)
    yield from title_problems(posting)
    yield from description_problems(posting)
    yield from date_problems(posting, now)
    yield from organization_problems(posting)
    yield from place_problems(posting)
    yield from remote_problems(posting)
    yield from salary_problems(posting)
    yield from identifier_problems(posting)
    yield from employment_problems(posting)
