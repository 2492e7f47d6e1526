"""The look of the program: light or dark, following the system or chosen, and the interface font."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from cjm_desktop.bundled import resource
from cjm_desktop.ui.stylesheet import stylesheet
from cjm_desktop.ui.tokens import DARK, LIGHT, Tokens

CHOICES = ("system", "light", "dark")
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
UI_PIXELS = 13


class Look(QObject):
    """Applies the tokens to the whole application and says when they change."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self.choice = choice if choice in CHOICES else "system"
        self.tokens: Tokens = LIGHT
        application.setStyle("Fusion")
        self._medium = self._load_interface_font()
        hints = application.styleHints()
        if self.choice != "system":
            hints.setColorScheme(_SCHEMES[self.choice])
        self._apply()
        hints.colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self.choice = choice
        self._application.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def _follow(self) -> None:
        before = self.tokens
        self._apply()
        if self.tokens is not before:
            self.changed.emit()

    def _apply(self) -> None:
        wanted = self._wanted()
        if wanted is self.tokens and self._application.styleSheet():
            return
        self.tokens = wanted
        self._application.setPalette(_palette(wanted))
        icons = resource("icons").as_posix()
        self._application.setStyleSheet(stylesheet(wanted, self._medium, icons))

    def _wanted(self) -> Tokens:
        if self.choice != "system":
            return DARK if self.choice == "dark" else LIGHT
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def strong_font(self) -> QFont:
        """The half-bold face at the size of the interface."""
        font = QFont(self._application.font())
        if self._medium:
            font.setFamilies([self._medium])
        else:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _load_interface_font(self) -> str:
        """Load the two faces the start page needs; returns the family of the half-bold one."""
        regular, medium = (_family(f"Sans-{weight}.ttf") for weight in ("Regular", "SemiBold"))
        if regular:
            font = QFont(regular)
            font.setPixelSize(UI_PIXELS)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._application.setFont(font)
        return medium


def _family(file: str) -> str:
    families = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))
    )
    return families[0] if families else ""


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: t.panel,
        role.Base: t.field,
        role.AlternateBase: t.raised,
        role.Button: t.panel,
        role.WindowText: t.text,
        role.Text: t.text,
        role.ButtonText: t.text,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.panel,
        role.PlaceholderText: t.faint,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent,
        role.Mid: t.line,
        role.Light: t.hover,
        role.Dark: t.field_line,
        role.Accent: t.accent,
    }
    palette = QPalette()
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, key, QColor(t.faint))
    return palette
