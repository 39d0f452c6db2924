"""How much experience a role asks for: `2 years in sales`, `at least 18 months`, `none needed`."""

from __future__ import annotations

from decimal import Decimal

from careers.problem import Problem, Text
from careers.role import TimeUnit
from careers.values.demand import is_hedged, is_nothing
from careers.values.span import Stretch, read_start_of
from careers.wording import LONGEST, Slip, fold, folded

MOST_YEARS = 50
_EXAMPLE = "Write how many years, such as “2 years”."
_MONTHS_IN = {TimeUnit.YEAR: 12, TimeUnit.MONTH: 1}
_EXPERIENCE = folded(
    "experience experiences practice Erfahrung Erfahrungen Berufserfahrung Praxis "
    "Praxiserfahrung d'expérience experiencia εμπειρία εμπειρίας προϋπηρεσία προϋπηρεσίας",
    " ",
)
# What may stand behind `2 years` and go on speaking of them.
_GOES_ON = _EXPERIENCE | folded(
    "of in as with within at on for across running selling working leading managing teaching "
    "professional relevant work practical hands proven full previous prior related commercial "
    "required needed necessary minimum min erforderlich "
    "als im mit bei auf relevante einschlägige praktische "
    "de en dans comme avec chez au como con σε στην στον στο στις στους ως με",
    " ",
)


def read_experience(text: Text) -> int | Problem | None:
    """The least number of months; 0 when none are needed, None where that isn't certain.

    Words that can be read in two ways, or as a wish (`2 years preferred`, `2 years or a
    degree`), are for people and no number. A number of nothing (`2`) is a problem.
    """
    if len(text.value) > LONGEST:
        return None
    if is_nothing(text.value, "|".join(_EXPERIENCE)):
        return 0
    found = read_start_of(text.value)
    months = _months(found) if found else None
    return months.at(text) if isinstance(months, Slip) else months


def _months(found: Stretch) -> int | Slip | None:
    years = "year" if found.low == 1 and not found.high else "years"
    shown = f"{found.low}–{found.high}" if found.high else f"{found.low}"
    if found.high and found.high < found.low:
        unit = f"{found.unit}s" if found.unit else "years"
        fix = f"Write “{found.high}–{found.low} {unit}”."
        return Slip("experience-reversed", "has its higher end first", fix)
    if found.unit is None and not found.rest:
        likely = found.low <= MOST_YEARS
        fix = f"Write “{shown} {years}” if that is what you mean." if likely else _EXAMPLE
        return Slip("experience-no-unit", "does not say whether years or months", fix)
    if found.unit not in _MONTHS_IN:
        return None
    months = found.low * _MONTHS_IN[found.unit]
    if months > MOST_YEARS * 12:
        what = f"is more than {MOST_YEARS} years of work"
        return Slip("experience-unlikely", what, "Look at the number again.")
    return int(months) if _is_certain(found, months) else None


def _is_certain(found: Stretch, months: Decimal) -> bool:
    """Nothing behind the number makes it a wish, or another number."""
    words = fold(found.rest).split()
    goes_on = not words or words[0] in _GOES_ON
    plain = not is_hedged(found.rest) and not any(char.isdigit() for char in found.rest)
    return goes_on and plain and months == months.to_integral_value()
