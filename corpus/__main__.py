"""The corpus from a shell: ``python -m corpus COMMAND``, for bulk loading, batches and evaluation."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence

from corpus import commands
from corpus.errors import CorpusError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status: 0 when all went well, 1 when something was refused."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description="The news archive from a shell.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in commands.COMMANDS:
        command.add_to(subparsers)
    options = parser.parse_args(arguments)
    try:
        return asyncio.run(options.run(options))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was loaded is whole; loading again goes on from there.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
