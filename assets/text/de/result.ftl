### Ergebnis: was aus allem geworden ist.
result-page = Ergebnis
result-something-else = Etwas anderes importieren
result-for-real = Jetzt wirklich senden …
result-again = Noch einmal senden
result-title =
    { $count ->
        [one] { $count } Ereignis wurde an { $product } gesendet
       *[other] { $count } Ereignisse wurden an { $product } gesendet
    }
result-about-practice = Nichts hat diesen Computer verlassen. Unten steht, was Kissmetrics enthalten würde.
result-about = Kissmetrics bestätigt nicht, was es behält. Neue Ereignisse sind dort meist innerhalb einer halben Stunde zu sehen; hier steht, wo Sie nachsehen.
result-doubted = Sie haben sie nicht gesehen, deshalb wurde nichts weiter gesendet
result-doubted-about = Prüfen Sie den API-Schlüssel in Kissmetrics unter „Settings“: Auch bei einem falschen Schlüssel antwortet der Tracker genauso. Gehen Sie dann zurück, geben Sie den richtigen ein, und senden Sie noch einmal.
result-stopped = Sie haben den Import vor dem Ende gestoppt
result-stopped-about = Was gesendet ist, bleibt gesendet. Es kann von hier aus weitergehen, jetzt oder an einem anderen Tag: Sie finden den Import auf der ersten Seite.
result-stopped-practice = Nichts hat diesen Computer verlassen. Üben Sie noch einmal, um alles zu sehen.
result-failed = Der Import kam nicht weiter

result-table = Was aus allem geworden ist
result-number = Anzahl
result-adds-up = geht auf
result-sent = Gesendete Ereignisse
result-unconfirmed = Keine Antwort
result-pending = Ausstehend
result-merged = Mit anderen zusammengefasst
result-withheld = Würde verworfen
result-made = Erzeugte Ereignisse
result-used = Zeilen, aus denen Ereignisse wurden
result-skipped = Ausgelassene Zeilen
result-rejected = Zeilen mit einem Problem
result-rows = Gelesene Zeilen
result-save-sent = Liste speichern …
result-save-skipped = Mit Gründen speichern …
result-save-rejected = Zum Beheben speichern …

result-look = Selbst nachsehen
result-look-people = People
result-look-search = 1. Öffnen Sie in Kissmetrics { $people }, und suchen Sie nach { $person }.
result-look-expect = 2. Dort sollte { $event } stehen.
result-look-expect-day = 2. Dort sollte { $event } am { $day } stehen.
result-look-expect-property = 2. Dort sollte { $event } mit { $property } { $value } stehen.
result-look-expect-day-property = 2. Dort sollte { $event } am { $day } mit { $property } { $value } stehen.
result-look-total = 3. Insgesamt wurde { $event } { $shown }-mal gesendet.
result-held = Was Kissmetrics enthalten würde
result-held-as-expected =
    { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    } von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }: { $names }. Erwartet: { $expected } ✓.
result-held-otherwise =
    { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    } von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }: { $names }. Erwartet: { $expected }.

result-right = War das richtig?
result-right-about = Die gleichen Einstellungen ergeben aus den gleichen Zeilen die gleichen Ereignisse. Bevor etwas gesendet wird, sehen Sie noch einmal, was passieren wird.
result-send-same = Dasselbe an { $product } senden …
result-next = Beim nächsten Mal
result-next-about = Speichern Sie diese Einstellungen als Datei. Ziehen Sie sie nach dem nächsten Export auf das Fenster, und jedes Feld ist ausgefüllt.
result-history = Verlauf öffnen
result-paths = Unter einem eingegebenen Pfad speichern
result-paths-about = wo es keine Dateiauswahl gibt
result-path-sent = Die gesendeten Ereignisse
result-path-not-sent = Die nicht gesendeten Zeilen
result-path-settings = Diese Einstellungen
result-path-save = Speichern
result-path-save-name = { $what } speichern
