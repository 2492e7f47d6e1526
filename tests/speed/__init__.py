"""How quick the program is, beside floors measured in the same run: `python -m tests.speed`."""
