"""`python -m cjm_desktop` and the command `cjm-desktop`."""

import sys


def main() -> int:
    """Run the command line, which opens the window when it is given a file or nothing."""
    from cjm_desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
