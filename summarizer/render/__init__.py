"""How is a summary shown, and what else is made of it? Each file is one form: text, Markdown, terminal, notebook, HTML
page, tables, calendar, annotations, provenance.

Those for people are drawn from one `Outline`, and all are read from the record's classes: a schema of your own is shown
as `Readout` is. Import the one you need (`from summarizer.render.terminal import to_terminal`): none imports what
another needs.
"""
