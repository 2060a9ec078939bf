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

group-in-rows =
    { $rows ->
        [one] { $what }, in { $rows } Zeile
       *[other] { $what }, in { $rows } Zeilen
    }
group-send =
    { $count ->
        [one] { $count } Ereignis wird gesendet
       *[other] { $count } Ereignisse werden gesendet
    }
group-blank-time =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat kein Datum
           *[other] { $count } Zeilen haben kein Datum
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat kein Datum
           *[other] { $count } Ereignisse haben kein Datum
        }
    }
group-not-matching =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile erfüllt Ihre Bedingungen nicht
           *[other] { $count } Zeilen erfüllen Ihre Bedingungen nicht
        }
       *[events] { $count ->
            [one] { $count } Ereignis erfüllt Ihre Bedingungen nicht
           *[other] { $count } Ereignisse erfüllen Ihre Bedingungen nicht
        }
    }
group-value-left-out =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat einen Wert, der ausgelassen wird
           *[other] { $count } Zeilen haben einen Wert, der ausgelassen wird
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat einen Wert, der ausgelassen wird
           *[other] { $count } Ereignisse haben einen Wert, der ausgelassen wird
        }
    }
group-no-details =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat keine Details, die gesetzt werden könnten
           *[other] { $count } Zeilen haben keine Details, die gesetzt werden könnten
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat keine Details, die gesetzt werden könnten
           *[other] { $count } Ereignisse haben keine Details, die gesetzt werden könnten
        }
    }
group-left-out =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile wurde auf Ihren Wunsch ausgelassen
           *[other] { $count } Zeilen wurden auf Ihren Wunsch ausgelassen
        }
       *[events] { $count ->
            [one] { $count } Ereignis wurde auf Ihren Wunsch ausgelassen
           *[other] { $count } Ereignisse wurden auf Ihren Wunsch ausgelassen
        }
    }
group-no-person =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat keine Person
           *[other] { $count } Zeilen haben keine Person
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat keine Person
           *[other] { $count } Ereignisse haben keine Person
        }
    }
group-not-found =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat eine Person, die nicht gefunden wurde
           *[other] { $count } Zeilen haben eine Person, die nicht gefunden wurde
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat eine Person, die nicht gefunden wurde
           *[other] { $count } Ereignisse haben eine Person, die nicht gefunden wurde
        }
    }
group-blank-name =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat keinen Ereignisnamen
           *[other] { $count } Zeilen haben keinen Ereignisnamen
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat keinen Ereignisnamen
           *[other] { $count } Ereignisse haben keinen Ereignisnamen
        }
    }
group-name-not-found =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat einen Ereignisnamen, der nicht gefunden wurde
           *[other] { $count } Zeilen haben einen Ereignisnamen, der nicht gefunden wurde
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat einen Ereignisnamen, der nicht gefunden wurde
           *[other] { $count } Ereignisse haben einen Ereignisnamen, der nicht gefunden wurde
        }
    }
group-no-zone =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat eine Zeit ohne Zeitzone
           *[other] { $count } Zeilen haben eine Zeit ohne Zeitzone
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat eine Zeit ohne Zeitzone
           *[other] { $count } Ereignisse haben eine Zeit ohne Zeitzone
        }
    }
group-unknown-zone =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat eine unbekannte Zeitzone
           *[other] { $count } Zeilen haben eine unbekannte Zeitzone
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat eine unbekannte Zeitzone
           *[other] { $count } Ereignisse haben eine unbekannte Zeitzone
        }
    }
group-unreadable-time =
    { $of ->
        [rows] { $count ->
            [one] { $count } Zeile hat eine unlesbare Zeit
           *[other] { $count } Zeilen haben eine unlesbare Zeit
        }
       *[events] { $count ->
            [one] { $count } Ereignis hat eine unlesbare Zeit
           *[other] { $count } Ereignisse haben eine unlesbare Zeit
        }
    }
group-unreadable-record =
    { $count ->
        [one] { $count } Datensatz ist nicht lesbar
       *[other] { $count } Datensätze sind nicht lesbar
    }
group-merged =
    { $count ->
        [one] { $count } Ereignis wurde mit einem früheren zusammengefasst
       *[other] { $count } Ereignisse wurden mit einem früheren zusammengefasst
    }
group-joined =
    { $count ->
        [one] { $count } Ereignis wird zusammen mit einem anderen derselben Sekunde als eines gesendet
       *[other] { $count } Ereignisse werden zusammen mit einem anderen derselben Sekunde als eines gesendet
    }
group-same-second =
    { $count ->
        [one] { $count } Ereignis ist nicht das erste in seiner Sekunde
       *[other] { $count } Ereignisse sind nicht die ersten in ihrer Sekunde
    }
group-before-2009 =
    { $count ->
        [one] { $count } Ereignis liegt vor 2009 und wird von Kissmetrics verworfen
       *[other] { $count } Ereignisse liegen vor 2009 und werden von Kissmetrics verworfen
    }
group-identity-too-long =
    { $count ->
        [one] { $count } Ereignis hat eine Person, deren Kennung für Kissmetrics zu lang ist
       *[other] { $count } Ereignisse haben eine Person, deren Kennung für Kissmetrics zu lang ist
    }
group-name-too-long =
    { $count ->
        [one] { $count } Ereignis hat einen Namen, der für Kissmetrics zu lang ist
       *[other] { $count } Ereignisse haben einen Namen, der für Kissmetrics zu lang ist
    }
group-too-many-names =
    { $count ->
        [one] { $count } Ereignis hat einen neuen Namen, aber Kissmetrics nimmt keine weiteren an
       *[other] { $count } Ereignisse haben einen neuen Namen, aber Kissmetrics nimmt keine weiteren an
    }
group-nothing-said =
    { $count ->
        [one] { $count } Ereignis hat weder Namen noch Details
       *[other] { $count } Ereignisse haben weder Namen noch Details
    }
group-undated =
    { $count ->
        [one] { $count } Ereignis hat keine Zeit
       *[other] { $count } Ereignisse haben keine Zeit
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
filter-before-2009 = Zeilen aus der Zeit vor 2009
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
