"""Where do the tables of states and organisations come from? `make tables` writes them anew, always the same.

The names of states in other languages are those of the Unicode CLDR, by way of Babel. What it does not give, or gives
wrongly, is in two tables of our own beside this file (`states.tsv`, `organisations.tsv`): official, short and former
names, demonyms, capitals, seats of power, all bodies, and which of the CLDR's names are left out or read with care.
"""
