### Ein Bucket (Amazon S3 oder ein Server, der wie S3 antwortet), in den Ereignisse geschrieben werden und aus dem Kissmetrics
### liest.

sink-bucket = Gesammelt über einen Bucket
sink-bucket-about = Für Millionen von Ereignissen: Sie werden als Dateien in einen S3-Bucket geschrieben, und Kissmetrics holt eine Datei pro Stunde ab. Bis alles da ist, dauert es Stunden oder Tage.

## Wohin

bucket-place-scheme = „{ $address }“ ist kein Bucket. Schreiben Sie s3://bucket oder s3://bucket/ordner.
bucket-place-name = In „{ $address }“ steht kein Name eines Buckets. Schreiben Sie s3://bucket oder s3://bucket/ordner; ein Name hat 3 bis 63 Buchstaben, Ziffern, Punkte und Bindestriche.
bucket-place-folder = Im Ordner von „{ $address }“ fehlt ein Name. Schreiben Sie s3://bucket/ordner.
bucket-place-taken = Nach „{ $address }“ verschiebt Kissmetrics, was es übernommen hat; von dort würde es nichts übernehmen. Wählen Sie einen anderen Ordner.
bucket-place-region = Die Region für „{ $address }“ kann keine sein. Regionen heißen zum Beispiel eu-central-1.
bucket-others = Dateien in { $place } gehören zu „{ $product }“, denn dafür waren die ersten bestimmt. Was an einem Ort liegt, übernimmt Kissmetrics in ein Produkt. Nehmen Sie einen anderen Ordner oder einen anderen Bucket.
bucket-not-by-bucket = Dieser Import ging über keinen Bucket: Seine Ereignisse wurden einzeln an Kissmetrics gesendet.
bucket-only = Dieser Import begann über einen Bucket und kann nur dort fortgesetzt werden: Einige seiner Ereignisse würden sonst doppelt gesendet.
bucket-not-built = Dieses Backfill kann keine Buckets. Nehmen Sie eines, das es kann, oder speichern Sie die Ereignisse als Dateien.
bucket-no-keys =
    { $face ->
        [window] Geben Sie den Zugangsschlüssel und das Geheimnis für den Bucket „{ $bucket }“ ein.
       *[commands] Es gibt keine Schlüssel für den Bucket „{ $bucket }“. Setzen Sie AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY und, falls vorhanden, AWS_SESSION_TOKEN.
    }
bucket-half-keys =
    { $face ->
        [window] Geben Sie Zugangsschlüssel und Geheimnis ein, oder lassen Sie beide leer, damit die der Umgebung oder des Schlüsselbunds gelten.
       *[commands] Von AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY ist nur eines gesetzt. Setzen Sie beide, oder setzen Sie keines, damit die Schlüssel gelten, die für den Bucket aufbewahrt sind.
    }

## Wie Teile heißen

bucket-name-blank = Die Dateien brauchen einen Namen, zum Beispiel orders.
bucket-name-letter = Kissmetrics würde Dateien namens „{ $typed }“ wegen „{ $letter }“ nicht finden. Nehmen Sie Buchstaben von a bis z, Ziffern, Punkte, Binde- und Unterstriche.
bucket-name-beginning = Kissmetrics findet Dateien namens „{ $typed }“ vielleicht nicht. Der Name sollte mit einem Buchstaben oder einer Ziffer beginnen.
bucket-name-long = Der Name „{ $typed }“ ist zu lang. Nehmen Sie einen mit höchstens 100 Buchstaben.
bucket-too-many-parts =
    Das wären { $parts } Dateien, mehr als sich an einem Ort der Reihe nach nummerieren lassen. { $face ->
        [window] Nehmen Sie mindestens { $enough } Ereignisse pro Datei oder einen anderen Namen.
       *[commands] Nehmen Sie mit --part mindestens { $enough } Ereignisse pro Datei oder mit --name einen anderen Namen.
    }

## Was der Server eines Buckets sagt

bucket-no-bucket = Auf diesem Server gibt es keinen Bucket „{ $bucket }“. Prüfen Sie seinen Namen und die Region.
bucket-no-right =
    { $task ->
        [list] Mit diesen Schlüsseln darf der Inhalt des Buckets „{ $bucket }“ nicht aufgelistet werden. Wer ihn verwaltet, muss s3:ListBucket erlauben.
        [read] Mit diesen Schlüsseln darf nicht gelesen werden, was im Bucket „{ $bucket }“ liegt. Wer ihn verwaltet, muss s3:GetObject erlauben; nur so ist zu erkennen, ob eine Datei schon da ist.
        [grant] Mit diesen Schlüsseln darf in den Bucket „{ $bucket }“ nicht geschrieben und anderen nichts erlaubt werden. Wer ihn verwaltet, muss s3:PutObject und s3:PutObjectAcl erlauben oder Kissmetrics stattdessen durch eine Bucket-Richtlinie einlassen.
       *[write] Mit diesen Schlüsseln darf in den Bucket „{ $bucket }“ nicht geschrieben werden. Wer ihn verwaltet, muss s3:PutObject und s3:AbortMultipartUpload erlauben.
    }
bucket-wrong-keys = Der Server des Buckets kennt diesen Zugangsschlüssel nicht, oder das Geheimnis ist ein anderes. Prüfen Sie beide.
bucket-keys-over = Diese Schlüssel galten nur eine Zeit lang, und die ist um. Besorgen Sie neue und setzen Sie dann fort.
bucket-other-region =
    Der Bucket „{ $bucket }“ ist in einer anderen Region. { $face ->
        [window] Wählen Sie seine Region; wer den Bucket verwaltet, sieht sie dort.
       *[commands] Geben Sie --region an; wer den Bucket verwaltet, sieht sie dort.
    }
bucket-in-region =
    Der Bucket „{ $bucket }“ ist in der Region { $region }. { $face ->
        [window] Geben Sie diese Region an.
       *[commands] Geben Sie --region { $region } an.
    }
bucket-clock = Die Uhr dieses Computers weicht zu sehr von der des Servers ab, der dann nichts annimmt. Stellen Sie die Uhr und setzen Sie dann fort.
bucket-no-permissions =
    Im Bucket „{ $bucket }“ sind Berechtigungen einzelner Dateien (ACLs) abgeschaltet, wie in allen neuen Buckets. { $face ->
        [window] Lassen Sie sie weg und lassen Sie Kissmetrics durch eine Bucket-Richtlinie ein.
       *[commands] Lassen Sie --grant weg und lassen Sie Kissmetrics durch eine Bucket-Richtlinie ein, die backfill bucket --policy ausgibt.
    } Oder schalten Sie ACLs für den Bucket ein.
bucket-not-reached = Der Server des Buckets ist nicht zu erreichen ({ $why }). Prüfen Sie das Netz und die Adresse. Was im Bucket ist, bleibt dort.
bucket-certificate = Dem Zertifikat des Servers ist nicht zu trauen ({ $why }). Prüfen Sie die Adresse; fragen Sie in einem Firmennetz, ob es https mitliest.
bucket-overloaded = Der Server des Buckets ist überlastet (er antwortete { NUMBER($status, useGrouping: "false") }). Versuchen Sie es später noch einmal.
bucket-refused = Der Server des Buckets hat mit { $code } abgelehnt. Mehr ist über den Grund nicht bekannt.
bucket-refused-status = Der Server des Buckets hat mit dem Status { NUMBER($status, useGrouping: "false") } abgelehnt. Mehr ist über den Grund nicht bekannt.
bucket-odd-answer = So antwortet kein Server eines Buckets. Prüfen Sie die Adresse.
bucket-busy = er antwortete { NUMBER($status, useGrouping: "false") }

## Ein Teil

bucket-other-bytes =
    { $address } ist schon da und enthält etwas anderes; es wurde nicht überschrieben. { $face ->
        [window] Wird es nicht gebraucht, entfernen Sie es aus dem Bucket und setzen Sie dann fort; oder beginnen Sie neu mit einem anderen Namen.
       *[commands] Wird es nicht gebraucht, entfernen Sie es aus dem Bucket und setzen Sie mit backfill resume fort; oder beginnen Sie neu mit einem anderen --name.
    }
bucket-upload-gone = Was als { $address } geschrieben wurde, hat jemand zurückgenommen, vielleicht eine Regel des Buckets. Setzen Sie fort: Es wird noch einmal geschrieben.

## Was abgeholt wurde

bucket-taken-none =
    { $all ->
        [one] Bisher 0 von { $all } Teil abgeholt.
       *[other] Bisher 0 von { $all } Teilen abgeholt.
    }
bucket-taken =
    { $all ->
        [one] { $taken } von { $all } Teil abgeholt, zuletzt um { $when }.
       *[other] { $taken } von { $all } Teilen abgeholt, zuletzt um { $when }.
    }
bucket-waiting =
    { $waiting ->
        [one] { $waiting } Teil wartet. Kissmetrics beginnt höchstens eine Datei pro Stunde; das dauert also { $hours ->
            [one] mindestens { $hours } Stunde.
           *[other] mindestens { $hours } Stunden.
        }
       *[other] { $waiting } Teile warten. Kissmetrics beginnt höchstens eine Datei pro Stunde; das dauert also { $hours ->
            [one] mindestens { $hours } Stunde.
           *[other] mindestens { $hours } Stunden.
        }
    }
bucket-missing =
    { $missing ->
        [one] { $missing } Teil liegt weder dort, wo er geschrieben wurde, noch dort, wohin Kissmetrics Abgeholtes verschiebt. Vielleicht hat ihn jemand entfernt.
       *[other] { $missing } Teile liegen weder dort, wo sie geschrieben wurden, noch dort, wohin Kissmetrics Abgeholtes verschiebt. Vielleicht hat sie jemand entfernt.
    }
bucket-taken-means = Abgeholt heißt, dass Kissmetrics die Datei verschoben hat, nicht, dass ihre Ereignisse gezählt sind.

## Im Fenster

send-bulk = Gesammelt senden …
send-bulk-about = Für Millionen von Ereignissen: Sie kommen in einen S3-Bucket, und Kissmetrics holt eine Datei pro Stunde ab. Bis alles da ist, dauert es Stunden oder Tage.
send-bulk-place = Bucket
send-bulk-place-hint = s3://bucket/ordner
send-bulk-region = Region
send-bulk-endpoint = Anderer Server als der von Amazon
send-bulk-name = Name der Dateien
send-bulk-name-hint = Wie die Quelle heißt
send-bulk-part = Ereignisse pro Datei, höchstens
send-bulk-part-help = Kissmetrics beginnt eine Datei pro Stunde und arbeitet jedes Mal 5 Minuten daran. Wie viele Ereignisse es dabei schafft, steht nirgends; zu kleine Dateien kosten Stunden.
send-bulk-id = Zugangsschlüssel
send-bulk-secret = Geheimer Zugangsschlüssel
send-bulk-keys-help = Lassen Sie beide leer, um die der Umgebung (AWS_ACCESS_KEY_ID) oder des Schlüsselbunds zu verwenden.
send-bulk-keep = Die Schlüssel im Schlüsselbund des Systems aufbewahren
send-bulk-grant = Kissmetrics jede Datei lesen lassen (nur wenn im Bucket ACLs eingeschaltet sind)
send-bulk-advanced = Dateien und Server
send-bulk-advanced-about = Wie groß die Dateien sind, wie sie heißen und welcher Server den Bucket hat
send-bulk-permissions = Was Kissmetrics dürfen muss
send-bulk-permissions-about = In der Konsole von Amazon, bei der Person, die den Bucket verwaltet
send-bulk-events =
    { $count ->
        [one] { $count } Ereignis in den Bucket schreiben
       *[other] { $count } Ereignisse in den Bucket schreiben
    }
session-no-bucket = Geben Sie den Bucket an, zum Beispiel s3://bucket/ordner.
session-no-part = Geben Sie an, wie viele Ereignisse eine Datei höchstens enthält, zum Beispiel 500.000.
sending-parts =
    { $all ->
        [one] von { $all } Datei im Bucket
       *[other] von { $all } Dateien im Bucket
    }
sending-megabytes = MB geschrieben
result-bulk-about = Sie sind im Bucket. Kissmetrics holt eine Datei pro Stunde ab und bestätigt nicht, was es behält.
result-bulk = { $product } bekommt seine Ereignisse aus dem Bucket, eine Datei pro Stunde.
taken-look = Nachsehen, was Kissmetrics abgeholt hat
taken-looking = Es wird im Bucket nachgesehen …

## Was zu tun ist, damit Kissmetrics sie abholt

bucket-set-up = Fügen Sie in Kissmetrics unter Settings, Data Integrations einen wiederkehrenden JSON-Import aus S3 für dieses Produkt hinzu, mit dem Bucket „{ $bucket }“ und dem Dateinamen { $base }. Dann muss schon mindestens eine Datei da sein.
bucket-set-up-folder = Ob Kissmetrics in Ordner eines Buckets sieht, steht nirgends. Findet es die Dateien in { $place } nicht, schreiben Sie sie in den Bucket selbst.
bucket-permissions = Kissmetrics muss den Bucket auflisten und Dateien darin lesen, schreiben und löschen dürfen. In neuen Buckets sind Berechtigungen einzelner Dateien (ACLs) abgeschaltet; deshalb ist eine Bucket-Richtlinie für den Benutzer von Kissmetrics nötig. Seine kanonische ID ist { $user }.
bucket-permissions-unsure = Die Anleitung von Kissmetrics beschreibt stattdessen Berechtigungen des Buckets und jeder Datei, aus der Zeit, bevor Richtlinien üblich waren. Sagt Kissmetrics, dass es die Dateien nicht lesen kann, schalten Sie ACLs für den Bucket ein und geben Sie diesem Benutzer dort dieselben Rechte.
bucket-hours =
    { $parts ->
        [one] { $parts } Datei. Kissmetrics sieht einmal pro Stunde nach, beginnt jedes Mal eine Datei und arbeitet 5 Minuten daran; der Rest folgt in der nächsten Stunde.
       *[other] { $parts } Dateien. Kissmetrics sieht einmal pro Stunde nach, beginnt jedes Mal eine Datei und arbeitet 5 Minuten daran; der Rest folgt in der nächsten Stunde. Das dauert also { $hours ->
            [one] mindestens { $hours } Stunde.
           *[other] mindestens { $hours } Stunden.
        }
    }
