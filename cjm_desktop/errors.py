"""The one kind of error that is told to the user; everything else is a bug."""


class UserError(Exception):
    """Something the user can understand and mend.

    The message is one sentence in plain words: what is wrong, where (file, line, cell), what to do.
    The window shows it as it is, the command line prints it on standard error and exits with 1.
    """
