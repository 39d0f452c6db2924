"""Roles to build sites of: made up, the same for every seed, and like real ones.

Of each text the length, the number of headings and bullets, and how often there is a table, a
quotation or a letter that is no Latin one are those of published job ads.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

AS_OF = date(2026, 11, 23)
DEPARTMENTS = (
    "Sales", "Engineering", "Operations", "People & Culture", "Customer Support", "Marketing",
    "Finance", "Legal", "Product Design", "Research", "Logistics", "Quality", "Facilities", "Data",
)  # fmt: skip
TOWNS = (
    ("Boston, MA", "United States"), ("Austin, TX", "United States"), ("Toronto, ON", "Canada"),
    ("Athens", "Greece"), ("Thessaloniki", "Greece"), ("Berlin", "Germany"), ("Munich", "Germany"),
    ("Zürich", "Switzerland"), ("Vienna", "Austria"), ("Paris", "France"), ("Lyon", "France"),
    ("Madrid", "Spain"), ("Lisbon", "Portugal"), ("Dublin", "Ireland"), ("Malmö", "Sweden"),
    ("Oslo", "Norway"), ("Kraków", "Poland"), ("Milan", "Italy"), ("Utrecht", "Netherlands"),
    ("Leeds", "United Kingdom"),
)  # fmt: skip
LEVELS = ("Intern", "Junior", "Associate", "Senior", "Lead", "Principal", "Head", "Director")
TRADES = (
    "Account Executive", "Software Engineer", "Data Analyst", "Field Technician", "UX Designer",
    "Accountant", "Production Planner", "Technical Writer", "Buyer", "Auditor", "Trainer",
    "Food Chemist", "Driver", "Electrician", "Recruiter", "Counsel",
)  # fmt: skip
HEADINGS = ("About the role", "Responsibilities", "Requirements", "What we offer", "How we hire")
VOCABULARY = (
    "we you our team customers bakery sensor plan build measure listen write answer test repair"
    " deliver teach learn kitchen night morning office schedule recipe order price contract week"
    " careful quick clear early quiet small whole shared useful honest data report design review"
    " budget partner supplier region quality safety every with for and the from into between"
    " improve explain decide prepare maintain document negotiate coordinate"
)
WORDS = VOCABULARY.split()
SPECIAL = ("café", "résumé", "naïve", "“quoted”", "it’s", "C++", "A/B", "24/7", "Ψωμί", "東京", "½")
YAML = (  # keys as people write them
    "summary", "department", "level", "location", "workplace", "employment", "pay", "posted",
    "closes", "reference", "team", "tags",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """One made-up role; `facts` are its front matter in order, without the title."""

    slug: str
    title: str
    facts: dict[str, str]
    low: int
    high: int
    body: str


def post(number: int) -> Post:
    """The role of this number: about 0.35 KB of front matter and 2.7 KB of text."""
    rng = random.Random(number)
    level, trade, town = rng.choice(LEVELS), rng.choice(TRADES), rng.choice(TOWNS)
    low = rng.randrange(30, 120) * 1000
    high = low + rng.randrange(4, 20) * 1000
    title = f"{level} {trade}"
    values = {
        "summary": f"{_sentence(rng, 14)}",
        "department": rng.choice(DEPARTMENTS),
        "level": level,
        "location": ", ".join(town),
        "workplace": rng.choice(("on-site", "hybrid")),
        "employment": rng.choice(("full-time", "full-time", "part-time")),
        "pay": f"{low:,}–{high:,} EUR per year",
        "posted": (AS_OF - timedelta(days=rng.randrange(60))).isoformat(),
        "closes": (AS_OF + timedelta(days=rng.randrange(30, 120))).isoformat(),
        "reference": f"R-{number:05}",
        "team": f"{rng.choice(TRADES)} Team",
        "tags": ", ".join(rng.sample(("remote", "bread", "sensors", "growth", "nights"), 2)),
    }
    facts = {key: values[key] for key in YAML}
    slug = f"{title.lower().replace(' ', '-')}-{number}"
    return Post(slug, f"{title} ({number})", facts, low, high, _body(rng, number))


def _body(rng: random.Random, number: int) -> str:
    parts = [
        f"{_sentence(rng, 24)} Read **{_words(rng, 2)}** and [how we work]"
        f"(https://example.com/{number}) before _{_words(rng, 1)}_."
    ]
    loose = rng.random() < 0.3
    for heading in HEADINGS:
        parts += [f"## {heading}", _sentence(rng, 22)]
        bullets = [f"- {_sentence(rng, 9)}" for _ in range(rng.randrange(4, 7))]
        parts.append(("\n\n" if loose else "\n").join(bullets))
    if rng.random() < 0.25:
        parts.append(f"> {_sentence(rng, 12)}\n>\n> Write to jobs@example.com.")
    if rng.random() < 0.048:
        parts.append("| Shift | Hours |\n| --- | --- |\n| Early | 6–14 |\n| Late | 14–22 |")
    return "\n\n".join(parts) + "\n"


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choices(WORDS, k=count))


def _sentence(rng: random.Random, count: int) -> str:
    words = rng.choices(WORDS, k=count)
    if rng.random() < 0.1:
        words[-1] = rng.choice(SPECIAL)
    return f"{' '.join(words).capitalize()}."
