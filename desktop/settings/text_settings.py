"""How the text looks, to be tried out: a small panel over the page that stays open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.choice_box import ChoiceSlider
from desktop.appearance.fonts import Role, TypeScale, Weight
from desktop.appearance.plain_words import PlainLabel, announce, show_tip
from desktop.appearance.preferences import (
    LINE_FOCUSES,
    LINE_HEIGHTS,
    MEASURES,
    SPACINGS,
    TEXT_FONTS,
    TEXT_SIZES,
    THEMES,
    Preferences,
)
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.settings.choice import Choice, chip_sheet

# So far it stands from the edges of what it lies over, in pixels.
_MARGIN = 10


class TextSettings(QFrame):
    """Says by `preferred` which Preferences its reader chose, at once and with every step.

    `return_wanted` asks for the look of the first day, or for one's own again after that; `left`
    says that the panel is to go. It keeps to the right of whatever it is a child of, below
    `hangs_below`.
    """

    preferred = Signal(Preferences)
    return_wanted = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, now: Preferences, parent: QWidget, hangs_below: QWidget
    ) -> None:
        super().__init__(parent)
        self._hangs_below = hangs_below
        self._now = now
        self.setObjectName("look-panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("How the text looks"))
        self._title = PlainLabel(self.tr("Text"), self)
        self._stays = PlainLabel(self.tr("stays open while you try"), self)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        show_tip(self._close, self.tr("Close (Esc)"))
        self._close.clicked.connect(self.left)
        self._make_sizes()
        self._make_choices()
        self._make_sliders()
        self.ruler = QCheckBox(self.tr("Reading ruler"))
        show_tip(self.ruler, self.tr("A band under the line, at the mouse and at the keyboard"))
        self.ruler.toggled.connect(self._choose_ruler)
        self.back = QPushButton()
        self.back.clicked.connect(self.return_wanted)
        self._lay_out()
        self.show_look(theme, now, is_returned=False)
        for watched in (parent, self._ground):
            watched.installEventFilter(self)

    # What it shows

    def show_look(self, theme: Theme, now: Preferences, *, is_returned: bool) -> None:
        """Shows what is liked now, in its own colours and letters.

        Whether it `is_returned` to the look of the first day, from where a step leads back.
        """
        self._now = now
        self._size.setText(str(now.text_size))
        self.smaller.setEnabled(now.text_size > TEXT_SIZES[0])
        self.larger.setEnabled(now.text_size < TEXT_SIZES[-1])
        self.fonts.show_value(now.text_font)
        self.measures.show_value(now.measure)
        self.themes.show_value(now.theme)
        self.lines.show_value(now.line_focus)
        for slider, value in ((self.line_height, now.line_height), (self.spacing, now.spacing)):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self.ruler.blockSignals(True)
        self.ruler.setChecked(now.ruler == "on")
        self.ruler.blockSignals(False)
        self._height_told.setText(_decimal(now.line_height))
        self._spacing_told.setText(str(now.spacing))
        words = self.tr("As I had it") if is_returned else self.tr("As it was at first")
        self.back.setText(words)
        self.back.setEnabled(is_returned or now != now.as_at_first())
        self._show_theme(theme)
        self._place()

    def take_keyboard(self) -> None:
        """Brings the keyboard to the first thing that can be changed."""
        first = self.larger if self.larger.isEnabled() else self.smaller
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # How it is made

    def _make_sizes(self) -> None:
        self.smaller, self.larger = QPushButton("A−"), QPushButton("A+")
        self._size = PlainLabel()
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button, words, told, steps in (
            (self.smaller, self.tr("Smaller text"), self.tr("Smaller text ({Window: Ctrl+-})"), -1),
            (self.larger, self.tr("Larger text"), self.tr("Larger text ({Window: Ctrl++})"), 1),
        ):
            button.setAccessibleName(words)
            button.setAutoRepeat(True)
            show_tip(button, told)
            button.clicked.connect(lambda _=False, by=steps: self._step_size(by))

    def _make_choices(self) -> None:
        self.fonts = Choice(self.tr("Font"), {name: name for name in TEXT_FONTS}, columns=1)
        self.measures = Choice(
            self.tr("Letters in a line"), {each: str(each) for each in MEASURES}, columns=3
        )
        names = (
            self.tr("Paper"),
            self.tr("White"),
            self.tr("Sepia"),
            self.tr("Dark"),
            self.tr("High contrast"),
        )
        self.themes = Choice(self.tr("Colours"), dict(zip(THEMES, names, strict=True)), columns=3)
        left_alone = (
            self.tr("off"),
            self.tr("1 line"),
            self.tr("2 lines"),
            self.tr("3 lines"),
            self.tr("paragraph"),
        )
        self.lines = Choice(
            self.tr("Line focus"), dict(zip(LINE_FOCUSES, left_alone, strict=True)), columns=3
        )
        self.fonts.chosen.connect(lambda font: self._prefer(self.fonts, text_font=font))
        self.measures.chosen.connect(lambda count: self._prefer(self.measures, measure=count))
        self.themes.chosen.connect(lambda theme: self._prefer(self.themes, theme=theme))
        self.lines.chosen.connect(lambda lines: self._prefer(self.lines, line_focus=lines))

    def _make_sliders(self) -> None:
        self.line_height = _slider(self.tr("Line height, in per cent"), LINE_HEIGHTS)
        self.spacing = _slider(self.tr("Space between letters and words"), SPACINGS)
        self._height_told, self._spacing_told = PlainLabel(), PlainLabel()
        self.line_height.valueChanged.connect(self._choose_height)
        self.spacing.valueChanged.connect(self._choose_spacing)

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._stays)
        head.addWidget(self._close)
        head.setContentsMargins(16, 8, 8, 0)
        ground = self._ground = QWidget()
        ground.setObjectName("look-ground")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(16, 6, 16, 12)
        rows.setSpacing(10)
        sizes = QHBoxLayout()
        sizes.addWidget(self.smaller)
        sizes.addWidget(self._size, 1)
        sizes.addWidget(self.larger)
        rows.addLayout(sizes)
        rows.addWidget(self.fonts)
        table = QGridLayout()
        table.setHorizontalSpacing(10)
        table.setVerticalSpacing(10)
        table.setColumnStretch(1, 1)
        self._names: list[PlainLabel] = []
        for row, (words, control, told) in enumerate(
            (
                (self.tr("Width"), self.measures, None),
                (self.tr("Lines"), self.line_height, self._height_told),
                (self.tr("Spacing"), self.spacing, self._spacing_told),
                (self.tr("Colours"), self.themes, None),
                (self.tr("Focus"), self.lines, None),
            )
        ):
            name = PlainLabel(words)
            self._names.append(name)
            is_high = isinstance(control, Choice) and control is not self.measures
            if is_high:
                # Beside the first of two rows.
                name.setContentsMargins(0, 5, 0, 0)
            at = Qt.AlignmentFlag.AlignTop if is_high else Qt.AlignmentFlag.AlignVCenter
            table.addWidget(name, row, 0, at)
            table.addWidget(control, row, 1, 1, 1 if told else 2)
            if told is not None:
                table.addWidget(told, row, 2)
        rows.addLayout(table)
        rows.addWidget(self.ruler)
        rows.addWidget(self.back)
        self._room = ScrolledRoom(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._room, 1)

    # What its reader does

    def _step_size(self, by: int) -> None:
        position = TEXT_SIZES.index(self._now.text_size) + by
        size = TEXT_SIZES[max(0, min(position, len(TEXT_SIZES) - 1))]
        self._prefer(self.larger if by > 0 else self.smaller, text_size=size)
        focused = self.larger if by > 0 else self.smaller
        if not focused.isEnabled():
            # At the end of the sizes the keyboard stays in the panel.
            (self.smaller if by > 0 else self.larger).setFocus()

    def _choose_height(self, value: int) -> None:
        nearest = min(LINE_HEIGHTS, key=lambda height: abs(height - value))
        self._prefer(self.line_height, line_height=nearest)

    def _choose_spacing(self, value: int) -> None:
        self._prefer(self.spacing, spacing=value)

    def _choose_ruler(self, is_on: bool) -> None:
        self._prefer(self.ruler, ruler="on" if is_on else "off")

    def _prefer(self, control: QWidget, **chosen: str | int) -> None:
        # Fields of the record by their names, each with a value of its own kind.
        wanted = replace(self._now, **chosen)  # type: ignore[arg-type]
        if wanted != self._now:
            self.preferred.emit(wanted)
            announce(control, self._told(control, wanted))
            # The panel may have grown beyond what has the keyboard.
            if (focused := self.focusWidget()) is not None:
                self._room.ensureWidgetVisible(focused, 8, 12)

    def _told(self, control: QWidget, now: Preferences) -> str:
        """What is said of the value that a control has now."""
        if control in (self.smaller, self.larger):
            return self.tr("Text size {0}").format(now.text_size)
        if control is self.line_height:
            return self.tr("Line height {0}").format(_decimal(now.line_height))
        if control is self.spacing:
            return self.tr("Spacing {0} of {1}").format(now.spacing, SPACINGS[-1])
        if control is self.ruler:
            on = self.tr("Reading ruler on")
            return on if now.ruler == "on" else self.tr("Reading ruler off")
        assert isinstance(control, Choice)
        return f"{control.accessibleName()}: {control.words}"

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # It lies over everything: it goes before the keyboard leaves some panel for the text.
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return event.isAccepted()
        # Its letters have their size only when it is seen.
        is_larger = watched is self.parent() and event.type() == QEvent.Type.Resize
        if is_larger or (watched is self._ground and event.type() == QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        below = self._hangs_below
        top = below.mapTo(over, QPoint(0, below.height())).y() + _MARGIN
        whole, head = self._ground.sizeHint(), self._head.sizeHint()
        beside = self._room.verticalScrollBar().sizeHint().width()
        wide = max(whole.width() + beside, head.width())
        wanted = QSize(wide, head.height() + whole.height()) + QSize(2, 8)
        size = wanted.boundedTo(QSize(over.width() - 2 * _MARGIN, over.height() - top - _MARGIN))
        self.setGeometry(over.width() - size.width() - _MARGIN, top, size.width(), size.height())

    def _show_theme(self, theme: Theme) -> None:
        colours, letters, scale = theme.colours, theme.type.css, theme.type
        edge = f"border: 1px solid {colours['field_line']}; border-radius: 6px;"
        self.setStyleSheet(
            f"#look-panel {{ background: {colours['card']};"
            f" border: 1px solid {colours['card_line']}; border-radius: 9px; }}"
            "QScrollArea, #look-ground { background: transparent; }"
            f"QLabel, QCheckBox {{ {letters(Role.CHIP)} color: {colours['ink']}; }}"
            f"QPushButton {{ {letters(Role.CHIP)} {edge} background: {colours['card']};"
            f" color: {colours['ink']}; padding: 4px 12px; min-height: {scale.room(18)}px; }}"
            f"QPushButton:disabled {{ color: {colours['soft_ink']};"
            f" border-color: {colours['line']}; }}"
            f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 3px 11px; }}"
            f"QToolButton {{ {letters(Role.CONTROL)} padding: 0; }}"
        )
        self._close.setFixedSize(scale.room(28), scale.room(26))
        soft = f"color: {colours['soft_ink']}; {letters(Role.SMALL)}"
        for label in (self._stays, *self._names, self._height_told, self._spacing_told):
            label.setStyleSheet(soft)
        self._title.setStyleSheet(f"{letters(Role.CONTROL)} font-weight: 600;")
        chip = chip_sheet(theme, colours["card"], colours["accent_tint"], colours["ink"])
        for choice in (self.measures, self.lines):
            choice.setStyleSheet(chip)
        for name, button in self.themes.buttons.items():
            paper, ink = (Theme.load(name).colours[role] for role in ("paper", "ink"))
            button.setStyleSheet(chip_sheet(theme, paper, paper, ink))
        self.fonts.setStyleSheet(f"QRadioButton {{ padding: 3px 6px; color: {colours['ink']}; }}")
        for name, button in self.fonts.buttons.items():
            # Loaded now, as each is shown in itself.
            own = TypeScale(text_size=scale.text_size, text_font=name)
            button.setFont(own.font(Role.EXCERPT, Weight.REGULAR))


def _slider(name: str, values: Iterable[int]) -> ChoiceSlider:
    steps = tuple(values)
    slider = ChoiceSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(name)
    slider.setRange(steps[0], steps[-1])
    slider.setSingleStep(steps[1] - steps[0])
    slider.setPageStep(2 * slider.singleStep())
    show_tip(slider, name)
    return slider


def _decimal(per_cent: int) -> str:
    return f"{per_cent / 100:.1f}"
