### Ihre Datei: die erste Seite, sobald eine Datei oder Tabelle geöffnet ist.
chosen-page = Ihre Datei
chosen-back = Andere auswählen
chosen-about = So haben wir sie gelesen. Wenn die Spalten stimmen, geht es weiter.
chosen-move-titles = Spaltentitel um eins verschieben
chosen-files-differ = Die Dateien sind nicht alle gleich

chosen-looks-right = Sieht gut aus
chosen-reading = Wird gelesen
chosen-to-check =
    { $count ->
        [one] { $count } Punkt zu prüfen
       *[other] { $count } Punkte zu prüfen
    }
chosen-line =
    { $reading }, { $rows }, { $columns ->
        [one] { $columns } Spalte
       *[other] { $columns } Spalten
    }.
chosen-line-so-far =
    { $reading }, bisher { $rows }, { $columns ->
        [one] { $columns } Spalte
       *[other] { $columns } Spalten
    }.
chosen-change = Stimmt nicht? Ändern
chosen-change-done = Fertig

chosen-reading-again = Wird neu gelesen …
chosen-row = Zeile { $row }
chosen-none = Keine davon
chosen-about-rows =
    { $count ->
        [one] etwa { $count } Zeile
       *[other] etwa { $count } Zeilen
    }
chosen-read-text =
    { $field ->
        [query] Diese Abfrage lesen
       *[other] Lesen
    }
chosen-because = Grund: { $why }
chosen-by-number = { $field }, nach Nummer

chosen-table = Die ersten Zeilen
chosen-all-read =
    { $count ->
        [one] Die einzige Zeile wurde gelesen.
       *[other] Alle { $count } Zeilen wurden gelesen.
    }
chosen-counting = Zeilen werden gezählt: bisher { $count }
chosen-counting-percent = Zeilen werden gezählt: bisher { $count }, { $percent } %
chosen-extra-cells =
    { $count ->
        [one] { $count } Zeile hat überzählige Zellen
       *[other] { $count } Zeilen haben überzählige Zellen
    }
