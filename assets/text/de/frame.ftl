### Was um jede Seite herum steht: die Schritte, die Fragen über einer Seite, die Dateiauswahl des Systems.
frame-dismiss = Ausblenden

step-choose = Auswählen
step-match = Zuordnen
step-preview = Vorschau
step-send = Senden
step-result = Ergebnis
step-to-be-sent = { $count } zu senden

rail-close = Sie können das Fenster schließen: Beim nächsten Mal geht der Import von hier aus weiter.
rail-keep-working = Sie können weiterarbeiten. Was gesendet ist, bleibt gesendet.
rail-kept = Im Verlauf dieses Computers gespeichert.
rail-list = Die Liste der gesendeten Ereignisse können Sie hier speichern, bis Sie das Fenster schließen.
rail-events-stay = Ihre Ereignisse bleiben auf diesem Computer, bis Sie auf „Senden“ klicken.
rail-nothing-leaves = Nichts verlässt diesen Computer, bevor Sie auf „Senden“ drücken.

closing-title = Der Import läuft noch
closing-no = Weiter senden
closing-pause = Anhalten und beenden
closing-pause-about = Was gesendet ist, bleibt gesendet. Wenn Sie Backfill das nächste Mal öffnen, können Sie von hier aus weitermachen.
closing-stop = Stoppen und schließen
closing-unsent-about = Noch wurde nichts gesendet. Wenn Sie jetzt schließen, bleibt es dabei.
closing-no-more-about = Noch wurde nichts weiter gesendet. Wenn Sie jetzt schließen, bleibt es dabei.
closing-stop-about = Das ist ein Probelauf, nichts hat diesen Computer verlassen. Die Einstellungen bleiben im Verlauf.
closing-files-title = Die Dateien werden noch geschrieben
closing-files-no = Weiter schreiben
closing-files-about = Fertige Dateien bleiben. Der Rest steht in keiner Datei.

leaving-open = { $other } anstelle von { $source } öffnen?
leaving-close = Backfill schließen?
leaving-source = { $source } verlassen?
leaving-about = Ihre Zuordnung für { $source } ist noch nicht gespeichert und ginge verloren.
leaving-no = Hierbleiben
leaving-yes = Ohne Speichern weiter

moves-reading = Es wird ermittelt, was sich verschieben würde …
moves-yes = Ändern

dialog-files = Eine oder mehrere Dateien auswählen
dialog-file = Datei auswählen
dialog-tables = Tabellen
dialog-settings = Gespeicherte Einstellungen
dialog-all-files = Alle Dateien
dialog-save = Speichern
dialog-folder = Ordner auswählen
window-silent = ein anderes Backfill mit denselben Dateien ist offen, antwortet aber nicht; beenden Sie es zuerst
