"""Pure functions between words and text: text in, spans and intervals out. Nothing here knows of models or schemas'
fields."""
