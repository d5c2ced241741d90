"""What can go wrong, told in one line."""


class InputError(ValueError):
    """A mistake in what the user gave; the message names the file, the field and the mend."""


class SpanError(IndexError):
    """A span that the article's text does not have."""


class ReportError(RuntimeError):
    """A report that could not be made; the message is one line with the cell and its exception."""
