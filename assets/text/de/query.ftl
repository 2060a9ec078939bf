query-not-reached = Die Query-API von Kissmetrics ist nicht erreichbar ({ $why }). Prüfen Sie die Netzwerkverbindung dieses Computers, und versuchen Sie es dann noch einmal.
query-no-answer = Die Query-API von Kissmetrics antwortet nicht ({ $why }). Versuchen Sie es später noch einmal.
query-certificate = Dem Zertifikat der Query-API von Kissmetrics lässt sich nicht trauen ({ $why }), deshalb wurde nichts gefragt. Fragen Sie in einem Firmennetz nach, ob dort https überprüft wird.
query-refused = Kissmetrics hat diese Anmeldung abgelehnt (Antwort: { NUMBER($status, useGrouping: "false") }{ $said }). Prüfen Sie E-Mail-Adresse und Passwort oder den API-Schlüssel des Kontos; der Schlüssel eines Produkts, mit dem Ereignisse gesendet werden, gilt hier nicht.
query-said = : „{ $said }“
query-answer = {" "}(Antwort: „{ $said }“)
query-too-many = Laut Kissmetrics waren es zu viele Anfragen, auch nach einer Wartezeit. Erlaubt sind 15 je Minute für das ganze Konto, egal wer fragt. Versuchen Sie es nach einer Weile noch einmal.
query-too-many-until = Laut Kissmetrics waren es zu viele Anfragen; es bittet um eine Pause ({ $wait }). Versuchen Sie es danach noch einmal.
query-not-noted = Backfill konnte in seinem eigenen Ordner nicht festhalten, wie oft es fragt ({ $why }), und hat deshalb nichts gefragt.
query-busy = Die Query-API von Kissmetrics hat selbst ein Problem (Antwort: { NUMBER($status, useGrouping: "false") }). Versuchen Sie es später noch einmal.
query-not-there = Kissmetrics findet dieses Produkt nicht im Konto{ $answer }. Vielleicht gehört es zu einem anderen Konto, oder die Query-API, eine Beta-Version, hat sich geändert.
query-redirect = Die Query-API von Kissmetrics hat { NUMBER($status, useGrouping: "false") } geantwortet und verweist auf { $location }. Backfill folgt solchen Verweisen nicht; vielleicht ist die Beta-Version umgezogen, oder dieses Netzwerk verlangt erst eine Anmeldung.
query-odd = Die Query-API von Kissmetrics hat { NUMBER($status, useGrouping: "false") } geantwortet, was nicht beschrieben ist. Vielleicht hat sich die Beta-Version geändert.
query-not-json = Was antwortet, ist nicht die Query-API von Kissmetrics: Es kam kein JSON. Vielleicht verlangt dieses Netzwerk erst eine Anmeldung, oder die Beta-Version hat sich geändert.
query-not-json-kind = Was antwortet, ist nicht die Query-API von Kissmetrics: Statt JSON kam { $kind }. Vielleicht verlangt dieses Netzwerk erst eine Anmeldung, oder die Beta-Version hat sich geändert.
query-changed =
    { $expected ->
        [products] Kissmetrics hat geantwortet, aber nicht mit einer Liste der Produkte, wie sie beschrieben ist. Die Query-API ist eine Beta-Version und kann sich geändert haben.
        [events] Kissmetrics hat geantwortet, aber nicht mit einer Liste der Ereignisse, wie sie beschrieben ist. Die Query-API ist eine Beta-Version und kann sich geändert haben.
        [properties] Kissmetrics hat geantwortet, aber nicht mit einer Liste der Details, wie sie beschrieben ist. Die Query-API ist eine Beta-Version und kann sich geändert haben.
        [search] Kissmetrics hat geantwortet, aber nicht mit der Nummer einer Suche, wie sie beschrieben ist. Die Query-API ist eine Beta-Version und kann sich geändert haben.
       *[found] Kissmetrics hat geantwortet, aber was gefunden wurde, lässt sich nicht verstehen. Die Query-API ist eine Beta-Version, und die Form von Ergebnissen ist nicht beschrieben.
    }
query-too-long = Die Antwort von Kissmetrics ist unsinnig lang und wurde nicht bis zum Ende gelesen.
query-endless = Die Listen von Kissmetrics nehmen kein Ende: Dieselbe Seite kam noch einmal. Die Query-API ist eine Beta-Version und kann sich geändert haben.
query-search-failed = Kissmetrics hat die Suche nicht zu Ende geführt (Zustand: „{ $state }“). Versuchen Sie es später noch einmal.
query-stopped = Das Lesen aus Kissmetrics wurde gestoppt.
