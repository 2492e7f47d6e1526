"""Dates and short words as they are written on cards, the same on every machine."""

from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written_date(day: date) -> str:
    """'12 Nov 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def joined(words: str) -> str:
    """Words that no line breaks apart."""
    return words.replace(" ", "\u00a0")
