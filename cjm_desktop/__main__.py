"""`python -m cjm_desktop` and the command `cjm-desktop`."""

import signal
import sys


def main() -> int:
    """Run the command line, which opens the window when it is given a file or nothing."""
    _end_at_once_when_interrupted()
    try:
        if sys.argv[1:2] == ["--export-worker"]:
            from cjm_desktop.formats._worker import serve

            return serve()
        from cjm_desktop.cli import run

        return run(sys.argv[1:])
    except ImportError as error:
        from cjm_desktop.system_libraries import explain_missing_library

        explanation = explain_missing_library(error)
        if explanation is None:
            raise
        print(f"cjm-desktop: {explanation}", file=sys.stderr)
        return 1


def _end_at_once_when_interrupted() -> None:
    """Ctrl-C before a command or the window listens: nothing is begun, so there is nothing to tidy up.

    Python's own KeyboardInterrupt would get lost in the callbacks of imports, and the program would start
    all the same. What the caller has switched off (a job in the background) stays off.
    """
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    raise SystemExit(main())
