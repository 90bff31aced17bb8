"""claimwire reads news articles and writes down what they claim: how many of what, by when, where, and who says so."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimwire._errors import ModelError
    from claimwire._rules import RuleError
    from claimwire.articles import Article, ArticleError
    from claimwire.extractor import Extractor, load
    from claimwire.records import Extraction, json_schema

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleError",
    "Extraction",
    "Extractor",
    "ModelError",
    "RuleError",
    "__version__",
    "json_schema",
    "load",
]

HOMES = {
    "Article": "claimwire.articles",
    "ArticleError": "claimwire.articles",
    "Extraction": "claimwire.records",
    "Extractor": "claimwire.extractor",
    "ModelError": "claimwire._errors",
    "RuleError": "claimwire._rules",
    "json_schema": "claimwire.records",
    "load": "claimwire.extractor",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when they are first asked for: spaCy alone takes seconds."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
