"""Pay as people write it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Problem, Spot, Text
from careers.role import Pay, PayPeriod
from careers.values.pay import amount_text, read_pay, spell

SPOT = Spot("roles/analyst.md", 8, 6)
HOUR, DAY, WEEK, MONTH, YEAR = PayPeriod


def read(written: str, *, currency: str = "", countries: tuple[str, ...] = ()) -> Pay | Problem:
    return read_pay(Text(written, SPOT), currency=currency, countries=countries)


def problem(written: str, *, currency: str = "", countries: tuple[str, ...] = ()) -> Problem:
    found = read(written, currency=currency, countries=countries)
    assert isinstance(found, Problem), found
    return found


def pay(currency: str, low: str, high: str, period: PayPeriod) -> Pay:
    return Pay(currency, Decimal(low), Decimal(high), period)


@pytest.mark.parametrize(
    "written",
    [
        "60,000–75,000 EUR per year",
        "60,000 - 75,000 EUR",
        "60.000–75.000 €",
        "60 000 – 75 000 EUR",
        "60\u202f000\u00a0–\u00a075\u202f000\u00a0€",
        "EUR 60'000.- bis 75'000.-",
        "60k-75k EUR",
        "60k-75k eur/yr",
        "EUR 60-75k",
        "60k-75 EUR",
        "60 TEUR bis 75 TEUR",
        "60–75 Tsd. €",
        "€60000-€75000 a year",
        "60000-75000EUR p.a.",
        "€60,000.00 – €75,000.00 annually",
        "60,000...75,000 EUR",
        "from 60,000 to 75,000 EUR",
        "between 60,000 and 75,000 euros a year",
        "min. 60,000 max. 75,000 EUR",
        "60.000 bis 75.000 € im Jahr",
        "60 000 à 75 000 € par an",
        "60.000 a 75.000 € al año",
        "entre 60.000 y 75.000 € anuales",
        "60.000 €/a - 75.000 €/a",
        "60.000 έως 75.000 ευρώ ετησίως",
        "“60,000–75,000 EUR per year”",
        "60,000–75,000",
    ],
)
def test_a_range_with_one_meaning_is_read(written: str) -> None:
    assert read(written, currency="EUR") == pay("EUR", "60000", "75000", YEAR)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("€25 per hour", pay("EUR", "25", "25", HOUR)),
        ("25 EUR hourly", pay("EUR", "25", "25", HOUR)),
        ("18.50–22 USD/hr", pay("USD", "18.50", "22", HOUR)),
        ("12,50 € pro Stunde", pay("EUR", "12.50", "12.50", HOUR)),
        ("25 €/Std.", pay("EUR", "25", "25", HOUR)),
        ("25 € de l'heure", pay("EUR", "25", "25", HOUR)),
        ("25 € por hora", pay("EUR", "25", "25", HOUR)),
        ("200 GBP a day", pay("GBP", "200", "200", DAY)),
        ("200 € pro Tag", pay("EUR", "200", "200", DAY)),
        ("1,000 USD weekly", pay("USD", "1000", "1000", WEEK)),
        ("EUR 3.200/month", pay("EUR", "3200", "3200", MONTH)),
        ("2.500,50 € monatlich", pay("EUR", "2500.50", "2500.50", MONTH)),
        ("3k p/m EUR", pay("EUR", "3000", "3000", MONTH)),
        ("500-2k EUR per month", pay("EUR", "500", "2000", MONTH)),
        ("1500-1800 € ανά μήνα", pay("EUR", "1500", "1800", MONTH)),
        ("CHF 95’000 p.a.", pay("CHF", "95000", "95000", YEAR)),
        ("1.234.567,89 EUR per year", pay("EUR", "1234567.89", "1234567.89", YEAR)),
        ("₹6,00,000 per annum", pay("INR", "600000", "600000", YEAR)),
        ("US$60,000", pay("USD", "60000", "60000", YEAR)),
        ("60 000 $US", pay("USD", "60000", "60000", YEAR)),
        ("$60,000 USD", pay("USD", "60000", "60000", YEAR)),
        ("60,000 US dollars a year", pay("USD", "60000", "60000", YEAR)),
        ("C$60,000-C$70,000", pay("CAD", "60000", "70000", YEAR)),
        ("A$90k", pay("AUD", "90000", "90000", YEAR)),
        ("£30k", pay("GBP", "30000", "30000", YEAR)),
        ("8000-9000 zł / month", pay("PLN", "8000", "9000", MONTH)),
        ("R60,000 per month", pay("ZAR", "60000", "60000", MONTH)),
        ("60 all per hour", pay("ALL", "60", "60", HOUR)),
        ("1500 KWD per month", pay("KWD", "1500", "1500", MONTH)),
        ("20 EUR per hour", pay("EUR", "20", "20", HOUR)),
    ],
)
def test_one_figure_any_currency_and_any_period_are_read(written: str, expected: Pay) -> None:
    found = read(written)
    assert found == expected
    assert isinstance(found.low, Decimal)
    assert isinstance(found.high, Decimal)


@pytest.mark.parametrize(
    ("written", "countries", "currency", "expected"),
    [
        ("$60,000", ("US",), "", "USD"),
        ("$60,000", ("CA",), "USD", "CAD"),
        ("$60,000", ("US", "GR"), "", "USD"),
        ("$60,000", ("GR",), "usd", "USD"),
        ("60,000 dollars", (), "NZD", "NZD"),
        ("kr 450 000 per year", ("SE",), "", "SEK"),
        ("450 000 kr. per year", ("DK",), "SEK", "DKK"),
        ("¥6,000,000 per year", ("JP",), "", "JPY"),
        ("¥300,000 per year", ("CN",), "", "CNY"),
        ("Rs 600000 per year", ("IN",), "", "INR"),
        ("60,000", ("US",), "EUR", "EUR"),
    ],
)
def test_a_shared_sign_is_decided_by_the_place_and_then_by_the_site(
    written: str, countries: tuple[str, ...], currency: str, expected: str
) -> None:
    found = read(written, currency=currency, countries=countries)
    assert isinstance(found, Pay)
    assert found.currency == expected


@pytest.mark.parametrize(
    ("countries", "currency", "shown"),
    [
        (("US", "CA"), "", "USD or CAD"),
        ((), "", "USD, CAD, AUD, NZD or another"),
        (("GR",), "EUR", "USD, CAD, AUD, NZD or another"),
    ],
)
def test_a_shared_sign_that_nothing_decides_is_shown_with_its_readings(
    countries: tuple[str, ...], currency: str, shown: str
) -> None:
    found = problem("$60,000–$75,000", currency=currency, countries=countries)
    assert found.code == "pay-currency-unclear"
    assert f"“$” in it, which can be {shown}" in found.message
    assert "such as USD" in found.fix


@pytest.mark.parametrize(
    ("written", "code", "message", "fix"),
    [
        ("60,000–75,000 € brutto", "pay-unclear", "“brutto”", "Write “60,000–75,000 EUR per year”"),
        ("60,000–75,000 € brutto", "pay-unclear", "“brutto”", "“brutto” under `pay note`"),
        ("60,000-75,000 EUR + bonus", "pay-unclear", "“bonus”", "and put “bonus” under `bonus`"),
        ("60–75k EUR plus Provision", "pay-unclear", "“Provision”", "“Provision” under `bonus`"),
        ("60,000-75,000 EUR DOE", "pay-unclear", "“DOE”", "and put “DOE” under `pay note`"),
        ("60,000 EUR + bonus", "pay-unclear", "“bonus”", "Write “60,000 EUR per year”"),
        ("~60,000 EUR", "pay-unclear", "“~”", "Write “60,000 EUR per year”."),
        ("60,000 UDS", "pay-currency-unknown", "“UDS”", "Did you mean USD?"),
        ("60,000 DEM", "pay-currency-unknown", "“DEM”", "such as EUR"),
        ("60,000 EUR or 65,000 USD", "pay-unclear", "“or”", "60,000–75,000 EUR per year"),
        ("60,000 EUR – 65,000 USD", "pay-two-currencies", "“EUR” and “USD”", "one currency"),
        ("60,000 EUR / 75,000 EUR", "pay-unclear", "nothing between them", "Write a dash"),
        ("1, 2 or 3 EUR", "pay-many-amounts", "more than two amounts", "`pay note`"),
        ("60,000–75,000", "pay-no-currency", "names no currency", "“60,000–75,000 EUR per year”"),
        ("25 EUR", "pay-no-period", "hour, day, week, month or year", "“25 EUR per hour”"),
        ("2,500 EUR", "pay-no-period", "does not say per what", "“2,500 EUR per month”"),
        ("60,000 SEK", "pay-no-period", "does not say per what", "“60,000 SEK per year”"),
        ("9,000-12,000 USD", "pay-no-period", "does not say per what", "9,000–12,000 USD"),
        ("60k EUR per year per month", "pay-two-periods", "year and per month", "one of them"),
        ("75,000–60,000 EUR", "pay-reversed", "higher end first", "“60,000–75,000 EUR per year”"),
        ("60,000–75 USD per year", "pay-reversed", "higher end first", "all their digits"),
        ("1.5m JPY per year", "pay-unclear", "“m”", "the whole amount in digits"),
        ("4 Mio. JPY pro Jahr", "pay-unclear", "“Mio”", "the whole amount in digits"),
        ("2000 USD every other week", "pay-unclear", "“other”", "one of: per hour, per day"),
        ("2000 USD bi-weekly", "pay-unclear", "“bi”", "one of: per hour, per day"),
        ("2000 USD biweekly", "pay-unclear", "“biweekly”", "one of: per hour, per day"),
        ("3000 EUR twice a month", "pay-unclear", "“twice”", "one of: per hour, per day"),
        ("0 EUR", "pay-zero", "a 0", "leave `pay` out"),
        ("0–75,000 EUR", "pay-zero", "a 0", "leave `pay` out"),
        ("competitive", "pay-no-amount", "names no amount", "leave `pay` out"),
        ("DOE", "pay-no-amount", "names no amount", "under `pay note`"),
        ("negotiable", "pay-no-amount", "names no amount", "under `pay note`"),
        ("", "pay-no-amount", "Nothing is written here.", "60,000–75,000 EUR per year"),
        ("up to 75,000 EUR", "pay-open-ended", "one end open", "Write both ends"),
        ("bis zu 75.000 EUR", "pay-open-ended", "one end open", "Write both ends"),
        ("jusqu'à 75 000 EUR", "pay-open-ended", "one end open", "Write both ends"),
        ("from 60,000", "pay-open-ended", "one end open", "a closed range"),
        ("ab 60.000 €", "pay-open-ended", "one end open", "a closed range"),
        ("60,000+", "pay-open-ended", "one end open", "a closed range"),
        ("60,000–75,000+ EUR", "pay-open-ended", "one end open", "a closed range"),
        ("60,000 – EUR", "pay-open-ended", "one end open", "a closed range"),
        ("60'75 EUR", "pay-number-unclear", "“60'75”", "such as 60,000"),
        ("60,0000 EUR", "pay-number-unclear", "“60,0000”", "such as 60,000"),
        ("1.500 KWD per month", "pay-number-ambiguous", "can be 1500 or 1.5", "Write 1500 or 1.5"),
        ("1,200k JPY per year", "pay-number-ambiguous", "can be 1200000 or 1200", "Write 1200000"),
        ("60-75,000 USD", "pay-unlikely", "a thousand times as much", "60,000–75,000"),
        ("60,000 USD per hour", "pay-unlikely", "60,000 USD for one hour", "60,000 USD per year"),
        ("60 USD per year", "pay-unlikely", "60 USD for a whole year", "“60,000 USD per year” or"),
        ("9" * 30 + " EUR", "pay-unlikely", "more than anybody is paid", "digits"),
        ("9" * 501, "too-long", "501 characters", "Write only the pay here"),
    ],
)
def test_anything_else_says_what_to_write(written: str, code: str, message: str, fix: str) -> None:
    found = problem(written)
    assert found.code == code
    assert message in found.message
    assert fix in found.fix
    assert (found.path, found.line, found.column) == SPOT


def test_the_countrys_currency_is_offered_when_none_is_written() -> None:
    assert "“60,000 SEK per year”" in problem("60,000", countries=("SE",)).fix


@pytest.mark.parametrize(
    ("found", "locale", "shown"),
    [
        (pay("USD", "60000", "75000", YEAR), "en", "$60,000–$75,000"),
        (pay("USD", "60000", "60000", YEAR), "en", "$60,000"),
        (pay("USD", "18.50", "22", HOUR), "en", "$18.50–$22.00"),
        (pay("EUR", "60000", "75000", YEAR), "de", "60.000–75.000\u00a0€"),
        (pay("EUR", "12.5", "12.5", HOUR), "de", "12,50\u00a0€"),
        (pay("EUR", "60000", "75000", YEAR), "el", "60.000–75.000\u00a0€"),
        (pay("CHF", "95000", "95000", YEAR), "en", "CHF\u00a095,000"),
        (pay("JPY", "1200.50", "1200.50", HOUR), "en", "¥1,200.50"),
        (pay("KWD", "1.525", "1.525", HOUR), "en", "KWD\u00a01.525"),
        (pay("USD", "60000", "75000", YEAR), "pt-BR", "US$\u00a060.000–US$\u00a075.000"),
        (pay("USD", "60000", "75000", YEAR), "xx", "$60,000–$75,000"),
    ],
)
def test_amounts_are_shown_as_the_reader_expects_and_nothing_is_rounded(
    found: Pay, locale: str, shown: str
) -> None:
    assert amount_text(found, locale) == shown


AMOUNTS = st.decimals(Decimal("0.01"), Decimal(1_000_000), places=2)


@given(
    st.sampled_from(["USD", "EUR", "GBP", "JPY", "KWD", "SEK", "INR"]),
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(PayPeriod),
)
def test_what_is_spelled_is_read_back(
    currency: str, one: Decimal, other: Decimal, period: PayPeriod
) -> None:
    written = Pay(currency, min(one, other), max(one, other), period)
    found = read(spell(written))
    if isinstance(found, Problem):
        assert found.code == "pay-unlikely"
    else:
        assert found == written


@given(st.text(), st.sampled_from(["", "EUR", "no such"]), st.sampled_from([(), ("US",), ("?",)]))
def test_any_text_gives_pay_or_a_problem(
    written: str, currency: str, countries: tuple[str, ...]
) -> None:
    found = read(written, currency=currency, countries=countries)
    assert isinstance(found, Pay | Problem)


@given(st.text(alphabet="0123456789.,' -–k$€EURUSDper yearhou/+", max_size=40))
def test_anything_like_pay_gives_a_closed_range_or_a_problem(written: str) -> None:
    found = read(written)
    assert isinstance(found, Problem) or 0 < found.low <= found.high


def test_five_megabytes_are_answered_at_once() -> None:
    assert problem("60,000 " * 800_000).code == "too-long"
