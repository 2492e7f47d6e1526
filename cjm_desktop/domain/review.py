"""When a map is due to be looked at again."""

from datetime import date, timedelta

from cjm_desktop.domain.records import JourneyMap


def next_review(journey: JourneyMap) -> date | None:
    """The review interval after the last review, or after the research when there was no review yet.

    None where no interval or no date is set, and where the date lies beyond the calendar.
    """
    last = journey.reviewed or journey.researched
    if last is None or journey.review_interval_days is None:
        return None
    try:
        return last + timedelta(days=journey.review_interval_days)
    except OverflowError:
        return None
