"""The playground: Burnish in a web page on loopback, for a person, or two, and no account.

listen    what the page asks the server for, and the server itself
parse     a form payload to a feedback event
render    a thread as HTML; `talk` puts its history in order, `panels` explains, `diff` compares, `markdown` sets text
publish   frames and notices to every open tab
"""

from adapters.web.listen import app, serve

__all__ = ["app", "serve"]
