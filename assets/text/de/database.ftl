database-server-said = (Der Server meldet: { $said })
database-ssh-said = (SSH meldet: { $said })
database-connection-said = (Die Verbindung meldet: { $said })

database-bad-address = Das ist keine Adresse einer Datenbank. Eine solche sieht so aus: { $examples }.
database-bad-host = Der angegebene Host der Datenbank ist kein Computername. Erlaubt sind nur Buchstaben, Ziffern, Punkte und Bindestriche, zum Beispiel db.example.com.
database-bad-user = Der Benutzername der Datenbank enthält ein unsichtbares Zeichen. Geben Sie ihn neu ein.
database-bad-ssh-host = Der angegebene SSH-Server ist kein Computername. Erlaubt sind nur Buchstaben, Ziffern, Punkte und Bindestriche, zum Beispiel gate.example.com.
database-bad-ssh-user = Der angegebene SSH-Benutzername ist ungültig. Er muss mit einem Buchstaben oder einer Ziffer beginnen und darf weder Leerzeichen noch $ oder % enthalten.
database-bad-ssh-key = Der Pfad zum SSH-Schlüssel enthält ein $ oder %, das SSH durch etwas anderes ersetzen würde. Verschieben Sie den Schlüssel, oder benennen Sie ihn um.
database-encryption-words = In der Adresse steht „{ $words }“, das versteht Backfill nicht. Würde es übergangen, könnte die Verbindung für andere offen sein. Erlaubt ist: { $allowed }.

database-unknown-host = Es gibt keinen Server namens „{ $host }“. Prüfen Sie den Namen, und ob Sie dafür im Firmennetz sein müssen.
database-refused = „{ $host }“ ist da, aber auf Port { NUMBER($port, useGrouping: "false") } antwortet keine Datenbank. Prüfen Sie den Port. Vielleicht nimmt die Datenbank auch nur Verbindungen von „{ $host }“ selbst an; dann gelangen Sie über SSH dorthin.
database-no-answer = „{ $host }“ antwortet auf Port { NUMBER($port, useGrouping: "false") } nicht. Vielleicht ist eine Firewall im Weg: Lassen Sie diesen Computer freischalten, oder lassen Sie sich einen SSH-Server nennen, über den Sie sich verbinden können.
database-unreachable = „{ $host }“ ist auf Port { NUMBER($port, useGrouping: "false") } nicht erreichbar. Prüfen Sie Ihr Netzwerk oder das VPN, falls Sie eines brauchen.
database-something-else =
    { $what ->
        [web] Auf Port { NUMBER($port, useGrouping: "false") } von „{ $host }“ antwortet ein Webserver.
        [ssh] Auf Port { NUMBER($port, useGrouping: "false") } von „{ $host }“ antwortet ein SSH-Server.
        [mail-or-ftp] Auf Port { NUMBER($port, useGrouping: "false") } von „{ $host }“ antwortet ein Mail- oder Dateiserver.
       *[other] Auf Port { NUMBER($port, useGrouping: "false") } von „{ $host }“ antwortet etwas anderes als { $meant }.
    } Prüfen Sie den Port; für { $meant } ist es meist { NUMBER($usual, useGrouping: "false") }.
database-of-another-kind = Auf Port { NUMBER($port, useGrouping: "false") } von „{ $host }“ antwortet { $name } und nicht { $meant }. Wählen Sie { $name } als Art der Datenbank, oder prüfen Sie den Port.
database-ssh-missing = Auf diesem Computer gibt es kein SSH-Programm. Installieren Sie OpenSSH, und versuchen Sie es noch einmal.
database-ssh-no-answer = Der SSH-Server „{ $host }“ antwortet nicht. Prüfen Sie seinen Namen und den Port.
database-ssh-refused = Der SSH-Server „{ $host }“ hat die Anmeldung abgelehnt. Prüfen Sie den SSH-Benutzernamen und den Schlüssel.
database-ssh-host-key = Dieser Computer kennt „{ $host }“ noch nicht, oder dessen Schlüssel hat sich geändert. Führen Sie einmal `ssh { $host }` in einem Terminal aus, und vergleichen Sie den Schlüssel mit den Angaben der Server-Administration.
database-ssh-forward = Der SSH-Server erreicht „{ $host }“, Port { NUMBER($port, useGrouping: "false") }, nicht. Geben Sie den Host der Datenbank so an, wie ihn der SSH-Server kennt; oft ist das localhost.
database-ssh = Die SSH-Verbindung über „{ $host }“ ist fehlgeschlagen.
database-connection-lost = Die Verbindung zur Datenbank ist abgebrochen, und es konnte nicht weitergelesen werden. Versuchen Sie es noch einmal; bei einer Tabelle mit eindeutigem Schlüssel geht es von selbst weiter.
database-broken-answer = Die Antwort des Servers ist nicht verständlich: Sie ist beschädigt oder stammt von einer anderen Art von Server. Prüfen Sie Host und Port, und fragen Sie die Server-Administration.

database-too-many-connections = Der Server nimmt gerade keine weiteren Verbindungen an. Versuchen Sie es in einer Minute noch einmal.
database-host-not-allowed = Der Server nimmt von diesem Computer keine Verbindungen an. Lassen Sie ihn von der Server-Administration freischalten.
database-too-old = Der Server ist zu alt, um sicherzustellen, dass nichts geschrieben wird. Backfill liest ab { $oldest }.
database-not-let-in =
    { $encrypted ->
        [yes] Der Server lässt „{ $user }“ von diesem Computer aus nicht in die Datenbank „{ $database }“ (pg_hba.conf). Prüfen Sie beide Namen, oder bitten Sie die Server-Administration, es zu erlauben.
       *[no] Der Server lässt „{ $user }“ von diesem Computer aus nicht oder nicht unverschlüsselt in die Datenbank „{ $database }“ (pg_hba.conf). Prüfen Sie beide Namen, wählen Sie eine verschlüsselte Verbindung, oder bitten Sie die Server-Administration, es zu erlauben.
    }
database-wrong-password = Der Server hat Benutzername oder Passwort abgelehnt. Prüfen Sie beides. Vielleicht darf sich „{ $user }“ auch nur von anderen Computern aus oder nur verschlüsselt anmelden.
database-no-password =
    Der Server lässt „{ $user }“ nicht ohne Passwort zu. { $face ->
        [window] Geben Sie es ein.
       *[commands] Setzen Sie die Umgebungsvariable BACKFILL_DATABASE_PASSWORD, oder speichern Sie es im Fenster im Schlüsselbund.
    }
database-sign-in-method = Dieser Benutzer meldet sich mit einem Verfahren an, das Backfill nicht kennt. Lassen Sie sich einen Benutzer mit Passwort einrichten.
database-password-expired = Das Passwort ist abgelaufen. Legen Sie zuerst in einem anderen Programm ein neues fest.
database-no-such-database =
    Es gibt keine Datenbank „{ $database }“, oder Sie dürfen sie nicht sehen. { $face ->
        [window] Wählen Sie eine aus der Liste.
       *[commands] Prüfen Sie ihren Namen in der Adresse.
    }
database-no-rights = Der Benutzer „{ $user }“ darf das nicht lesen. Bitten Sie die Server-Administration um das Leserecht (SELECT).

database-sign-in-needs-encryption =
    Der Server verlangt das Passwort in einer Form, die ohne Verschlüsselung jeder lesen kann, der dort antwortet. Deshalb wurde es nicht gesendet. { $face ->
        [window] Wählen Sie unter „Verschlüsselung“ eine verschlüsselte Verbindung.
       *[commands] Wählen Sie mit --encryption eine verschlüsselte Verbindung.
    }
database-tls-needed =
    Der Server nimmt nur verschlüsselte Verbindungen an. { $face ->
        [window] Wählen Sie unter „Verschlüsselung“ eine aus.
       *[commands] Wählen Sie mit --encryption eine aus.
    }
database-tls-not-offered =
    Der Server bietet keine Verschlüsselung an, deshalb wurde nichts an ihn gesendet. Lassen Sie sie von der Server-Administration einschalten, oder verbinden Sie sich über SSH. { $face ->
        [window] Wenn Sie in Kauf nehmen, dass unterwegs jeder alles lesen kann, wählen Sie unter „Verschlüsselung“ die Option „Nicht verschlüsselt“.
       *[commands] Wenn Sie in Kauf nehmen, dass unterwegs jeder alles lesen kann, geben Sie --encryption off an.
    }
database-tls-too-old =
    Die Verschlüsselung des Servers ist zu alt, um sicher zu sein (älter als TLS 1.2). Bitten Sie die Server-Administration, sie zu erneuern. Verbinden Sie sich bis dahin ohne Verschlüsselung über SSH. { $face ->
        [window] Wählen Sie dazu unter „Verschlüsselung“ die Option „Nicht verschlüsselt“.
       *[commands] Geben Sie dazu --encryption off an.
    }
database-tls = Die verschlüsselte Verbindung ist fehlgeschlagen. Fragen Sie die Server-Administration.
database-bad-ca-file = { $path } enthält keine Zertifikate. Wählen Sie die Datei, die Sie mit der Adresse bekommen haben.
database-authority-not-named =
    Öffentliche Zertifizierungsstellen stellen jedem Zertifikate aus. Um nur den Aussteller zu prüfen, braucht es deshalb eine Datei, die sagt, wessen Unterschrift zählt. { $face ->
        [window] Geben Sie die vertrauenswürdigen Zertifikate an, die Sie mit der Adresse bekommen haben, oder wählen Sie unter „Verschlüsselung“ die Option „Verschlüsselt und geprüft“.
       *[commands] Geben Sie mit --ca-file DATEI die vertrauenswürdigen Zertifikate an, die Sie mit der Adresse bekommen haben, oder verwenden Sie --encryption required.
    }
database-certificate-unknown = Das Zertifikat des Servers stammt von keiner Stelle, die Backfill kennt. Vielleicht gibt sich ein anderer Server als Ihrer aus. Es wurde nichts an ihn gesendet.
database-certificate-for-other = Das Zertifikat des Servers gilt nicht für „{ $host }“. Verwenden Sie den Namen, für den es gilt, falls Sie ihn kennen. Es wurde nichts an den Server gesendet.
database-certificate-expired = Das Zertifikat des Servers ist heute nicht gültig. Bitten Sie die Server-Administration, es zu erneuern, und prüfen Sie das Datum dieses Computers. Es wurde nichts an den Server gesendet.
database-certificate-unfit = Mit dem Zertifikat des Servers lässt sich nicht feststellen, wer er ist. Es wurde nichts an ihn gesendet.
database-certificate-fingerprint = Der SHA-256-Fingerabdruck lautet { $fingerprint }; die Server-Administration weiß, ob das der richtige ist.
database-certificate-check-less =
    { $face ->
        [window] Wenn Sie mit der Adresse eigene Zertifikate bekommen haben, geben Sie sie als vertrauenswürdig an und lassen Sie nur prüfen, wer das Zertifikat ausgestellt hat. Oder wählen Sie unter „Verschlüsselung“ die Option „Verschlüsselt, nicht geprüft“ oder „Nicht verschlüsselt“; dann könnte jemand unterwegs alles lesen, auch das Passwort.
       *[commands] Wenn Sie mit der Adresse eigene Zertifikate bekommen haben, können Sie nur prüfen lassen, wer das Zertifikat ausgestellt hat (--encryption authority --ca-file DATEI). Oder geben Sie --encryption unverified oder --encryption off an; dann könnte jemand unterwegs alles lesen, auch das Passwort.
    }
database-certificate-trust =
    { $face ->
        [window] Wenn Sie mit der Adresse eigene Zertifikate bekommen haben, können Sie sie als vertrauenswürdig angeben. Oder wählen Sie unter „Verschlüsselung“ die Option „Verschlüsselt, nicht geprüft“ oder „Nicht verschlüsselt“; dann könnte jemand unterwegs alles lesen, auch das Passwort.
       *[commands] Wenn Sie mit der Adresse eigene Zertifikate bekommen haben, können Sie sie als vertrauenswürdig angeben (--ca-file DATEI). Oder geben Sie --encryption unverified oder --encryption off an; dann könnte jemand unterwegs alles lesen, auch das Passwort.
    }

database-no-such-table =
    Es gibt keine Tabelle „{ $table }“. { $face ->
        [window] Wählen Sie eine aus der Liste.
       *[commands] Prüfen Sie ihren Namen.
    }
database-query-no-such-table = Die Abfrage nennt eine Tabelle, die es nicht gibt. Prüfen Sie ihren Namen.
database-query-no-such-column = Die Abfrage nennt eine Spalte, die es nicht gibt. Prüfen Sie ihren Namen.
database-table-changed = Die Tabelle „{ $table }“ wurde geändert, seit sie geöffnet wurde. Öffnen Sie sie neu.
database-query-changed = Die Spalten der Abfrage haben sich geändert, seit sie geöffnet wurde. Öffnen Sie sie neu.
database-nothing-readable = Alle Spalten enthalten Bilder oder Dateien und damit keinen Text. Wählen Sie eine andere Tabelle.
database-no-rows = Es gibt keine Zeilen. Wählen Sie eine andere Tabelle, oder ändern Sie die Abfrage.
database-bad-query = Der Server versteht die Abfrage nicht. Korrigieren Sie den SQL-Fehler unten.
database-query-asks-for-values = Die Abfrage enthält einen Platzhalter (?, :name oder $1), für den es keinen Wert gibt. Schreiben Sie stattdessen den Wert hin.
database-write-refused = Das hätte die Datenbank verändert, deshalb hat der Server es abgelehnt. Backfill liest nur.
database-query-timed-out = Die Abfrage hat zu lange gedauert. Fragen Sie weniger ab, oder bitten Sie die Server-Administration um einen Index für die Spalten im WHERE.
database-locked = Jemand ändert gerade die Tabelle und hat sie so lange gesperrt. Versuchen Sie es danach noch einmal.
database-in-the-way = Der Server hat die Abfrage abgebrochen, weil sie anderen Änderungen im Weg war; ein Replikat tut das, wenn eine Abfrage lange dauert. Versuchen Sie es noch einmal; eine Tabelle mit eindeutigem Schlüssel wird von selbst weitergelesen.
database-query-stopped = Die Abfrage wurde auf dem Server abgebrochen. Fragen Sie die Server-Administration, und versuchen Sie es dann noch einmal.
database-value-too-large = Eine Zeile ist zu groß, um gelesen zu werden. Lassen Sie die Spalte weg, die so groß ist.
database-other = Die Datenbank konnte nicht gelesen werden.
query-blank = Die Abfrage ist leer. Schreiben Sie ein SELECT.
query-not-select = Die Abfrage beginnt mit { $word }. Backfill liest nur: Beginnen Sie mit SELECT oder WITH.
query-writes = Die Abfrage enthält { $word }, das schreibt, sperrt oder anderes SQL ausführt. Backfill liest nur: Lassen Sie es weg.
query-two-statements = Das ist mehr als eine Anweisung. Lassen Sie nur das SELECT stehen.
query-executable-comment = Die Abfrage enthält einen Kommentar, den der Server ausführen würde (/*! … */ oder einen Hinweis mit Anführungszeichen). Lassen Sie ihn weg.
query-nul = Die Abfrage enthält ein unsichtbares Zeichen (NUL). Tippen Sie sie neu, statt sie einzufügen.
query-unclosed = In der Abfrage fehlt das Ende eines Kommentars oder ein Anführungszeichen. Ergänzen Sie es.

exposure-not-encrypted = Die Verbindung zu { $host } ist wie gewählt nicht verschlüsselt: Unterwegs kann jeder mitlesen.
exposure-not-verified = Die Verbindung zu { $host } ist wie gewählt verschlüsselt, aber nicht geprüft: Wer sich unterwegs als dieser Server ausgibt, kann mitlesen.
notice-could-write = Dieser Benutzer könnte die Datenbank auch ändern ({ $privileges }). Backfill tut das nie. Sicherer ist ein Benutzer, der nur lesen darf. So legt ihn die Server-Administration an:
notice-no-key = Es gibt keinen eindeutigen Schlüssel. Bricht die Verbindung beim Lesen ab, geht es von vorn los, und die Zeilen können jedes Mal in anderer Reihenfolge kommen.
notice-late-rows = Eine Zeile, die verspätet gespeichert wird, kann in „{ $column }“ einen kleineren Wert haben als die zuletzt gelesene und gilt dann nicht als neu. Lesen Sie ab und zu alle Zeilen: Was schon gesendet wurde, wird übersprungen.
notice-left-out = Ausgelassen: { $columns }. Bilder und Dateien enthalten keinen Text.
