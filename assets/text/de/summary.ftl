summary-nothing-named = { $people }, { $events }.
summary-nothing-named-dated = { $people }, { $events }, vom { $first } bis zum { $last }.
summary =
    { $kinds ->
        [one] { $people }, { $events } ({ $kinds } Art).
       *[other] { $people }, { $events } ({ $kinds } Arten).
    }
summary-dated =
    { $kinds ->
        [one] { $people }, { $events } ({ $kinds } Art), vom { $first } bis zum { $last }.
       *[other] { $people }, { $events } ({ $kinds } Arten), vom { $first } bis zum { $last }.
    }
summary-people =
    { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    }
summary-events =
    { $count ->
        [one] { $count } Ereignis
       *[other] { $count } Ereignisse
    }

group-send =
    { $count ->
        [one] wird gesendet
       *[other] werden gesendet
    }
group-blank-time =
    { $count ->
        [one] hat kein Datum
       *[other] haben kein Datum
    }
group-not-matching =
    { $count ->
        [one] erfüllt Ihre Bedingungen nicht
       *[other] erfüllen Ihre Bedingungen nicht
    }
group-value-left-out =
    { $count ->
        [one] hat einen Wert, der ausgelassen wird
       *[other] haben einen Wert, der ausgelassen wird
    }
group-no-details =
    { $count ->
        [one] hat keine Details, die gesetzt werden könnten
       *[other] haben keine Details, die gesetzt werden könnten
    }
group-left-out =
    { $count ->
        [one] wurde auf Ihren Wunsch ausgelassen
       *[other] wurden auf Ihren Wunsch ausgelassen
    }
group-no-person =
    { $count ->
        [one] hat keine Person
       *[other] haben keine Person
    }
group-not-found =
    { $count ->
        [one] hat eine Person, die nicht gefunden wurde
       *[other] haben eine Person, die nicht gefunden wurde
    }
group-blank-name =
    { $count ->
        [one] hat keinen Ereignisnamen
       *[other] haben keinen Ereignisnamen
    }
group-name-not-found =
    { $count ->
        [one] hat einen Ereignisnamen, der nicht gefunden wurde
       *[other] haben einen Ereignisnamen, der nicht gefunden wurde
    }
group-no-zone =
    { $count ->
        [one] hat eine Zeit ohne Zeitzone
       *[other] haben eine Zeit ohne Zeitzone
    }
group-unknown-zone =
    { $count ->
        [one] hat eine unbekannte Zeitzone
       *[other] haben eine unbekannte Zeitzone
    }
group-unreadable-time =
    { $count ->
        [one] hat eine unlesbare Zeit
       *[other] haben eine unlesbare Zeit
    }
group-unreadable-record =
    { $count ->
        [one] ist ein unlesbarer Datensatz
       *[other] sind unlesbare Datensätze
    }
group-merged =
    { $count ->
        [one] wurde mit einem früheren zusammengefasst
       *[other] wurden mit einem früheren zusammengefasst
    }
group-joined =
    { $count ->
        [one] wird zusammen mit einem anderen derselben Sekunde als eines gesendet
       *[other] werden zusammen mit einem anderen derselben Sekunde als eines gesendet
    }
group-same-second =
    { $count ->
        [one] ist nicht das erste in seiner Sekunde
       *[other] sind nicht die ersten in ihrer Sekunde
    }
group-before-2009 =
    { $count ->
        [one] liegt vor 2009 und wird von Kissmetrics verworfen
       *[other] liegen vor 2009 und werden von Kissmetrics verworfen
    }
group-identity-too-long =
    { $count ->
        [one] hat eine Person, deren Kennung für Kissmetrics zu lang ist
       *[other] haben eine Person, deren Kennung für Kissmetrics zu lang ist
    }
group-name-too-long =
    { $count ->
        [one] hat einen Namen, der für Kissmetrics zu lang ist
       *[other] haben einen Namen, der für Kissmetrics zu lang ist
    }
group-too-many-names =
    { $count ->
        [one] hat einen neuen Namen, aber Kissmetrics nimmt keine weiteren an
       *[other] haben einen neuen Namen, aber Kissmetrics nimmt keine weiteren an
    }
group-nothing-said =
    { $count ->
        [one] hat weder Namen noch Details
       *[other] haben weder Namen noch Details
    }
group-undated =
    { $count ->
        [one] hat keine Zeit
       *[other] haben keine Zeit
    }

filter-send = Zeilen, die gesendet werden
filter-blank-time = Zeilen ohne Datum
filter-not-matching = Zeilen, die Ihre Bedingungen nicht erfüllen
filter-value-left-out = Zeilen mit einem Wert, der ausgelassen wird
filter-no-details = Zeilen ohne Details
filter-left-out = Zeilen, die Sie ausgelassen haben
filter-no-person = Zeilen ohne Person
filter-not-found = Zeilen, deren Person nicht gefunden wurde
filter-blank-name = Zeilen ohne Ereignisnamen
filter-name-not-found = Zeilen, deren Ereignisname nicht gefunden wurde
filter-no-zone = Zeilen, deren Zeit keine Zeitzone hat
filter-unknown-zone = Zeilen mit unbekannter Zeitzone
filter-unreadable-time = Zeilen mit unlesbarer Zeit
filter-unreadable-record = Unlesbare Datensätze
filter-merged = Zeilen, die mit einer früheren zusammengefasst wurden
filter-joined = Zeilen, die mit einer anderen derselben Sekunde zusammengefasst werden
filter-same-second = Zeilen, die nicht die ersten in ihrer Sekunde sind
filter-before-2009 = Zeilen von vor 2009
filter-identity-too-long = Zeilen, deren Kennung für Kissmetrics zu lang ist
filter-name-too-long = Zeilen, deren Ereignisname für Kissmetrics zu lang ist
filter-too-many-names = Zeilen mit mehr Ereignisnamen, als Kissmetrics annimmt
filter-nothing-said = Zeilen ohne Namen und ohne Details
filter-undated = Zeilen ohne Zeit

miss-blank-time = „{ $column }“ ist leer, also gibt es kein Ereignis
miss-no-time = „{ $value }“ in „{ $column }“ ist kein Datum, also gibt es kein Ereignis
miss-blank-not-matching = „{ $column }“ ist leer und erfüllt Ihre Bedingungen nicht
miss-not-matching = „{ $value }“ in „{ $column }“ erfüllt Ihre Bedingungen nicht
miss-value-left-out = „{ $value }“ in „{ $column }“ wird ausgelassen
miss-no-details = alle Details von „{ $value }“ sind leer, also gibt es nichts zu setzen
miss-lookup-blank-left-out = „{ $column }“ in „{ $lookup }“ ist leer, und solche Zeilen lassen Sie aus
miss-lookup-left-out = „{ $value }“ aus „{ $column }“ steht nicht in „{ $lookup }“, und solche Zeilen lassen Sie aus
miss-blank-left-out = „{ $column }“ ist leer, und solche Zeilen lassen Sie aus
miss-left-out = in „{ $column }“ steht „{ $value }“, und solche Zeilen lassen Sie aus
miss-lookup-blank-person = „{ $column }“ in „{ $lookup }“ ist leer, also gibt es keine Person
miss-blank-person = „{ $column }“ ist leer, also gibt es keine Person
miss-not-found = „{ $value }“ aus „{ $column }“ steht nicht in „{ $lookup }“, also gibt es keine Person
miss-name-not-found = „{ $value }“ aus „{ $column }“ steht nicht in „{ $lookup }“, also hat das Ereignis keinen Namen
miss-lookup-blank-name = „{ $column }“ in „{ $lookup }“ ist leer, also hat das Ereignis keinen Namen
miss-blank-name = „{ $column }“ ist leer, also hat das Ereignis keinen Namen
miss-no-zone = „{ $value }“ in „{ $column }“ hat keine Zeitzone, und der Plan nennt auch keine
miss-unknown-zone = „{ $value }“ in „{ $column }“ ist keine bekannte Zeitzone
miss-unreadable-time = „{ $value }“ in „{ $column }“ ist nicht als Zeit lesbar
miss-unreadable-record = der Datensatz selbst ist nicht lesbar

not-sent = „{ $name }“ wurde nicht gesendet
not-sent-merged = „{ $name }“ wurde mit einem Ereignis kurz davor zusammengefasst
not-sent-joined = „{ $name }“ wird zusammen mit einem anderen Ereignis derselben Sekunde als eines gesendet
not-sent-same-second = vor „{ $name }“ gibt es in derselben Sekunde schon ein anderes Ereignis
not-sent-before-2009 = der { $day } liegt vor 2009; solche Ereignisse verwirft Kissmetrics
not-sent-before-2009-undated = es liegt vor 2009; solche Ereignisse verwirft Kissmetrics
not-sent-no-person = es hat keine Person
not-sent-identity-too-long = die Kennung der Person hat mehr als { $most } Zeichen
not-sent-name-too-long = der Name hat mehr als { $most } Zeichen
not-sent-too-many-names = es gibt schon { $most } Namen, mehr behält Kissmetrics nicht
not-sent-nothing-said = es hat weder Namen noch Details
not-sent-undated = es hat keine Zeit
