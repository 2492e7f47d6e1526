"""The keys of the lane kinds that the map's own logic speaks of; they stand in the file, so they never change.

How a kind looks and which fields its cards have is said in `cjm_desktop.lanes`, one file a kind.
"""

ACTIONS = "actions"
TOUCHPOINTS = "touchpoints"
THOUGHTS = "thoughts"
EMOTIONS = "emotions"
PAIN_POINTS = "pain_points"
OPPORTUNITIES = "opportunities"
METRICS = "metrics"
TEXT = "text"
