# What sentences of all rooms are made of.

# $text: a name or a text from a person's own data
quoted = "{ $text }"
# $shown: the first few of a list, $rest: how many there are beside
list-and-more = { $shown } and { $rest } more
