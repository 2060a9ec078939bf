### Verlauf: was früher importiert wurde, und wie ein unterbrochener Import weitergeht.
history-page = Verlauf
history-title = Was Sie importiert haben
history-about = Nur auf diesem Computer gespeichert. Kissmetrics führt keine Liste der Sendungen, deshalb ist dies das einzige Protokoll.
history-reading = Der Verlauf wird gelesen …
history-empty-about = Hier steht jeder Import mit seinem Ergebnis und seinen Dateien.

history-table = Importe, die neuesten zuerst
history-when = Wann
history-from = Von
history-to = An
history-status = Status
history-sent = Gesendet
history-practice = Übung, nichts gesendet
history-product =
    { $kind ->
        [live] { $product }, live
       *[test] { $product }, Test
    }
history-sent-of =
    { $wanted ->
        [one] { $sent } von { $wanted } Ereignis
       *[other] { $sent } von { $wanted } Ereignissen
    }

history-plan = Einstellungen
history-plan-about = was aus jeder Zeile wurde
history-events = Ereignisse
history-rows = Zeilen
history-not-sent = Nicht gesendet
history-only-first = Nur die ersten
history-tracker = Tracker
history-events-made = { $count } erzeugt: { $parts }
history-events-sent = { $count } gesendet
history-events-unconfirmed = { $count } ohne Antwort
history-events-pending = { $count } noch nicht gesendet
history-events-withheld = { $count } nicht zu senden
history-rows-read = { $count } gelesen: { $parts }
history-rows-used = { $count } ergaben Ereignisse
history-rows-skipped = { $count } ausgelassen
history-rows-rejected = { $count } mit einem Problem
history-earlier = { $count }, durch einen früheren Import

history-new-rows = Neue Zeilen importieren
history-use-again = Wieder verwenden
history-use-again-file = Für eine neue Datei verwenden …
history-save-sent = Gesendetes speichern …
history-save-not-sent = Nicht gesendete Zeilen speichern …
history-compare = Mit einem Export vergleichen …
history-paths = Durch Eingabe eines Pfads vergleichen
history-path-export = Rohdaten-Export (eine Datei, ein Ordner oder ein Muster wie export-*.json)
history-path-compare = Vergleichen
history-path-missing = Die fehlenden Zeilen
history-comparing = Wird verglichen … { $count } gelesen
history-compared-more =
    { $count ->
        [one] … und { $count } weiteres.
       *[other] … und { $count } weitere.
    }
history-save-missing = Fehlende Zeilen speichern …
history-close-comparison = Schließen
history-save-plan = Einstellungen speichern …
history-forget = Löschen …
history-forget-question = Den Import von { $source } an „{ $product }“ aus dem Verlauf löschen?
history-forget-about = Was gesendet wurde, bleibt in Kissmetrics. Backfill weiß dann aber nicht mehr, welche Zeilen gesendet wurden: Es bietet sie als neu an und kann nicht warnen, wenn sie anders ausfallen und dauerhaft doppelt vorhanden wären.
history-forget-no = Behalten
history-forget-yes = Aus dem Verlauf löschen

resume-page = Fortsetzen
resume-not-now = Nicht jetzt
resume-title = { $source } fortsetzen
resume-standing =
    { $state ->
        [stopped] Gestoppt am { $day }:
        [failed] Am { $day } ging es nicht weiter:
       *[interrupted] Unterbrochen am { $day }:
    } { $wanted ->
        [one] { $sent } von { $wanted } Ereignis
       *[other] { $sent } von { $wanted } Ereignissen
    } an { $product } gesendet.
resume-checking = Die Zeilen werden in ihrem jetzigen Stand geprüft: bisher { $count }
resume-changed-about = Gesendetes lässt sich nicht zurückholen. Wählen Sie, was jetzt gesendet wird, oder lassen Sie es.
resume-what-is-sent = Was gesendet wird
resume-only-new = Nur was noch nicht gesendet wurde
resume-only-new-about =
    { $count ->
        [one] { $count } Ereignis. Was gesendet wurde und unverändert ist, wird übersprungen.
       *[other] { $count } Ereignisse. Was gesendet wurde und unverändert ist, wird übersprungen.
    }
resume-all = Alles von vorn
resume-doubles = Doppelt
resume-all-about =
    { $count ->
        [one] { $count } Ereignis. Was vom Gesendeten abweicht, ist danach dauerhaft doppelt vorhanden.
       *[other] { $count } Ereignisse. Was vom Gesendeten abweicht, ist danach dauerhaft doppelt vorhanden.
    }
resume-now = Jetzt
resume-in-total = Insgesamt
resume-how = Wie
resume-as-before = Genau wie zuvor, ab der Stelle, an der es aufhörte. Was gerade unterwegs war, wird unverändert noch einmal gesendet; das schadet nicht.
resume-password-question = Das Passwort von { $user }, um { $source } zu lesen
resume-password-about = Es bleibt nur im Arbeitsspeicher und steht nie in einer Datei.
resume-password = Passwort
