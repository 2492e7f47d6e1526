"""The one kind of error that is told to the user; everything else is a bug."""


class UserError(Exception):
    """Something the user can understand and mend.

    The message is one sentence in plain words: what is wrong, where (file, line, cell), what to do.
    The window shows it as it is, the command line prints it on standard error and exits with 1.
    """


class OptionError(UserError):
    """One choice does not fit. `option`: its name in the options, so that a form can show the place."""

    def __init__(self, sentence: str, option: str) -> None:
        super().__init__(sentence)
        self.option = option

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (str(self), self.option)
