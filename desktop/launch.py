"""Opens the library and the window, and stays until the window is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QApplication

from desktop.app import WINDOW, App
from desktop.appearance.fonts import Role, TypeScale
from desktop.core.library.errors import LibraryError
from desktop.core.record import replace
from desktop.live.trouble import Trouble
from desktop.start import Start
from desktop.starting.opening import Opened, opened
from desktop.starting.platform_plugin import lacks_library
from desktop.window.placement import place
from resources import path

if TYPE_CHECKING:
    from desktop.starting.window_claim import WindowClaim


def run(start: Start, arguments: list[str]) -> int:
    """Opens the window and stays until it is closed; gives the exit status."""
    if lacking := lacks_library():
        from desktop.starting.system_libraries import tell  # noqa: PLC0415 - hardly ever needed

        tell(lacking)
        return 1
    QApplication.setDesktopFileName("sourcebook")
    # Said here, as to set a style later builds the binding of every style first.
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName("Sourcebook")
    application.setFont(TypeScale().font(Role.CONTROL))
    if start.screenshot is not None:
        # Nobody points at anything in a picture.
        QCursor.setPos(-100, -100)
    trouble = Trouble()
    if start.is_for_a_reader:
        trouble.watch()
    try:
        return _open(application, start, trouble)
    except Exception as error:  # noqa: BLE001 - whatever it is, its reader must be told
        trouble.hear(error)
        _tell_of_no_window(error, start)
        return 1
    finally:
        trouble.end()


def _open(application: QApplication, start: Start, trouble: Trouble) -> int:
    begun: Opened | None = None
    # Where the other library that was chosen lets itself not be opened after all.
    before: Start | None = None
    # The window goes on with another library when the file of the first one was lost.
    while True:
        claim = _claim(start)
        if claim is not None and not claim.take() and not _goes_on_beside(start):
            return 0
        begun = begun or opened(start, _opened_instead)
        if begun is None and before is not None:
            start, before = before, None
            if claim is not None:
                claim.let_go()
            continue
        if begun is None:
            return 1
        if claim is not None:
            # A library that was made just now has a folder only now.
            claim.take()
        app, status = _stay(application, begun, start, trouble, claim)
        begun = None
        if claim is not None:
            claim.let_go()
        if app is not None and (put := _puts_in_place(app, start)) is not None:
            try:
                begun = put()
            except LibraryError as error:
                _tell_of_no_window(error, start)
                return 1
            continue
        if app is None and before is not None:
            start, before = before, None
            continue
        before = None
        if app is not None and app.commands.next_library is not None:
            before = replace(start, new=False)
            start = Start(app.commands.next_library, theme=start.theme)
            continue
        if app is None or app.goes_on_in is None:
            return status
        article = app.live.open.article.id if app.live.open.article is not None else None
        start = replace(start, library=app.goes_on_in, article=article, new=False)


def _puts_in_place(app: App, start: Start) -> Callable[[], Opened] | None:
    """What puts another state of the library in its place, where its reader wants one."""
    if (copy := app.goes_back_to) is not None:
        # What is there now stays beside it.
        from desktop.starting.asking import gone_back_to  # noqa: PLC0415 - see below

        return partial(gone_back_to, copy, start.library)
    rare = app.commands.rare.made
    moving = rare.moving.made if rare is not None else None
    if moving is not None and (offer := moving.chosen) is not None:
        from desktop.starting.taking_in import taken_in  # noqa: PLC0415 - seldom wanted

        return partial(taken_in, offer)
    return None


def _stay(
    application: QApplication,
    begun: Opened,
    start: Start,
    trouble: Trouble,
    claim: WindowClaim | None,
) -> tuple[App | None, int]:
    library = begun.library
    try:
        app = App(library, start)
        window = app.window
        if start.is_for_a_reader and start.size is None:
            place(window, library.preferences.all().get(WINDOW, ""))
        else:
            window.resize(*(start.size or (1440, 900)))
        if start.screenshot is not None:
            app.settled.connect(lambda: application.exit(_take_picture(app, start)))
        elif start.until_settled:
            app.settled.connect(application.quit)
        if claim is not None:
            claim.asked.connect(app.carry_out)
            app.commands.raise_elsewhere = _raise_elsewhere
            app.trouble.tell_of(trouble)
            app.settled.connect(lambda: app.trouble.tell_of_last_crash(trouble))
            app.settled.connect(app.saving.look_for_what_was_kept)
            icon = str(path("icons/sourcebook.svg"))
            app.settled.connect(lambda: window.setWindowIcon(QIcon(icon)))
            app.settled.connect(lambda: _tell_listeners(app))
        window.show()
        app.begin()
        if claim is not None and claim.is_held:
            app.live.sweep_pictures()
        if begun.told:
            window.notice.say("opened", begun.told, "")
    except Exception as error:  # noqa: BLE001 - whatever it is, its reader must be told
        library.close()
        trouble.hear(error)
        _tell_of_no_window(error, start)
        return None, 1
    status = application.exec()
    app.end()
    # What Qt says when Python has ended already must not be told to Python.
    qInstallMessageHandler(None)
    return app, status


def _tell_listeners(app: App) -> None:
    # Costs some milliseconds, of which nobody sees anything before the page is painted.
    from desktop.appearance.heard_roles import tell_roles  # noqa: PLC0415

    tell_roles()
    app.reader.page.tell_colours()


def _opened_instead(error: LibraryError, start: Start) -> Opened | None:
    # Hardly ever needed, so that no start waits for boxes and their words; so are those below.
    from desktop.starting.asking import opened_instead  # noqa: PLC0415

    return opened_instead(error, start)


def _claim(start: Start) -> WindowClaim | None:
    """The claim of a window that somebody sits before."""
    if not start.is_for_a_reader:
        return None
    # A picture and a measure claim nothing.
    from desktop.starting.window_claim import WindowClaim  # noqa: PLC0415

    return WindowClaim(start)


def _tell_of_no_window(error: Exception, start: Start) -> None:
    from desktop.starting.asking import tell_of_no_window  # noqa: PLC0415

    tell_of_no_window(error, start)


def _raise_elsewhere(folder: Path) -> bool:
    from desktop.starting.window_claim import raise_elsewhere  # noqa: PLC0415 - when wanted

    return raise_elsewhere(folder)


def _goes_on_beside(start: Start) -> bool:
    """Raises the window that there is; where it does not answer, whether to open another."""
    from desktop.starting.asking import SilentWindowChoice, answer_of_its_reader  # noqa: PLC0415
    from desktop.starting.window_claim import raise_first  # noqa: PLC0415

    while True:
        if raise_first(start):
            sys.stderr.write("sourcebook: the window that was open has been brought up\n")
            return False
        answer = answer_of_its_reader()
        if answer is not SilentWindowChoice.WAIT:
            return answer is SilentWindowChoice.ANOTHER


def _take_picture(app: App, start: Start) -> int:
    assert start.screenshot is not None
    from desktop.cards.list import CardList  # noqa: PLC0415 - for a picture only

    for cards in app.window.findChildren(CardList):
        # The cards of long lists are set a few at a time, which a picture cannot wait for.
        cards.settle()
    if app.window.grab().save(str(start.screenshot), "PNG"):
        return 0
    sys.stderr.write(f"sourcebook: cannot write a picture to {start.screenshot}\n")
    return 1
