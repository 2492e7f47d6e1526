"""The style sheet of the window, made from the tokens. Lengths in multiples of 4."""

from cjm_desktop.ui.tokens import LIGHT, Tokens


def stylesheet(t: Tokens, medium: str, icons: str) -> str:
    """The whole style sheet. `medium`: the family of the half-bold face; `icons`: their folder."""
    strong = f'font-family: "{medium}";' if medium else "font-weight: 600;"
    parts = (_surfaces, _bars, _buttons, _fields, _lists, _tabs, _scroll)
    return "".join(part(t, strong) for part in parts).replace("%icons%", icons)


def _surfaces(t: Tokens, strong: str) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.panel}; }}
QWidget#startPage, QWidget#startBody, QWidget#canvasArea {{ background: {t.window}; }}
QWidget#panel, QWidget#panelBody, QScrollArea#panel {{ background: {t.panel}; border: none; }}
QWidget#leftPanel {{ background: {t.panel}; border: none; border-right: 1px solid {t.line}; }}
QWidget#rightPanel {{ background: {t.panel}; border: none; border-left: 1px solid {t.line}; }}
QLabel {{ background: transparent; color: {t.text}; }}
QLabel[tone="quiet"] {{ color: {t.quiet}; }}
QLabel[tone="faint"] {{ color: {t.faint}; }}
QLabel[tone="danger"] {{ color: {t.danger}; }}
QLabel[tone="wrong"] {{ color: {t.danger}; font-size: 12px; }}
QLabel[tone="heading"] {{ color: {t.quiet}; {strong} font-size: 12px; }}
QLabel[tone="title"] {{ {strong} font-size: 26px; }}
QLabel[tone="subtitle"] {{ {strong} font-size: 15px; }}
QLabel[tone="strong"] {{ {strong} }}
QLabel[tone="label"] {{ color: {t.quiet}; font-size: 12px; }}
QLabel[tone="small"] {{ color: {t.faint}; font-size: 12px; }}
QFrame#hairline {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame#card {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px; }}
QToolTip {{ background: {t.text}; color: {t.panel}; border: none; padding: 4px 8px; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QDockWidget {{ {strong} color: {t.quiet}; }}
QDockWidget::title {{ background: {t.panel}; padding: 8px 12px; border-bottom: 1px solid {t.line}; }}
"""


def _bars(t: Tokens, strong: str) -> str:
    return f"""
QMenuBar {{ background: {t.panel}; color: {t.text}; border-bottom: 1px solid {t.line};
  padding: 2px 6px; }}
QMenuBar::item {{ background: transparent; padding: 4px 10px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {t.hover}; }}
QMenu {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 28px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.faint}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QMenu::icon {{ left: 8px; }}
QMenu::indicator {{ left: 8px; width: 14px; height: 14px; }}
QToolBar {{ background: {t.panel}; border: none; border-bottom: 1px solid {t.line};
  padding: 4px 8px; spacing: 2px; }}
QToolBar::separator {{ background: {t.line}; width: 1px; margin: 6px 8px; }}
QToolBar QToolButton {{ background: transparent; color: {t.text}; border: none; border-radius: 6px;
  padding: 6px 8px; }}
QToolBar QToolButton#qt_toolbar_ext_button {{ padding: 0; margin: 4px 0; }}
QToolBar QToolButton:hover {{ background: {t.hover}; }}
QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {t.accent_soft}; }}
QToolBar QToolButton:focus {{ background: {t.hover}; border: none; }}
QToolBar QToolButton:disabled {{ color: {t.faint}; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.line}; min-height: 24px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {t.quiet}; font-size: 12px; padding: 0 8px; }}
QStatusBar QLabel[tone="danger"] {{ color: {t.danger}; }}
QStatusBar QToolButton {{ color: {t.quiet}; font-size: 12px; border: none; background: transparent;
  padding: 2px 8px; border-radius: 4px; }}
QStatusBar QToolButton:hover, QStatusBar QToolButton:focus {{ background: {t.hover}; }}
QStatusBar QToolButton::menu-indicator {{ image: none; }}
QFrame#messageBar {{ background: {t.warn_soft}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame#messageBar[tone="danger"] {{ background: {t.danger_soft}; }}
QFrame#messageBar[tone="info"] {{ background: {t.accent_soft}; }}
QFrame#messageBar[tone="good"] {{ background: {t.good_soft}; }}
QFrame#toast {{ background: {t.text}; border-radius: 8px; }}
QFrame#toast QLabel {{ color: {t.panel}; }}
QFrame#toast QPushButton {{ background: transparent; border: none; color: {t.panel}; {strong}
  padding: 4px 8px; text-decoration: underline; }}
"""


def _buttons(t: Tokens, strong: str) -> str:
    return f"""
QPushButton {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.field_line};
  border-radius: 6px; padding: 6px 14px; min-height: 18px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.accent_soft}; }}
QPushButton:focus {{ border: 1px solid {t.accent}; }}
QPushButton:disabled {{ color: {t.faint}; border-color: {t.line}; }}
QPushButton[tone="primary"], QPushButton:default {{ background: {t.accent}; color: {t.on_accent};
  border: 1px solid {t.accent}; {strong} }}
QPushButton[tone="primary"]:disabled, QPushButton:default:disabled {{ background: {t.line}; border-color: {t.line};
  color: {t.faint}; }}
QPushButton[tone="primary"]:focus, QPushButton:default:focus {{ border: 1px solid {t.text}; }}
QPushButton[tone="quiet"], QToolButton[tone="quiet"] {{ background: transparent;
  border: 1px solid transparent; color: {t.quiet}; padding: 4px 6px; border-radius: 6px; }}
QPushButton[tone="quiet"]:hover, QToolButton[tone="quiet"]:hover {{ background: {t.hover};
  color: {t.text}; }}
QPushButton[tone="quiet"]:focus, QToolButton[tone="quiet"]:focus {{
  border: 1px solid {t.accent}; }}
QPushButton[tone="link"] {{ background: transparent; border: 1px solid transparent;
  color: {t.accent}; padding: 4px 6px; text-align: left; }}
QPushButton[tone="link"]:hover {{ background: {t.hover}; }}
QPushButton[tone="link"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[tone="row"] {{ background: transparent; border: 1px solid transparent;
  border-radius: 6px; padding: 6px 8px; text-align: left; }}
QPushButton[tone="row"]:hover {{ background: {t.hover}; }}
QPushButton[tone="row"]:focus {{ border: 1px solid {t.accent}; }}
QToolButton#rating {{ background: {t.field}; color: {t.text}; border: 1px solid {t.field_line};
  border-radius: 6px; min-width: 26px; min-height: 24px; }}
QToolButton#rating:hover {{ background: {t.hover}; }}
QToolButton#rating:focus {{ border: 1px solid {t.accent}; }}
QToolButton#rating:checked {{ background: {t.accent_soft}; border: 1px solid {t.accent}; }}
"""


def _fields(t: Tokens, strong: str) -> str:
    boxes = "QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox, QAbstractSpinBox"
    focused = ", ".join(f"{name}:focus" for name in boxes.split(", "))
    return f"""
{boxes} {{ background: {t.field}; color: {t.text}; border: 1px solid {t.field_line};
  border-radius: 6px; padding: 5px 7px; selection-background-color: {t.accent};
  selection-color: {t.on_accent}; }}
{focused} {{ border: 1px solid {t.accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {t.danger}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
  color: {t.faint}; background: {t.raised}; }}
QPlainTextEdit {{ padding: 3px 4px; }}
QTextBrowser {{ border: none; padding: 0; }}
QComboBox {{ padding-right: 2px; min-height: 18px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url(%icons%/field-down.svg); width: 12px; height: 12px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{ background: {t.panel};
  color: {t.text}; border: 1px solid {t.field_line}; border-radius: 0;
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; outline: none;
  padding: 4px; }}
QAbstractSpinBox {{ min-height: 18px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 18px;
  background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url(%icons%/field-up.svg); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url(%icons%/field-down.svg); width: 10px; height: 10px; }}
QCheckBox, QRadioButton {{ color: {t.text}; spacing: 8px; background: transparent;
  padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {t.accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{ width: 15px; height: 15px;
  border: 1px solid {t.faint}; border-radius: 4px; background: {t.field}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QListView::indicator:hover {{
  border: 1px solid {t.accent}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {LIGHT.accent};
  border: 1px solid {LIGHT.accent};
  image: url(%icons%/field-check.svg); }}
QCheckBox::indicator:indeterminate {{ background: {LIGHT.accent}; border: 1px solid {LIGHT.accent};
  image: url(%icons%/field-partly.svg); }}
QRadioButton::indicator:checked {{ background: {t.field}; border: 5px solid {LIGHT.accent};
  width: 7px; height: 7px; }}
QSlider:horizontal {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line}; }}
QSlider::handle:horizontal {{ background: {t.accent}; width: 16px; height: 16px; margin: -6px 0;
  border-radius: 8px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {t.text}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.panel}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: none;
  border-radius: 6px; padding: 4px 8px; {strong} }}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus {{ background: {t.hover}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView, QCalendarWidget QAbstractItemView:focus {{ border: none;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.faint}; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QGroupBox {{ border: none; margin-top: 20px; {strong} color: {t.quiet}; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
"""


def _lists(t: Tokens, strong: str) -> str:
    return f"""
QAbstractItemView {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line};
  border-radius: 6px; outline: none; selection-background-color: {t.accent_soft};
  selection-color: {t.text}; }}
QAbstractItemView#plain {{ border: none; border-radius: 0; }}
QAbstractItemView:focus {{ border: 1px solid {t.accent}; }}
QListView::item, QTreeView::item {{ padding: 4px 6px; border-radius: 4px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {t.hover}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QHeaderView::section {{ background: {t.raised}; color: {t.quiet}; border: none;
  border-bottom: 1px solid {t.line}; padding: 6px 8px; }}
QTableView {{ gridline-color: {t.line}; }}
"""


def _tabs(t: Tokens, strong: str) -> str:
    return f"""
QWidget#mapTabs {{ background: {t.raised}; border-top: 1px solid {t.line}; }}
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{ background: transparent; color: {t.quiet}; padding: 6px 14px; border: none;
  border-right: 1px solid {t.line}; border-top: 2px solid transparent; min-height: 18px; }}
QTabBar::tab:hover {{ background: {t.hover}; color: {t.text}; }}
QTabBar::tab:selected {{ background: {t.panel}; color: {t.text};
  border-top: 2px solid {t.accent}; }}
QTabBar::tab:focus {{ color: {t.accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
"""


def _scroll(t: Tokens, strong: str) -> str:
    return f"""
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.field_line}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
