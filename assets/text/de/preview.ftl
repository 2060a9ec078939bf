### Vorschau: was gesendet würde, was nicht und warum, bevor es geschieht.
preview-save-left-out = Ausgelassene Zeilen speichern …
preview-failed = Die Zeilen können nicht geprüft werden
preview-not-yet = Es fehlt noch etwas
preview-checking = Die Zeilen werden geprüft …
preview-checking-again = Es wird neu geprüft …
preview-so-far =
    { $count ->
        [one] Bisher { $count } Zeile. Jede Zeile wird geprüft, bevor etwas gesendet wird.
       *[other] Bisher { $count } Zeilen. Jede Zeile wird geprüft, bevor etwas gesendet wird.
    }
preview-all-checked =
    { $count ->
        [one] Die einzige Zeile wurde geprüft.
       *[other] Alle { $count } Zeilen wurden geprüft.
    }
preview-title =
    { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }, { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    }{ $kinds ->
        [0] { "" }
        [one] { " " }einer Art
       *[other] { " " }von { $kinds } Arten
    }
preview-title-so-far = Bisher: { $title }
preview-dates = Vom { $first } bis zum { $last }.

preview-rows-read =
    { $count ->
        [one] Zeile gelesen
       *[other] Zeilen gelesen
    }
preview-events-made =
    { $count ->
        [one] Ereignis erzeugt
       *[other] Ereignisse erzeugt
    }
preview-to-send = werden gesendet
preview-kept = voraussichtlich behalten
preview-stat-so-far = bisher { $label }
preview-made-none =
    { $count ->
        [one] { $count } Zeile ohne Ereignis
       *[other] { $count } Zeilen ohne Ereignis
    }
preview-cannot-be-sent = { $count } nicht sendbar
preview-are-not-sent =
    { $count ->
        [one] { $count } wird es nicht
       *[other] { $count } werden es nicht
    }
preview-will-be-lost =
    { $count ->
        [one] { $count } geht verloren
       *[other] { $count } gehen verloren
    }
preview-rows-made-none = Zeilen, aus denen kein Ereignis wurde
preview-rows-not-sent = Zeilen mit einem Ereignis, das nicht gesendet wird
preview-rows-lost = Zeilen mit einem Ereignis oder Wert, der verloren geht

preview-nothing-found = Nichts gefunden
preview-no-problems =
    { $count ->
        [one] Kein Problem in der einzigen Zeile.
       *[other] Keine Probleme in allen { $count } Zeilen.
    }
preview-first-rows = Bisher
preview-no-problems-yet =
    { $count ->
        [one] Kein Problem in der ersten Zeile.
       *[other] Keine Probleme in den ersten { $count } Zeilen.
    }
preview-in-first-rows =
    { $count ->
        [one] Das steht in der ersten Zeile. Korrekturen werden angeboten, sobald alle Zeilen geprüft sind.
       *[other] Das steht in den ersten { $count } Zeilen. Korrekturen werden angeboten, sobald alle Zeilen geprüft sind.
    }
preview-see-them = Ansehen
preview-fixed = Behoben
preview-left-out = Ausgelassen

preview-chart =
    { $chart ->
        [years] Ereignisse pro Jahr
        [months] Ereignisse pro Monat
        [hours] Ereignisse nach Stunde
       *[weekdays] Ereignisse nach Wochentag
    }
preview-chart-so-far =
    { $chart ->
        [years] Bisherige Ereignisse pro Jahr
        [months] Bisherige Ereignisse pro Monat
        [hours] Bisherige Ereignisse nach Stunde
       *[weekdays] Bisherige Ereignisse nach Wochentag
    }
preview-chart-choice = Wofür die Balken stehen
preview-chart-months = Monate
preview-chart-hours = Stunden
preview-chart-weekdays = Wochentage
preview-chart-zone = Nach der Zeit in
preview-bar =
    { $count ->
        [one] { $name }: { $count } Ereignis
       *[other] { $name }: { $count } Ereignisse
    }
preview-hour = { $from } bis { $to }

preview-rows = Zeile für Zeile
preview-table = Was aus jeder Zeile wird
preview-did-what = Was geschah
preview-unreadable = Diese Zeilen können nicht gelesen werden
preview-line-whole = Zeile { NUMBER($line, useGrouping: "false") }, vollständig
preview-row-whole = Zeile { NUMBER($row, useGrouping: "false") }, vollständig
preview-row-is-long = Diese Zeile ist lang, nur ihr Anfang ist zu sehen.
preview-read-whole = Ganze Zeile lesen
preview-reading = Sie werden gelesen …
preview-scope-first = die ersten { $count }
preview-scope-first-rows = die ersten { $count } Zeilen
preview-scope-first-of = die ersten { $count } von { $all }
preview-filter = Welche Zeilen zu sehen sind
preview-filter-all = Alle Zeilen
preview-outcome-merged = zusammengefasst
preview-outcome-same-second = gleiche Sekunde
preview-outcome-not-sent = nicht gesendet
preview-outcome-must-fix = zu beheben
preview-time-read = Gelesen als { $moment } in { $zone }, gesendet als { $seconds } (Sekunden seit 1970, UTC).
