"""`python -m careers`."""

from careers.cli import main

main()
