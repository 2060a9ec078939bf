### Was auf mehreren Seiten steht: was noch fehlt, was getan wurde und was nicht ging.

session-choose-first = Wählen Sie zuerst eine Datei aus.
session-still-checking = Die Zeilen werden noch geprüft.
session-no-event = Aus keiner Zeile wird ein Ereignis. Sehen Sie sich die Gründe an, und ordnen Sie die Spalten neu zu.
session-looking-for-key = Der Schlüssel wird im Schlüsselbund dieses Computers gesucht.
session-sample-stays = Das Beispiel verlässt diesen Computer nie. Üben Sie damit, oder speichern Sie es als Dateien.
session-fix-first =
    { $count ->
        [one] Ein Problem muss zuerst behoben werden. Drücken Sie hier, um es zu sehen.
       *[other] { $count } Probleme müssen zuerst behoben werden. Drücken Sie hier, um sie zu sehen.
    }
session-opened-too-late = Das Öffnen hat länger gedauert, und Sie haben inzwischen die Einstellungen geändert. Damit sie nicht verloren gehen, wurde nichts geöffnet; öffnen Sie es noch einmal.
session-files-being-written = Die Dateien werden geschrieben.
session-files-of-before =
    { $files ->
        [0] Die Einstellungen haben sich geändert, während Dateien geschrieben wurden; es wurde keine fertig.
        [one] Die Einstellungen haben sich geändert, während Dateien geschrieben wurden. { $files } Datei nach den Einstellungen davor liegt in { $folder }; was danach kam, steht in keiner.
       *[other] Die Einstellungen haben sich geändert, während Dateien geschrieben wurden. { $files } Dateien nach den Einstellungen davor liegen in { $folder }; was danach kam, steht in keiner.
    }
session-files-all-of-before =
    { $files ->
        [one] Die Einstellungen haben sich geändert, während Dateien geschrieben wurden. { $files } Datei nach den Einstellungen davor liegt in { $folder } und enthält alles.
       *[other] Die Einstellungen haben sich geändert, während Dateien geschrieben wurden. { $files } Dateien nach den Einstellungen davor liegen in { $folder } und enthalten alles.
    }
session-files-no-number = Geben Sie als Zahl an, wie viele Ereignisse in eine Datei kommen.
session-files-no-folder = Wählen Sie den Ordner für die Dateien aus.
session-no-name = Geben Sie dem Produkt einen Namen, damit Sie sehen, wohin Ereignisse gehen.
session-no-key = Geben Sie den API-Schlüssel des Produkts ein. Sie finden ihn in Kissmetrics unter „Settings“.
session-no-key-of = Geben Sie den API-Schlüssel von { $product } ein.
session-not-kissmetrics = { $address } ist nicht Kissmetrics. Bestätigen Sie die Adresse.
session-type-name = Geben Sie zum Fortfahren den Namen des Produkts ein: { $name }.
session-looking-up-earlier = Es wird nachgesehen, was schon an dieses Produkt gesendet wurde …
session-none-new = Alle diese Ereignisse gingen schon dorthin. Keines ist neu.
session-would-double = Einige Ereignisse wären dauerhaft doppelt vorhanden. Bestätigen Sie, dass Sie das möchten, oder gehen Sie zurück.
session-comparing = Die Zeilen werden mit ihrem früheren Stand verglichen …
session-nothing-left = Es gibt nichts mehr zu senden.

session-practice-tracker = den Übungs-Tracker
session-files = Dateien
session-in-sight-practice = Übung
session-in-sight-files = Dateien, nichts wird gesendet
session-a-live-product = ein Live-Produkt
session-known-key =
    { $kind ->
        [live] Das ist der Schlüssel von „{ $name }“, einem Live-Produkt, an das Sie schon gesendet haben.
        [test] Das ist der Schlüssel von „{ $name }“, einem Testprodukt, an das Sie schon gesendet haben.
       *[practice] Das ist der Schlüssel von „{ $name }“, einem Übungsprodukt, an das Sie schon gesendet haben.
    }

session-settings-applied = Die gespeicherten Einstellungen gelten jetzt für { $source }. „Rückgängig“ nimmt sie zurück.
session-settings-tracker = Als Ziel nennen sie { $address }. Das ist nicht Kissmetrics, deshalb wurde die Adresse weggelassen: Wohin Ereignisse gehen, wählen Sie auf der Seite „Senden“.
session-rows-in =
    { $count ->
        [one] { $count } Zeile liegt in { $file }.
       *[other] { $count } Zeilen liegen in { $file }.
    }
session-fix-rows = Beheben Sie die Probleme dort, speichern Sie, und ziehen Sie die Datei auf dieses Fenster.
session-events-in =
    { $count ->
        [one] { $count } Ereignis liegt in { $file }.
       *[other] { $count } Ereignisse liegen in { $file }.
    }
session-settings-in = Ihre Einstellungen sind in { $file } gespeichert.
session-under-way = Der Import läuft noch. Stoppen Sie ihn zuerst.
session-stopped-unsent = Gestoppt, bevor etwas gesendet wurde.
session-stopped-no-more = Gestoppt, bevor noch etwas gesendet wurde.
session-fault = Backfill hat früher einmal unerwartet aufgehört. Wo es geschah, steht in { $file }, ohne etwas aus Ihren Daten. Bitte melden Sie es mit dieser Datei; von selbst wird nichts gesendet.
session-several-plans = Öffnen Sie eine Datei mit gespeicherten Einstellungen auf einmal, allein oder mit den Tabellen, für die sie ist.
session-command-copied = Kopiert: { $command }. Darin steht kein API-Schlüssel und kein Passwort: Setzen Sie KISSMETRICS_API_KEY, oder lassen Sie sie vom Schlüsselbund des Systems aufbewahren.
