"""`python -m cjm_desktop` and the command `cjm-desktop`."""

import sys


def main() -> int:
    """Run the command line, which opens the window when it is given a file or nothing."""
    try:
        if sys.argv[1:2] == ["--export-worker"]:
            from cjm_desktop.formats._worker import serve

            return serve()
        from cjm_desktop.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except ImportError as error:
        from cjm_desktop.system_libraries import explain_missing_library

        explanation = explain_missing_library(error)
        if explanation is None:
            raise
        print(f"cjm-desktop: {explanation}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
