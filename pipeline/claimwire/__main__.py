"""`python -m claimwire`: the `claimwire` command."""

from claimwire._cli import main

if __name__ == "__main__":
    main()
