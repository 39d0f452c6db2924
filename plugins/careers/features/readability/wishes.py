"""Whether something is wished for only, in English, German, French, Spanish or Greek."""

from __future__ import annotations

import re

WISH = re.compile(
    r"\b(?:nice[- ]to[- ]haves?|good to have|great to have|a plus|an (?:advantage|asset)|bonus"
    r"|ideally|preferred|preferably|desirable|optional(?:ly)?|welcome, and not needed"
    r"|von vorteil|wünschenswert|idealerweise|ein plus|erwünscht|kein muss|schön wäre"
    r"|un plus|un atout|souhaité\w*|souhaitable\w*|apprécié\w*|idéalement|facultati\w+"
    r"|se valora\w*|valorable\w*|deseable\w*|idealmente|preferible\w*|opcional\w*"
    r"|επιθυμητ\w+|θα εκτιμηθ\w+|ιδανικά|πλεονέκτημα|προαιρετικ\w+)\b",
    re.IGNORECASE,
)


def is_wish(text: str) -> bool:
    """Whether a bullet, or what stands above a list, says that it isn't needed."""
    return WISH.search(text) is not None
