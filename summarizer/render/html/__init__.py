"""How is a summary read beside its source? As one page of HTML that loads nothing; a page before many lists them.

`to_html(summary)` is the evidence page: the record left, the untouched text right with every span marked. `index(...)`
is the page before many of them: a table to sort and a calendar of what is owed. Each is one file with its own style and
script in it, under a Content-Security-Policy that lets nothing else load or run.
"""

from summarizer.render.html.corpus import index
from summarizer.render.html.page import to_html

__all__ = ["index", "to_html"]
