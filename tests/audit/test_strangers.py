"""Good pages of all kinds of sites: nothing is said about them."""

from __future__ import annotations

import json

import pytest

PLUGIN = """\
<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>Senior Cook &#8211; Example &amp; Sons</title>
<link rel="canonical" href="https://example.com/job/senior-cook/">
<link rel="alternate" type="application/rss+xml" href="https://example.com/feed/">
</head><body class="single-job_listing">
<header><a href="https://example.com/"><img src="https://cdn.example.com/l.png" alt="Example"></a>
<form role="search"><input type="search" name="s"></form></header>
<article><h1 class="entry-title">Senior Cook</h1>
<ul class="meta"><li class="job-type full-time">Full Time</li>
<li class="location"><a href="https://maps.example.org/?q=Zürich">Zürich, Schweiz</a></li>
<li class="date-posted"><time datetime="2026-11-20">Posted 3 days ago</time></li></ul>
<div class="description"><p>Our kitchen feeds four hundred people &mdash; with care.</p>
<p><strong>Salary:</strong> CHF 85&#8217;000 &#8211; 95&#8217;000 p.a.</p>
<p>Apply by 15th December 2026.</p></div>
<div class="job_application"><input type="button" value="Apply for job"></div></article>
<script type="application/ld+json">{"@context":"http:\\/\\/schema.org\\/","@type":"JobPosting",
"datePosted":"2026-11-20T09:12:44+00:00","validThrough":"2026-12-15T23:59:59+01:00",
"title":"Senior Cook","description":"<p>Our kitchen feeds four hundred people \\u2014
 with care.<\\/p>\\n<p><strong>Salary:<\\/strong> CHF 85\\u2019000 \\u2013 95\\u2019000 p.a.<\\/p>",
"employmentType":["FULL_TIME"],"hiringOrganization":{"@type":"Organization","name":"Example & Sons",
"sameAs":"https://example.com","logo":"https://cdn.example.com/l.png"},
"identifier":{"@type":"PropertyValue","name":"Example & Sons","value":"https://example.com/?p=77"},
"baseSalary":{"@type":"MonetaryAmount","currency":"CHF","value":{"@type":"QuantitativeValue",
"minValue":"85000","maxValue":"95000","unitText":"YEAR"}},
"jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Zürich",
"addressCountry":"CH"}}}</script></body></html>
""".replace("\\u2014\n", "\\u2014")

MINIFIED = """\
<!doctype html><html lang=de><meta charset=utf-8><title>Bäckerin (m/w/d) | Beispiel GmbH</title>
<main><h1>Bäckerin (m/w/d)</h1><dl><dt>Ort<dd>10115 Berlin<dt>Gehalt<dd>32.000 € bis 36.500,50 €
brutto pro Jahr<dt>Anstellungsart<dd>Vollzeit<dt>Online seit<dd>2. November 2026
<dt>Bewerbungsschluss<dd>31.12.2026</dl><p>Du bäckst das Brot für unsere Stadt.
<p>Und zwar jede Nacht.<p><a href=mailto:jobs@example.de>Jetzt bewerben</a></main>
<script type=application/ld+json>{"@context":"https://schema.org","@graph":[{"@type":"WebSite",
"name":"Beispiel"},{"@type":"JobPosting","title":"Bäckerin (m/w/d)","description":
"<p>Du bäckst das Brot für unsere Stadt.</p><p>Und zwar jede Nacht.</p>","datePosted":"2026-11-02",
"validThrough":"2026-12-31T23:59","employmentType":"FULL_TIME","hiringOrganization":{"@type":
"Organization","name":"Beispiel GmbH"},"jobLocation":{"@type":"Place","address":{"@type":
"PostalAddress","postalCode":"10115","addressLocality":"Berlin","addressCountry":"DE"}},
"baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue",
"minValue":32000,"maxValue":36500.5,"unitText":"YEAR"}}}]}</script>
"""

REMOTE = """\
<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Développeur – Exemple</title></head>
<body><h1>Développeur</h1><p>Exemple · 100 % télétravail, ouvert à la France et à la Belgique</p>
<p>Publié le 3 novembre 2026 · 450 € par jour · Indépendant</p>
<p>Vous écrivez du code.</p><p>Nous le lisons.</p>
<a href="https://apply.example.org/77">Postuler</a>
<script type="application/ld+json">{"@context":"https://schema.org/","@type":["JobPosting"],
"title":"Développeur","description":"<p>Vous écrivez du code.</p>\\n<p>Nous le lisons.</p>",
"datePosted":"2026-11-03","hiringOrganization":{"@type":"Organization","name":"Exemple"},
"jobLocationType":"TELECOMMUTE","applicantLocationRequirements":[{"@type":"Country","name":"FR"},
{"@type":"Country","name":"Belgique"}],"employmentType":"CONTRACTOR","directApply":false,
"baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue",
"value":450,"unitText":"DAY"}}}</script></body></html>
"""

MICRODATA = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nurse</title></head><body>
<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Nurse</h1>
<meta itemprop="datePosted" content="2026-10-30"><p>Posted October 30, 2026</p>
<span itemprop="employmentType" content="PART_TIME">Part-time</span>
<div itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization">
<span itemprop="name">Clinic</span></div>
<div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><div itemprop="address"
itemscope itemtype="http://schema.org/PostalAddress"><span itemprop="addressLocality">Austin</span>,
<span itemprop="addressRegion">TX</span><meta itemprop="addressCountry" content="US"></div></div>
<div itemprop="baseSalary" itemscope itemtype="http://schema.org/MonetaryAmount">
<meta itemprop="currency" content="USD"><div itemprop="value" itemscope
itemtype="http://schema.org/QuantitativeValue">$<span itemprop="value" content="38.5">38.50</span>
<meta itemprop="unitText" content="HOUR">an hour</div></div>
<div itemprop="description"><p>You care for people.</p><ul><li>By day</li></ul></div>
<form action="https://forms.example.org/x"><input name="name"><button>Apply</button></form>
</div></body></html>
"""

GREEK = """\
<!doctype html><html lang="el"><head><meta charset="utf-8">
<title>Αρτοποιός - Παράδειγμα</title></head>
<body><main><h1>Αρτοποιός</h1><dl><dt>Τόπος</dt><dd>Αθήνα, Ελλάδα</dd><dt>Απασχόληση</dt>
<dd>Πλήρης απασχόληση</dd><dt>Δημοσίευση</dt><dd>2 Νοεμβρίου 2026</dd><dt>Αμοιβή</dt>
<dd>1.200–1.400 € το μήνα</dd></dl><p>Ζυμώνεις το ψωμί της πόλης.</p><p>Κάθε νύχτα.</p>
<p><a href="mailto:jobs@example.gr">Αίτηση</a></p></main>
<script type="application/ld+json">{"@context":"https://schema.org/","@type":"JobPosting",
"title":"Αρτοποιός","description":"<p>Ζυμώνεις το ψωμί της πόλης.</p><p>Κάθε νύχτα.</p>",
"datePosted":"2026-11-02","employmentType":"FULL_TIME","hiringOrganization":{"@type":"Organization",
"name":"Παράδειγμα"},"jobLocation":{"@type":"Place","address":{"@type":"PostalAddress",
"addressLocality":"Αθήνα","addressCountry":"GR"}},"baseSalary":{"@type":"MonetaryAmount",
"currency":"EUR","value":{"@type":"QuantitativeValue","minValue":1200,"maxValue":1400,
"unitText":"MONTH"}}}</script></body></html>
"""

UNKNOWN_LANGUAGE = GREEK.replace('lang="el"', 'lang="tlh"').replace("2 Νοεμβρίου 2026", "soS jaj")


RDFA = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nurse</title>
<meta property="og:title" content="Nurse"></head><body>
<div vocab="http://schema.org/" typeof="JobPosting"><h1 property="title">Nurse</h1>
<p>Posted <time property="datePosted" datetime="2026-10-30">October 30, 2026</time></p>
<span property="employmentType" content="PART_TIME">Part-time</span>
<div property="hiringOrganization" typeof="Organization"><span property="name">Clinic</span>
<a property="sameAs" href="https://example.com/">More about us</a></div>
<div property="jobLocation" typeof="Place"><div property="address" typeof="PostalAddress">
<span property="addressLocality">Austin</span>, <span property="addressRegion">TX</span>
<meta property="addressCountry" content="US"></div></div>
<div property="baseSalary" typeof="MonetaryAmount"><meta property="currency" content="USD">
<div property="value" typeof="QuantitativeValue">$<span property="value" content="38.5">38.50</span>
<meta property="unitText" content="HOUR">an hour</div></div>
<div property="description"><p>You care for people.</p><ul><li>By day</li></ul></div>
<form action="https://forms.example.org/x"><input name="name"><button>Apply</button></form>
</div></body></html>
"""
PREFIXED = RDFA.replace('vocab="http://schema.org/" ', "").replace('="JobP', '="schema:JobP')


@pytest.mark.parametrize(
    "text",
    [PLUGIN, MINIFIED, REMOTE, MICRODATA, RDFA, PREFIXED, GREEK, UNKNOWN_LANGUAGE],
    ids=[
        *("plugin", "minified", "remote", "microdata", "rdfa", "prefixed", "greek"),
        "unknown language",
    ],
)
def test_a_good_page_by_itself(site, text):
    assert site.write({"page.html": text}).said("page.html") == []


@pytest.mark.parametrize("text", [MICRODATA, RDFA], ids=["microdata", "rdfa"])
@pytest.mark.parametrize(
    ("there", "instead", "code"),
    [
        ('"http://schema.org/', '"http://data-vocabulary.org/', "context"),
        ('content="38.5"', 'content="48.5"', "unseen-pay"),
        ('content="HOUR"', 'content="hourly"', "salary-unit"),
        ("2026-10-30", "30.10.2026", "date-form"),
        ('content="US"', 'content="EU"', "country-unknown"),
        ("an hour", "a year", "unseen-period"),
        ('"title">Nurse', '"name">Nurse', "title-missing"),
    ],
)
def test_faults_in_the_attributes_of_tags_are_told(site, text, there, instead, code):
    broken = text.replace(there, instead)
    assert broken != text
    if code == "context":
        broken = broken.replace("http://data-vocabulary.org/JobPosting", "JobPosting")
    site.write({"page.html": broken})
    assert site.codes("page.html") == [code]


def test_what_only_programs_see_in_the_attributes_is_told(site):
    hidden = MICRODATA.replace("<p>Posted October 30, 2026</p>", "")
    assert site.write({"page.html": hidden}).codes("page.html") == ["unseen-posted"]


@pytest.mark.parametrize(
    ("changes", "body", "code"),
    [
        ({"title": "Baker of AT&amp;T"}, "<h1>Baker of AT&amp;amp;T</h1>", "text-escaped"),
        ({"title": "Baker of <b>"}, "<h1>Baker of &lt;b&gt;</h1>", "text-tags"),
        (
            {"description": "<p>You write &amp;amp; and &lt;p&gt;.</p><p>Every night.</p>"},
            "<p>You write <code>&amp;amp;</code> and <code>&lt;p&gt;</code>.</p>",
            "description-escaped",
        ),
        (
            {"description": "<p>You pass **flour** on.</p><p>Every night.</p>"},
            "<p>You pass <code>**flour**</code> on.</p>",
            "description-markdown",
        ),
    ],
)
def test_letters_that_people_see_are_meant_and_others_are_slips(site, page, changes, body, code):
    site.write({"page.html": page(body, **changes)})
    assert site.codes("page.html") == []
    site.write({"page.html": page(**changes)})
    assert code in site.codes("page.html")


def test_what_a_list_says_of_other_jobs_is_not_said_of_this_one(site, page):
    other = "<li><a href='cook.html'>Cook</a><ul><li>Closes December 31, 2026</li></ul></li>"
    site.write({"index.html": "<a href=baker.html>x</a> <a href=cook.html>x</a>"})
    site.write({"baker.html": page(f"<h2>Other jobs</h2><ul>{other}</ul>")})
    site.write({"cook.html": page(title="Cook").replace("<h1>Baker", "<h1>Cook")})
    assert site.codes() == ["sitemap-missing"]
    site.write({"baker.html": page(f"<ul>{other}</ul><p>Closes December 31, 2026</p>")})
    assert site.codes() == ["untold-closes", "sitemap-missing"]


def test_an_empty_sitemap_is_told_once(site, page):
    empty = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'
    site.write({"a.html": page("<a href=b.html>b</a>"), "b.html": page("<a href=a.html>a</a>")})
    site.write({"sitemap.xml": empty})
    assert site.codes().count("sitemap-lacks") == 1


def test_a_number_of_signs_alone_is_in_no_title(site, page):
    site.write({"page.html": page(identifier={"@type": "PropertyValue", "value": "-->"})})
    assert site.codes("page.html") == []


def test_a_good_page_in_a_site(site):
    site.write({"job/senior-cook/index.html": PLUGIN, "index.html": LIST, "sitemap.xml": SITEMAP})
    site.write({"feed/index.html": "<p>Nothing new."})
    assert site.said() == []


LIST = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Jobs</title>
<link rel="canonical" href="https://example.com/"></head>
<body><h1>Jobs</h1><p><a href="/job/senior-cook/">Senior Cook</a> <a href="#">Top</a>
<a href="//example.org/x">Elsewhere</a> <a href="JavaScript:void(0)">Menu</a>
<a href="tel:+123">Call</a> <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></p>
</body></html>
"""
SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="main.xsl"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://example.com/</loc><lastmod>2026-11</lastmod></url>
<url><loc>https://example.com/job/senior-cook/</loc><lastmod>2026-11-20T09:12:44+00:00</lastmod>
<image:image><image:loc>https://cdn.example.com/l.png</image:loc></image:image></url>
</urlset>
"""


def test_a_page_without_jobs_is_only_looked_at_for_its_links(site):
    site.write({"index.html": "<title>x</title><p>This job has closed.</p><a href='x/'>x</a>"})
    assert site.codes() == ["link-dead"]


def test_a_role_with_openings_has_no_posting_and_no_finding(site, page):
    role = (
        "<title>Baker</title><h1>Baker</h1><a href='boston/'>Boston</a><a href='athens/'>Athens</a>"
    )
    site.write({"index.html": "<title>Jobs</title><h1>Jobs</h1><a href='jobs/x/'>Baker</a>"})
    site.write({"jobs/x/index.html": role})
    for town in ("boston", "athens"):
        posting = page(identifier={"@type": "PropertyValue", "value": f"R-{town}"})
        site.write({f"jobs/x/{town}/index.html": posting})
    assert site.codes() == ["sitemap-missing"]


def test_words_about_other_roles_close_no_role(site, page):
    text = (
        "<p>If this role is filled before then, we write to you.</p>"
        "<p>Applications close on 15 December 2026, and this job is now open to everybody.</p>"
        "<p>Once applications for this summer have closed, we read them all.</p>"
    )
    site.write({"page.html": page(text, validThrough="2026-12-15T23:59:59+02:00")})
    assert site.codes("page.html") == []


@pytest.mark.parametrize(
    "words",
    [
        "This role has closed",
        "Sorry, this position has been filled.",
        "This job is no longer available",
        "This vacancy has expired",
        "We are no longer accepting applications.",
        "Applications have closed.",
        "Diese Stelle ist leider bereits besetzt.",
        "Ce poste a été pourvu",
        "Esta vacante ya no está disponible",
        "Η θέση έχει κλείσει",
    ],
)
def test_a_page_that_says_it_is_closed_has_no_posting(site, page, words):
    site.write({"page.html": page(f"<p>{words}</p>")})
    assert site.codes("page.html") == ["posting-closed"]


def test_a_site_below_a_folder_of_its_host(site, page):
    own = '<link rel="canonical" href="https://example.github.io/careers/{}">'
    site.write(
        {
            "index.html": page(
                "<a href='/careers/jobs/x/#part'>x</a> <a href='/careers/jobs/y/'>y</a>"
                " <a href='/blog/'>blog</a>",
                own.format(""),
            ),
            "jobs/x/index.html": f"<title>x</title>{own.format('jobs/x/')}<p>x</p>",
            "robots.txt": "User-agent: *\nDisallow: /",
        }
    )
    assert site.codes() == ["anchor-dead", "link-dead", "sitemap-missing"]


def test_the_same_fault_on_every_page_is_told_once(site):
    menu = "<title>x</title><a href='/gone/'>x</a><img src='/oven.jpg'>"
    site.write({f"{name}.html": menu for name in "abc"} | {"oven.jpg": b"x"})
    said = site.said()
    assert len(said) == 2
    assert "So do 2 more pages." in said[0]
    assert "Nor on 2 more pages." in said[1]


def test_a_sitemap_in_parts(site, page):
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://example.com/a/sitemap-1.xml</loc></sitemap>"
        "<sitemap><loc>https://example.com/a/sitemap-2.xml</loc></sitemap></sitemapindex>"
    )
    part = SITEMAP.replace("https://example.com/", "https://example.com/a/")
    part = part.replace("job/senior-cook/", "x.html")
    site.write({"sitemap.xml": index, "sitemap-1.xml": part, "index.html": "<p><a href='x'>x</a>"})
    site.write({"x.html": page(head='<link rel="canonical" href="https://example.com/a/x">')})
    assert site.codes() == ["sitemap-dead"]
    assert "sitemap-2.xml" in site.said()[0]


def test_a_list_may_name_its_jobs_in_an_item_list(site, page):
    def item_list(**item: object) -> str:
        items = [{"@type": "ListItem", "position": 1, **item}]
        data = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items}
        return f"<script type='application/ld+json'>{json.dumps(data)}</script>"

    link = "<a href='x.html'>x</a>"
    site.write({"x.html": page()})
    site.write({"index.html": link + item_list(url="https://example.com/x.html")})
    assert site.codes() == ["sitemap-missing"]
    site.write({"index.html": link + item_list(item={"@type": "JobPosting", "title": "Baker"})})
    assert "description-missing" in site.codes()


def test_a_text_may_lead_to_a_closed_job_and_a_list_may_not(site, page):
    def index(*names: str) -> str:
        entries = "".join(f"<li class=job><a href={name}.html>{name}</a></li>" for name in names)
        text = "<p>You take over from our <a href=closed.html>cook</a>.</p>"
        return f"<title>x</title><ul>{entries}</ul>{text}"

    site.write({f"{name}.html": page(identifier={"value": name}) for name in "abc"})
    site.write({"closed.html": "<title>x</title><p>This job has closed."})
    site.write({"index.html": index("a", "b", "c")})
    assert "closed-listed" not in site.codes()
    site.write({"index.html": index("a", "b", "c", "closed")})
    assert "closed-listed" in site.codes()
