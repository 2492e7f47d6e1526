"""Who travels."""

from typing import Annotated, ClassVar

from pydantic import Field

from cjm_desktop.domain.record import Colour, Ids, PointsAt, Ranked, StoredAs, Text


class Persona(Ranked):
    """Who travels. Deleting a persona never deletes a card."""

    KIND: ClassVar[str] = "persona"
    NAMES: ClassVar[tuple[str, str]] = ("persona", "personas")
    ORDER: ClassVar[int] = 80
    MOST: ClassVar[int] = 2_000

    name: Text = ""
    role: Text = ""
    initials: Text = ""
    colour: Colour = ""
    quote: Text = ""
    age: Text = ""
    gender: Text = ""
    location: Text = ""
    occupation: Text = ""
    family: Text = ""
    interests: Text = ""
    values: Annotated[Text, StoredAs("personal_values")] = ""
    lifestyle: Text = ""
    purchase_frequency: Text = ""
    decision_triggers: Text = ""
    goals: Text = ""
    needs: Text = ""
    pains: Text = ""
    frustrations: Text = ""
    preferred_channel_ids: Annotated[Ids, PointsAt("channel")] = ()
    tech_comfort: Annotated[int, Field(ge=1, le=5)] | None = None

    @property
    def letters(self) -> str:
        """Up to three letters that stand for the persona: the initials given, or those of the name or role."""
        if given := self.initials.strip():
            return given[:3]
        words = (self.name.strip() or self.role).split()
        return "".join(word[0] for word in words if word[0].isalnum())[:2].upper() or "?"


PLUGIN = Persona
