### Was Bedienelemente von sich aus sagen, auf welcher Seite sie auch stehen.

widgets-card-used = verwendet als „{ $field }“

widgets-field-confirmed = bestätigt

widgets-drop-here = Datei hierher ziehen
widgets-drop-to-open = Loslassen, um sie zu öffnen
widgets-drop-to-open-named = Loslassen, um { $name } zu öffnen
widgets-paste = Einfügen
widgets-type-path = Pfad eingeben
widgets-path = Pfad einer Datei

widgets-more-fixes = Weitere Korrekturen

widgets-menu-search = Suche: { $name }
widgets-menu-hint = Zum Suchen tippen
widgets-menu-none = Keine Treffer.

widgets-steps = Schritte
widgets-step-done = erledigt
widgets-step-now = hier
widgets-step-ahead = kommt noch
widgets-step-noted = { $state }: { $note }

widgets-table-titles = Spaltentitel
widgets-state-and-note = { $state }. { $note }
