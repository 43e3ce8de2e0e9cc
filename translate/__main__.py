"""``python -m translate`` is ``muqabala``."""

from translate.cli import main

if __name__ == "__main__":
    main()
