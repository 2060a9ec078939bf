//! Guesses how a delimited text is written, and says why.
