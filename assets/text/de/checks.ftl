check-lost = geht verloren
check-lost-value = Wert geht verloren
check-lost-value-cut = Wert wird gekürzt

check-blank-person =
    { $count ->
        [one] { $count } Zeile hat keine Person: { $places }.
       *[other] { $count } Zeilen haben keine Person: { $places }.
    }
check-blank-place =
    { $looked_up ->
        [yes] „{ $column }“ in „{ $lookup }“ ist leer
       *[no] „{ $column }“ ist leer
    }
check-blank-place-in =
    { $looked_up ->
        [yes] „{ $column }“ in „{ $lookup }“ ist { $rows }-mal leer
       *[no] „{ $column }“ ist { $rows }-mal leer
    }
check-blank-name =
    { $count ->
        [one] { $count } Zeile hat keinen Ereignisnamen: „{ $column }“ ist leer.
       *[other] { $count } Zeilen haben keinen Ereignisnamen: „{ $column }“ ist leer.
    }
check-no-zone =
    { $count ->
        [one] { $count } Zeile hat keine Zeitzone: Weder „{ $column }“ noch Ihre Einstellungen geben eine an. Wählen Sie die Zeitzone, in der die Zeiten angegeben sind.
       *[other] { $count } Zeilen haben keine Zeitzone: Weder „{ $column }“ noch Ihre Einstellungen geben eine an. Wählen Sie die Zeitzone, in der die Zeiten angegeben sind.
    }
check-unknown-zone =
    { $count ->
        [one] { $count } Zeile hat in „{ $column }“ eine unbekannte Zeitzone. Möglich sind Namen wie Europe/Berlin, Abweichungen wie +01:00 und Abkürzungen wie PST.
       *[other] { $count } Zeilen haben in „{ $column }“ eine unbekannte Zeitzone. Möglich sind Namen wie Europe/Berlin, Abweichungen wie +01:00 und Abkürzungen wie PST.
    }
check-unreadable-time =
    { $count ->
        [one] { $count } Zeit in „{ $column }“ ist nicht lesbar.
       *[other] { $count } Zeiten in „{ $column }“ sind nicht lesbar.
    }{ $milliseconds ->
        [0] { "" }
        [one] { " " }{ $milliseconds } davon sieht nach Millisekunden seit 1970 aus.
       *[other] { " " }{ $milliseconds } davon sehen nach Millisekunden seit 1970 aus.
    }
check-unreadable-record =
    { $count ->
        [one] { $count } Datensatz ist nicht lesbar.
       *[other] { $count } Datensätze sind nicht lesbar.
    } Exportieren Sie die Datei noch einmal, oder berichtigen Sie sie dort.
check-lookup-not-found =
    { $count ->
        [one] { $count } Zeile hat keine passende Person: Der Wert aus „{ $column }“ steht nicht in „{ $lookup }“.
       *[other] { $count } Zeilen haben keine passende Person: Der Wert aus „{ $column }“ steht nicht in „{ $lookup }“.
    }
check-name-lookup-not-found =
    { $count ->
        [one] { $count } Zeile hat keinen Ereignisnamen: Der Wert aus „{ $column }“ steht nicht in „{ $lookup }“.
       *[other] { $count } Zeilen haben keinen Ereignisnamen: Der Wert aus „{ $column }“ steht nicht in „{ $lookup }“.
    }
check-detail-lookup-not-found =
    { $count ->
        [one] { $count } Ereignis wird ohne „{ $detail }“ gesendet: Der Wert aus „{ $column }“ steht nicht in „{ $lookup }“.
       *[other] { $count } Ereignisse werden ohne „{ $detail }“ gesendet: Der Wert aus „{ $column }“ steht nicht in „{ $lookup }“.
    }

check-placeholder-person =
    { $count ->
        [one] { $count } Ereignis hat in „{ $column }“ nur einen Platzhalter als Person: { $words }. Kissmetrics würde daraus eine Person machen, und das lässt sich nicht rückgängig machen.
       *[other] { $count } Ereignisse haben in „{ $column }“ nur einen Platzhalter als Person: { $words }. Kissmetrics würde daraus eine Person machen, und das lässt sich nicht rückgängig machen.
    }
check-person-nought =
    { $count ->
        [one] { $count } Ereignis hat in „{ $column }“ die Person „0“. Das ist oft ein Platzhalter; hier ist „0“ aber so selten wie „1“ und „2“ und damit vielleicht wirklich eine Person.
       *[other] { $count } Ereignisse haben in „{ $column }“ die Person „0“. Das ist oft ein Platzhalter; hier ist „0“ aber so selten wie „1“ und „2“ und damit vielleicht wirklich eine Person.
    }
check-one-person =
    { $everyone ->
        [yes] Alle { $of } Ereignisse gehören zu „{ $person }“. Vielleicht steht in einer anderen Spalte, wer es war.
       *[no] { $count } von { $of } Ereignissen gehören zu „{ $person }“. Wenn das nur ein Platzhalter für Personen ohne Namen ist, lassen Sie ihn aus.
    }
check-row-people =
    { $count ->
        [one] { $count } Zeile ergibt Ereignisse verschiedener Personen: Eines nimmt die Person aus { $first }, ein anderes aus { $second }. Verwenden Sie in allen Ereignissen dieselbe Person.
       *[other] { $count } Zeilen ergeben Ereignisse verschiedener Personen: Eines nimmt die Person aus { $first }, ein anderes aus { $second }. Verwenden Sie in allen Ereignissen dieselbe Person.
    }
check-looked-up-by = „{ $take }“ in „{ $lookup }“ (nachgeschlagen mit „{ $column }“)
check-mixed-people =
    { $emails ->
        [one] { $emails } Ereignis nennt die Person mit E-Mail-Adresse, { $numbers } mit einer Nummer. Wer beides hat, wird zu zwei Personen. Was davon verwendet Ihre Website?
       *[other] { $emails } Ereignisse nennen die Person mit E-Mail-Adresse, { $numbers } mit einer Nummer. Wer beides hat, wird zu zwei Personen. Was davon verwendet Ihre Website?
    }
check-person-variants =
    { $count ->
        [one] { $count } Person ist unterschiedlich geschrieben, und jede Schreibweise wird zu einer eigenen Person. Verwenden Sie die Schreibweise, die Ihre Website sendet.
       *[other] { $count } Personen sind unterschiedlich geschrieben, und jede Schreibweise wird zu einer eigenen Person. Verwenden Sie die Schreibweise, die Ihre Website sendet.
    }
check-person-decimals =
    { $count ->
        [one] { $count } Ereignis gehört zu einer Zahl mit leeren Nachkommastellen, wie sie Tabellenkalkulationen schreiben: Ihre Website kennt 42, nicht 42.0.
       *[other] { $count } Ereignisse gehören zu einer Zahl mit leeren Nachkommastellen, wie sie Tabellenkalkulationen schreiben: Ihre Website kennt 42, nicht 42.0.
    }
check-person-groups =
    { $count ->
        [one] { $count } Ereignis gehört zu einer Zahl mit Tausendertrennzeichen, wie sie Tabellenkalkulationen schreiben: Ihre Website kennt 1024, nicht 1,024.
       *[other] { $count } Ereignisse gehören zu einer Zahl mit Tausendertrennzeichen, wie sie Tabellenkalkulationen schreiben: Ihre Website kennt 1024, nicht 1,024.
    }
check-damaged-person =
    { $count ->
        [one] { $count } Ereignis gehört zu einer Zahl, die eine Tabellenkalkulation gerundet hat. Damit ist nicht mehr erkennbar, wer es war. Exportieren Sie die Datei noch einmal mit dieser Spalte als Text.
       *[other] { $count } Ereignisse gehören zu einer Zahl, die eine Tabellenkalkulation gerundet hat. Damit ist nicht mehr erkennbar, wer es war. Exportieren Sie die Datei noch einmal mit dieser Spalte als Text.
    }
check-merged-with-nobody =
    { $count ->
        [one] { $count } Zeile führt ihre Person mit einem Platzhalter in „{ $column }“ zusammen: { $words }. Wer mit demselben zusammengeführt wird, ist für immer eine Person; das lässt sich nicht rückgängig machen.
       *[other] { $count } Zeilen führen ihre Personen mit einem Platzhalter in „{ $column }“ zusammen: { $words }. Wer mit demselben zusammengeführt wird, ist für immer eine Person; das lässt sich nicht rückgängig machen.
    }
check-merged-into-one =
    { $count ->
        [one] { $count } Zeile führt ihre Person mit „{ $second }“ zusammen. Das lässt sich nicht rückgängig machen. Wenn es nicht dieselbe Person ist, wählen Sie eine andere Spalte.
       *[other] Alle { $count } Zeilen führen ihre Personen mit „{ $second }“ zusammen, sodass sie für immer eine Person sind; das lässt sich nicht rückgängig machen. Wenn es nicht dieselbe Person ist, wählen Sie eine andere Spalte.
    }
check-person-too-long =
    { $count ->
        [one] { $count } Ereignis gehört zu einer Person, deren Kennung mehr als { $most } Zeichen hat. Kissmetrics verwirft es.
       *[other] { $count } Ereignisse gehören zu einer Person, deren Kennung mehr als { $most } Zeichen hat. Kissmetrics verwirft sie.
    }

check-before-2009 =
    { $count ->
        [one] { $count } Ereignis liegt vor 2009 und wird nicht gesendet, weil Kissmetrics es verwirft
       *[other] { $count } Ereignisse liegen vor 2009 und werden nicht gesendet, weil Kissmetrics sie verwirft
    }{ $explained ->
        [yes] . Wahrscheinliche Ursache: { $causes }.
       *[no] .
    }
check-before-2009-cause =
    { $cause ->
        [zero] eine leere Zeit oder eine 0, aus der 1970 wird
        [spreadsheet] eine leere Zelle, aus der eine Tabellenkalkulation 1900 oder 1904 macht
       *[short-year] ein zweistelliges Jahr
    }
check-before-2009-cause-of = bei { $events } davon { $cause }
check-future =
    { $count ->
        [one] { $count } Ereignis liegt in der Zukunft: am { $latest }. Prüfen Sie, wie „{ $column }“ geschrieben ist.
       *[other] { $count } Ereignisse liegen in der Zukunft, das letzte am { $latest }. Prüfen Sie, wie „{ $column }“ geschrieben ist.
    }
check-skipped-hour =
    { $count ->
        [one] { $count } Ereignis hat eine Zeit, die es in { $zone } wegen der Zeitumstellung nicht gab. Vielleicht sind die Zeiten in einer anderen Zeitzone angegeben, zum Beispiel in UTC.
       *[other] { $count } Ereignisse haben eine Zeit, die es in { $zone } wegen der Zeitumstellung nicht gab. Vielleicht sind die Zeiten in einer anderen Zeitzone angegeben, zum Beispiel in UTC.
    }
check-double-hour =
    { $count ->
        [one] { $count } Ereignis hat eine Zeit, die es in { $zone } wegen der Zeitumstellung zweimal gab. Verwendet wird die erste.
       *[other] { $count } Ereignisse haben eine Zeit, die es in { $zone } wegen der Zeitumstellung zweimal gab. Verwendet wird die erste.
    }
check-all-at-midnight =
    { $count ->
        [one] { $count } Ereignis liegt genau auf Mitternacht ({ $zone }): Die Spalte enthält also nur das Datum, keine Uhrzeit.
       *[other] { $count } Ereignisse liegen alle genau auf Mitternacht ({ $zone }): Die Spalte enthält also nur das Datum, keine Uhrzeit.
    }
check-at-night =
    { $share } % der Ereignisse liegen in { $zone } zwischen 22:00 und 6:00 Uhr. { $written ->
        [yes] Sind die Zeiten in { $other } angegeben, sind es { $other_share } %.
       *[no] Nach der Uhrzeit in { $other } sind es { $other_share } %. { $zone } stimmt, wenn ein Server diese Zeiten geschrieben hat; haben Menschen sie eingetragen, wählen Sie deren Zeitzone.
    }
check-same-second =
    { $count ->
        [one] { $count } Ereignis stimmt in Person, Name und Sekunde mit einem früheren überein, und Kissmetrics behält davon nur eines.
       *[other] { $count } Ereignisse stimmen in Person, Name und Sekunde mit einem früheren überein, und Kissmetrics behält davon jeweils nur eines.
    }{ $why ->
        [date-only] { " " }Die Spalte enthält nur das Datum, keine Uhrzeit.
        [minutes] { " " }Den Zeiten fehlen die Sekunden.
        [lines] { " " }Das sieht nach den Positionen einer Bestellung aus.
        [all-copies] { " " }Auch alle Details sind gleich.
        [copies] { " " }Bei { $copies } davon sind auch alle Details gleich.
       *[unknown] { "" }
    }
check-undated-values =
    { $count ->
        [one] { $count } Person bekommt Details mit dem Datum { $on }, das Sie gewählt haben. Sind für sie schon neuere Details bekannt, würden diese ersetzt.
       *[other] { $count } Personen bekommen Details mit dem Datum { $on }, das Sie gewählt haben. Sind für sie schon neuere Details bekannt, würden diese ersetzt.
    }

check-name-too-long =
    { $count ->
        [one] { $count } Ereignis hat einen Namen mit mehr als { $most } Zeichen. Kissmetrics verwirft es.
       *[other] { $count } Ereignisse haben einen Namen mit mehr als { $most } Zeichen. Kissmetrics verwirft sie.
    }
check-names-joined =
    { $of ->
        [event]
            { $count ->
                [one] { $count } Ereignisname unterscheidet sich von einem anderen nur durch Groß- und Kleinschreibung, ein Komma oder einen Doppelpunkt. Für Kissmetrics ist das derselbe Name.
               *[other] { $count } Ereignisnamen unterscheiden sich von einem anderen nur durch Groß- und Kleinschreibung, ein Komma oder einen Doppelpunkt. Für Kissmetrics ist das derselbe Name.
            }
       *[detail]
            { $count ->
                [one] { $count } Detailname unterscheidet sich von einem anderen nur durch Groß- und Kleinschreibung, ein Komma oder einen Doppelpunkt. Für Kissmetrics ist das derselbe Name.
               *[other] { $count } Detailnamen unterscheiden sich von einem anderen nur durch Groß- und Kleinschreibung, ein Komma oder einen Doppelpunkt. Für Kissmetrics ist das derselbe Name.
            }
    }
check-names-alike =
    { $of ->
        [event]
            { $count ->
                [one] { $count } Ereignisname gleicht fast einem anderen. Wenn beide dasselbe bedeuten, verwenden Sie nur einen Namen.
               *[other] { $count } Ereignisnamen gleichen fast einem anderen. Wenn beide dasselbe bedeuten, verwenden Sie nur einen Namen.
            }
       *[detail]
            { $count ->
                [one] { $count } Detailname gleicht fast einem anderen. Wenn beide dasselbe bedeuten, verwenden Sie nur einen Namen.
               *[other] { $count } Detailnamen gleichen fast einem anderen. Wenn beide dasselbe bedeuten, verwenden Sie nur einen Namen.
            }
    }
check-many-names =
    { $count ->
        [one] { $count } Ereignisname ist zu viel: Kissmetrics wird dadurch langsam, und Namen lassen sich nicht löschen.
       *[other] { $count } Ereignisnamen sind sehr viele: Kissmetrics wird dadurch langsam, und Namen lassen sich nicht löschen.
    }
check-many-names-lost =
    { $count ->
        [one] { $count } Ereignis geht verloren, weil es mehr Ereignisnamen gibt, als Kissmetrics behält.
       *[other] { $count } Ereignisse gehen verloren, weil es mehr Ereignisnamen gibt, als Kissmetrics behält.
    }
check-name-per-row =
    { $count ->
        [one] { $count } Ereignisname
       *[other] { $count } Ereignisnamen
    }{ $events ->
        [one] { " " }in { $events } Ereignis: „{ $column }“ hat in fast jeder Zeile einen neuen Wert. Namen lassen sich nicht löschen. Verwenden Sie deshalb nur einen, und senden Sie die Spalte als Detail.
       *[other] { " " }in { $events } Ereignissen: „{ $column }“ hat in fast jeder Zeile einen neuen Wert. Namen lassen sich nicht löschen. Verwenden Sie deshalb nur einen, und senden Sie die Spalte als Detail.
    }
check-underscore-name =
    { $count ->
        [one] { $count } Wert wird als „{ $name }“ gesendet. Mit einem Unterstrich beginnen die eigenen Namen von Kissmetrics; verwenden Sie deshalb einen anderen.
       *[other] { $count } Werte werden als „{ $name }“ gesendet. Mit einem Unterstrich beginnen die eigenen Namen von Kissmetrics; verwenden Sie deshalb einen anderen.
    }
check-platform-name =
    { $of ->
        [event]
            { $count ->
                [one] { $count } Ereignis heißt „{ $name }“. Diesen Namen verwendet Kissmetrics selbst; Ihr Ereignis würde sich mit dessen Ereignissen vermischen.
               *[other] { $count } Ereignisse heißen „{ $name }“. Diesen Namen verwendet Kissmetrics selbst; Ihre Ereignisse würden sich mit dessen Ereignissen vermischen.
            }
       *[detail]
            { $count ->
                [one] { $count } Wert heißt „{ $name }“. Diesen Namen verwendet Kissmetrics selbst; Ihr Wert würde sich mit dessen Werten vermischen.
               *[other] { $count } Werte heißen „{ $name }“. Diesen Namen verwendet Kissmetrics selbst; Ihre Werte würden sich mit dessen Werten vermischen.
            }
    }

check-overwritten-values =
    { $count ->
        [one] { $count } Wert von „{ $detail }“ geht verloren: Dieselbe Person hat in derselben Sekunde einen weiteren, und Kissmetrics behält nur einen.
       *[other] { $count } Werte von „{ $detail }“ gehen verloren: Dieselbe Person hat in derselben Sekunde einen weiteren, und Kissmetrics behält nur einen.
    }
check-value-too-long =
    { $count ->
        [one] { $count } Wert von „{ $detail }“ wird nach { $most } Zeichen abgeschnitten.
       *[other] { $count } Werte von „{ $detail }“ werden nach { $most } Zeichen abgeschnitten.
    }
check-json-values =
    { $count ->
        [one] { $count } Wert von „{ $detail }“ enthält eine Liste von Namen und Werten (JSON), die Kissmetrics als unleserlichen Text anzeigt.
       *[other] { $count } Werte von „{ $detail }“ enthalten Listen von Namen und Werten (JSON), die Kissmetrics als unleserlichen Text anzeigt.
    }
check-several-currencies =
    { $count ->
        [one] { $count } Betrag von „{ $detail }“ verteilt sich auf { $of } Währungen ({ $currencies }). Als Zahlen unter einem gemeinsamen Namen würden sie in Berichten zusammengezählt.
       *[other] { $count } Beträge von „{ $detail }“ verteilen sich auf { $of } Währungen ({ $currencies }). Als Zahlen unter einem gemeinsamen Namen würden sie in Berichten zusammengezählt.
    }
check-money-as-text =
    { $count ->
        [one] { $count } Betrag von „{ $detail }“ lässt sich nicht summieren: Mit Währung oder Tausendertrennzeichen ist er für Kissmetrics Text.
       *[other] { $count } Beträge von „{ $detail }“ lassen sich nicht summieren: Mit Währung oder Tausendertrennzeichen sind sie für Kissmetrics Text.
    }
check-decimal-commas =
    { $count ->
        [one] { $count } Zahl von „{ $detail }“ lässt sich nicht summieren: Mit Dezimalkomma ist sie für Kissmetrics Text.
       *[other] { $count } Zahlen von „{ $detail }“ lassen sich nicht summieren: Mit Dezimalkomma sind sie für Kissmetrics Text.
    }
check-mixed-numbers =
    { $texts ->
        [one] { $texts } von { $of } Werten von „{ $detail }“ ist Text, die übrigen sind Zahlen. Berichte zeigen nur eines von beiden.
       *[other] { $texts } von { $of } Werten von „{ $detail }“ sind Text, die übrigen Zahlen. Berichte zeigen nur eines von beiden.
    }
check-dates-in-values =
    { $count ->
        [one] { $count } Wert von „{ $detail }“ ist ein Datum, das Kissmetrics nur als Text behandelt. Wenn an diesem Tag etwas passiert ist, machen Sie ein Ereignis daraus.
       *[other] { $count } Werte von „{ $detail }“ sind Datumsangaben, die Kissmetrics nur als Text behandelt. Wenn an diesen Tagen etwas passiert ist, machen Sie ein Ereignis daraus.
    }
check-personal-data =
    { $count ->
        [one]
            { $count } Wert von „{ $detail }“ sieht nach { $private ->
                [cards] einer Kartennummer
               *[passwords] einem Passwort
            } aus. So etwas gehört nicht in die Auswertung, und was gesendet wurde, lässt sich nicht löschen.
       *[other]
            { $count } Werte von „{ $detail }“ sehen nach { $private ->
                [cards] Kartennummern
               *[passwords] Passwörtern
            } aus. So etwas gehört nicht in die Auswertung, und was gesendet wurde, lässt sich nicht löschen.
    }

fix-leave-rows-out = Diese Zeilen auslassen
fix-leave-before = Alles vor dem { $day } auslassen
fix-leave-after = Alles nach dem { $day } auslassen
fix-leave-values-out = { $values } auslassen
fix-leave-property-out = „{ $name }“ auslassen
fix-leave-column-out = Spalte „{ $column }“ auslassen
fix-leave-other-person = Ereignisse der anderen Person auslassen
fix-same-person = Person immer aus { $person } nehmen
fix-read-as = „{ $column }“ als { $format } lesen
fix-read-as-blank = { $found } als leer lesen
fix-one-name = Nur den Namen „{ $name }“ verwenden
fix-send-as = „{ $from }“ als „{ $to }“ senden
fix-space = Im Abstand von je einer Sekunde senden
fix-join = Zu einem Ereignis zusammenfassen
fix-keep-first = Nur das erste behalten
fix-treat-as-is = „{ $column }“ unverändert senden
fix-treat-money-point = „{ $column }“ als reine Zahlen senden (1,234.50 wird 1234.50)
fix-treat-money-comma = „{ $column }“ als reine Zahlen senden (1.234,50 wird 1234.50)
fix-send-currencies-apart = Jede Währung als eigenes Detail senden ({ $currencies })
fix-send-only-currency = Nur die Beträge in { $currency } senden
fix-leave-under-one-name = Unter einem Namen lassen
fix-zone = Zeiten als { $zone } lesen
fix-zone-question = Zeiten als { $zone } statt als { $own } lesen?
fix-zone-question-none = Zeiten als { $zone } lesen?
fix-date-on = Auf { $on } datieren, damit neuere Details erhalten bleiben
fix-look-up-with = In „{ $lookup }“ anders nachschlagen: { $how }
fix-tidy-people = Personen einheitlich schreiben: { $how }

tidy-no-unseen = ohne unsichtbare Zeichen
tidy-composed = mit einheitlichen Akzenten
tidy-no-apostrophe = ohne Apostroph am Anfang
tidy-no-decimals = ohne .0 am Ende
tidy-no-groups = ohne Trennzeichen in Zahlen
tidy-no-spaces = ohne Leerzeichen
tidy-lower-case = in Kleinbuchstaben

check-must-fix = Zu beheben
check-will-be-lost = Geht verloren
check-worth-a-look = Bitte ansehen
check-example-at = { $example } ({ $place })
check-example-pair = „{ $text }“ und „{ $with }“
check-example-with = { $text }: { $with }
check-lines =
    { $count ->
        [one] Zeile { $places }
       *[other] Zeilen { $places }
    }
check-rows =
    { $count ->
        [one] Zeile { $places }
       *[other] Zeilen { $places }
    }
check-places-and-more = { $places }, …

moves-nothing = Kein Ereignis gerät auf einen anderen Tag, und es werden so viele gesendet wie zuvor.
moves-same-events = Es werden so viele Ereignisse gesendet wie zuvor.
moves-all = { $parts }.
moves-days =
    { $count ->
        [one] { $count } Ereignis wechselt den Tag
       *[other] { $count } Ereignisse wechseln den Tag
    }
moves-more-events =
    { $count ->
        [one] { $count } Ereignis mehr wird gesendet
       *[other] { $count } Ereignisse mehr werden gesendet
    }
moves-fewer-events =
    { $count ->
        [one] { $count } Ereignis weniger wird gesendet
       *[other] { $count } Ereignisse weniger werden gesendet
    }
moves-more-clashes =
    { $count ->
        [one] { $count } neue Überschneidung
       *[other] { $count } neue Überschneidungen
    }
moves-fewer-clashes =
    { $count ->
        [one] { $count } Überschneidung weniger
       *[other] { $count } Überschneidungen weniger
    }
moves-before-2009 =
    { $count ->
        [one] { $count } liegt jetzt vor 2009
       *[other] { $count } liegen jetzt vor 2009
    }
moves-after-2009 =
    { $count ->
        [one] { $count } liegt nicht mehr vor 2009
       *[other] { $count } liegen nicht mehr vor 2009
    }
moves-more-people =
    { $count ->
        [one] { $count } Person mehr
       *[other] { $count } Personen mehr
    }
moves-fewer-people =
    { $count ->
        [one] { $count } Person weniger
       *[other] { $count } Personen weniger
    }
