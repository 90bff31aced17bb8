"""An error that commands know without loading what raises it."""


class ModelError(ValueError):
    """A pipeline that cannot be used; the message says what is missing and the way out."""
