"""Papers as words: sheets block by block, and how amounts, days, parties and property are written."""
