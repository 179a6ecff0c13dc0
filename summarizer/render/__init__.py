"""How is a summary shown? As plain text, as Markdown, in a terminal, as a page of HTML; each file is one rendering.

All are drawn from one `Outline`, which is read from the record's classes: a schema of your own is shown as `Readout`
is. Import the one you need (`from summarizer.render.terminal import to_terminal`): only that one imports rich, and only
`render.html` imports jinja2.
"""
