### Imports that repeat by themselves, what keeps such a run from sending, and what is told of it. A "run" is one time that
### the system starts such an import while nobody is watching. $face is "window" or "commands".

## How often

# $at: a time such as 06:00
schedule-every-day = täglich um { $at } Uhr
schedule-every-hour = stündlich, { $minute ->
        [one] { $minute } Minute
       *[other] { $minute } Minuten
    } nach der vollen Stunde
schedule-every-minute = jede Minute

## In the window

repeat-title = Wiederholt sich von selbst
repeat-about = Neue Zeilen können sich von selbst senden, solange Sie an diesem Computer angemeldet sind. Ist etwas ungewöhnlich, wird nichts gesendet, und Sie erfahren es.
repeat-at = Uhrzeit
repeat-no-time = Schreiben Sie sie als 06:00.
repeat-every-day = Neue Zeilen täglich importieren
# $when: such as "every day at 06:00"
repeat-is = Neue Zeilen gehen { $when } an { $product }. Im Verlauf können Sie das beenden.
# $source: the name of a file or table
repeat-line = { $source } geht { $when } an { $product }.
repeat-unfinished = { $source } soll an { $product } gehen, aber das Einrichten wurde nicht beendet, deshalb startet es nicht. Richten Sie die Wiederholung noch einmal ein, oder beenden Sie sie.
repeat-stop = Beenden
# Heard instead of "Stop".
repeat-stop-name = Wiederholung von { $source } beenden
repeat-never = Es ist noch nicht gelaufen.
# $when: a moment; $outcome: a whole sentence
repeat-last = Zuletzt am { $when }: { $outcome }

## What came of a run

unattended-sent =
    { $count ->
        [one] { $count } neues Ereignis
       *[other] { $count } neue Ereignisse
    } von { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    } gesendet.
unattended-nothing-new = Es gab nichts Neues.
# $why: one or more whole sentences
unattended-guarded = Es wurde nichts gesendet, weil vorher jemand nachsehen sollte. { $why }
unattended-stopped = Der Import wurde gestoppt, bevor alles gesendet war. Der nächste Lauf sendet den Rest.
unattended-stopped-why = Der Import wurde gestoppt, bevor alles gesendet war. { $why } Der nächste Lauf sendet den Rest.
unattended-failed = Der Import ist fehlgeschlagen. { $why }
unattended-left-out = Dieses Mal ist ausgefallen. { $why }
unattended-hangs = Der Lauf, der am { $since } begann, ist noch nicht zu Ende, und das ist ungewöhnlich lange. Falls er hängt, beenden Sie seinen Prozess oder starten Sie den Computer neu; was er gesendet hat, steht im Protokoll.

## What someone should look at before anything is sent

guard-not-sent-before =
    Dieser Plan wurde noch nie ganz an das Produkt gesendet oder seitdem geändert. { $face ->
        [window] Senden Sie ihn einmal selbst; danach kann er sich wiederholen.
       *[commands] Senden Sie ihn einmal mit backfill run; danach kann er sich wiederholen.
    }
# $last: a day
guard-clock-back = Die Uhr dieses Computers geht nach: Der letzte Import war am { $last }. Stellen Sie die Uhr.
guard-columns = Die Quelle hat andere Spalten als beim letzten Mal. Prüfen Sie, ob sie noch dasselbe bedeuten, und senden Sie dann einmal selbst.
guard-many-events =
    { $count ->
        [one] { $count } Ereignis ist
       *[other] { $count } Ereignisse sind
    } neu; üblich wären höchstens { $most }. Wenn das stimmt, senden Sie einmal selbst oder setzen Sie most_events im Plan.
guard-many-people =
    Die neuen Ereignisse gehören zu { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    }; üblich wären höchstens { $most }. Wenn das stimmt, senden Sie einmal selbst oder setzen Sie most_people im Plan.
# $most: so many of a hundred
guard-many-skipped =
    Von { $rows ->
        [one] { $rows } neuen Zeile
       *[other] { $rows } neuen Zeilen
    } würden { $skipped } übersprungen; üblich wären höchstens { $most } %. Wenn das stimmt, senden Sie einmal selbst oder setzen Sie most_skipped_percent im Plan.
# $names: quoted names of events
guard-new-names =
    { $count ->
        [one] Der Ereignisname { $names } wurde noch nie an dieses Produkt gesendet.
       *[other] Die Ereignisnamen { $names } wurden noch nie an dieses Produkt gesendet.
    } Wenn das stimmt, senden Sie einmal selbst oder setzen Sie new_names im Plan.

## What keeps a schedule from being set up or read

# $why: the parser's or the system's own words
schedule-file = Der Zeitplan { $path } lässt sich nicht lesen: { $why }. Löschen Sie die Datei und legen Sie den Zeitplan neu an.
# $named: what was typed
schedule-none = Es gibt keinen Zeitplan „{ $named }“. backfill schedule list zeigt alle.
schedule-no-such-scheduler = Auf diesem Computer startet nichts mit dem Namen „{ $named }“ Programme.
schedule-no-scheduler = Auf diesem Computer startet nichts Programme nach der Uhr (unter Linux systemd oder cron). Installieren Sie cron und versuchen Sie es noch einmal.
# $program: its name, $why: its own words
schedule-refused = Das Programm { $program }, das den Zeitplan einrichten sollte, hat abgelehnt: { $why }
schedule-key-not-kept = Der Schlüssel von { $product } liegt nicht im Schlüsselbund des Systems, und niemand wird da sein, um ihn einzugeben. Senden Sie einmal mit behaltenem Schlüssel und versuchen Sie es dann noch einmal.
schedule-password-not-kept =
    Das Passwort von { $server } liegt nicht im Schlüsselbund des Systems, und niemand wird da sein, um es einzugeben. { $face ->
        [window] Verbinden Sie sich einmal mit behaltenem Passwort und versuchen Sie es dann noch einmal.
       *[commands] Behalten Sie es dort im Fenster, oder geben Sie --no-password an, wenn keines nötig ist.
    }
schedule-twice = Dieser Import wiederholt sich schon: Es ist Zeitplan { $id }.
schedule-path = Der Pfad { $path } enthält Zeichen, die sich dem Zeitplandienst nicht übergeben lassen. Wählen Sie einen anderen Ort.

## Notifications

# $product: its name
notify-scheduled = Backfill: geplanter Import an { $product }
notify-schedule = Backfill: Zeitplan { $id }
# $count: events that were sent
notify-ended =
    { $count ->
        [one] { $count } Ereignis wurde an { $product } gesendet.
       *[other] { $count } Ereignisse wurden an { $product } gesendet.
    }
notify-not-whole =
    { $count ->
        [one] Der Import an { $product } endete vorzeitig: { $count } Ereignis wurde gesendet.
       *[other] Der Import an { $product } endete vorzeitig: { $count } Ereignisse wurden gesendet.
    }
notify-asking = Die ersten Ereignisse wurden an { $product } gesendet. Suchen Sie sie dort, und sagen Sie dann, ob es weitergeht.

## Among what the system starts

# $product: its name
schedule-says = Backfill: neue Zeilen an { $product }
