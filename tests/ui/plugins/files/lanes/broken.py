"""A file that cannot be used: it must take nothing else along."""

raise RuntimeError("half finished")
