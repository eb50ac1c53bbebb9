"""Cell values → the text a reader of the sheet sees."""

import datetime


def number_text(value: float) -> str:
    """A number without a needless .0, with at most the 15 digits that Excel holds: 3.0 is "3", 0.5 is "0.5"."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def date_text(value: datetime.date) -> str:
    """Month-day, as in the class "3-1" or the period "1-2" that Excel took for a date; with HH:MM where it has one."""
    text = f"{value.month}-{value.day}"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        text += f" {value.hour:02}:{value.minute:02}"
    return text


def time_text(value: datetime.time) -> str:
    """HH:MM; what a float left a blink short of the minute is rounded up to it."""
    seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
    return duration_text(datetime.timedelta(seconds=seconds))


def duration_text(value: datetime.timedelta) -> str:
    """HH:MM, hours beyond a day included."""
    minutes = int((value.total_seconds() + 0.5) // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def text_of(value: object) -> str:
    """The text of any value that a spreadsheet cell holds."""
    if type(value) is float:
        return number_text(value)
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return number_text(value)
        case datetime.date():
            return date_text(value)
        case datetime.time():
            return time_text(value)
        case datetime.timedelta():
            return duration_text(value)
    return str(value)
