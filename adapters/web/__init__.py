"""The playground: Burnish in a web page on loopback, for a person, or two, and no account.

listen    what the page asks the server for, and the server itself
parse     a form payload to a feedback event
render    a thread as HTML; `talk` puts its history in order, `diff` compares, `markdown` sets text
looking   what is looked at beside it: `panels` explains an answer, `kept` shows what is kept of a person
files     what people attach comes up and is kept; `charts` gives the pictures and the data of versions
publish   frames and notices to every open tab
"""

from adapters.web.listen import app, serve

__all__ = ["app", "serve"]
