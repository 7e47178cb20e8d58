"""Dates as a reader says them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt


def spoken_date(iso: str) -> str:
    """An ISO 8601 date, month or year in the reader's language; other words stay as they are."""
    locale = QLocale()
    if len(iso) == 7 and (month := QDate.fromString(f"{iso}-01", "yyyy-MM-dd")).isValid():
        return locale.toString(month, "MMM yyyy")
    day = QDate.fromString(iso[:10], "yyyy-MM-dd")
    return locale.toString(day, "d MMM yyyy") if day.isValid() else iso


def spoken_day(iso: str) -> str:
    """The day of an ISO 8601 time in UTC, as this computer's calendar tells it."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment.date(), "d MMM yyyy") if moment.isValid() else iso


def spoken_moment(iso: str) -> str:
    """An ISO 8601 time in UTC as this computer's clock tells it: time, with the day before."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    if not moment.isValid() or moment.date() == QDate.currentDate():
        return spoken_time(iso)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return f"{spoken_time(iso)}, {time}"


def spoken_time(iso: str) -> str:
    """An ISO 8601 time in UTC as this computer's clock tells it: the time today, else the day."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    if not moment.isValid():
        return iso
    locale = QLocale()
    if moment.date() == QDate.currentDate():
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(moment.date(), "d MMM yyyy")
