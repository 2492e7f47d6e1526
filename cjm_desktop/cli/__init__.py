"""The command line: the same engine as the window, for scripts and schedulers.

Exit status: 0 done; 1 the input cannot be used (one line on standard error says what and where); 2 wrong
usage; 70 a bug of the program, which is logged; 130 interrupted from the keyboard; 141 nobody read the
answer to its end, as in `export - | head`.
"""

from cjm_desktop.cli._run import run

__all__ = ["run"]
