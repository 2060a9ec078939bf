//! A first guess at the mapping, each part with its reason and how sure it is.
