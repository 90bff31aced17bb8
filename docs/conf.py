"""The documentation, built with Sphinx: `sphinx-build -W docs OUTPUT`."""

from claimwire import __version__

project = "claimwire"
author = "the claimwire authors"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = f"claimwire {release}"
html_show_copyright = False
myst_heading_anchors = 3  # links such as record.md#offsets
autodoc_member_order = "bysource"
default_role = "code"  # one backtick in a docstring
exclude_patterns = ["_build"]
