"""How soon to be seen."""

from enum import IntEnum


class Urgency(IntEnum):
    """Five levels; larger is more urgent, so max() picks the winner. Targets: clinical table, `levels`."""

    SELF_CARE = 1  # looked after at home
    ROUTINE = 2  # seen in about 2 to 4 weeks
    WITHIN_2_WEEKS = 3  # SEEN within 14 days, so contact the practice in the next 1 to 3 days
    SAME_DAY = 4  # speak to a clinician today, seen within 24 hours
    EMERGENCY = 5  # minutes
