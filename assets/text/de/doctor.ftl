### Was „backfill doctor“ auf einem Computer findet, und was dann zu tun ist. Namen von Programmen, Paketen, Befehlen und
### Variablen werden nie übersetzt.

doctor-folder = Backfill bewahrt seine eigenen Dateien in { $path } auf.
doctor-folder-open = Andere auf diesem Computer können in { $path } hineinsehen, wo Backfill seine eigenen Dateien aufbewahrt.
doctor-folder-close = So bleibt der Ordner verschlossen: chmod 700 "{ $path }"
doctor-disk = Auf dem Datenträger sind { $free } MB frei.
doctor-disk-low = Auf dem Datenträger mit { $path } sind nur { $free } MB frei. Ein großer Import braucht vielleicht mehr.
doctor-disk-make-room = Schaffen Sie vor dem nächsten Import Platz.
doctor-ledger-none = Es wurde noch nichts importiert.
doctor-ledger =
    { $count ->
        [one] Das Verzeichnis des Gesendeten ist unversehrt: { $count } Import.
       *[other] Das Verzeichnis des Gesendeten ist unversehrt: { $count } Importe.
    }
doctor-clock = Die Uhr dieses Computers zeigt { $now }.
doctor-clock-before-1970 = Die Uhr dieses Computers zeigt { $now }, eine Zeit vor 1970.
doctor-clock-behind = Die Uhr dieses Computers zeigt { $now }, der letzte Import ist aber von { $newest }. Die Uhr geht nach.
doctor-clock-ahead = Die Uhr dieses Computers zeigt { $now }, und der letzte Import ist von { $newest }, Jahre davor. Vielleicht geht die Uhr vor.
doctor-clock-set = Wenn das nicht stimmt, stellen Sie die Uhr vor dem nächsten Import: An ihr wird gemessen, was in der Zukunft liegt.
doctor-reports =
    { $count ->
        [one] Backfill ist einmal unerwartet stehen geblieben. Wo es geschah, steht in { $path }.
       *[other] Backfill ist { $count }-mal unerwartet stehen geblieben. Wo es geschah, steht in { $path }.
    }
doctor-reports-send = Bitte melden Sie das mit diesen Dateien. Aus Ihren Daten steht nichts darin. Sie können sie löschen.
doctor-keychain = Der Schlüsselbund des Systems kann API-Schlüssel und Passwörter aufbewahren.
doctor-keychain-install = Unter Linux installieren und starten Sie gnome-keyring oder KWallet, damit sie aufbewahrt werden. Bis dahin setzen Sie KISSMETRICS_API_KEY oder geben den Schlüssel jedes Mal ein.
doctor-keychain-unlock = Entsperren Sie den Schlüsselbund, und versuchen Sie es noch einmal.
doctor-display = Für das Fenster ist ein Bildschirm da.
doctor-display-none = Kein Bildschirm ist angegeben, deshalb lässt sich das Fenster nicht öffnen. Alle Befehle funktionieren ohne.
doctor-display-silent = Der Bildschirm, den { $variable } nennt ({ $value }), antwortet nicht, deshalb lässt sich das Fenster nicht öffnen. Alle Befehle funktionieren ohne.
doctor-display-name = Starten Sie Backfill von Ihrem Desktop aus, oder setzen Sie DISPLAY oder WAYLAND_DISPLAY auf einen laufenden Bildschirm.
doctor-chooser = Das System hat ein Fenster, um Dateien auszuwählen.
doctor-chooser-zenity = Dateien werden mit zenity ausgewählt.
doctor-chooser-none = Das System hat kein Fenster, um Dateien auszuwählen.
doctor-chooser-install = Installieren Sie xdg-desktop-portal mit der Ergänzung für Ihren Desktop, oder zenity. Bis dahin geben Sie den Pfad einer Datei ein oder ziehen die Datei auf das Fenster.
doctor-fonts = Das System hat Schriften für Zeichen, die denen von Backfill fehlen.
doctor-fonts-none = Es wurden keine Schriften des Systems gefunden. Zeichen, die denen von Backfill fehlen, etwa chinesische oder arabische, erscheinen als Kästchen. Gelesen und gesendet werden sie trotzdem richtig.
doctor-fonts-install = Installieren Sie welche, zum Beispiel das Paket fonts-noto.
