### Senden: wohin, und was passieren wird, bevor es geschieht.
send-title = Wohin soll es gehen?
send-intro = Was an Kissmetrics gesendet ist, lässt sich nicht zurückholen. Üben Sie zuerst.
send-practice =
    { $count ->
        [one] Probelauf starten ({ $count } Ereignis)
       *[other] Probelauf starten ({ $count } Ereignisse)
    }
send-save =
    { $count ->
        [one] { $count } Ereignis speichern
       *[other] { $count } Ereignisse speichern
    }
send-nothing-sent = Es wird nichts gesendet.
send-first-then-more =
    { $few ->
        [one] Erst { $few } Ereignis
       *[other] Erst { $few } Ereignisse
    }, dann { $more } weitere, dann der Rest; nach den ersten beiden Schritten sehen Sie in Kissmetrics nach.
send-first-then-rest =
    { $few ->
        [one] Erst { $few } Ereignis
       *[other] Erst { $few } Ereignisse
    }, dann sehen Sie in Kissmetrics nach, dann der Rest.
send-must-fix =
    { $count ->
        [one] { $count } Problem muss behoben werden, bevor etwas an ein Produkt geht
       *[other] { $count } Probleme müssen behoben werden, bevor etwas an ein Produkt geht
    }
send-must-fix-why = Beheben Sie das, oder lassen Sie die Zeilen aus. Üben können Sie auch so.
send-must-fix-show = Zeigen, was zu beheben ist

send-confirm =
    { $count ->
        [one] { $count } Ereignis an „{ $product }“ senden?
       *[other] { $count } Ereignisse an „{ $product }“ senden?
    }
send-confirm-why = Das ist ein Live-Produkt. Es lässt sich nicht rückgängig machen.
send-confirm-not-yet = Noch nicht
send-confirm-now =
    { $count ->
        [one] { $count } Ereignis jetzt senden
       *[other] { $count } Ereignisse jetzt senden
    }

send-targets = Wohin die Ereignisse gehen
send-to-practice = Übung
send-to-practice-tag = Bleibt hier
send-to-practice-why = Ein Tracker auf diesem Computer, der wie der echte antwortet und zeigt, was er enthalten würde.
send-to-another = Anderes Produkt
send-to-files = Als Dateien speichern
send-to-files-why = Zum Hochladen bei Kissmetrics: { $forms }. Es wird nichts gesendet.
send-older = Ältere Produkte
send-older-choose = Auswählen
send-known-unused =
    { $kind ->
        [live] Ihre echten Auswertungen. Es wurde noch nichts gesendet.
       *[test] Zum Ausprobieren. Es wurde noch nichts gesendet.
    }
send-known-used =
    { $kind ->
        [live] Ihre echten Auswertungen.
       *[test] Zum Ausprobieren.
    } { $count ->
        [one] { $count } Ereignis am { $day } gesendet.
       *[other] { $count } Ereignisse am { $day } gesendet.
    }

send-files = Die Dateien
send-files-form = Form der Dateien
send-files-part = Ereignisse pro Datei, höchstens
send-files-overwrite = Früher gespeicherte Dateien ersetzen
send-files-part-help = Es entstehen so viele Dateien, wie dafür nötig sind; sie werden nacheinander hochgeladen.
send-files-folder = Ordner
send-files-folder-hint = Ein Ordner, der besteht oder angelegt wird
send-files-so-far =
    { $count ->
        [one] bisher { $count } Zeile
       *[other] bisher { $count } Zeilen
    }
send-files-stop = Stoppen
send-files-saved =
    { $events ->
        [one] { $events } Ereignis liegt in
       *[other] { $events } Ereignisse liegen in
    } { $files ->
        [one] { $files } Datei. Es wurde nichts gesendet.
       *[other] { $files } Dateien. Es wurde nichts gesendet.
    }
send-files-next = In Kissmetrics unter „Settings“, „Data Integrations“ die Dateien in dieser Reihenfolge hinzufügen.
send-files-stopped = Sie haben vor dem Ende gestoppt; der Rest steht in keiner Datei.

send-line-events = Ereignisse
send-line-people = Personen
send-line-dates = Zeitraum
send-line-new-names = Neue Namen in { $product }
send-line-left-out = Ausgelassen
send-line-kept = Voraussichtlich behalten
send-line-how-long = Dauer
send-dates = { $first } bis { $last }
send-dates-none = keiner
send-left-out-none = nichts
send-left-out-rows =
    { $rows ->
        [one] { $rows } Zeile
       *[other] { $rows } Zeilen
    }
send-left-out-events =
    { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    }
send-left-out-both =
    { $rows ->
        [one] { $rows } Zeile
       *[other] { $rows } Zeilen
    }, { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    }
send-see-them = ansehen
send-kept = { $kept } von { $all }
send-names-none = keine; jeder wurde von diesem Computer schon gesendet
send-names-new = von diesem Computer noch nicht gesendet
send-names-new-product = dorthin wurde von diesem Computer noch nichts gesendet
send-how-long =
    { $pace ->
        [gentle] { $time } bei schonendem Tempo
        [fast] { $time } bei schnellem Tempo
       *[normal] { $time } bei normalem Tempo
    }
send-how-long-why = geschätzt mit { $milliseconds } ms pro Antwort; wird beim Senden aktualisiert
send-change-pace = ändern
send-not-made =
    { $count ->
        [one] { $count } Ereignis konnte nicht erzeugt werden
       *[other] { $count } Ereignisse konnten nicht erzeugt werden
    }
send-not-made-why = Ihre Zeilen lassen sich mit den Gründen speichern, beheben und später senden.
send-pace = Tempo
send-pace-gentle = Schonend
send-pace-normal = Normal
send-pace-fast = Schnell
send-pace-why = Höchstens { $count } Anfragen gleichzeitig, und weniger, wenn Kissmetrics langsamer wird.
send-type-name = Das lässt sich nicht rückgängig machen. Geben Sie zum Fortfahren { $name } ein
send-copy-command = Als Befehl kopieren
send-copy-command-about = Die Befehlszeile, die tut, was hier eingestellt ist, für ein Terminal oder ein Skript
