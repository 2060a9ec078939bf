quoted = „{ $text }“
list-and-more = { $shown } und { $rest } weitere
