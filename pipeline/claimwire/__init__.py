"""claimwire reads news articles and writes down what they claim: how many of what, by when, where, and who says so."""

from claimwire.articles import Article, ArticleError
from claimwire.extractor import Extractor, load
from claimwire.language.pipeline import ModelError
from claimwire.records import Extraction, json_schema

__version__ = "0.1.0"

__all__ = ["Article", "ArticleError", "Extraction", "Extractor", "ModelError", "__version__", "json_schema", "load"]
