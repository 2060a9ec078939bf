### Was Bedienelemente von sich aus sagen, auf welcher Seite sie auch stehen.

widgets-card-used = verwendet als „{ $field }“

widgets-field-blank = leer
widgets-field-check = bitte prüfen
widgets-field-sure = sicher
widgets-field-confirmed = bestätigt

widgets-drop-here = Datei hierher ziehen
widgets-drop-to-open = Loslassen, um sie zu öffnen
widgets-drop-to-open-named = Loslassen, um { $name } zu öffnen
widgets-choose-file = Datei auswählen …
widgets-paste = Einfügen
widgets-type-path = Pfad eingeben
widgets-path = Pfad einer Datei
widgets-open = Öffnen

widgets-more-fixes = Weitere Korrekturen
widgets-undo = Rückgängig
widgets-more = { $count } weitere

widgets-menu-search = Suche: { $name }
widgets-menu-hint = Zum Suchen tippen
widgets-menu-none = Keine Treffer.

widgets-steps = Schritte
widgets-step-done = erledigt
widgets-step-now = hier
widgets-step-ahead = kommt noch
widgets-step-noted = { $state }: { $note }

widgets-table-titles = Spaltentitel
widgets-cell-blank = leer
widgets-state-and-note = { $state }. { $note }
