"""Genders: what titles, roles, given names and pronouns show of a person."""

from collections import Counter
from typing import Literal

from analysis.actors import Actor
from analysis.reference import words

Gender = Literal["male", "female"]

PRONOUNS: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}


def shown_gender(actor: Actor) -> Gender | None:
    """Return the gender that a person's titles and role show ("Mr.", "spokeswoman"), or else the given name."""
    told = {word for mention in actor.mentions for word in mention.text.split()[:-1]} | set((actor.role or "").split())
    lists, given = words("titles.yaml"), actor.name.split()[0]
    male, female = told & set(lists["male"]), told & set(lists["female"])
    if bool(male) != bool(female):
        return "male" if male else "female"
    return "male" if given in lists["men"] else "female" if given in lists["women"] else None


def is_clear(votes: Counter[Gender]) -> bool:
    """Tell whether one pronoun is at least twice as frequent as the other."""
    few, many = sorted((votes["male"], votes["female"]))
    return many > 0 and many >= 2 * few
