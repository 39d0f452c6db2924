"""What goes with a later version: it works until then, and who uses it is told what to use instead.

Nothing here is an error: a site that has a feature of others must not stand still because of it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping

from careers.feature import Feature
from careers.hooks import HOOK_NAMES
from careers.problem import Problem

# Public names, hooks and arguments of hooks that go, with the version that they go with and what
# to use instead: {"Badge": "It goes with 0.4; use Block."}, {"role_blocks.past": "…"}.
NAMES: Mapping[str, str] = {}
HOOKS: Mapping[str, str] = {}


def going(feature: Feature) -> Iterator[Problem]:
    """A note for each thing that a feature uses, or a site says to it, and that goes."""
    whose = f"The feature “{feature.name}” ({feature.origin})"
    module = vars(sys.modules.get(type(feature).__module__, sys))
    uses = {f"careers.{name}": said for name, said in NAMES.items() if name in module}
    for hook in HOOK_NAMES:
        method = getattr(type(feature), hook, None)
        if method and hasattr(method, "careers_impl"):
            asked = [hook, *(f"{hook}.{name}" for name in inspect.signature(method).parameters)]
            uses |= {name: HOOKS[name] for name in asked if name in HOOKS}
    for name, said in uses.items():
        message = f"{whose} uses {name}, which goes."
        yield feature.option().note("feature-old", message, said)
    for name in sorted(feature.model_fields_set):
        if instead := type(feature).model_fields[name].deprecation_message:
            message = f"The option “{name}” of “{feature.name}” goes."
            yield feature.option(name).note("option-old", message, instead)
