source-unknown-kind = Eine Quelle der Art „{ $kind }“ gibt es nicht. Verwenden Sie eine von diesen: { $known }.
source-unknown-answer = „{ $field }“ ist keine Einstellung von „{ $kind }“. Möglich sind { $known }.
source-missing-answer =
    { $face ->
        [window] „{ $label }“ fehlt. Füllen Sie das Feld aus.
       *[commands] „{ $label }“ ({ $field }) fehlt. Geben Sie es an.
    }
source-bad-answer = „{ $field }“ kann nicht „{ $value }“ sein. Erlaubt ist: { $allowed }.
source-not-found = Es gibt keine Datei { $path }. Prüfen Sie Name und Ordner.
source-is-folder = { $path } ist ein Ordner. Wählen Sie eine Datei darin.
source-not-a-file = { $path } ist keine Datei. Speichern Sie die Tabelle als CSV-Datei, und wählen Sie diese.
source-empty = { $path } ist leer. Exportieren Sie die Datei noch einmal.
source-titles-only = { $path } enthält Spaltentitel, aber keine Zeilen. Exportieren Sie die Datei noch einmal mit den Zeilen.
source-workbook = { $path } ist eine Excel-Datei, auch wenn der Name anders endet. Öffnen Sie sie, speichern Sie sie als CSV (UTF-8), und wählen Sie diese Datei.
source-binary-known = { $path } ist { $what } und keine Texttabelle. Wählen Sie eine CSV-Datei.
source-binary = { $path } ist keine Textdatei. Wählen Sie eine CSV-Datei.
source-other-format = { $path } ist { $what } und keine Texttabelle. Speichern Sie die Tabelle als CSV, und wählen Sie diese Datei.
source-line-too-long = Zeile { NUMBER($line, useGrouping: "false") } von { $path } ist länger als { $limit } MB. Entweder stimmen Trennzeichen oder Anführungszeichen nicht, oder das ist keine Tabelle.
source-too-many-columns = { $path } hat { $columns } Spalten; höchstens { $limit } sind möglich. Prüfen Sie das Trennzeichen.
source-changed = { $path } wurde geändert, seit die Datei geöffnet wurde. Geprüft wurde also nicht mehr das, was gesendet würde. Öffnen Sie sie neu.
source-given-up = Das Öffnen wurde abgebrochen.
source-read-line = { $path } lässt sich ab Zeile { NUMBER($line, useGrouping: "false") } nicht weiterlesen: { $why }. Versuchen Sie es noch einmal.
source-read = { $path } lässt sich nicht lesen: { $why }. Versuchen Sie es noch einmal.

notice-fewer-titles = Die Zeilen haben { $cells } Zellen, es gibt aber nur { $titles } Spaltentitel. { $offer }
notice-parted-dates = Datumsangaben ohne Anführungszeichen enthalten ein Komma und werden dadurch geteilt. Exportieren Sie die Datei noch einmal mit Anführungszeichen um die Datumsangaben oder mit Tabulatoren zwischen den Spalten.
notice-move-titles = Die erste Zelle jeder Zeile sieht wie der Name der Zeile aus. Wenn das stimmt, verschieben Sie die Spaltentitel um eine Spalte.
notice-check-titles = Prüfen Sie, ob jeder Titel über seiner Spalte steht.
notice-table-above = Über dieser Tabelle steht eine weitere, die nicht gelesen wird. Um die obere zu lesen, wählen Sie Zeile { NUMBER($line, useGrouping: "false") } als Titelzeile.
notice-earlier-reading = Der Plan stammt aus einer früheren Version von Backfill. Die Quelle wird so gelesen wie damals.
notice-read-as-utc = Die Zeiten in „{ $column }“ haben keine Zeitzone und werden als UTC gelesen, wie es auch die Integration von Kissmetrics tut.

warning = { $what }.
warning-line = { $what } (Zeile { $line }).
warning-lines = { $what } (Zeilen { $lines }).
warning-first-lines = { $what } (Zeilen { $lines }, …).
warning-short-row =
    { $count ->
        [one] { $count } Zeile hat zu wenige Zellen; die fehlenden gelten als leer
       *[other] { $count } Zeilen haben zu wenige Zellen; die fehlenden gelten als leer
    }
warning-long-row =
    { $count ->
        [one] { $count } Zeile hat überzählige Zellen; sie stehen hinter der letzten Spalte
       *[other] { $count } Zeilen haben überzählige Zellen; sie stehen hinter der letzten Spalte
    }
warning-bad-letters =
    { $count ->
        [one] { $count } Zeile hat unlesbare Zeichen; versuchen Sie es mit einer anderen Zeichencodierung
       *[other] { $count } Zeilen haben unlesbare Zeichen; versuchen Sie es mit einer anderen Zeichencodierung
    }
warning-nul-bytes =
    { $count ->
        [one] { $count } Zeile hat NUL-Bytes; sie werden weggelassen
       *[other] { $count } Zeilen haben NUL-Bytes; sie werden weggelassen
    }
warning-unclosed-quote =
    { $count ->
        [one] { $count } Zeile hat ein Anführungszeichen, das nicht geschlossen wird; es gilt als Text
       *[other] { $count } Zeilen haben ein Anführungszeichen, das nicht geschlossen wird; es gilt als Text
    }
warning-stray-quote =
    { $count ->
        [one] { $count } Zeile hat ein Anführungszeichen, wo keines hingehört; es gilt als Text
       *[other] { $count } Zeilen haben ein Anführungszeichen, wo keines hingehört; es gilt als Text
    }
warning-other-escape =
    { $count ->
        [one] { $count } Zeile maskiert Anführungszeichen anders als die übrigen und wird entsprechend gelesen
       *[other] { $count } Zeilen maskieren Anführungszeichen anders als die übrigen und werden entsprechend gelesen
    }
warning-no-result =
    { $count ->
        [one] { $count } Zeile hat eine Formel ohne Ergebnis, die als leer gilt; öffnen und speichern Sie die Datei in einer Tabellenkalkulation, damit die Ergebnisse darin stehen
       *[other] { $count } Zeilen haben eine Formel ohne Ergebnis, die als leer gilt; öffnen und speichern Sie die Datei in einer Tabellenkalkulation, damit die Ergebnisse darin stehen
    }
warning-error-value =
    { $count ->
        [one] { $count } Zeile hat einen Fehler wie #REF! in einer Zelle; er wird als Text gelesen
       *[other] { $count } Zeilen haben einen Fehler wie #REF! in einer Zelle; er wird als Text gelesen
    }
warning-merged-cells =
    { $count ->
        [one] { $count } Zeile hat verbundene Zellen; ihr Inhalt wird in der ersten gelesen, die übrigen sind leer
       *[other] { $count } Zeilen haben verbundene Zellen; ihr Inhalt wird in der ersten gelesen, die übrigen sind leer
    }
warning-hidden-row =
    { $count ->
        [one] { $count } Zeile ist ausgeblendet, etwa durch einen Filter, und wird trotzdem gelesen
       *[other] { $count } Zeilen sind ausgeblendet, etwa durch einen Filter, und werden trotzdem gelesen
    }
warning-formula-text =
    { $count ->
        [one] { $count } Zeile hat Text, der als Formel geschrieben ist (="00417"); der Text wird gelesen
       *[other] { $count } Zeilen haben Text, der als Formel geschrieben ist (="00417"); der Text wird gelesen
    }
warning-titles-again =
    { $count ->
        [one] { $count } Zeile wiederholt die Spaltentitel, etwa nach dem Zusammenfügen von Dateien, und wird ausgelassen
       *[other] { $count } Zeilen wiederholen die Spaltentitel, etwa nach dem Zusammenfügen von Dateien, und werden ausgelassen
    }
warning-titles-moved =
    { $count ->
        [one] { $count } Zeile nennt die Spaltentitel in anderer Reihenfolge, etwa nach dem Zusammenfügen von Dateien; was darunter steht, wird danach gelesen
       *[other] { $count } Zeilen nennen die Spaltentitel in anderer Reihenfolge, etwa nach dem Zusammenfügen von Dateien; was darunter steht, wird danach gelesen
    }
warning-separator-line =
    { $count ->
        [one] { $count } Zeile nennt nur das Trennzeichen, etwa nach dem Zusammenfügen von Dateien, und wird ausgelassen
       *[other] { $count } Zeilen nennen nur das Trennzeichen, etwa nach dem Zusammenfügen von Dateien, und werden ausgelassen
    }
warning-other-table =
    { $count ->
        [one] { $count } Zeile gehört zu einer anderen Tabelle weiter unten und wird ausgelassen; um diese zu lesen, wählen Sie ihre Titelzeile
       *[other] { $count } Zeilen gehören zu einer anderen Tabelle weiter unten und werden ausgelassen; um diese zu lesen, wählen Sie ihre Titelzeile
    }
warning-no-object =
    { $count ->
        [one] { $count } Datensatz ist kein lesbares JSON-Objekt und wird ausgelassen
       *[other] { $count } Datensätze sind keine lesbaren JSON-Objekte und werden ausgelassen
    }
warning-repeated-key =
    { $count ->
        [one] { $count } Datensatz hat in einem Objekt denselben Schlüssel zweimal; der letzte Wert wird gelesen
       *[other] { $count } Datensätze haben in einem Objekt denselben Schlüssel zweimal; der letzte Wert wird gelesen
    }
warning-list =
    { $count ->
        [one] { $count } Datensatz hat eine Liste; sie steht als JSON in einer Zelle
       *[other] { $count } Datensätze haben eine Liste; sie steht als JSON in einer Zelle
    }
warning-deep =
    { $count ->
        [one] { $count } Datensatz hat tief verschachtelte Objekte; die innersten stehen als JSON in einer Zelle
       *[other] { $count } Datensätze haben tief verschachtelte Objekte; die innersten stehen als JSON in einer Zelle
    }
warning-single-value =
    { $count ->
        [one] { $count } Datensatz hat einen einzelnen Wert, wo andere unter demselben Schlüssel ein Objekt haben; beides steht in eigenen Spalten
       *[other] { $count } Datensätze haben einen einzelnen Wert, wo andere unter demselben Schlüssel ein Objekt haben; beides steht in eigenen Spalten
    }
warning-octal-escape =
    { $count ->
        [one] { $count } Datensatz hat Zeichen als Oktalzahlen (\303\251), wie in Exporten von Kissmetrics; gelesen werden die Zeichen
       *[other] { $count } Datensätze haben Zeichen als Oktalzahlen (\303\251), wie in Exporten von Kissmetrics; gelesen werden die Zeichen
    }
warning-no-number =
    { $count ->
        [one] { $count } Datensatz hat NaN oder Infinity; das ist keine Zahl und gilt als leer
       *[other] { $count } Datensätze haben NaN oder Infinity; das ist keine Zahl und gilt als leer
    }
warning-total-row =
    { $count ->
        [one] { $count } Zeile sieht wie eine Summe aus und wurde übersprungen
       *[other] { $count } Zeilen sehen wie Summen aus und wurden übersprungen
    }
warning-cut-off = die Datei endet mitten in einem Datensatz oder in der Liste, vielleicht fehlt also etwas; der angefangene Datensatz wird ausgelassen. Exportieren oder kopieren Sie sie noch einmal
warning-blank-line =
    { $count ->
        [one] { $count } leere Zeile wird ausgelassen
       *[other] { $count } leere Zeilen werden ausgelassen
    }
