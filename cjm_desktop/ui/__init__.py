"""The window: the only widgets of the program."""
