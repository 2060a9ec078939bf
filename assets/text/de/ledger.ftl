ledger-damaged = Das Sendeprotokoll { $path } ist beschädigt. Spielen Sie eine Sicherungskopie zurück. Oder verschieben Sie es zusammen mit allen Dateien daneben, deren Name mit „ledger.“ beginnt: Dann entsteht ein neues, das frühere Importe nicht kennt.
ledger-emptied = Das Sendeprotokoll { $path } fehlt oder ist leer, obwohl damit Importe begonnen wurden. Spielen Sie eine Sicherungskopie zurück, auch von der Datei mit „-wal“ am Ende des Namens, falls es sie gibt. Oder verschieben Sie alle Dateien daneben, deren Name mit „ledger.“ beginnt: Dann entsteht ein neues, das frühere Importe nicht kennt.
ledger-gone = Das Sendeprotokoll { $path } wurde während des Sendens von einem anderen Programm gelöscht, verschoben oder geändert. Deshalb wird nichts mehr gesendet. Legen Sie es zurück, und setzen Sie den Import fort: Was gesendet, aber nicht protokolliert wurde, wird unverändert noch einmal gesendet; das schadet nicht.
ledger-newer = Das Sendeprotokoll { $path } stammt aus einer neueren Version von Backfill. Verwenden Sie diese.
ledger-full = Der Datenträger ist voll. Deshalb lässt sich in { $path } nichts mehr protokollieren, und es wird nichts mehr gesendet. Schaffen Sie Platz, und setzen Sie den Import fort: Was gesendet, aber nicht protokolliert wurde, wird unverändert noch einmal gesendet; das schadet nicht.
ledger-no-access =
    In das Sendeprotokoll { $path } darf nicht geschrieben werden, und was sich nicht protokollieren lässt, wird nicht gesendet. { $face ->
        [window] Erlauben Sie es, oder starten Sie Backfill mit einem anderen Ordner: backfill --data ORDNER.
       *[commands] Erlauben Sie es, oder geben Sie mit --data einen anderen Ordner an.
    }
ledger-busy = Ein anderes Programm hält das Sendeprotokoll { $path } besetzt. Schließen Sie das Programm, und machen Sie dann weiter.
ledger-system = Das Sendeprotokoll { $path } lässt sich nicht verwenden: { $why }.
ledger-other = Das Sendeprotokoll { $path } lässt sich nicht verwenden ({ $why }).
ledger-writing-stopped = das Schreiben wurde unerwartet abgebrochen

ledger-in-use = Gerade sendet ein anderes Fenster oder ein anderer Befehl an „{ $product }“. An ein Produkt geht immer nur ein Import: Warten Sie, bis er fertig ist, oder stoppen Sie ihn.
ledger-in-use-by = Gerade sendet ein anderes Fenster oder ein anderer Befehl an „{ $product }“ (Prozess { NUMBER($process, useGrouping: "false") }, Beginn { $since }). An ein Produkt geht immer nur ein Import: Warten Sie, bis er fertig ist, oder stoppen Sie ihn.
ledger-other-key = „{ $product }“ heißt schon ein Produkt mit einem anderen Schlüssel. Prüfen Sie den Schlüssel, oder geben Sie diesem Produkt einen anderen Namen.
ledger-known-as =
    { $kind ->
        [live] Dieser Schlüssel gehört an dieser Adresse zu „{ $product }“, einem Live-Produkt.
        [practice] Dieser Schlüssel gehört an dieser Adresse zu „{ $product }“, einem Übungsprodukt.
       *[test] Dieser Schlüssel gehört an dieser Adresse zu „{ $product }“, einem Testprodukt.
    } Es bleibt dasselbe Produkt, wie Sie es auch nennen. Senden Sie an „{ $product }“, oder verwenden Sie den Schlüssel eines anderen Produkts. { $face ->
        [window] Name und Verwendung ändern Sie nur beim Produkt selbst, unter „Senden“.
       *[commands] Name und Verwendung ändern Sie nur mit backfill products.
    }
ledger-no-product =
    Es gibt kein Produkt namens „{ $name }“. { $face ->
        [window] Der Verlauf zeigt, an welche Produkte gesendet wurde.
       *[commands] backfill history zeigt, an welche Produkte gesendet wurde.
    }
ledger-no-import =
    Es gibt keinen Import { $id }. { $face ->
        [window] Der Verlauf zeigt alle Importe.
       *[commands] backfill history zeigt alle Importe.
    }
ledger-nothing-to-resume =
    Kein Import wurde unterbrochen oder gestoppt. { $face ->
        [window] Der Verlauf zeigt alle Importe.
       *[commands] backfill history zeigt alle Importe.
    }
ledger-overtaken =
    Import { $id } ist nicht vollständig, aber Import { $by } hat seitdem die ganze Quelle gesendet. Um Import { $id } trotzdem fortzusetzen, { $face ->
        [window] wählen Sie ihn im Verlauf.
       *[commands] nennen Sie ihn: backfill resume { $id }
    }
ledger-replaced =
    Import { $id } lässt sich nicht fortsetzen: Ein späterer Import derselben Quelle hat ihn ersetzt. { $face ->
        [window] Der Verlauf zeigt alle Importe.
       *[commands] backfill history zeigt alle Importe.
    }
ledger-ended = Import { $id } ist abgeschlossen: Alles wurde gesendet, es gibt nichts mehr fortzusetzen.

ledger-double-sent =
    { $events ->
        [one] { $events } dieser Ereignisse stammt aus einer Zeile, die schon an „{ $product }“ gesendet und seitdem geändert wurde: Zeit, Person, Name oder ein Detail ist anders.
       *[other] { $events } dieser Ereignisse stammen aus Zeilen, die schon an „{ $product }“ gesendet und seitdem geändert wurden: Zeit, Person, Name oder ein Detail ist anders.
    }
ledger-double-maybe =
    { $maybe ->
        [one] { $maybe } dieser Ereignisse stammt aus einer Zeile, die vielleicht schon an „{ $product }“ gesendet wurde, bevor ein Import abbrach, und seitdem geändert wurde: Zeit, Person, Name oder ein Detail ist anders.
       *[other] { $maybe } dieser Ereignisse stammen aus Zeilen, die vielleicht schon an „{ $product }“ gesendet wurden, bevor ein Import abbrach, und seitdem geändert wurden: Zeit, Person, Name oder ein Detail ist anders.
    }
ledger-double-both =
    { $events ->
        [one] { $events } dieser Ereignisse stammt aus einer Zeile, die schon an „{ $product }“ gesendet wurde.
       *[other] { $events } dieser Ereignisse stammen aus Zeilen, die schon an „{ $product }“ gesendet wurden.
    } { $maybe ->
        [one] Ein weiteres stammt aus einer Zeile, die vielleicht schon gesendet wurde.
       *[other] { $maybe } weitere stammen aus Zeilen, die vielleicht schon gesendet wurden.
    } Seitdem haben sich diese Zeilen geändert: Zeit, Person, Name oder ein Detail ist anders.
ledger-double-advice =
    { $face ->
        [window] Kissmetrics würde beide Fassungen dauerhaft behalten. Verwenden Sie die früheren Einstellungen, oder bestätigen Sie, dass Sie das möchten.
       *[commands] Kissmetrics würde beide Fassungen dauerhaft behalten. Verwenden Sie den früheren Plan, oder ergänzen Sie --again, wenn Sie das möchten.
    }
ledger-displaced =
    { $events ->
        [one] { $events } neues Ereignis würde anstelle eines anderen gesendet, das schon gesendet wurde. Mit diesen Einstellungen wird von den Ereignissen, die eine Person in derselben Sekunde oder innerhalb weniger Minuten hat, nur eines gesendet, und durch die neuen Zeilen ist das ein anderes.
       *[other] { $events } neue Ereignisse würden anstelle von anderen gesendet, die schon gesendet wurden. Mit diesen Einstellungen wird von den Ereignissen, die eine Person in derselben Sekunde oder innerhalb weniger Minuten hat, nur eines gesendet, und durch die neuen Zeilen ist das ein anderes.
    } { $face ->
        [window] Kissmetrics würde beide dauerhaft behalten. Steht eine neue Datei ihrem Namen nach vor den anderen, benennen Sie sie so um, dass sie als letzte kommt. Oder bestätigen Sie, dass Sie trotzdem senden möchten.
       *[commands] Kissmetrics würde beide dauerhaft behalten. Steht eine neue Datei ihrem Namen nach vor den anderen, benennen Sie sie so um, dass sie als letzte kommt. Oder ergänzen Sie --again, wenn Sie trotzdem senden möchten.
    }
ledger-meanwhile = Inzwischen hat ein anderes Fenster oder ein anderer Befehl an „{ $product }“ gesendet oder einen Import aus dem Verlauf gelöscht. Es wurde nichts gesendet; sehen Sie noch einmal nach, was neu ist.
ledger-others-shown = Was schon gesendet wurde, wurde für eine andere Datei oder andere Einstellungen nachgesehen. Es wurde nichts gesendet; sehen Sie noch einmal nach, was neu ist.
ledger-behind =
    Dem Sendeprotokoll für „{ $product }“ fehlt der neueste Teil: Eine Datei davon wurde gelöscht oder beschädigt oder durch eine ältere Kopie ersetzt. Deshalb ist hier nicht bekannt, was zuletzt gesendet wurde, und mit anderen Einstellungen wäre es danach dauerhaft doppelt vorhanden. { $face ->
        [window] Stellen Sie die Datei wieder her. Oder senden Sie das zuletzt Gesendete mit den gleichen Einstellungen noch einmal, das schadet nicht: Setzen Sie den unterbrochenen Import fort, oder bestätigen Sie, dass Sie trotzdem senden möchten.
       *[commands] Stellen Sie die Datei wieder her. Oder senden Sie das zuletzt Gesendete mit den gleichen Einstellungen noch einmal, das schadet nicht: Setzen Sie den unterbrochenen Import fort (backfill resume), oder führen Sie seinen Plan mit --again aus.
    }
ledger-behind-note = Dem Sendeprotokoll für „{ $product }“ fehlt der neueste Teil. Es wurde also mehr gesendet, als darin steht. Unverändert noch einmal zu senden, schadet nicht.
ledger-maybe =
    { $events ->
        [one] { $events } dieser Ereignisse ist vielleicht schon angekommen, bevor ein Import abbrach. Es wird unverändert noch einmal gesendet; das schadet nicht.
       *[other] { $events } dieser Ereignisse sind vielleicht schon angekommen, bevor ein Import abbrach. Sie werden unverändert noch einmal gesendet; das schadet nicht.
    }
ledger-in-doubt =
    Import { $id } brach ab, während er { $file } schrieb. { $events ->
        [one] Liegt diese Datei im Bucket, steht { $events } dieser Ereignisse darin und würde doppelt gesendet.
       *[other] Liegt diese Datei im Bucket, stehen { $events } dieser Ereignisse darin und würden doppelt gesendet.
    } Setzen Sie zuerst diesen Import fort, dabei stellt es sich heraus. { $face ->
        [window] Er steht im Verlauf.
       *[commands] Geben Sie backfill resume { $id } ein; oder ergänzen Sie --again, um sie in jedem Fall zu senden.
    }
ledger-sent-beside =
    { $events ->
        [one] { $events } der Ereignisse, die von Import { $id } noch fehlen, wurde seitdem auf anderem Weg an „{ $product }“ gesendet.
       *[other] { $events } der Ereignisse, die von Import { $id } noch fehlen, wurden seitdem auf anderem Weg an „{ $product }“ gesendet.
    } { $face ->
        [window] Ohne sie lässt er sich nicht fortsetzen, denn { $file } liegt vielleicht schon im Bucket. Senden Sie mit denselben Einstellungen noch einmal über diesen Bucket: Dabei wird nach der Datei gesucht und nur geschrieben, was fehlt.
       *[commands] Ohne sie lässt er sich nicht fortsetzen, denn { $file } liegt vielleicht schon im Bucket. Führen Sie seinen Plan mit --to noch einmal aus: Dabei wird nach der Datei gesucht und nur geschrieben, was fehlt. Oder ergänzen Sie --again, um alles zu schreiben, was noch fehlt.
    }
ledger-reread =
    { $events ->
        [one] { $events } dieser Ereignisse stammt aus einer Zeile, die eine frühere Version von Backfill anders gelesen hat als diese. Verwenden Sie die Einstellungen des damaligen Imports: Dann wird die Datei wie damals gelesen, und Backfill erkennt, was schon gesendet wurde.
       *[other] { $events } dieser Ereignisse stammen aus Zeilen, die eine frühere Version von Backfill anders gelesen hat als diese. Verwenden Sie die Einstellungen des damaligen Imports: Dann wird die Datei wie damals gelesen, und Backfill erkennt, was schon gesendet wurde.
    }

begin-anew = Nicht alles aus diesem Plan wurde schon an „{ $product }“ gesendet. Als neu gilt, was noch fehlt.
begin-behind = Alles nach { $since } ist neu.
begin-behind-again =
    { $again ->
        [one] Alles nach { $since } ist neu; { $again } Zeile, die zuvor ein Problem hatte, wird noch einmal versucht.
       *[other] Alles nach { $since } ist neu; { $again } Zeilen, die zuvor ein Problem hatten, werden noch einmal versucht.
    }
begin-all-no-bookmark = Keine Spalte zeigt, was neu ist. Deshalb werden alle Zeilen gelesen. Was schon gesendet wurde, wird übersprungen.
begin-all-rows-together = Was aus einer Zeile wird, hängt von früheren Zeilen ab. Deshalb werden alle Zeilen gelesen. Was schon gesendet wurde, wird übersprungen.
begin-file = Was am Ende der Datei hinzugekommen ist, ist neu.

change-columns = Die Quelle hat andere Spalten als vorher.
change-grown =
    { $added ->
        [one] Die Quelle ist gewachsen: Am Ende ist { $added } Zeile dazugekommen, vorher waren es { $was }.
       *[other] Die Quelle ist gewachsen: Am Ende sind { $added } Zeilen dazugekommen, vorher waren es { $was }.
    }
change-same-rows = Die Quelle hat sich geändert: Sie hat so viele Zeilen wie vorher, aber nicht dieselben.
change-rows = Die Quelle hat sich geändert: Die Zahl der Zeilen ging von { $was } auf { $now }, und die ersten sind nicht mehr dieselben.

misfit-too-many-properties =
    { $count ->
        [one] { $count } Detail passte nicht hinein: Eine CSV-Datei fasst höchstens zehn. JSON fasst alle.
       *[other] { $count } Details passten nicht hinein: Eine CSV-Datei fasst höchstens zehn. JSON fasst alle.
    }
misfit-double-quote =
    { $count ->
        [one] { $count } doppeltes Anführungszeichen wurde durch ein einfaches ersetzt, da Kissmetrics in CSV keine doppelten annimmt.
       *[other] { $count } doppelte Anführungszeichen wurden durch einfache ersetzt, da Kissmetrics in CSV keine doppelten annimmt.
    }
misfit-line-break =
    { $count ->
        [one] { $count } Zeilenumbruch wurde durch ein Leerzeichen ersetzt.
       *[other] { $count } Zeilenumbrüche wurden durch Leerzeichen ersetzt.
    }
