### Mit einer Datenbank verbinden: der Weg dorthin, dann die Tabelle oder eine eigene Abfrage.
connect-page = Mit einer Datenbank verbinden
connect-about = Backfill liest nur und sperrt nichts. Alles andere bleibt unberührt.
connect-connecting = Verbindung wird aufgebaut …

connect-kind = Art der Datenbank
connect-address = Vollständige Adresse, falls Sie eine haben
connect-address-help = Die Felder darunter werden daraus ausgefüllt; das Passwort bleibt nur im Arbeitsspeicher.
connect-pieces = Oder einzeln:
connect-more = Mehr
connect-more-about = Zertifikate oder der Weg über einen SSH-Server
connect-keep = Diese Verbindung merken, ihr Passwort im Schlüsselbund dieses Computers
connect-keep-name = Name der Verbindung
connect-keep-name-hint = Ohne Namen heißt sie nach ihrer Adresse

connect-before = Frühere Verbindungen
connect-forget = Löschen
connect-forget-name = { $name } löschen
connect-user-at-host = { $user } auf { $host }

connect-which-database = Welche Datenbank?
connect-connected = Verbunden mit { $server }.
connect-encrypted = Verschlüsselt
connect-encrypted-unverified = Verschlüsselt, nicht geprüft
connect-on-this-computer = Auf diesem Computer
connect-not-encrypted = Nicht verschlüsselt
connect-database = Datenbank
connect-choose-database = Datenbank auswählen
connect-search = Tabellen durchsuchen
connect-writes = Dieser Benutzer könnte auch schreiben
connect-writes-about = Backfill schreibt nie und sagt das auch dem Server. Noch sicherer ist ein Benutzer, der es gar nicht kann; die Server-Administration legt ihn so an:
connect-tables = Tabellen
connect-table = Tabelle
connect-rows = Zeilen (ca.)
connect-view = eine Ansicht
connect-no-tables = Keine passenden Tabellen.

connect-query = Oder eine eigene Abfrage
connect-query-about = Ein einzelnes SELECT. Eine Abfrage mit KM_PERSON und KM_TIME, wie sie die Integration von Kissmetrics verwendet, läuft unverändert.
connect-query-field = Abfrage
connect-query-read = Diese Abfrage lesen
connect-query-hint = Beim Tippen werden hier Namen von Tabellen und Spalten vorgeschlagen; mit Tab kommen Sie dorthin.

connect-unverified = Der Server konnte nicht geprüft werden, deshalb wurde ihm nichts mitgeteilt
connect-certificate = Fragen Sie die Server-Administration nach der Datei mit den vertrauenswürdigen Zertifikaten, oder ob dies der SHA-256-Fingerabdruck des Zertifikats ist:
connect-trust-file = Verbinden und dieser Datei vertrauen
connect-risk = Jemand zwischen Ihnen und dem Server könnte dann alles mitlesen und verändern:
connect-not-verified-deed = Verschlüsselt, aber ungeprüft verbinden
connect-not-encrypted-deed = Unverschlüsselt verbinden
