"""`python -m hansa` is `hansa`."""

from hansa.cli.main import main

main()
