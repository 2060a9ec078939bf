cli-window-demo-here = Das Fenster lässt sich nicht öffnen: { $why }. Der Beispielimport läuft stattdessen hier.

error-no-key = Der API-Schlüssel fehlt. Legen Sie ihn in der Umgebungsvariablen KISSMETRICS_API_KEY ab; Sie finden ihn in Kissmetrics unter „Settings“.
error-no-product-for-bucket = An ein Produkt „{ $name }“ wurde noch nie etwas gesendet. Setzen Sie KISSMETRICS_API_KEY einmal auf seinen Schlüssel, damit das einzeln Gesendete und das über einen Bucket Gesendete als ein Produkt gelten.
error-nobody-to-ask = Senden lässt sich nicht rückgängig machen, und hier kann niemand zustimmen. Wenn Sie wirklich senden möchten, ergänzen Sie --yes.
error-unnamed-tracker = { $address } gehört nicht zu Kissmetrics, bekäme aber den API-Schlüssel und alle Ereignisse. Es wurde nichts gesendet. Wenn Sie diese Adresse wirklich meinen, ergänzen Sie --tracker { $address }, oder lassen Sie --yes weg, damit Backfill Sie fragt.
error-other-tracker = Dieser Import geht an { $import }, angegeben ist aber { $typed }. An eine andere Adresse senden Sie nur mit einem neuen Import.
error-source-changed = { $change } Mit --only-new senden Sie nur, was noch nicht gesendet wurde, mit --start-over alles. Was vom bereits Gesendeten abweicht, ist danach dauerhaft doppelt vorhanden.
error-other-database = Der Plan liest aus der Datenbank { $server }, angegeben ist aber { $named }. Wenn die Datenbank des Plans die richtige ist, geben Sie --database "{ $server }" an.
error-password-for-unknown = Der Plan liest aus der Datenbank auf { $server }. Bisher hat niemand bestätigt, dass das Passwort aus BACKFILL_DATABASE_PASSWORD dorthin gehen darf. Wenn es die richtige Datenbank ist, geben Sie einmal --database "{ $server }" an.
error-no-such-file = Es gibt keine Datei „{ $name }“ und keinen Befehl dieses Namens. backfill --help nennt die Befehle.
error-no-screen = Für das Fenster ist kein Bildschirm vorhanden. Verwenden Sie stattdessen die Befehle: backfill --help listet sie auf.
error-window = Das Fenster lässt sich nicht öffnen: { $why }. Die Befehle funktionieren auch ohne.
error-look-up-unused = „{ $column }“ soll nachgeschlagen werden, das Ergebnis wird aber nirgends verwendet. Wählen Sie die Spalte mit --person, --event-column oder --property.
error-look-up-undecided = Mit welcher Spalte von „{ $lookup }“ soll „{ $column }“ abgeglichen werden, und welche soll übernommen werden? Geben Sie beides hinter dem Namen an, zum Beispiel { $column }={ $lookup }.csv:id:login.
error-not-times = „{ $column }“ enthält keine Zeitangaben. Wählen Sie mit --time die Spalte mit dem Datum, oder geben Sie mit --time-format an, wie es geschrieben ist.
error-no-fix = Die Korrektur „{ $id }={ NUMBER($number, useGrouping: "false") }“ gibt es nicht: Die Prüfung hat nichts gefunden, was sich so beheben lässt.
error-no-such-fix = Die Korrektur „{ $id }={ NUMBER($number, useGrouping: "false") }“ gibt es nicht. Die Prüfung bietet Korrekturen für { $known } an.
error-no-person = Keine Spalte sieht nach der Person aus. Geben Sie die Spalte mit --person an.
error-no-time = Keine Spalte sieht nach der Zeit aus. Geben Sie die Spalte mit --time an.
error-no-event = Es fehlt die Angabe, was passiert ist. Nennen Sie das Ereignis mit --event oder seine Spalte mit --event-column.
error-no-property = Es gibt kein Detail, das gesetzt werden könnte. Geben Sie die Spalte dafür mit --property an.
error-times-undecided = Die Zeitangaben in „{ $column }“ lassen sich auf zwei Arten lesen ({ $evidence }). Legen Sie die richtige mit --time-format day-first oder --time-format month-first fest.

agree-server = Der Plan liest aus der Datenbank auf { $server }.
agree-lowers = Er verlangt eine weniger sichere Verbindung als üblich oder bringt Zertifikate mit, denen vertraut werden soll.
agree-password = Das Passwort aus BACKFILL_DATABASE_PASSWORD würde dorthin gesendet.
agree-ask = Ist das richtig, jetzt und in Zukunft? Dann yes eingeben:{ " " }
password-ask = Passwort von { $user } für die Datenbank auf { $server } (ohne Passwort nur Eingabetaste):{ " " }
password-visible = Das Passwort steht im Befehl. Andere auf diesem Computer können es lesen, solange Backfill läuft, und vielleicht speichert es Ihre Shell. Lassen Sie es weg: Backfill fragt dann danach oder nimmt es aus BACKFILL_DATABASE_PASSWORD.

cli-columns =
    { $count ->
        [one] { $count } Spalte
       *[other] { $count } Spalten
    }

cli-checking = Prüfen
cli-reading = Lesen
cli-saving = Speichern
cli-progress-left = noch { $left }

cli-left-out-file =
    { $count ->
        [one] { $count } Zeile, die nicht gesendet würde, steht in { $path }.
       *[other] { $count } Zeilen, die nicht gesendet würden, stehen in { $path }.
    }
cli-fixed = { $path }: { $fix }.
cli-group = { $what } ({ $places })
cli-finding = { $grade }: { $finding }
cli-finding-places = Betroffen: { $places }.
cli-finding-fix = --fix { $typed }: { $fix }
cli-no-problems =
    { $count ->
        [one] Keine Probleme in der einzigen Zeile.
       *[other] Keine Probleme in allen { $count } Zeilen.
    }
cli-summary = { $rows } gelesen, { $events } erzeugt. Davon zu senden: { $to_send }, voraussichtlich behalten: { $kept }.

cli-demo = Das sind die Beispieldaten, eine Benutzerliste, gesendet an einen Übungs-Tracker. Nichts verlässt diesen Computer.
cli-demo-holds =
    { $people ->
        [one] { $events ->
            [one] Der Übungs-Tracker enthält { $events } Ereignis von { $people } Person:
           *[other] Der Übungs-Tracker enthält { $events } Ereignisse von { $people } Person:
        }
       *[other] Der Übungs-Tracker enthält { $events } Ereignisse von { $people } Personen:
    }
cli-demo-people = Die ersten Personen:

cli-forgotten = Import { $id } von { $source } wurde aus dem Verlauf gelöscht. Was er gesendet hat, bleibt in Kissmetrics.
cli-history =
    { $state ->
        [running]
            { $id }  { $when }  { $source } an „{ $product }“, wird gesendet: { $all ->
                [one] { $sent } von { $all } Ereignis
               *[other] { $sent } von { $all } Ereignissen
            }
        [interrupted]
            { $id }  { $when }  { $source } an „{ $product }“, unterbrochen: { $all ->
                [one] { $sent } von { $all } Ereignis
               *[other] { $sent } von { $all } Ereignissen
            }
        [stopped]
            { $id }  { $when }  { $source } an „{ $product }“, gestoppt: { $all ->
                [one] { $sent } von { $all } Ereignis
               *[other] { $sent } von { $all } Ereignissen
            }
        [failed]
            { $id }  { $when }  { $source } an „{ $product }“, kam nicht weiter: { $all ->
                [one] { $sent } von { $all } Ereignis
               *[other] { $sent } von { $all } Ereignissen
            }
        [complete]
            { $id }  { $when }  { $source } an „{ $product }“, gesendet: { $all ->
                [one] { $sent } von { $all } Ereignis
               *[other] { $sent } von { $all } Ereignissen
            }
       *[replaced]
            { $id }  { $when }  { $source } an „{ $product }“, durch einen späteren ersetzt: { $all ->
                [one] { $sent } von { $all } Ereignis
               *[other] { $sent } von { $all } Ereignissen
            }
    }

cli-read = { $reading }, { $rows }, { $columns }.
cli-reading-only = { $reading }.
cli-plan-saved = Der Plan steht in { $path }.
cli-zone = Die Zeiten haben keine Zeitzone und werden als { $zone } gelesen. Bitte prüfen; mit --zone geben Sie eine andere an.
cli-zone-since = Die Zeiten haben keine Zeitzone und werden als { $zone } gelesen ({ $why }). Bitte prüfen; mit --zone geben Sie eine andere an.
cli-reason =
    { $part ->
        [person] Wer ({ $grade }): { $why }
        [time] Wann ({ $grade }): { $why }
        [event] Was ({ $grade }): { $why }
       *[property] Ein Detail ({ $grade }): { $why }
    }
cli-no-match = keine Zuordnung
cli-nicer = Ereignisnamen werden so gesendet, wie sie gefunden wurden. Mit --nice-names werden sie geschrieben, wie es die Anleitungen von Kissmetrics empfehlen: { $pairs }
cli-nicer-more = Ereignisnamen werden so gesendet, wie sie gefunden wurden. Mit --nice-names werden sie geschrieben, wie es die Anleitungen von Kissmetrics empfehlen: { $pairs }, …
cli-nicer-pair = „{ $found }“ als „{ $sent }“
cli-times = { $column }: { $evidence }.
cli-look-up-offer = { $words } Um stattdessen zu übernehmen, was dort steht: --look-up "{ $column }={ $named }"
cli-look-up-guessed = { $column } (bitte prüfen): { $why }
cli-row-names = --set row-names=first verschiebt sie.

cli-row = Zeile { $row }
cli-preview = { $row }: { $what }
cli-preview-left-out = { $row }: ausgelassen, { $why }
cli-preview-not-sent = { $row }: nicht gesendet, { $why }
cli-preview-rejected = { $row }: abgelehnt, { $why }

cli-practice = Übungs-Tracker unter { $address }. Was er enthält: { $address }/held. Strg+C beendet ihn.

cli-product =
    { $kind ->
        [live] { $name }, Live, unter { $address }
        [practice] { $name }, Übung, unter { $address }
       *[test] { $name }, Test, unter { $address }
    }
cli-product-monthly = { $product }; der Tarif enthält { $monthly } Ereignisse im Monat

cli-resume =
    { $state ->
        [stopped] Der Import von { $source } an „{ $product }“ wurde nach { $sent } von { $all } Ereignissen gestoppt.
       *[interrupted] Der Import von { $source } an „{ $product }“ wurde nach { $sent } von { $all } Ereignissen unterbrochen.
    }
cli-nothing-more-sent = Es wurde nichts weiter gesendet.

cli-left-out = Ausgelassen: { $finding }
cli-nothing-sent = Es wurde nichts gesendet.
cli-sent-before =
    { $count ->
        [one] { $count } dieser Ereignisse ging am { $when } aus { $source } an „{ $product }“. Es wird nicht noch einmal gesendet.
       *[other] { $count } dieser Ereignisse gingen am { $when } aus { $source } an „{ $product }“. Sie werden nicht noch einmal gesendet.
    }
cli-found-since =
    { $count ->
        [one] { $count } weiteres seiner Ereignisse wurde im Bucket gefunden: Es war gerade geschrieben, als der Import abbrach. Es wird nicht noch einmal gesendet.
       *[other] { $count } weitere seiner Ereignisse wurden im Bucket gefunden: Sie waren gerade geschrieben, als der Import abbrach. Sie werden nicht noch einmal gesendet.
    }
cli-same-since =
    { $count ->
        [one] { $count } der fehlenden Ereignisse gleicht einem, das dieser Import gesendet hat, aus einer gleichen Zeile. Es wird nicht noch einmal gesendet.
       *[other] { $count } der fehlenden Ereignisse gleichen solchen, die dieser Import gesendet hat, aus gleichen Zeilen. Sie werden nicht noch einmal gesendet.
    }
cli-sent-since =
    { $count ->
        [one] { $count } der fehlenden Ereignisse ging seitdem mit einem anderen Import an „{ $product }“. Es wird nicht noch einmal gesendet.
       *[other] { $count } der fehlenden Ereignisse gingen seitdem mit einem anderen Import an „{ $product }“. Sie werden nicht noch einmal gesendet.
    }
cli-ask-seen = Mit yes geht es weiter, alles andere stoppt den Import:{ " " }
cli-nothing-new = Es gibt nichts Neues.
cli-ask-undone = Das lässt sich nicht rückgängig machen.
cli-ask-unusual-key = Der Schlüssel sieht nicht wie einer von Kissmetrics aus (40 Ziffern und Buchstaben von a bis f).
cli-ask-unnamed = { $address } gehört nicht zu Kissmetrics: Wer dort ist, bekommt den Schlüssel und alle Ereignisse.
cli-ask-send =
    { $count ->
        [one] { $count } Ereignis mit dem Schlüssel …{ $key } an { $address } senden? Dann yes eingeben:{ " " }
       *[other] { $count } Ereignisse mit dem Schlüssel …{ $key } an { $address } senden? Dann yes eingeben:{ " " }
    }
cli-sent =
    { $all ->
        [one] { $sent } von { $all } Ereignis gesendet, { $unconfirmed } ohne Antwort, { $pending } ausstehend. Dauer: { $took }.
       *[other] { $sent } von { $all } Ereignissen gesendet, { $unconfirmed } ohne Antwort, { $pending } ausstehend. Dauer: { $took }.
    }
cli-outcomes = Zeilen: { $rows } gelesen, { $used } ergaben Ereignisse, { $skipped } ausgelassen, { $rejected } mit einem Problem. Ereignisse: { $merged } zusammengefasst, { $withheld } zurückgehalten.
cli-go-on = backfill resume setzt den Import von hier aus fort.

cli-saved =
    { $count ->
        [one] { $count } Ereignis gespeichert, nichts gesendet. Fügen Sie die Dateien in dieser Reihenfolge in Kissmetrics hinzu, unter „Settings“, „Data Integrations“.
       *[other] { $count } Ereignisse gespeichert, nichts gesendet. Fügen Sie die Dateien in dieser Reihenfolge in Kissmetrics hinzu, unter „Settings“, „Data Integrations“.
    }

cli-map-nothing-piped = backfill map liest Zeilen von einem anderen Programm: cat bestellungen.csv | backfill map plan.toml > ereignisse.json
cli-map-stopped = Gestoppt. Die Ausgabe ist nicht vollständig.
cli-map-rows = { $rows } gelesen: { $used } ergaben Ereignisse, { $skipped } ausgelassen, { $rejected } mit einem Problem. { $events } geschrieben, { $withheld } zurückgehalten.
cli-map-people =
    { $is_known ->
        [yes] { $taken } gelesen: { $events } geschrieben, { $merged } zusammengefasst, { $kept } bleiben voraussichtlich. Verschiedene Personen: { $people }.
       *[no] { $taken } gelesen: { $events } geschrieben, { $merged } zusammengefasst. Wie viele bleiben, ist nicht bekannt: Es gibt mehr Namen von Ereignissen, als Kissmetrics annimmt. Verschiedene Personen: { $people }.
    }
cli-map-aliases = Aliasse: { $aliases }. Sie zählen nicht zu denen, die bleiben, da nur alle zusammen zeigen, welche etwas Neues sagen.
cli-map-unseen =
    { $count ->
        [one] Kein Datensatz hat den Schlüssel { $columns }, den der Plan verwendet.
       *[other] Kein Datensatz hat die Schlüssel { $columns }, die der Plan verwendet.
    }
cli-map-prepared = Der vorbereitete Plan steht in { $path }. Er enthält, was der Plan nachschlägt. Behandeln Sie ihn deshalb wie die Daten selbst.
map-needs-people =
    { $thins ->
        [yes] Dieser Plan fasst Ereignisse einer Person zusammen, die dicht aufeinander folgen, und braucht deshalb alle Ereignisse einer Person auf einmal. Fügen Sie --keyed hinzu, sortieren Sie die Zeilen, und leiten Sie sie durch backfill map --by-person.
       *[no] Dieser Plan legt fest, was mit Ereignissen einer Person in derselben Sekunde geschieht, und braucht deshalb alle Ereignisse einer Person auf einmal. Fügen Sie --keyed hinzu, sortieren Sie die Zeilen, und leiten Sie sie durch backfill map --by-person.
    }
map-no-dictionary = Der Plan schlägt Werte in { $lookups } nach, enthält aber nicht, was dort steht. Rufen Sie backfill map --prepare auf, wo sich das lesen lässt, und verwenden Sie die geschriebene Datei anstelle des Plans.
map-damaged = { $path } ist unvollständig oder wurde verändert. Kopieren Sie die Datei noch einmal, oder schreiben Sie sie neu mit backfill map --prepare.
map-newer = { $path } stammt von einer neueren Version von Backfill. Verwenden Sie diese auch hier.
map-no-place = Was mit den Ereignissen einer Person geschieht, hängt von ihrer Reihenfolge in der ganzen Tabelle ab. Geben Sie an, wo diese Zeilen stehen: mit --order eine Spalte, aus der das hervorgeht, oder mit --part die Nummer dieses Teils (--part 0, wenn es die ganze Tabelle ist).
map-no-order = In Zeile { NUMBER($row, useGrouping: "false") } steht „{ $value }“ in der Spalte „{ $column }“. Das ist keine ganze Zahl (mit höchstens 18 Stellen) und sagt nicht, wo die Zeile steht. Geben Sie mit --order eine Spalte mit ganzen Zahlen an, die in jeder Zeile anders sind.
map-no-event = Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe ist keine, die backfill map --keyed schreibt.
map-torn = Die Standardeingabe endet mitten in Zeile { NUMBER($line, useGrouping: "false") }. Das Programm, das sie schreibt, wurde also beendet. Verwerfen Sie die Ausgabe, und beginnen Sie von vorn.
map-not-sorted = Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe gehört vor die Zeile darüber. Sortieren Sie die Zeilen als Bytes: LC_ALL=C sort -t $'\t' -k1,1 -k2,2n -k3,3n -k4,4n
map-same-place = Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe hat dieselbe Person und denselben Platz wie die Zeile darüber. Geben Sie mit --order eine Spalte an, die in jeder Zeile anders ist, und jedem Teil einer Tabelle eine eigene Nummer mit --part.
piped-empty = Die Standardeingabe ist leer. In ihrer ersten Zeile werden die Titel erwartet, danach die Zeilen.
piped-torn = Die Standardeingabe endet mitten im Datensatz in Zeile { NUMBER($line, useGrouping: "false") }. Das Programm, das sie schreibt, wurde also beendet. Verwerfen Sie die Ausgabe, und beginnen Sie von vorn.
piped-open-end = Die letzte Zeile der Standardeingabe, Zeile { NUMBER($line, useGrouping: "false") }, hat kein Zeilenende. Deshalb weiß niemand, ob sie vollständig ist. Wenn ja, fügen Sie --open-end hinzu. Wenn das Programm, das sie schreibt, beendet wurde, verwerfen Sie die Ausgabe, und beginnen Sie von vorn.
piped-titles-again = In Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe stehen die Titel noch einmal. Der Plan stammt von einer früheren Version und hält sie für eine Zeile. Übergeben Sie die Titel nur einmal, in der ersten Zeile.
piped-other-titles = In Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe stehen Titel in anderer Reihenfolge oder andere als in der ersten Zeile. Übergeben Sie Dateien mit verschiedenen Titeln einzeln, jede an ein eigenes backfill map.
piped-row-and-titles = In Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe folgen die Titel in derselben Zeile auf einen Datensatz: Eine übergebene Datei endet ohne Zeilenende, vielleicht mitten im Datensatz. Fügen Sie dort ein Zeilenende an, wenn er vollständig ist, und beginnen Sie von vorn.
piped-unanswered = Der Plan lässt offen, wie seine Datei geschrieben ist ({ $fields }), und an übergebenen Zeilen ist das nicht zu sehen. Rufen Sie backfill map --prepare auf, wo die Datei liegt, und verwenden Sie die geschriebene Datei anstelle des Plans. Oder fügen Sie --read csv hinzu, wenn die Zeilen üblicher Text in UTF-8 mit Kommas sind.
piped-list = In der Standardeingabe steht nicht ein Datensatz je Zeile (Zeile { NUMBER($line, useGrouping: "false") }). Übergeben Sie jeden Datensatz in einer eigenen Zeile: jq -c '.[]' liste.json | backfill map plan.toml
piped-returns = Die Zeilen der Standardeingabe enden nur mit Wagenrücklauf. Übergeben Sie sie mit Zeilenvorschub: tr '\r' '\n' < datei.json | backfill map plan.toml
piped-no-objects = In der Standardeingabe ist nichts als JSON-Objekte lesbar, eines je Zeile.
piped-no-path = Die Spalte „{ $title }“ des Plans kann für einen Schlüssel in einem anderen stehen oder für einen, der so geschrieben ist. Das zeigen nur alle Datensätze zusammen. Rufen Sie backfill map --prepare auf, wo die Datei des Plans liegt, und verwenden Sie die geschriebene Datei anstelle des Plans.
piped-letters = Zeile { NUMBER($line, useGrouping: "false") } der Standardeingabe ist kein Text in { $encoding }. Wandeln Sie sie um, oder geben Sie an, wie sie gespeichert ist, etwa mit --set encoding=windows-1252.
piped-no-titles = Laut Plan haben die Zeilen keine Titel. In der Standardeingabe unterscheiden aber die Titel die Spalten. Fügen Sie eine Zeile mit Titeln hinzu, und verwenden Sie einen Plan dafür.
piped-totals = Der Plan lässt Summen am Ende einer Datei aus, und in einem Teil einer Datei ist nicht zu sehen, wo das ist. Entfernen Sie sie vorher, und fügen Sie --set totals=keep hinzu.
piped-backslashes = In der Datei des Plans schützen Backslashes die Anführungszeichen (escape = backslash), und an übergebenen Zeilen ist nicht zu sehen, ob sie es noch tun. Fügen Sie --set escape=doubled hinzu, wenn das Programm, das die Datei gelesen hat, sie entfernt hat, oder --set escape=backslash, wenn sie noch dastehen.
piped-same-title = Zwei Schlüssel der Datensätze haben denselben Titel „{ $title }“. Deshalb ist unklar, welchen der Plan meint. Benennen Sie einen davon um.

cli-arrival-pick = Welches Produkt des Kontos ist es? Geben Sie seinen Namen mit --as an: { $names }.
cli-arrival-pick-none = Das Konto hat kein Produkt namens „{ $name }“. Vorhanden: { $names }.
cli-arrival-pick-several = Das Konto hat mehrere Produkte namens „{ $name }“. Benennen Sie eines in Kissmetrics um, und versuchen Sie es dann noch einmal.
cli-arrival-no-products = Das Konto hat keine Produkte, die mit dieser Anmeldung gelesen werden dürfen.
cli-arrival-no-credential = Für das Konto von „{ $product }“ fehlt die Anmeldung. Setzen Sie KISSMETRICS_ACCOUNT_EMAIL und KISSMETRICS_ACCOUNT_PASSWORD oder KISSMETRICS_ACCOUNT_KEY.
cli-arrival-no-access = Von „{ $product }“ wird nicht gelesen. Um aus dem Konto zu lesen: backfill access "{ $product }" --on
cli-arrival-ask-email = E-Mail-Adresse des Kissmetrics-Kontos (für den API-Schlüssel des Kontos nur Eingabetaste):{ " " }
cli-arrival-ask-password = Passwort von { $email }:{ " " }
cli-arrival-ask-key = API-Schlüssel des Kontos:{ " " }
cli-arrival-no-totals = Bevor Import { $id } begann, wurden keine Zahlen gelesen, deshalb gibt es nichts zu vergleichen. Vergleichen Sie ihn stattdessen mit einem Rohdaten-Export: backfill reconcile { $id } EXPORT
cli-arrival-other = „{ $product }“ wird jetzt als „{ $there }“ gelesen, ein anderes Produkt des Kontos. Mit dem, was davor im anderen gezählt wurde, gibt es nichts zu vergleichen.
cli-arrival-none-missing = Jeder Name wird gezählt wie erwartet.
cli-arrival-look-later = Um noch einmal nachzusehen: backfill arrival { $id }
cli-arrival-paced = Backfill fragt Kissmetrics höchstens { $most }-mal je Minute, deshalb dauert das Lesen hier einige Minuten.
cli-arrival-totals-noted = Die Zahlen von Kissmetrics wurden notiert. Etwa eine halbe Stunde nach dem Senden: backfill arrival { $id }
cli-reconcile-more =
    { $count ->
        [one] … und { $count } weiteres. Mit --json werden alle aufgelistet.
       *[other] … und { $count } weitere. Mit --json werden alle aufgelistet.
    }

cli-doctor =
    { $health ->
        [good] In Ordnung: { $said }
        [lacking] Hinweis: { $said }
       *[bad] Problem: { $said }
    }

## Imports that repeat by themselves

# $when: such as "every day at 06:00"; $by: such as systemd
cli-schedule-added = Zeitplan { $id }: Neues geht { $when } an { $product }, gestartet von { $by }.
cli-schedule = { $id } { $plan } geht { $when } an { $product }.
# $when: a moment; $outcome: a whole sentence
cli-schedule-last = { "  " }Zuletzt am { $when }: { $outcome }
cli-schedule-unfinished = { "  " }Das Einrichten wurde nicht beendet, deshalb startet nichts ihn. Fügen Sie ihn noch einmal hinzu, oder löschen Sie ihn.
cli-schedule-none = Kein Import wiederholt sich von selbst.
cli-schedule-removed = Zeitplan { $id } ist gelöscht. Sein Plan und seine Importe sind noch da.
cli-schedule-running = Zeitplan { $id } läuft noch, deshalb fällt dieses Mal aus.
cli-schedule-key = Der Schlüssel von { $product } liegt nicht im Schlüsselbund des Systems, wo der Zeitplan ihn sucht. Führen Sie backfill run einmal mit --remember aus, oder setzen Sie KISSMETRICS_API_KEY dort, wo der Zeitplan startet.
# $why: the system's own words
cli-on-end-failed = Der Befehl „{ $command }“ ist fehlgeschlagen: { $why }

## Ein Bucket statt des Trackers

cli-bucket-ask =
    { $count ->
        [one] { $count } Ereignis für „{ $product }“ in { $place } auf { $host } schreiben? Dann yes eingeben:{ " " }
       *[other] { $count } Ereignisse für „{ $product }“ in { $place } auf { $host } schreiben? Dann yes eingeben:{ " " }
    }
cli-bucket-parts =
    { $all ->
        [one] { $done } von { $all } Teil ist in { $place }.
       *[other] { $done } von { $all } Teilen sind in { $place }.
    }
cli-bucket-progress =
    { $all ->
        [one] { $sent }, { $done } von { $all } Teil, { $megabytes } MB
       *[other] { $sent }, { $done } von { $all } Teilen, { $megabytes } MB
    }
cli-bucket-look = Was Kissmetrics abgeholt hat, zeigt: backfill bucket { $id }
cli-bucket-none = Kein Import ging über einen Bucket.
