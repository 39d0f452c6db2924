"""The XML of `source` and `job` that Indeed introduced and most boards read.

The elements' names are those of Indeed, ZipRecruiter and Talent.com, which ignore what they
don't know. Each value is in CDATA, and in HTML no entity stands where a plain character can.
https://docs.indeed.com/indeed-apply/xml-feed · https://talent.com/integrations
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.utils import format_datetime
from functools import partial

from careers.facts import pay_text
from careers.features.feeds.channel import Channel
from careers.features.feeds.posting import Posting, postings
from careers.features.feeds.xml import cdata, document, group, plainer
from careers.hooks import OpenRole
from careers.links import is_email
from careers.problem import Problem
from careers.role import EmploymentType, Workplace
from careers.site import Site
from careers.values.place import place_text

# Indeed's words; a kind that it has no word for is left out.
JOB_TYPES = {
    EmploymentType.FULL_TIME: "fulltime",
    EmploymentType.PART_TIME: "parttime",
    EmploymentType.CONTRACT: "contract",
    EmploymentType.TEMPORARY: "temporary",
    EmploymentType.INTERNSHIP: "internship",
    EmploymentType.VOLUNTEER: "volunteer",
}
REMOTE = {Workplace.REMOTE: "Fully remote", Workplace.HYBRID: "Hybrid remote"}


def job_xml(channel: Channel) -> bytes:
    """A job for each place of each role."""
    return document("source", _source(channel))


def _source(channel: Channel) -> Iterator[str]:
    yield cdata("publisher", channel.publisher)
    yield cdata("publisherurl", channel.site.url)
    if channel.changed:
        yield cdata("lastBuildDate", format_datetime(channel.changed))
    for role in channel.roles:
        yield channel.once(role, "job_xml", partial(_jobs, role, channel))


def _jobs(role: OpenRole, channel: Channel) -> str:
    return "\n".join(group("job", _job(posting, channel)) for posting in postings(role))


def towns_missing(roles: Iterable[OpenRole], site: Site) -> Iterator[Problem]:
    """A note for each role whose place has no town: it stays in, since boards want them all."""
    for role in roles:
        nameless = [posting.place for posting in postings(role) if not posting.place.locality]
        if nameless and role.role.workplace is not Workplace.REMOTE:
            where = place_text(nameless[0], site.language)
            message = f"Job boards show a role at its town, and “{where}” names none."
            fix = f"Write the town before it: “Town, {where}”."
            yield role.role.spot("location").note("feed-town", message, fix)


def _job(posting: Posting, channel: Channel) -> Iterator[str]:
    role, place, site = posting.role.role, posting.place, channel.site
    posted, closes = channel.posted(posting.role), channel.closes(posting.role)
    yield cdata("title", role.title)
    yield cdata("date", posted.isoformat(timespec="seconds"))
    yield cdata("dateposted", posted.isoformat(timespec="seconds"))
    yield cdata("referencenumber", posting.reference)
    yield cdata("requisitionid", role.reference or role.opening_of or role.slug)
    yield cdata("url", posting.role.url)
    yield cdata("company", site.employer.name)
    yield cdata("sourcename", site.employer.name)
    yield cdata("city", place.locality)
    yield cdata("state", place.region)
    yield cdata("country", place.country)
    yield cdata("postalcode", place.postal_code)
    yield cdata("streetaddress", place.street)
    yield cdata("email", role.contact if is_email(role.contact) else "")
    yield cdata("description", plainer(posting.role.description))
    yield cdata("salary", pay_text(role, site))
    yield cdata("education", role.education)
    yield cdata(
        "jobtype", ", ".join(JOB_TYPES[kind] for kind in role.employment if kind in JOB_TYPES)
    )
    yield cdata("category", role.department)
    yield cdata("experience", role.experience)
    yield cdata("expirationdate", closes.isoformat(timespec="seconds") if closes else "")
    yield cdata("remotetype", REMOTE.get(role.workplace, "") if role.workplace else "")
