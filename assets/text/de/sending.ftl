### Wird gesendet: wie weit, wie schnell, und was aus jedem Ereignis wird.
sending-page = Wird gesendet
sending-title = Wird an { $product } gesendet
sending-intro = Sie können weiterarbeiten und das Fenster ausblenden.
sending-closing = Vor dem Schließen wird gefragt; dann können Sie anhalten und beenden.
sending-closing-practice = Vor dem Schließen wird gefragt. Nichts verlässt diesen Computer.
sending-beginning = Das Sendeprotokoll wird angelegt …
sending-reading-before = Was Kissmetrics bisher zählt, wird gelesen …
sending-reading-before-why = Noch wird nichts gesendet. Backfill fragt Kissmetrics nur wenige Male je Minute, deshalb dauert es bei einem Produkt mit vielen Ereignissen einige Minuten. Ohne diese Zahlen lässt sich später nicht sagen, was durch diesen Import dazukam.
sending-skip-reading = Ohne Lesen senden
sending-stop = Stoppen
sending-pause = Anhalten
sending-done = { $done } gesendet
sending-done-paused = { $done } gesendet, angehalten
sending-done-stopping = { $done } gesendet, die letzten Antworten stehen noch aus
sending-done-left = { $done } gesendet, noch { $time }

sending-sent = gesendet
sending-pending = ausstehend
sending-under-way = unterwegs
sending-no-reply = keine Antwort
sending-left-out =
    { $count ->
        [one] Zeile ausgelassen
       *[other] Zeilen ausgelassen
    }

sending-rate = Ereignisse pro Sekunde
sending-rate-now = jetzt { $rate }
sending-rate-chart = Ereignisse pro Sekunde, { $now }

sending-latest = Gerade eben
sending-details = Details
sending-what = { "  " }{ $what }
sending-what-when = { "  " }{ $what }, { $moment }
sending-no-problems = Bisher keine Probleme
sending-no-replies = Einige Antworten blieben aus; diese Ereignisse werden noch einmal gesendet

sending-look = Öffnen Sie „Live“ in Kissmetrics
sending-look-why =
    { $count ->
        [one] { $count } Ereignis wurde an { $product } gesendet. Weiteres wird erst gesendet, wenn Sie nachgesehen haben: Auch bei einem falschen Schlüssel antwortet der Tracker genauso.
       *[other] { $count } Ereignisse wurden an { $product } gesendet. Weitere werden erst gesendet, wenn Sie nachgesehen haben: Auch bei einem falschen Schlüssel antwortet der Tracker genauso.
    }
sending-look-no = Nein, stoppen
sending-look-yes = Ja, fortsetzen
sending-look-for = Sehen Sie { $person }, { $what }?
sending-look-for-on = Sehen Sie { $person }, { $what }, { $day }?
sending-then-more = Wenn ja, werden { $count } weitere gesendet, und vor dem Rest sehen Sie noch einmal nach.
sending-then-rest = Wenn ja, wird der Rest gesendet.
