### Was mehrere Seiten des Fensters zeigen.
parts-name = { $count } { $name }

before-not-whole = Ein Import dieser Zeilen an { $product } ist nicht vollständig: { $sent } von { $wanted }
before-not-whole-about = Setzen Sie ihn fort, dann wird nichts doppelt gesendet.
before-same = Gleiche Einstellungen verwenden
before-same-about = Mit den gleichen Einstellungen wird nur Neues gesendet und nichts verdoppelt.
before-first =
    { $state ->
        [running]
            { $rows ->
                [one] Die erste Zeile ist gerade auf dem Weg zu { $product }.
               *[other] Die ersten { $rows } Zeilen sind gerade auf dem Weg zu { $product }.
            }
        [partly]
            { $rows ->
                [one] Die erste Zeile ging am { $day } teilweise an { $product }.
               *[other] Die ersten { $rows } Zeilen gingen am { $day } teilweise an { $product }.
            }
       *[wholly]
            { $rows ->
                [one] Die erste Zeile ging am { $day } an { $product }.
               *[other] Die ersten { $rows } Zeilen gingen am { $day } an { $product }.
            }
    }
before-none-new =
    { $state ->
        [running]
            { $rows ->
                [one] Diese Zeile ist gerade auf dem Weg zu { $product }; sie ist nicht neu.
               *[other] Diese { $rows } Zeilen sind gerade auf dem Weg zu { $product }; keine ist neu.
            }
        [partly]
            { $rows ->
                [one] Diese Zeile ging am { $day } teilweise an { $product }; sie ist nicht neu.
               *[other] Diese { $rows } Zeilen gingen am { $day } teilweise an { $product }; keine ist neu.
            }
       *[wholly]
            { $rows ->
                [one] Diese Zeile ging am { $day } an { $product }; sie ist nicht neu.
               *[other] Diese { $rows } Zeilen gingen am { $day } an { $product }; keine ist neu.
            }
    }
before-some-new =
    { $state ->
        [running]
            { $rows ->
                [one] Die erste Zeile ist gerade auf dem Weg zu { $product }; { $new }.
               *[other] Die ersten { $rows } Zeilen sind gerade auf dem Weg zu { $product }; { $new }.
            }
        [partly]
            { $rows ->
                [one] Die erste Zeile ging am { $day } teilweise an { $product }; { $new }.
               *[other] Die ersten { $rows } Zeilen gingen am { $day } teilweise an { $product }; { $new }.
            }
       *[wholly]
            { $rows ->
                [one] Die erste Zeile ging am { $day } an { $product }; { $new }.
               *[other] Die ersten { $rows } Zeilen gingen am { $day } an { $product }; { $new }.
            }
    }
before-limited =
    { $sent ->
        [one] Nur { $sent } der { $all } Ereignisse dieser Zeilen ging am { $day } an { $product }.
       *[other] Nur { $sent } der { $all } Ereignisse dieser Zeilen gingen am { $day } an { $product }.
    }
before-new =
    { $count ->
        [one] { $count } ist neu
       *[other] { $count } sind neu
    }

earlier-all =
    { $events ->
        [one] Dieses Ereignis ging bereits an { $product }
       *[other] Alle { $events } Ereignisse gingen bereits an { $product }
    }
earlier-some =
    { $done ->
        [one] { $done } dieser { $events } Ereignisse ging bereits an { $product }
       *[other] { $done } dieser { $events } Ereignisse gingen bereits an { $product }
    }
earlier-not-again =
    { $new ->
        [one] { $imports }. Sie werden nicht noch einmal gesendet; { $new } ist neu.
       *[other] { $imports }. Sie werden nicht noch einmal gesendet; { $new } sind neu.
    }
earlier-import = { $count } am { $day } aus { $source }
earlier-rest = { $count } davor
earlier-behind = Dem Sendeprotokoll für { $product } fehlt der neueste Teil
earlier-behind-about = Eine Datei davon wurde gelöscht oder beschädigt oder durch eine ältere Kopie ersetzt. Mit anderen Einstellungen als zuvor wäre das zuletzt Gesendete dauerhaft doppelt vorhanden. Stellen Sie die Datei wieder her, oder setzen Sie den unterbrochenen Import fort: Er sendet dasselbe noch einmal, und das schadet nicht.
earlier-behind-meant = Trotzdem senden: Das zuletzt Gesendete kann doppelt vorhanden sein
earlier-doubles =
    { $count ->
        [one] { $count } Ereignis wäre in { $product } dauerhaft doppelt vorhanden
       *[other] { $count } Ereignisse wären in { $product } dauerhaft doppelt vorhanden
    }
earlier-doubles-about = Sie stammen aus Zeilen, die schon gesendet wurden, und haben jetzt eine andere Zeit, eine andere Person, einen anderen Namen oder andere Details: vielleicht, weil Sie eine andere Zeitzone oder einen anderen Namen gewählt haben. Kissmetrics behält beide, und das lässt sich nicht rückgängig machen. Kehren Sie zu den früheren Einstellungen zurück, oder bestätigen Sie, dass Sie das möchten.
earlier-doubles-meant =
    { $count ->
        [one] Trotzdem senden: { $count } Ereignis wird doppelt vorhanden sein
       *[other] Trotzdem senden: { $count } Ereignisse werden doppelt vorhanden sein
    }
earlier-maybe =
    { $count ->
        [one] { $count } Ereignis wäre in { $product } dauerhaft doppelt vorhanden, sicher oder möglicherweise
       *[other] { $count } Ereignisse wären in { $product } dauerhaft doppelt vorhanden, sicher oder möglicherweise
    }
earlier-maybe-about = Sie stammen aus Zeilen, die schon gesendet wurden oder bei der Unterbrechung eines Imports gerade an der Reihe waren, und haben jetzt eine andere Zeit, eine andere Person, einen anderen Namen oder andere Details. Kissmetrics behält beide, und das lässt sich nicht rückgängig machen. Kehren Sie zu den früheren Einstellungen zurück, setzen Sie den unterbrochenen Import fort, oder bestätigen Sie, dass Sie das möchten.
earlier-maybe-meant =
    { $count ->
        [one] Trotzdem senden: Höchstens { $count } Ereignis wird doppelt vorhanden sein
       *[other] Trotzdem senden: Bis zu { $count } Ereignisse werden doppelt vorhanden sein
    }

recent-question-interrupted = Ein Import von { $source } wurde bei { $sent } von { $wanted } unterbrochen. Fortsetzen?
recent-question-stopped = Ein Import von { $source } wurde bei { $sent } von { $wanted } gestoppt. Fortsetzen?
recent-question-failed = Ein Import von { $source } kam bei { $sent } von { $wanted } nicht weiter. Fortsetzen?
recent-question-about = An { $product }, begonnen am { $day }.
recent-at = bei { $sent } von { $wanted }
recent-to = an { $product }
recent-sent =
    { $count ->
        [one] { $count } Ereignis an { $product }, { $day }
       *[other] { $count } Ereignisse an { $product }, { $day }
    }
import-running = Wird gesendet
import-interrupted = Unterbrochen
import-stopped = Gestoppt
import-failed = Fehlgeschlagen
import-complete = Gesendet
import-replaced = Durch einen späteren ersetzt

product-practice = Übung
product-test = Test
product-live = Live
product-at = unter { $address }
product-looking = Der API-Schlüssel wird im Schlüsselbund dieses Computers gesucht …
product-kept = Schlüssel mit der Endung { $tail }, im Schlüsselbund dieses Computers.
product-forget = Schlüssel löschen
product-label = Name und Verwendung
product-label-about = zwischen Live und Test wechseln
product-not-live = Sind das wirklich nicht Ihre echten Auswertungen?
product-not-live-about = Dann kommt keine Rückfrage mehr, bevor Ereignisse an { $product } gehen.
product-change = Ändern
product-new = Das Produkt
product-name = Name
product-name-hint = Shop EU
product-name-help = Ein Name, den Sie wiedererkennen.
product-purpose = Verwendung
product-purpose-live = Live: Ihre echten Auswertungen
product-purpose-test = Test: zum Ausprobieren
product-advanced-about = eine andere Adresse als die von Kissmetrics
product-address = Adresse des Trackers
product-address-meant = Ja, diese Adresse verwenden
product-key = API-Schlüssel
product-key-help = In Kissmetrics unter „Settings“. Er kommt in den Schlüsselbund dieses Computers oder nirgendwohin, nie in eine Datei.
product-key-unusual = Ein Schlüssel hat normalerweise 40 Zeichen: Ziffern und die Buchstaben a bis f. Bitte sehen Sie noch einmal nach.
product-key-keep = Schlüssel im Schlüsselbund dieses Computers speichern
