"""Build everything: `python build.py [PATH…] [--out DIR] [--json]`; see `--help`."""

from graph.cli.build import main

if __name__ == "__main__":
    main()
