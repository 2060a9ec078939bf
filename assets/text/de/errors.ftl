error-nothing-new = Seit dem letzten Senden ist nichts Neues dazugekommen.
error-must-fix =
    Es wurde nichts gesendet, weil zuerst etwas behoben werden muss. { $problems } { $face ->
        [window] Gehen Sie zur Vorschau zurück, um es zu beheben oder die Zeilen auszulassen.
       *[commands] Beheben Sie es, oder lassen Sie die Zeilen mit --leave-out-problems aus; backfill check zeigt alles.
    }
error-must-fix-more =
    { $count ->
        [one] Dazu kommt { $count } weiteres Problem.
       *[other] Dazu kommen { $count } weitere Probleme.
    }
error-sample-leaves = Die Beispieldaten verlassen diesen Computer nicht. Senden Sie sie an einen Übungs-Tracker, oder verwenden Sie eine eigene Datei.
error-not-grown =
    { $change } Deshalb ist nicht erkennbar, welche Zeilen neu sind. { $face ->
        [window] Senden Sie sie als neuen Import: Dann wird alles gesendet, was noch nicht gesendet wurde.
       *[commands] Ohne --new wird alles gesendet, was noch nicht gesendet wurde.
    }
error-changed = { $change } Deshalb ist in „{ $name }“ nicht mehr erkennbar, welche Zeilen gesendet wurden. Stellen Sie die ursprüngliche Datei wieder her, oder importieren Sie die geänderte Datei neu.
error-system = Das System verweigert etwas, das Backfill zum Arbeiten braucht: { $why }.
error-panicked = Backfill hat unerwartet aufgehört. Das ist ein Fehler in Backfill; bitte melden Sie ihn. Was gesendet wurde, ist protokolliert.
# $report: der Pfad einer Datei
error-panicked-report = Backfill hat unerwartet aufgehört. Das ist ein Fehler in Backfill; was gesendet wurde, ist protokolliert. Wo es geschah, steht in { $report }, ohne etwas aus Ihren Daten. Bitte melden Sie ihn mit dieser Datei.
error-came-out-different = Die Zeilen sehen anders aus als bei der Prüfung. Die Quelle wurde also inzwischen geändert. Öffnen Sie sie neu, und sehen Sie sich die Vorschau an, bevor Sie den Rest senden.

error-connections = { $path } mit Ihren Datenbankverbindungen lässt sich nicht lesen ({ $why }). Korrigieren Sie die Datei, oder verschieben Sie sie, um neu anzufangen.
error-lowered =
    Der Plan verlangt für { $server } eine weniger sichere Verbindung als üblich oder bringt Zertifikate mit, denen vertraut werden soll. Das darf ein Plan nicht entscheiden. { $face ->
        [window] Verbinden Sie sich zuerst selbst mit der Datenbank, und wählen Sie dabei die Verschlüsselung.
       *[commands] Treffen Sie die Wahl mit --encryption und --ca-file.
    }
error-no-home =
    Dieses System gibt keinen Ort für die Dateien von Backfill an. { $face ->
        [window] Starten Sie Backfill mit einem Ordner: backfill --data ORDNER.
       *[commands] Geben Sie mit --data ORDNER einen an.
    }
error-write = { $path } lässt sich nicht schreiben: { $why }. { $advice }
error-write-full = Schaffen Sie Platz auf dem Datenträger, und versuchen Sie es noch einmal.
error-write-no-access = Wählen Sie einen Ordner, in den Sie schreiben dürfen.
error-write-no-folder = Wählen Sie einen Ordner, den es gibt.
error-write-other = Wählen Sie einen anderen Ort.
error-already-saved =
    { $count ->
        [one] Dort liegt schon eine früher gespeicherte Datei: { $first }.
       *[other] Dort liegen schon { $count } früher gespeicherte Dateien: { $first } und andere.
    } Zwischen neuen wäre nicht zu erkennen, welche hochzuladen sind. { $face ->
        [window] Wählen Sie einen anderen Ordner, oder haken Sie darunter „Früher gespeicherte Dateien ersetzen“ an.
       *[commands] Wählen Sie einen anderen Ordner, oder ergänzen Sie --overwrite, um sie zu ersetzen.
    }
error-other-plan =
    { $path } gibt es schon, mit anderem Inhalt. { $face ->
        [window] Wählen Sie einen anderen Namen.
       *[commands] Wählen Sie einen anderen Namen, oder ergänzen Sie --overwrite, um die Datei zu ersetzen.
    }
error-would-replace = { $path } wird gerade gelesen und würde überschrieben. Wählen Sie einen anderen Namen.
error-write-output = Die Ausgabe lässt sich nicht schreiben: { $why }.
error-keychain-missing = Dieses System hat keinen Schlüsselbund für Passwörter und Schlüssel. Deshalb wird jedes Mal danach gefragt.
error-keychain-refused = Der Schlüsselbund des Systems lässt sich nicht verwenden ({ $why }). Deshalb wird jedes Mal nach dem Passwort oder Schlüssel gefragt.
error-keychain-unreadable = der Inhalt ist nicht lesbar
