"""`python -m desktop` is `sourcebook`."""

import sys

from desktop.command_line import main

if __name__ == "__main__":
    sys.exit(main())
