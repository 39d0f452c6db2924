"""A page in a browser, as the pytest plugin gives it to authors of features."""

from __future__ import annotations


def test_a_site_of_a_few_strings_is_visited(careers_site, careers_visit):
    site = careers_site({"site_src/index.md": "# Home\n\n[Baker](../roles/baker.md)\n"})
    seen = careers_visit(site, "jobs/baker/", viewport={"width": 375, "height": 812})
    assert seen.page.locator("h1").inner_text() == "Baker"
    assert seen.page.evaluate("new Date().toISOString()") == "2026-11-23T12:00:00.000Z"
    assert seen.errors == []
    assert seen.hosts == {seen.page.url.split("/")[2]}


def test_it_is_served_where_its_address_says(careers_site, careers_visit):
    mkdocs = (careers_site().folder / "mkdocs.yml").read_text(encoding="utf-8")
    address = "https://example.com/work/"
    site = careers_site({"mkdocs.yml": mkdocs.replace("https://jobs.example.com/", address)})
    site.build(as_of="2026-12-01T09:00+02:00")
    assert site.prefix == "/work/"
    seen = careers_visit(site, "jobs/nobody/")
    assert "/work/jobs/nobody/" in seen.page.url
    assert seen.page.evaluate("new Date().toISOString()") == "2026-12-01T07:00:00.000Z"
    seen.page.locator("a[href$='/work/']").first.click()
    assert seen.page.locator("h1").inner_text() == "Home"
