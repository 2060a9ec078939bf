### Zuordnen: auf der einen Seite die Spalten der Quelle, auf der anderen, was daraus wird.
match-title = Ordnen Sie Ihre Spalten zu
match-intro = Ziehen Sie eine Spalte auf ein Feld. Oder klicken Sie erst auf die Spalte, dann auf das Feld.
match-redo = Wiederholen
match-please-check = Bitte prüfen: { $parts }

match-who-hint = die Person
match-when-hint = es geschah
match-what-hint = geschah
match-same-as = Dieselbe wie
match-same-as-hint = die andere Kennung
match-details-hint = optional
match-only-some = Nur bestimmte Zeilen

match-told-field-of = Ereignis { $number }: { $field }
match-told-now = { $field } ist jetzt { $held }.
match-told-blank = { $field } ist jetzt leer.
match-told-added = Ein Ereignis wurde hinzugefügt.
match-told-removed = Ein Ereignis wurde entfernt.
match-told-picked = { $column } ist aufgenommen. Drücken Sie auf das Feld, das die Spalte bekommen soll.
match-told-by-rule = durch eine Regel
match-told-looked-up = { $column }, nachgeschlagen
match-told-date-and-time = { $date } und { $time }

match-columns = Ihre Spalten
match-find-column = Spalte suchen
match-no-column = Keine Spalte enthält das in ihrem Titel oder ihren Werten.
match-left-out =
    { $more ->
        [yes] Nicht verwendet ({ $count }): { $names }, …
       *[no] Nicht verwendet ({ $count }): { $names }
    }
match-all-blank = in jeder Zeile leer
match-full =
    { $exact ->
        [yes] voll, { $different } verschiedene
       *[no] voll, etwa { $different } verschiedene
    }
match-filled =
    { $exact ->
        [yes] { $share } gefüllt, { $different } verschiedene
       *[no] { $share } gefüllt, etwa { $different } verschiedene
    }
match-share-least = unter 1 %
match-share-most = über 99 %

match-choose-column = Spalte auswählen
match-column-for = Spalte für { $field }
match-columns-for = Spalten für { $field }
match-confirm = Bestätigen
match-confirm-field = { $field } bestätigen
match-state-confirmed = Bestätigt
match-state-sure = Sicher
match-state-check = Bitte prüfen
match-state-missing = Fehlt
match-invite-use =
    { $how ->
        [drop] Loslassen, um { $column } als „{ $field }“ zu verwenden
       *[press] Drücken, um { $column } als „{ $field }“ zu verwenden
    }
match-invite-replace =
    { $how ->
        [drop] Loslassen, um { $column } statt { $there } zu verwenden
       *[press] Drücken, um { $column } statt { $there } zu verwenden
    }
match-invite-detail =
    { $how ->
        [drop] Loslassen, um { $column } als Detail hinzuzufügen
       *[press] Drücken, um { $column } als Detail hinzuzufügen
    }
match-invite-name =
    { $how ->
        [drop] Loslassen, um das Ereignis nach { $column } zu benennen
       *[press] Drücken, um das Ereignis nach { $column } zu benennen
    }
match-invite-take =
    { $how ->
        [drop] Loslassen, um den Wert aus { $column } zu nehmen
       *[press] Drücken, um den Wert aus { $column } zu nehmen
    }
match-remove = Entfernen
match-remove-named = { $name } entfernen

match-there-already = { $column } steht schon hier
match-keep-it = Behalten
match-replace-with = Durch { $column } ersetzen
match-use-both = Beide verwenden: Datum und Uhrzeit
match-use-both-why = Ein Datum und eine Uhrzeit in zwei Spalten ergeben zusammen einen Zeitpunkt.

match-export-of = Das scheint ein Export aus { $program } zu sein
match-export-filled = Was daraus gewöhnlich wird, ist schon ausgefüllt. Bitte prüfen Sie jedes Feld.
match-add-event = Noch ein Ereignis aus derselben Zeile
match-add-people = Nur Personen aktualisieren (keine Ereignisse)
match-advanced-note = zwei Kennungen verknüpfen
match-join-warning = Verknüpfte Kennungen lassen sich nicht mehr trennen
match-join-why = Eine falsche Spalte macht hier aus Fremden für immer eine Person. Die meisten Importe brauchen das nicht.
match-join = Zwei Kennungen jeder Zeile verknüpfen
match-offer = Auch { $name }?
match-offer-unnamed = ein weiteres Ereignis
match-offer-add = Hinzufügen
match-offer-add-named = { $name } hinzufügen
match-offer-decline = Nein, danke
match-offer-decline-named = Nein, danke: { $name }

match-event-title = Ereignis { $number }
match-details-title = Details { $number }
match-identities-title = Verknüpfte Kennungen { $number }
match-made =
    { $rows ->
        [one] { $count } aus { $rows } Zeile
       *[other] { $count } aus { $rows } Zeilen
    }
match-other-person = Andere Person als bei Ereignis 1
match-same-person = Person wie bei Ereignis 1 verwenden
match-same-person-of = Für Ereignis { $number } die Person wie bei Ereignis 1 verwenden
match-which-first = Was steht in diesen Daten zuerst?
match-time-from = Die Uhrzeit kommt aus „{ $column }“.
match-time-leave-out = Uhrzeit weglassen
match-zone-from = Die Zeitzone kommt aus „{ $column }“.
match-zone-leave-out = Weglassen
match-zone-leave-out-named = Spalte mit der Zeitzone weglassen
match-would-be = { $value } wäre dann:
match-reading = { $reading }, { $moment }
match-moment-in = { $moment } in { $zone }
match-no-moment = kein Wert der ersten Zeilen lässt sich so lesen

match-zone-question = In welcher Zeitzone sind diese Zeiten angegeben?
match-zone = Zeitzone
match-zone-choose = Zeitzone auswählen
match-zone-confirm = Zeitzone bestätigen
match-zone-why = Diese Zeiten enthalten keine Zeitzone. Eine falsche Zeitzone verschiebt Ereignisse auf einen anderen Tag.
match-zone-from-file = nach einem Hinweis in der Datei
match-zone-from-here = wie dieser Computer
match-zone-from-databases = wie oft in Datenbanken
match-zone-quick = { $zone }, { $why }
match-zone-instead = { $zone } statt { $own }?

match-naming = Wie das Ereignis heißt
match-naming-fixed = In jeder Zeile gleich
match-naming-column = Aus einer Spalte
match-naming-rule = Durch eine Regel
match-name-fixed = in jeder Zeile gleich
match-name-from-column = aus einer Spalte
match-event-name = Name des Ereignisses
match-event-name-hint = Signed Up
match-too-many-names =
    { $count ->
        [one] { $column } hat { $count } Wert. Jeder Wert würde zu einem eigenen Ereignisnamen; wenige Namen sind besser.
       *[other] { $column } hat { $count } verschiedene Werte. Jeder würde zu einem eigenen Ereignisnamen; wenige Namen sind besser.
    }
match-values =
    { $count ->
        [one] { $count } Wert in { $column }
       *[other] { $count } Werte in { $column }
    }
match-values-note = wie gefunden, wie oft, wie gesendet
match-values-table = Werte
match-value-found = Wie gefunden
match-value-count = Wie oft
match-value-sent = Wie gesendet
match-value-send = Senden
match-value-sent-as = { $value } wird gesendet als
match-value-send-named = { $value } senden
match-values-only-these = Werte auslassen, die nicht in dieser Tabelle stehen
match-nicer = Namen werden gesendet, wie sie in der Quelle stehen. Kissmetrics empfiehlt „{ $name }“ statt „{ $found }“.
match-nicer-take = So schreiben
match-case-name = Name des Ereignisses in diesem Fall
match-case-name-hint = Billed
match-case-when = wenn
match-case-add = Fall hinzufügen
match-case-remove = Fall { $number } entfernen
match-case-otherwise = sonst
match-case-otherwise-name = Name des Ereignisses in jedem anderen Fall
match-case-otherwise-hint = kein Ereignis

match-details-none = was sonst noch bekannt ist, etwa der Tarif oder der Betrag
match-details-some = wird mit jedem gesendet
match-details-add = Spalte hinzufügen
match-details-add-fixed = Festen Wert hinzufügen
match-details-of = Details von Ereignis { $number }
match-detail-first = Erster Wert, wie gesendet
match-detail-property = Name der Eigenschaft
match-detail-read = Gelesen als
match-detail-look-up = Nachschlagen
match-detail-fixed = ein fester Wert
match-detail-value = Wert des Details
match-detail-value-hint = import
match-detail-name = Name des Details
match-detail-name-hint = Plan Name
match-detail-from = { $column } aus { $source }
match-detail-was = { "  " }war { $value }
match-read-as-is = unverändert
match-read-money-point = Geld, 1,234.50
match-read-money-comma = Geld, 1.234,50
match-use-as-is = Unverändert verwenden
match-use-as-is-named = Unverändert verwenden: { $column }

match-only = Nur bestimmte Zeilen …
match-only-thinned =
    { $minutes ->
        [one] höchstens eines in { $minutes } Minute
       *[other] höchstens eines in { $minutes } Minuten
    }
match-only-conditions =
    { $count ->
        [one] { $count } Bedingung
       *[other] { $count } Bedingungen
    }
match-condition-add = Bedingung hinzufügen
match-condition-remove = Bedingung { $number } entfernen
match-condition-test = Vergleich
match-test-is = ist
match-test-is-not = ist nicht
match-test-contains = enthält
match-test-blank = ist leer
match-test-filled = ist nicht leer
match-test-above = ist größer als
match-test-below = ist kleiner als
match-condition-number = Zahl
match-condition-values = Werte
match-condition-choose = Werte auswählen
match-condition-no-row = in keiner Zeile
match-condition-value = Wert
match-condition-value-hint = bezahlt
match-condition-or = Oder
match-condition-or-hint = oder
match-thin = Höchstens eines je Person und Ereignis in so vielen Minuten
match-thin-minutes = Minuten
match-thin-why = Für alles, was sehr oft geschieht, etwa Besuche: Das erste zählt, und was innerhalb dieser Zeit folgt, wird damit zusammengefasst.

match-look-up-link = Nachschlagen …
match-look-up-link-named = Nachschlagen …: { $column }
match-look-up-without = { $column } ohne Nachschlagen verwenden
match-looked-up = „{ $take }“ kommt aus { $source }: aus der Zeile, in der „{ $by }“ gleich „{ $column }“ ist.
match-look-up-there = { $column } in { $source } nachschlagen
match-look-up-title = { $column } nachschlagen
match-look-up-why = In welcher anderen Datei oder Tabelle steht mehr dazu? Zum Beispiel, welche E-Mail-Adresse zu einer Benutzernummer gehört.
match-look-up-other-table = Oder eine andere Tabelle oder eine Datei
match-look-up-other-file = Oder eine andere Datei
match-look-up-table-hint = users
match-look-up-file-hint = users.csv
match-look-up-unnamed = Geben Sie hier einen Namen ein, oder wählen Sie oben etwas aus.
match-look-up-again = { $source } wieder verwenden
match-look-up-failed = Das lässt sich nicht lesen
match-look-up-reading = Wird gelesen …
match-nearby-tables =
    { $state ->
        [searching] Die Tabellen dieser Datenbank werden durchgesehen …
        [none] In dieser Datenbank gibt es keine weiteren Tabellen
       *[some] Tabellen dieser Datenbank
    }
match-nearby-files =
    { $state ->
        [searching] Die Dateien neben Ihrer werden durchgesehen …
        [none] Neben Ihrer liegen keine weiteren Dateien
       *[some] Dateien neben Ihrer
    }
match-nearby-best = Meiste Treffer
match-look-up-rows =
    { $count ->
        [one] { $count } Zeile. { $about }
       *[other] { $count } Zeilen. { $about }
    }
match-look-up-do = Nachschlagen
match-look-up-by = Spalte, die zu { $column } passt
match-look-up-take = Spalte, die verwendet wird

match-replace = Suchen und ersetzen
match-replace-open = Suchen und ersetzen …
match-replace-keep = So lassen
match-replace-do = Ersetzen
match-replace-why = Zellen, die genau das enthalten, werden als etwas anderes gelesen, wo immer die Spalte verwendet wird. Ihre Datei bleibt, wie sie ist.
match-replace-find = Suchen nach
match-replace-with-field = Ersetzen durch
match-replaced = In { $column } wird { $found } als { $with } gelesen.
match-replace-undo = Zurücknehmen
match-replace-undo-named = Zurücknehmen: { $found }
match-replace-cells =
    { $count ->
        [one] { $count } Zelle enthält genau das.
       *[other] { $count } Zellen enthalten genau das.
    }
match-replace-cells-blank =
    { $count ->
        [one] { $count } Zelle ist leer.
       *[other] { $count } Zellen sind leer.
    }
match-replace-no-cell = Keine Zelle enthält genau das.
match-replace-case = Groß- und Kleinschreibung werden unterschieden.
match-replace-value = { $value } ({ $count })
