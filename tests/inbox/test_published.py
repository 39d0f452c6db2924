"""Nothing that is built ever leads to an inbox."""

from __future__ import annotations

import pytest

from careers.inbox.receiver import open_inbox
from careers.inbox.server import LOOPBACK

FORM = "{way: form, action: 'https://formspree.io/f/abcdwxyz', email: jobs@example.com}"


@pytest.mark.parametrize("options", [{}, {"preview": True}], ids=["built", "previewed"])
def test_no_file_of_a_built_site_names_an_address_of_this_computer(project, options):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": mkdocs.replace("{email: jobs@example.com}", FORM)})
    with open_inbox(lambda _: None):
        assert not project.build(**options).failed
    assert 'action="https://formspree.io/f/abcdwxyz"' in project.text("jobs/baker/index.html")
    found = [
        (name, host)
        for name, content in project.files().items()
        for host in LOOPBACK
        # The theme's own scripts know the name “localhost”.
        if name.endswith((".html", ".xml", ".json", ".txt")) and host.encode() in content
    ]
    assert found == []
