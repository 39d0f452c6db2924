"""The kinds of page that the sample site has, one of each, as of the day of these tests."""

from __future__ import annotations

ROLE = "jobs/sales-account-executive/"
OPENING = f"{ROLE}boston/"

KINDS = {
    "home": "",
    "list": "jobs/",
    "list, filtered": "jobs/?q=kitchen&workplace=hybrid",
    "list, empty": "jobs/?q=astronaut",
    "part of the list": "jobs/hybrid/",
    "role with openings": ROLE,
    "opening": OPENING,
    "role": "jobs/senior-python-engineer/",
    "closing soon": "jobs/field-installation-technician/",
    "closed": "jobs/supply-planner/",
    "closed opening": f"{ROLE}berlin/",
    "filled": "jobs/payroll-specialist/",
    "description": "jobs/baker-in-residence/",
    "sanitised body": "jobs/technical-writer/",
    "department": "departments/engineering/",
    "office": "offices/boston/",
    "marketing": "benefits/",
    "steps": "how-we-hire/",
    "thanks": "thank-you/",
    "missing": "nowhere/",
    "home in German": "de/",
    "list in German": "de/jobs/",
    "role in German": "de/jobs/engineer-sensor-firmware/",
    "list in Greek": "el/jobs/",
    "opening in Greek": "el/jobs/sales-account-executive/athens/",
}
