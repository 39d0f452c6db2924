"""What axe-core finds on a page: WCAG 2.2 at level AA, and what is good practice beyond it."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# Among it: one main heading, no level left out, everything in a landmark, landmarks told apart.
BEST_PRACTICE = "best-practice"

# A colour on its way to another is none that somebody reads.
AT_REST = """() => Promise.all(document.getAnimations().map((one) =>
  one.effect.getComputedTiming().endTime === Infinity ? 0 : one.finished.catch(() => 0)))"""


def faults(page: Page, within: str = "", tags: tuple[str, ...] = (*WCAG, BEST_PRACTICE)) -> list:
    """What is wrong, a line each, on the whole page or within the first element of a selector."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(AT_REST)
    found = page.evaluate(
        "([within, rules]) => axe.run(within || document, rules)",
        [within, {"runOnly": [*tags], "resultTypes": ["violations"]}],
    )
    return [
        f"{one['id']}: {node['html'][:150]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
