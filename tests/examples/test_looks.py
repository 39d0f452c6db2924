"""What the examples show, in a browser: for everybody, on a phone, and asking nobody else."""

from __future__ import annotations

import pytest
from tests.browser.axe import faults

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OFFICE = (
    "---\ntitle: Athens\ncity: Athens\ncountry: Greece\nlatitude: 37.98\nlongitude: 23.73\n"
    "---\nCome and see us.\n"
)
ROLE = (
    "---\ntitle: Baker\nteam: Engineering\nlocation: Athens\nposted: 2026-11-02\n---\nBread.\n"
    "\n## Requirements\n\n- Hands\n"
)
HOME = "---\ntitle: Home\nparts: offices map, text\n---\nCome and see.\n"


@pytest.fixture
def project(with_example):
    """A site that has taken over both."""
    with_example("people")
    map_elsewhere = "offices_map:\n  roles: yes\n  link: https://maps.example.com/{latitude}\n"
    project = with_example("offices_map", map_elsewhere)
    files = {"site_src/offices/athens.md": OFFICE, "roles/baker.md": ROLE}
    project.write({**files, "site_src/index.md": HOME})
    assert project.said() == []
    return project


def test_axe_finds_nothing_and_nothing_scrolls_sideways_nor_asks_another_site(
    project, careers_visit
):
    shown = {"": ".offices-map", "teams/": ".people", "jobs/baker/": ".offices-map"}
    for path, part in shown.items():
        for scheme in ("light", "dark"):
            for width in (320, 1280):
                options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
                seen = careers_visit(project, path, reduced_motion="reduce", **options)
                where = f"{path} {scheme} {width}"
                assert seen.page.locator(part).first.is_visible(), where
                assert faults(seen.page) == [], where
                assert seen.page.evaluate(SIDEWAYS) <= 0, where
                assert seen.errors == [], where
                assert len(seen.hosts) == 1, where


def test_every_link_is_reached_by_the_keyboard_and_large_enough_to_be_hit(project, careers_visit):
    for path, part in {"": ".offices-map", "teams/": ".people"}.items():
        page = careers_visit(project, path, viewport={"width": 375, "height": 812}).page
        links = page.locator(f"{part} a").all()
        assert links
        for link in links:
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 24
            link.focus()
            assert link.evaluate("one => one === document.activeElement && one.tabIndex >= 0")
        assert page.locator(f"{part} svg a, {part} svg [tabindex]").count() == 0
