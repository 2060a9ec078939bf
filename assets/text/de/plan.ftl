plan-not-found =
    Es gibt keinen Plan { $path }. { $face ->
        [window] Prüfen Sie Name und Ordner.
       *[commands] Erstellen Sie einen mit `backfill plan`.
    }
plan-is-folder = { $path } ist ein Ordner. Wählen Sie einen Plan darin.
plan-not-text =
    { $path } ist keine Textdatei (UTF-8) und damit kein Plan. { $face ->
        [window] Wählen Sie einen Plan.
       *[commands] Erstellen Sie einen mit `backfill plan`.
    }
plan-unreadable = Der Plan { $path } lässt sich nicht lesen: { $why }. Versuchen Sie es noch einmal.
plan-syntax =
    { $path } ist kein Plan: Zeile { NUMBER($line, useGrouping: "false") }, Spalte { NUMBER($column, useGrouping: "false") }: { $why }. { $face ->
        [window] Korrigieren Sie diese Stelle.
       *[commands] Korrigieren Sie diese Stelle, oder erstellen Sie einen Plan mit `backfill plan`.
    }
plan-version = { $path } ist ein Plan der Version { NUMBER($found, useGrouping: "false") }, aber dieses Backfill liest nur die Versionen 1 bis { $newest }. Verwenden Sie das Backfill, das den Plan erstellt hat, oder erstellen Sie ihn neu.
plan-reading = { $path } wurde für Version { NUMBER($found, useGrouping: "false") } der Leseregeln erstellt, aber dieses Backfill kennt nur die Versionen 1 bis { $newest }. Verwenden Sie das Backfill, das den Plan erstellt hat, oder erstellen Sie ihn neu.
plan-reserved-name = Ein Detail heißt „{ $name }“. Diesen Namen braucht der Tracker selbst. Geben Sie dem Detail einen anderen.

mapping-no-rules =
    { $face ->
        [window] Noch ist offen, was aus einer Zeile wird. Ordnen Sie „Wer“, „Wann“ und „Was“ je eine Spalte zu.
       *[commands] Noch ist offen, was aus einer Zeile wird. Geben Sie im Plan an, welche Spalten Person, Zeit und Ereignis enthalten.
    }
mapping-no-person =
    { $face ->
        [window] „Wer“ in Ereignis { $event } ist noch offen. Ordnen Sie die Spalte zu, in der die Person steht.
       *[commands] „Wer“ in Ereignis { $event } ist noch offen. Geben Sie im Plan an, in welcher Spalte die Person steht.
    }
mapping-no-time =
    { $face ->
        [window] „Wann“ in Ereignis { $event } ist noch offen. Ordnen Sie die Spalte mit dem Datum zu.
       *[commands] „Wann“ in Ereignis { $event } ist noch offen. Geben Sie im Plan an, in welcher Spalte das Datum steht.
    }
mapping-no-event =
    { $face ->
        [window] „Was“ in Ereignis { $event } ist noch offen. Geben Sie den Namen des Ereignisses ein, oder ordnen Sie eine Spalte zu.
       *[commands] „Was“ in Ereignis { $event } ist noch offen. Geben Sie im Plan an, wie das Ereignis heißt oder in welcher Spalte es steht.
    }
mapping-no-detail = Detail { $detail } von Ereignis { $event } ist noch offen. Fügen Sie mindestens ein Detail hinzu.
mapping-blank-person = Der Spaltenname für „Wer“ in Ereignis { $event } ist leer. Geben Sie einen an.
mapping-blank-time = Der Spaltenname für „Wann“ in Ereignis { $event } ist leer. Geben Sie einen an.
mapping-blank-event = Der Name für „Was“ in Ereignis { $event } ist leer. Geben Sie einen an.
mapping-blank-detail = Der Name von Detail { $detail } in Ereignis { $event } ist leer. Geben Sie einen an.
mapping-missing-columns =
    { $count ->
        [one] Die Spalte { $titles } aus dem Plan gibt es hier nicht. Vorhanden sind { $known }. Wählen Sie die Datei, für die der Plan erstellt wurde, oder ordnen Sie die Spalten neu zu.
       *[other] Die Spalten { $titles } aus dem Plan gibt es hier nicht. Vorhanden sind { $known }. Wählen Sie die Datei, für die der Plan erstellt wurde, oder ordnen Sie die Spalten neu zu.
    }
mapping-unknown-lookup = Es soll in „{ $name }“ nachgeschlagen werden, im Plan steht aber keine Datei oder Tabelle mit diesem Namen.
mapping-unknown-lookup-known = Es soll in „{ $name }“ nachgeschlagen werden, das steht aber nicht im Plan. Er kennt { $known }.
mapping-repeated-lookup = Zwei Dateien oder Tabellen zum Nachschlagen heißen „{ $name }“. Geben Sie einer davon einen anderen Namen.
mapping-missing-lookup-columns =
    { $count ->
        [one] Zum Nachschlagen in „{ $lookup }“ fehlt dort die Spalte { $titles }. Vorhanden sind { $known }.
       *[other] Zum Nachschlagen in „{ $lookup }“ fehlen dort die Spalten { $titles }. Vorhanden sind { $known }.
    }
mapping-lookup-too-large = „{ $lookup }“ ist zu groß, um darin nachzuschlagen. Nehmen Sie nur die Spalten und Zeilen, die Sie brauchen, oder verbinden Sie beide in einer Abfrage.
mapping-no-format = Noch ist offen, wie die Zeiten in „{ $column }“ geschrieben sind. Wählen Sie, was zuerst kommt: Tag oder Monat.
mapping-no-zone = In welcher Zeitzone sind die Zeiten in „{ $column }“ angegeben? Das steht nicht dabei. Wählen Sie eine, zum Beispiel Europe/Berlin oder UTC.
mapping-unknown-zone = Die Zeitzone „{ $name }“ gibt es nicht. Verwenden Sie einen Namen wie Europe/Berlin, America/New_York oder UTC.
mapping-unknown-zone-near = Die Zeitzone „{ $name }“ gibt es nicht. Meinten Sie { $near }?
mapping-bad-date = Das Datum „{ $text }“ ist nicht lesbar. Schreiben Sie es wie 2024-01-31 oder 2024-01-31 09:30.
mapping-repeated-detail = Zwei Details heißen „{ $name }“. Geben Sie einem davon einen anderen Namen.
mapping-not-a-number = Die Bedingung für „{ $column }“ vergleicht mit „{ $value }“, das ist keine Zahl. Schreiben Sie eine Zahl wie 10.5.
mapping-no-window = In 0 Minuten lässt sich nichts zusammenfassen. Wählen Sie mindestens 1 Minute, oder schalten Sie das Zusammenfassen aus.

lookup-repeats-same =
    { $count ->
        [one] { $lookup }: { $count } Zeile wiederholt einen früheren Wert von „{ $by }“, mit gleichem Wert in „{ $take }“.
       *[other] { $lookup }: { $count } Zeilen wiederholen einen früheren Wert von „{ $by }“, mit gleichem Wert in „{ $take }“.
    }
lookup-repeats =
    { $count ->
        [one] { $lookup }: { $count } Zeile wiederholt einen früheren Wert von „{ $by }“, davon { $different } mit anderem Wert in „{ $take }“. Es gilt die erste Zeile.
       *[other] { $lookup }: { $count } Zeilen wiederholen einen früheren Wert von „{ $by }“, davon { $different } mit anderem Wert in „{ $take }“. Es gilt die erste Zeile.
    }
lookup-take-found = „{ $take }“ für { $share } gefunden
lookup-found = { $share } in „{ $by }“ gefunden
lookup-nothing = nichts gefunden
lookup-too-large = zu groß zum Durchsuchen
lookup-unreadable = nicht lesbar
lookup-share = { $found } von { $all }
lookup-share-first = { $found } der ersten { $all }
lookup-refers = „{ $column }“ verweist laut Datenbank auf „{ $named }“.
lookup-seems-to-refer = „{ $column }“ scheint auf „{ $named }“ zu verweisen.
lookup-values-stand = Werte von „{ $column }“, die in „{ $by }“ stehen: { $share }.
