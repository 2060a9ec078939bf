reconcile-not-an-export = { $name } ist kein Rohdaten-Export von Kissmetrics: In den Zeilen fehlen _p und _t. Ein Datenexport in Kissmetrics liefert Dateien mit einer JSON-Zeile je Ereignis; geben Sie diese an.

reconcile-all-there = Alles, was gesendet wurde, steht im Export.
reconcile-not-all-there =
    { $all ->
        [one] { $there } von { $all } Ereignis steht so im Export, wie es gesendet wurde.
       *[other] { $there } von { $all } Ereignissen stehen so im Export, wie sie gesendet wurden.
    }
reconcile-nothing-there = Nichts von dem, was gesendet wurde, steht im Export. Vielleicht gehört er zu einem anderen Produkt oder reicht nicht so weit zurück.
reconcile-only-counts = { $why } Deshalb lässt sich nicht sagen, welche Ereignisse gesendet wurden; verglichen werden nur Zahlen.

reconcile-sent =
    { $count ->
        [one] { $count } Ereignis hat Import { $id } gesendet, aus { $source } an „{ $product }“.
       *[other] { $count } Ereignisse hat Import { $id } gesendet, aus { $source } an „{ $product }“.
    }
reconcile-export =
    { $count ->
        [one] Der Export enthält { $count } Zeile vom { $first }.
       *[other] Der Export enthält { $count } Zeilen vom { $first } bis zum { $last }.
    }
reconcile-export-undated =
    { $count ->
        [one] Der Export enthält { $count } Zeile und kein Ereignis mit einer Zeit.
       *[other] Der Export enthält { $count } Zeilen und kein Ereignis mit einer Zeit.
    }
reconcile-there =
    { $count ->
        [one] { $count } ist so vorhanden, wie es gesendet wurde.
       *[other] { $count } sind so vorhanden, wie sie gesendet wurden.
    }
reconcile-different =
    { $count ->
        [one] { $count } ist mit anderen Details vorhanden, als gesendet wurden.
       *[other] { $count } sind mit anderen Details vorhanden, als gesendet wurden.
    }
reconcile-missing =
    { $count ->
        [one] { $count } fehlt im Export.
       *[other] { $count } fehlen im Export.
    }
reconcile-beyond =
    { $count ->
        [one] Davon liegt { $count } vor dem ersten oder nach dem letzten Ereignis des Exports: Vielleicht reicht der Export nicht so weit.
       *[other] Davon liegen { $count } vor dem ersten oder nach dem letzten Ereignis des Exports: Vielleicht reicht der Export nicht so weit.
    }
reconcile-merged =
    { $count ->
        [one] { $count } hat Person, Name und Sekunde mit einem anderen gemeinsam; Kissmetrics behält nur eines davon.
       *[other] { $count } haben Person, Name und Sekunde mit einem anderen gemeinsam; Kissmetrics behält nur eines davon.
    }
reconcile-name = { $name }: { $sent } gesendet, { $there } vorhanden, { $different } anders, { $missing } fehlen.
reconcile-sets = Details ohne Ereignis
reconcile-aliases = Zusammengeführte Identitäten

reconcile-again =
    { $count ->
        [one] { $count } Zeile wiederholt ein Ereignis dieses Imports.
       *[other] { $count } Zeilen wiederholen Ereignisse dieses Imports.
    }
reconcile-not-sent =
    { $count ->
        [one] { $count } Zeile stammt aus diesem Import, obwohl keine Antwort kam oder sie nicht als gesendet vermerkt ist.
       *[other] { $count } Zeilen stammen aus diesem Import, obwohl keine Antwort kam oder sie nicht als gesendet vermerkt sind.
    }
reconcile-foreign =
    { $count ->
        [one] { $count } Zeile stammt nicht aus diesem Import.
       *[other] { $count } Zeilen stammen nicht aus diesem Import.
    }
reconcile-foreign-names =
    { $count ->
        [one] { $count } Zeile stammt nicht aus diesem Import: { $names }.
       *[other] { $count } Zeilen stammen nicht aus diesem Import: { $names }.
    }
reconcile-foreign-name = { $name } ({ $count })
reconcile-unreadable =
    { $count ->
        [one] { $count } Zeile nennt keine Person oder keine Zeit und wurde übergangen.
       *[other] { $count } Zeilen nennen keine Person oder keine Zeit und wurden übergangen.
    }
reconcile-torn = Der Export endet mitten in einem Datensatz. Was hier fehlt, fehlt vielleicht nur in der Datei; laden Sie sie noch einmal herunter.
reconcile-reach = Ein Export zeigt nur seinen eigenen Zeitraum. Kissmetrics beschreibt ihn als die letzten 6 Monate bis gestern und sagt nicht, ob der Zeitpunkt des Ereignisses oder der des Eingangs zählt. Was im Export fehlt, kann trotzdem in Kissmetrics sein.

reconcile-counted =
    { $count ->
        [one] { $count } Ereignis im Export trägt einen ihrer Namen; es kann auch anderswoher stammen.
       *[other] { $count } Ereignisse im Export tragen einen ihrer Namen; manche können auch anderswoher stammen.
    }
reconcile-counted-name = { $name }: { $count } im Export.

reconcile-row = Zeile { $row }
reconcile-event = { $person }, { $what }, { $when } UTC
reconcile-event-undated = { $person }, { $what }
reconcile-set = Details
reconcile-alias = dieselbe Person wie { $other }
reconcile-case-missing = Fehlt, { $place }: { $event }
reconcile-case-beyond = Fehlt, vielleicht außerhalb des Zeitraums, { $place }: { $event }
reconcile-case-different = Anders, { $place }: { $event }: { $details }
reconcile-detail-other = { $name } wurde als „{ $sent }“ gesendet und hat dort einen anderen Wert
reconcile-detail-absent = { $name } wurde als „{ $sent }“ gesendet und fehlt dort

reconcile-reason-missing = { $what } fehlt im Export
reconcile-reason-goes-along = von { $person } fehlt etwas im Export, das auch von dieser Zeile abhängt
reconcile-missing-file =
    { $count ->
        [one] { $count } Zeile, von der etwas fehlt, steht in { $path }. Sie lässt sich mit denselben Einstellungen noch einmal senden; ist das Ereignis doch vorhanden, behält Kissmetrics eines von beiden.
       *[other] { $count } Zeilen, von denen etwas fehlt, stehen in { $path }. Sie lassen sich mit denselben Einstellungen noch einmal senden; ist ein Ereignis doch vorhanden, behält Kissmetrics eines von beiden.
    }
reconcile-no-missing-file = Es wurde keine Datei geschrieben, da sich nicht sagen lässt, welche Zeilen fehlen.
