state-paused = Angehalten. Was gesendet wurde, bleibt gesendet.
state-waiting = { $trouble } { $wait }
wait-seconds = Nächster Versuch in { $seconds } s.
wait-minutes =
    { $minutes ->
        [one] Er bittet um eine lange Pause. Der nächste Versuch folgt in { $minutes } Minute; Backfill wartet höchstens { $most } Minuten.
       *[other] Er bittet um eine lange Pause. Der nächste Versuch folgt in { $minutes } Minuten; Backfill wartet höchstens { $most } Minuten.
    }
state-asking = Öffnen Sie „Live“ in Kissmetrics. Sehen Sie dort { $person }, { $event }, { $day }?
state-asking-event = Öffnen Sie „Live“ in Kissmetrics. Sehen Sie dort { $person }, { $event }?
state-asking-day = Öffnen Sie „Live“ in Kissmetrics. Sehen Sie dort { $person }, { $day }?
state-asking-person = Öffnen Sie „Live“ in Kissmetrics. Sehen Sie dort { $person }?
state-odd = { $trouble } Das Senden ist angehalten. { $advice }
trouble = { $trouble } { $advice }

lasts-moments = wenige Sekunden
lasts-about = etwa { $time }
lasts-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
lasts-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
lasts-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
lasts-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }

trouble-not-reached = Der Tracker ist nicht erreichbar ({ $why }).
trouble-no-answer = Der Tracker antwortet nicht ({ $why }).
trouble-busy = Der Tracker ist überlastet (er antwortet mit { NUMBER($status, useGrouping: "false") }).
trouble-odd = Was dort antwortet, ist kein Tracker ({ $what }).
trouble-certificate = Dem Zertifikat des Trackers ist nicht zu trauen ({ $why }).
trouble-bucket = Der Server des Buckets nimmt gerade nichts an ({ $why }).
advice-bucket = Prüfen Sie das Netz und die Adresse oder versuchen Sie es später noch einmal; was im Bucket ist, bleibt dort.
advice-not-reached = Prüfen Sie die Adresse und die Netzwerkverbindung dieses Computers, und senden Sie dann noch einmal.
advice-no-answer = Prüfen Sie die Adresse, oder versuchen Sie es später; dieselben Ereignisse noch einmal zu senden, schadet nicht.
advice-busy = Versuchen Sie es später; dieselben Ereignisse noch einmal zu senden, schadet nicht.
advice-odd = Prüfen Sie die Adresse, und ob Sie sich in diesem Netzwerk erst anmelden müssen.
advice-certificate = Prüfen Sie die Adresse. Fragen Sie in einem Firmennetz nach, ob dort https geprüft wird.
odd-status = Status { NUMBER($status, useGrouping: "false") }
odd-status-location = Status { NUMBER($status, useGrouping: "false") }, Weiterleitung an { $location }
odd-status-type = Status { NUMBER($status, useGrouping: "false") }, { $kind }
why-no-connection = keine Verbindung innerhalb der Wartezeit
why-no-reply = keine Antwort innerhalb der Wartezeit
why-no-https = was dort antwortet, spricht kein https
why-no-server = es gibt keinen Server mit diesem Namen
why-expired = es ist abgelaufen
why-not-yet-valid = es ist noch nicht gültig; geht die Uhr dieses Computers richtig?
why-other-host = es gilt für einen anderen Host
why-unknown-issuer = es stammt von keiner Stelle, der dieser Computer vertraut
why-no-servers-own = ein Server darf sich damit nicht ausweisen
why-revoked = es wurde zurückgezogen

address-blank = Die Adresse des Trackers fehlt. Geben Sie sie ein.
address-nonsense = { $address } ist keine Webadresse ({ $why }). Schreiben Sie die Adresse des Trackers so: https://trk.kissmetrics.io.
address-holds = sie enthält { $letter }
address-no-host = kein Host
address-port = Port { NUMBER($port, useGrouping: "false") }
address-other-scheme = Die Adresse { $address } beginnt mit { $scheme }://, ein Tracker ist aber über https:// erreichbar. Schreiben Sie die Adresse so: https://trk.kissmetrics.io.
address-plain-http = Die Adresse { $address } beginnt mit http:// statt https://. So könnte auf dem Weg zu { $host } jeder mitlesen. Schreiben Sie die Adresse so: https://trk.kissmetrics.io.
address-holds-credentials = Die Adresse { $address } enthält einen Benutzernamen oder ein Passwort; das braucht ein Tracker nicht. Schreiben Sie die Adresse so: https://trk.kissmetrics.io.
address-more-than-a-host = Die Adresse { $address } enthält nach dem Host noch { $rest }; dort darf nichts stehen. Schreiben Sie die Adresse so: https://trk.kissmetrics.io.
client-clock = Die Uhr dieses Computers steht vor dem Jahr 1970, deshalb lässt sich nichts sicher senden. Stellen Sie sie, und senden Sie dann noch einmal.
client-system = Die Zertifikate oder Netzwerkeinstellungen dieses Systems lassen sich nicht lesen ({ $why }), deshalb lässt sich nichts sicher senden.

sink-kissmetrics = Ein Produkt in Kissmetrics
sink-kissmetrics-about = Ihre echten Auswertungen oder ein Produkt, das Sie zum Testen angelegt haben. Dafür brauchen Sie den API-Schlüssel des Produkts.
sink-json = JSON
sink-json-about = Ein Ereignis pro Zeile, mit allen Details. Kissmetrics nimmt es unverändert an.
sink-json-holds = JSON enthält jedes Ereignis unverändert
sink-csv = CSV
sink-csv-about = Wenn Sie zuerst in einer Tabellenkalkulation nachsehen möchten. Ohne doppelte Anführungszeichen und mit höchstens { $most } Details.
sink-csv-holds = CSV enthält keine doppelten Anführungszeichen und höchstens zehn Eigenschaften je Ereignis

practice-port-taken =
    Port { NUMBER($port, useGrouping: "false") } ist schon belegt. { $face ->
        [window] Versuchen Sie es noch einmal.
       *[commands] Wählen Sie mit --port einen anderen, oder mit 0 einen beliebigen freien.
    }
practice-port =
    Der Übungs-Tracker kann Port { NUMBER($port, useGrouping: "false") } nicht verwenden: { $why }. { $face ->
        [window] Versuchen Sie es noch einmal.
       *[commands] Wählen Sie mit --port einen anderen.
    }
practice-thread = Der Übungs-Tracker kann nicht starten: { $why }.

practice-title = Übungs-Tracker
practice-about = Er antwortet wie Kissmetrics und speichert, was Kissmetrics speichern würde. Nichts verlässt diesen Computer. Dasselbe als JSON:
practice-came = Eingegangen
practice-requests = Anfragen
practice-kept = Behalten
practice-merged = Mit früheren zusammengefasst
practice-dropped = Verworfen
practice-dated-now = Mit der Zeit des Eingangs, weil _d=1 fehlte
practice-events = Ereignisse
practice-properties = Eigenschaften
practice-name = Name
practice-held = Gespeichert
practice-not-as-sent = Anders gespeichert als gesendet
practice-why = Warum
practice-detail = Detail
practice-people = Personen ({ $shown } von { $all })
practice-goes-by = Regeln, die hier gelten
practice-rule = Regel
practice-document = Dokument von Kissmetrics
practice-how-sure = Wie sicher
practice-stated = belegt
practice-stricter = Dokumente widersprechen sich; hier gilt die strengere Lesart
practice-assumed = angenommen
practice-details-only = (nur Details)
practice-by-name-only = Der Übungs-Tracker antwortet nur unter localhost, 127.0.0.1 und [::1].
practice-no-foreign-pages = Der Übungs-Tracker nimmt nichts von Seiten anderer Computer an.

rule-always-200 = Jede Anfrage wird mit 200 und einem Bild beantwortet.
rule-first-day = Was vor dem 1. Januar 2009 (UTC) liegt, wird verworfen.
rule-same-event = Von Ereignissen mit gleicher Person, gleichem Namen und gleicher Sekunde bleibt eines. Neuere Dokumente vergleichen auch die Eigenschaften.
rule-same-property = Von Werten mit gleicher Person, gleicher Eigenschaft und gleicher Sekunde bleibt einer, auch über verschiedene Ereignisse hinweg. Welcher, ist nicht bekannt; hier ist es der erste.
rule-gone-with-event = Wird ein Ereignis nicht behalten, werden auch seine Eigenschaften nicht behalten.
rule-names-fold = In Namen gelten Komma und Doppelpunkt als Leerzeichen; Groß- und Kleinschreibung zählt nicht.
rule-identities-fold = In Kennungen gelten Komma und Doppelpunkt als Leerzeichen; Groß- und Kleinschreibung zählt.
rule-name-length = Ein Ereignis, dessen Name mehr als 255 Zeichen hat, wird verworfen.
rule-identity-length = Eine Kennung mit mehr als 255 Zeichen wird verworfen.
rule-value-length = Ein Wert wird nach 512 Zeichen abgeschnitten.
rule-too-many-names = Nach 65.535 verschiedenen Namen von Ereignissen oder von Eigenschaften wird jeder neue verworfen.
rule-no-name = Ein Ereignis ohne Namen setzt nur seine Eigenschaften.
rule-undated = Ohne _d=1 oder ohne ganze Zahl in _t zählt die Zeit des Eingangs.
rule-alias = Ein Alias macht aus zwei Personen eine, egal in welcher Reihenfolge.
