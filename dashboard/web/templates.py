"""Templates of pages, all read in one way: what fills them is escaped, and what they lack is a fault."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["templates"]


@cache
def templates(package: str) -> Environment:
    """Return the templates in the folder `templates` of a package.

    Parameters
    ----------
    package : str
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
