### Auswählen: die erste Seite, bevor eine Datei oder Tabelle geöffnet ist.
choose-page = Auswählen
choose-aside = Backfill liest Ihre Datei dort, wo sie liegt, und ändert sie nie.
choose-title = Was möchten Sie importieren?
choose-about = Registrierungen, Käufe, Kündigungen: Aus jeder Liste mit einer Person und einem Datum können Ereignisse in Kissmetrics werden.
choose-opening-file = Ihre Datei wird geöffnet …
choose-opening-import = Der Import wird geöffnet …
choose-kinds = { $files }. Mehrere auf einmal oder ein ganzer Ordner werden als eine Tabelle gelesen. Oder Zellen aus einer Tabellenkalkulation einfügen.

choose-database = Mit einer Datenbank verbinden
choose-database-about = { $kinds }, nur lesend. Sie brauchen eine Adresse, einen Benutzernamen und ein Passwort.
choose-database-open = Verbinden …
choose-sample = Mit Beispieldaten ausprobieren
choose-sample-about = Zwei Minuten, eine Liste mit 480 Kunden, ein Übungs-Tracker. Es wird nichts gesendet.
choose-sample-open = Beispiel starten
choose-recent = Zuletzt
choose-no-recent = Hier stehen Ihre Importe und was daraus geworden ist.

choose-look = Darstellung
choose-look-light = Hell
choose-look-dark = Dunkel
choose-language = Sprache
