"""How the machine's owner writes numbers and dates."""

from PySide6.QtCore import QLocale

from cjm_desktop.domain.habits import Habits


def machine_habits() -> Habits:
    """The habits of the system's locale; its language does not matter."""
    system = QLocale.system()
    order = system.dateFormat(QLocale.FormatType.ShortFormat)
    month, day = order.find("M"), order.find("d")
    return Habits("," if system.decimalPoint() == "," else ".", not 0 <= month < day)
