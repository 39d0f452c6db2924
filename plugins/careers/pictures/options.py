"""What `mkdocs.yml` says about pictures."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

NARROW, WIDE = 160, 4000  # pixels


class PicturesOptions(BaseModel):
    """How pictures are made lighter; `off` shows each as it is, with its size."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    enabled: bool = Field(
        True, description="Whether lighter files are made of pictures; `pictures: off` is shorter."
    )
    widths: tuple[int, ...] = Field(
        (480, 800, 1200, 1600),
        min_length=1,
        description="How wide they are, in pixels; the reader's device chooses one.",
    )
    formats: tuple[Literal["avif", "webp"], ...] = Field(
        ("webp",), description="Their formats, the best first: avif takes long to make."
    )
    quality: int = Field(78, ge=30, le=95, description="How good they are, from 30 to 95.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, bool):
            return {"enabled": value}
        word = value.casefold() if isinstance(value, str) else ""
        return {"enabled": word} if word in ("off", "no", "false", "on", "yes", "true") else value

    @field_validator("widths")
    @classmethod
    def _ascending(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        for width in value:
            if not NARROW <= width <= WIDE:
                raise ValueError(f"{width} is no width. Write numbers from {NARROW} to {WIDE}.")
        return tuple(sorted(set(value)))
