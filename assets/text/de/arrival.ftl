arrival-access-given = „{ $product }“ wird ab jetzt als „{ $there }“ bei { $host } gelesen. Backfill liest die Namen der Ereignisse und Details, wie oft jeder gezählt wurde, die Zeitzone und ob einige Ihrer Personen bekannt sind. Geändert wird dort nichts.
arrival-access-check = Am Schlüssel eines Produkts lässt sich nicht erkennen, ob es dasselbe Produkt ist. Das zeigen die ersten fünf Ereignisse, die Sie senden: Suchen Sie sie dort.
arrival-access-off = Von „{ $product }“ wird nicht mehr gelesen, und die Anmeldung ist nicht mehr gespeichert.
arrival-access-off-only = Von „{ $product }“ wird nicht mehr gelesen.
arrival-sign-in-left = Eine nicht mehr benötigte Anmeldung ließ sich nicht aus dem Schlüsselbund des Systems entfernen ({ $why }). Entfernen Sie dort „{ $entry }“.
arrival-access-none = Von „{ $product }“ wird nicht gelesen. Mit E-Mail-Adresse und Passwort des Kontos oder mit dessen API-Schlüssel könnte Backfill die Namen der Ereignisse und Details lesen, wie oft jeder gezählt wurde, die Zeitzone und ob einige Ihrer Personen bekannt sind. Geändert würde dort nichts.
arrival-access-is = „{ $product }“ wird als „{ $there }“ bei { $host } gelesen.
arrival-not-read = Aus Kissmetrics wurde nichts gelesen: { $why }
arrival-unread =
    { $count ->
        [one] { $count } Eintrag in der Antwort von Kissmetrics ist unverständlich, die Liste ist vielleicht unvollständig.
       *[other] { $count } Einträge in der Antwort von Kissmetrics sind unverständlich, die Liste ist vielleicht unvollständig.
    }

arrival-name-there =
    { $count ->
        [one] „{ $name }“ ist vorhanden, einmal gezählt.
       *[other] „{ $name }“ ist vorhanden, { $count }-mal gezählt.
    }
arrival-name-there-uncounted = „{ $name }“ ist vorhanden.
arrival-name-spelled =
    { $count ->
        [one] „{ $name }“ ist als „{ $there }“ vorhanden (einmal). Für Kissmetrics ist das derselbe Name.
       *[other] „{ $name }“ ist als „{ $there }“ vorhanden ({ $count }-mal). Für Kissmetrics ist das derselbe Name.
    }
arrival-name-spelled-uncounted = „{ $name }“ ist als „{ $there }“ vorhanden. Für Kissmetrics ist das derselbe Name.
arrival-name-alike =
    { $count ->
        [one] „{ $name }“ wäre neu, „{ $there }“ ist aber vorhanden (einmal).
       *[other] „{ $name }“ wäre neu, „{ $there }“ ist aber vorhanden ({ $count }-mal).
    }
arrival-name-alike-uncounted = „{ $name }“ wäre neu, „{ $there }“ ist aber vorhanden.
arrival-name-spelled-use = Diese Schreibweise verwenden?
arrival-name-alike-use = Ist dasselbe gemeint?
arrival-name-use = „{ $there }“ verwenden
arrival-name-used = „{ $name }“ wird jetzt als „{ $there }“ gesendet.
arrival-name-new = „{ $name }“ wäre neu.
arrival-names-new =
    { $count ->
        [one] { $count } Name wäre neu: { $names }.
       *[other] { $count } Namen wären neu: { $names }.
    }
arrival-zone = Die Berichte von „{ $product }“ gelten für { $there }; Zeiten ohne Zeitzone werden hier als { $here } gelesen.
arrival-zone-untold = Kissmetrics nennt die Zeitzone von „{ $product }“ nicht.

arrival-people =
    { $all ->
        [one] { $known } von { $all } Person ist Kissmetrics bekannt.
       *[other] { $known } von { $all } Personen sind Kissmetrics bekannt.
    }
arrival-people-none =
    { $all ->
        [one] Die { $all } gesuchte Person ist Kissmetrics nicht bekannt. Vielleicht ist es die falsche Spalte oder das falsche Produkt, oder die Person ist dort neu.
       *[other] Keine der { $all } gesuchten Personen ist Kissmetrics bekannt. Vielleicht ist es die falsche Spalte oder das falsche Produkt, oder die Personen sind dort neu.
    }
arrival-people-unclear = { $known } von { $all } Personen sind Kissmetrics bekannt; bei { $unclear } kam keine klare Antwort.
arrival-people-ended = { $known } Die übrigen wurden nicht gesucht: { $why }

arrival-look-for = Kissmetrics nach dieser Person fragen
arrival-look-for-yes = Kissmetrics kennt diese Person. Ob dieses Ereignis dort ist, zeigt nur ein Blick in Kissmetrics.
arrival-look-for-no = Kissmetrics kennt diese Person noch nicht. Meist dauert es eine halbe Stunde, manchmal einige Stunden.
arrival-look-for-unclear = Was Kissmetrics über diese Person antwortet, ist nicht zu verstehen.
arrival-look-for-unfinished = Kissmetrics ist mit der Suche nach dieser Person noch nicht fertig. Versuchen Sie es später noch einmal.

arrival-name = { $name }: { $sent } gesendet, { $what }
arrival-name-planned = { $name }: { $planned } geplant, { $what }
arrival-as-expected = Kissmetrics zählt { $count } mehr, wie erwartet ✓. Unter diesem Namen wurde davor nichts anderes gezählt.
arrival-as-expected-merged = Kissmetrics zählt { $count } mehr, wie erwartet ✓: { $merged ->
        [one] { $merged } hat
       *[other] { $merged } haben
    } Person, Namen und Sekunde mit einem anderen gemeinsam, und solche zählen einmal. Unter diesem Namen wurde davor nichts anderes gezählt.
arrival-as-sent = Kissmetrics zählt { $count } mehr, so viele wie gesendet ✓. Erwartet waren { $expected }, weil manche Person, Namen und Sekunde gemeinsam haben; Berichte zählen diese vielleicht nur einmal.
arrival-fewer = Kissmetrics zählt { $count } mehr: { $fewer } weniger als die erwarteten { $expected }. Vielleicht sind sie noch unterwegs, oder Kissmetrics hat sie nicht behalten; welche, zeigt ein Rohdaten-Export.
arrival-more = Kissmetrics zählt { $count } mehr: { $more } mehr als die erwarteten { $expected }. Vielleicht sendet noch etwas anderes an dieses Produkt.
arrival-by = Kissmetrics zählt { $count } mehr (erwartet { $expected }); ein Teil davon kann anderer Datenverkehr sein. Welche von Ihnen sind, zeigt nur ein Rohdaten-Export.
arrival-not-yet = noch nicht gezählt. Meist ändern sich die Zahlen innerhalb von 30 Minuten.
arrival-not-moved = immer noch nicht gezählt, obwohl sich die Zahlen meist innerhalb von 30 Minuten ändern. Vielleicht ist es ein anderes Produkt, oder der Produktschlüssel stimmt nicht.
arrival-not-yet-bulk = noch nicht gezählt. Kissmetrics beginnt eine Datei pro Stunde.
arrival-not-moved-bulk = immer noch nicht gezählt, obwohl Kissmetrics die letzte Datei schon begonnen haben kann. Prüfen Sie, ob es diesen Bucket liest, und ob für dieses Produkt.
arrival-none-expected = Kissmetrics zählt so viele wie davor, und mehr wurden auch nicht erwartet: Alle haben Person, Namen und Sekunde mit Ereignissen gemeinsam, die schon gesendet waren, und solche zählen nur einmal.
arrival-fell = Kissmetrics zählt jetzt aber { $count } weniger als davor. Die Zahlen haben sich aus einem anderen Grund geändert und sagen nichts über diesen Import.
arrival-so-far = Kissmetrics zählt bisher { $count } mehr.
arrival-untold = in der Antwort von Kissmetrics steht dafür aber keine Zahl.

arrival-panel = Was Kissmetrics weiß
arrival-panel-off = aus: es wird nichts gelesen
arrival-panel-about = Mit der Anmeldung des Kontos liest Backfill die Namen der Ereignisse und Details, wie oft jedes Ereignis gezählt wurde, und die Zeitzone. Wenn Sie es möchten, sucht es auch fünf Ihrer Personen; deren Identitäten gehen dafür an Kissmetrics. Geändert wird dort nichts. Gemeint ist nicht der Schlüssel des Produkts.
arrival-email = E-Mail-Adresse des Kontos
arrival-email-help = Leer lassen, um den API-Schlüssel des Kontos zu verwenden.
arrival-secret = Passwort oder API-Schlüssel des Kontos
arrival-keep = Anmeldung im Schlüsselbund dieses Computers speichern
arrival-connect = Lesen erlauben
arrival-asking = Kissmetrics wird gefragt …
arrival-which = Welches Produkt des Kontos ist es?
arrival-sign-in-again = Melden Sie sich noch einmal an, um daraus zu lesen.
arrival-compare = Namen vergleichen
arrival-search = Fünf Personen suchen
arrival-off = Nicht mehr lesen
arrival-counted = Was Kissmetrics zählt
arrival-counted-about = Backfill sieht eine Stunde lang alle fünf Minuten nach, und jederzeit auf Knopfdruck.
arrival-look-failed = Der letzte Blick ist gescheitert: { $why } In { $wait } sieht Backfill wieder nach.
arrival-look-ended = Der letzte Blick ist gescheitert, deshalb wird nicht mehr von selbst nachgesehen: { $why }
arrival-look-no-sign-in = Die Anmeldung wurde nicht gespeichert, deshalb kann nicht von selbst nachgesehen werden. Wählen Sie dieses Produkt unter „Senden“, und melden Sie sich noch einmal an.
arrival-name-and-key-first = Geben Sie zuerst oben Namen und API-Schlüssel des Produkts ein.
arrival-looking = Wird nachgesehen …
arrival-look = Jetzt nachsehen
arrival-not-read-before = Was Kissmetrics vor diesem Import zählte, wurde nicht gelesen, deshalb gibt es nichts zu vergleichen. { $why } Vergleichen Sie den Import stattdessen im Verlauf mit einem Rohdaten-Export.
arrival-nothing-before = Bevor dieser Import begann, wurden keine Zahlen gelesen, deshalb gibt es nichts zu vergleichen. Vergleichen Sie ihn stattdessen im Verlauf mit einem Rohdaten-Export.
