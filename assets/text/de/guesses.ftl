guess-reasons = { $before }; { $next }
guess-column = „{ $column }“
guess-less-than-one-percent = weniger als 1 %
guess-more-than-99-percent = mehr als 99 %
guess-export = { $export }: { $why }
guess-blank-in = bei { $share } der Zeilen leer
guess-choose = bitte wählen
guess-numbers-alone = an den Zahlen allein ist das nicht zu erkennen
guess-known-title = am Titel erkannt

export-shopify-orders = Shopify-Bestellungen
export-shopify-customers = Shopify-Kundendaten
export-stripe-subscriptions = Stripe-Abonnements
export-stripe-customers = Stripe-Kundendaten
export-stripe-payments = Stripe-Zahlungen
export-paypal-activity = PayPal-Aktivitäten
export-mailchimp-audience = Mailchimp-Zielgruppe
export-woocommerce-orders = WooCommerce-Bestellungen
export-bigcommerce-orders = BigCommerce-Bestellungen
export-recurly-invoices = Recurly-Rechnungen
export-chargebee-subscriptions = Chargebee-Abonnements
export-hubspot-contacts = HubSpot-Kontakte
export-klaviyo-profiles = Klaviyo-Profile
export-posthog-events = PostHog-Ereignisse
export-mixpanel-events = Mixpanel-Ereignisse
export-amplitude-events = Amplitude-Ereignisse
export-segment-calls = Segment-Aufrufe
export-kissmetrics-raw-export = Kissmetrics-Rohdaten
export-kissmetrics-csv = Kissmetrics-CSV

guess-person-none = keine Spalte sieht nach E-Mail-Adressen oder anderen Kennungen von Personen aus
guess-person-blank = die Spalte mit der Person ist leer
guess-person-one-email = der einzige Wert sieht nach einer E-Mail-Adresse aus
guess-person-all-emails = alle { $count } Werte sehen nach E-Mail-Adressen aus
guess-person-emails = { $share } der Werte sehen nach E-Mail-Adressen aus
guess-person-named = in dieser Spalte steht die Person; verwendet Ihre Website dieselbe Kennung?
guess-person-same-address = in jeder Zeile steht dieselbe Adresse, alle würden also zu einer Person
guess-person-constant = in jeder Zeile steht dasselbe, alle würden also zu einer Person
guess-person-of-others = der Titel klingt nach der Adresse von jemand anderem
guess-person-whose = der Titel sagt nicht, wem die Adressen gehören
guess-person-more-emails = E-Mail-Adressen stehen auch in { $columns }
guess-person-rival = auch „{ $column }“ benennt Personen; wählen Sie die Kennung, die Ihre Website verwendet
guess-person-few =
    { $count ->
        [one] nur { $count } Adresse in { $rows } Zeilen
       *[other] nur { $count } Adressen in { $rows } Zeilen
    }
guess-person-id =
    { $exact ->
        [yes]
            { $count ->
                [one] der Titel klingt nach einer Personen-ID ({ $count } Wert); verwendet Ihre Website sie?
               *[other] der Titel klingt nach einer Personen-ID ({ $count } verschiedene Werte); verwendet Ihre Website sie?
            }
       *[no] der Titel klingt nach einer Personen-ID (etwa { $count } verschiedene Werte); verwendet Ihre Website sie?
    }
guess-person-rows = dem Namen nach enthält die Tabelle Personen; kennt Ihre Website sie unter dieser Nummer?
guess-person-several-rows = dieselben Werte stehen in mehreren Zeilen ({ $different } verschiedene in { $rows } Zeilen); sind das Personen, und kennt Ihre Website sie unter dieser Kennung?

guess-time-none = keine Spalte enthält Datum oder Uhrzeit
guess-time-blank = die Spalte mit der Zeit ist leer
guess-time-other-dates = es gibt noch andere Datumsangaben
guess-time-changed = der Titel klingt nach der letzten Änderung, und die kann lange danach liegen
guess-time-seen = der Titel klingt nach dem jeweils letzten Mal
guess-time-planned = der Titel klingt nach einem geplanten Datum
guess-time-untold = der Titel sagt nicht, was zu dieser Zeit passiert ist
guess-time-rivals = vielleicht ist { $columns } gemeint
guess-clock-in = die Uhrzeit steht in „{ $column }“
guess-zone-in = die Zeitzone steht in „{ $column }“
guess-time-constant = in jeder Zeile gleich
guess-time-few = das sind sehr wenige für eine sichere Entscheidung
guess-time-unreadable = die meisten Werte sind nicht lesbar
guess-time-unreadable-share = nicht lesbar bei { $share } der Werte
guess-time-short-years = die Jahre sind nur zweistellig
guess-time-undecided =
    { $count ->
        [one] der einzige Wert entscheidet es nicht
       *[other] keiner der { $count } Werte entscheidet es
    }
guess-reads-as = „{ $text }“ bedeutet { $days }
guess-day-if = { $day } ({ $format })
guess-zone-says = in „{ $column }“ steht bei { $share } der Zeilen { $zones }
guess-mixpanel-time = in Projekten von vor 2023 zählen diese Sekunden in der Zeitzone des Projekts und nicht in UTC: vergleichen Sie ein Ereignis mit Mixpanel
guess-amplitude-zone = Amplitude exportiert Zeiten in UTC
guess-shopify-customers-time = Kundendaten aus Shopify haben kein Datum; wählen Sie einen Tag, an dem diese Details galten

times-year-first = Jahr zuerst
times-day-first = Tag zuerst
times-month-first = Monat zuerst
times-unix-seconds = Sekunden seit 1970
times-unix-milliseconds = Millisekunden seit 1970
times-excel-days = Excel-Tageszahlen
times-excel-days-1904 = Excel-Tageszahlen von älteren Macs, ab 1904
times-numbers =
    { $count ->
        [one] { $format }: der einzige Wert ist eine Zahl, die ein Datum von 1990 bis 2039 ergäbe
       *[other] { $format }: die { $count } Werte sind Zahlen, die Datumsangaben von 1990 bis 2039 ergäben
    }
times-either-way = { $formats }: alle Werte lassen sich so oder so lesen
times-either-way-such-as = { $formats }: alle Werte lassen sich so oder so lesen („{ $example }“)
times-mixed = gemischt: { $parts }
times-mixed-part =
    { $count ->
        [one] { $count } Wert passt nur zu „{ $format }“
       *[other] { $count } Werte passen nur zu „{ $format }“
    }
times-blank = alle Zellen sind leer
times-plain-numbers = nur Zahlen, die kein glaubhaftes Datum ergeben
times-none = kein Wert ist als Datum lesbar
times-some =
    { $some ->
        [one] { $some } von { $all } Werten wäre als Datum lesbar
       *[other] { $some } von { $all } Werten wären als Datum lesbar
    }
times-one-way =
    { $count ->
        [one] das einzige Datum ist nur auf eine Art lesbar
       *[other] alle { $count } Datumsangaben sind nur auf eine Art lesbar
    }
times-no-other-way = { $format }: auf keine andere Art sind alle Werte lesbar
times-only-this-way =
    { $count ->
        [one] { $format }: { $count } der Werte ist nur so lesbar
       *[other] { $format }: { $count } der Werte sind nur so lesbar
    }
times-unreadable =
    { $count ->
        [one] { $count } Wert ist nicht lesbar
       *[other] { $count } Werte sind nicht lesbar
    }
times-unreadable-such-as =
    { $count ->
        [one] { $count } Wert ist nicht lesbar („{ $example }“)
       *[other] { $count } Werte sind nicht lesbar („{ $example }“)
    }

zone-clock = jetzt { $clock }, { $offset }
zone-of-country = { $country }, jetzt { $clock }, { $offset }
zone-all-year = das ganze Jahr gleich, jetzt { $clock }, { $offset }

guess-name-none = weder der Name der Tabelle noch eine Spalte sagt, was passiert ist
guess-name-blank = die Spalte mit dem Ereignisnamen ist leer
guess-name-given = wie angegeben
guess-name-many-values = dem Titel nach steht hier, was passiert ist, aber es gibt mehr als { $most } verschiedene Werte; ab tausend Namen wird Kissmetrics langsam
guess-name-values = hier steht, was passiert ist: { $values }
guess-name-frequent = „{ $value }“ steht in { $count } von { $rows } Zeilen: Sie können pro Person höchstens eines in 30 Minuten behalten
guess-name-dated = „{ $column }“ enthält bei { $share } der Zeilen ein Datum; die übrigen ergeben kein Ereignis
guess-name-when = „{ $column }“ sagt, wann das passiert ist
guess-name-of-table = in jeder Zeile gleich, nach dem Namen der Tabelle
guess-name-of-people = jede Person hat eine Zeile, mit dem Datum, an dem die Zeile entstand
guess-not-sales = in „{ $column }“ steht bei { $share } der Zeilen { $values }; vielleicht müssen diese Zeilen ausgelassen werden
guess-shopify-orders = jede Bestellung in einem Shopify-Export ist ein Kauf
guess-shopify-customers-event = es werden nur Details von Personen gesetzt, ohne Ereignis
guess-stripe-payments = jede Zeile dieses Exports aus Stripe ist eine Zahlung
guess-stripe-customers = Stripe nennt den Tag, an dem dort die Kundendaten angelegt wurden; war das die Registrierung?
guess-stripe-subscriptions = jede Zeile ist ein Stripe-Abonnement
guess-paypal = jede eingegangene Zahlung; heißt sie auf Ihrer Website auch so?
guess-mailchimp = jede Zeile einer Mailchimp-Zielgruppe steht für eine Anmeldung
guess-woocommerce-orders = jede Bestellung in einem WooCommerce-Export ist ein Kauf
guess-bigcommerce-orders = jede Bestellung in einem BigCommerce-Export ist ein Kauf
guess-recurly-invoices = jede Position einer bezahlten Rechnung; die Summe der Rechnung steht in jeder ihrer Positionen
guess-chargebee-subscriptions = jede Zeile ist ein Abonnement aus Chargebee
guess-hubspot-contacts = HubSpot nennt den Tag, an dem der Kontakt dort angelegt wurde, vielleicht durch einen Import; war das die Registrierung?
guess-klaviyo-profiles = jede Zeile ist eine Zustimmung zum Newsletter
guess-kissmetrics-csv = im Format von Kissmetrics steht hier der Ereignisname
guess-kissmetrics-event = im Export von Kissmetrics steht hier der Ereignisname; Verknüpfungen (_p2) und Datensätze, die nur Details setzen, werden ausgelassen
guess-kissmetrics-details = Datensätze ohne Ereignisnamen setzen Details von Personen
guess-segment-event = der Name jedes Aufrufs von track; Aufrufe von identify, page, screen, group und alias werden ausgelassen
guess-segment-details = Aufrufe von identify enthalten Details von Personen
guess-record-event =
    { $count ->
        [one] hier steht der Ereignisname jedes Datensatzes; { $left_out } wird ausgelassen, das ist kein Ereignis
       *[other] hier steht der Ereignisname jedes Datensatzes; { $left_out } werden ausgelassen, das sind keine Ereignisse
    }

guess-detail = eignet sich vielleicht zum Auswerten, zum Beispiel „{ $example }“
guess-detail-values =
    { $count ->
        [one] { $count } Wert, zum Beispiel „{ $example }“
       *[other] { $count } verschiedene Werte, zum Beispiel „{ $example }“
    }
guess-amount-paid = sieht nach dem gezahlten Betrag aus
guess-amount-adds-up = Berichte summieren ihn
guess-amount-money = sieht nach einem Geldbetrag aus
guess-amount-counts = ist das der Betrag, der für Sie zählt?
guess-amount-open = nicht alle Werte sind auf dieselbe Art als Betrag lesbar; bitte wählen
guess-amount-ambiguous = bei „{ $example }“ können Nachkommastellen oder Tausender gemeint sein; bitte wählen
guess-amount-mixed = manche Beträge haben einen Dezimalpunkt, andere ein Dezimalkomma; bitte wählen
guess-amount-cleaned = { $why }: „{ $text }“ wird als { $sent } gesendet
guess-amount-cleaned-comma = { $why }: „{ $text }“ wird als { $sent } gesendet ({ $only } nur mit Dezimalkomma lesbar)

left-out-not-needed = nicht nötig für { $export }
left-out-amount-apart = der Betrag gehört zu einem eigenen Ereignis
left-out-no-event-yet = noch ist offen, was passiert ist
left-out-many-details = es gibt schon viele Details
left-out-blank = ist leer
left-out-secret = ist geheim und gehört in keinen Bericht
left-out-personal = enthält persönliche Angaben, die sich nicht auswerten lassen
left-out-reserved = diesen Namen verwendet Kissmetrics selbst
left-out-identifier = ist eine Nummer der Zeile, kein Detail
left-out-time = ist eine Zeit
left-out-clock = ist eine Uhrzeit
left-out-today = sagt, was heute gilt, und war damals vielleicht anders
left-out-long = die Texte sind zu lang zum Auswerten
left-out-unique = in jeder Zeile anders
left-out-alias = verknüpft zwei Kennungen zu einer Person, und das lässt sich nicht rückgängig machen
left-out-lists = enthält Listen, die Kissmetrics als unleserlichen Text anzeigt

offer-date = „{ $column }“ enthält in jeder Zeile ein Datum
offer-date-share = „{ $column }“ enthält bei { $share } der Zeilen ein Datum
offer-amount = „{ $column }“ ist ein Betrag, der zu einem eigenen Ereignis gehört, damit Berichte ihn summieren können

look-up-matches = „{ $column }“ passt dort zu „{ $by }“, das in jeder Zeile anders ist.
look-up-matches-and-takes = „{ $column }“ passt dort zu „{ $by }“, das in jeder Zeile anders ist; übernommen wird meist „{ $take }“.

kind-email = E-Mail
kind-date-and-time = Datum und Uhrzeit
kind-date = Datum
kind-money = Betrag
kind-number = Zahl
kind-yes-or-no = ja oder nein
kind-web-address = Webadresse
kind-identifier = Kennung
kind-values =
    { $count ->
        [one] { $count } Wert
       *[other] { $count } Werte
    }
kind-text = Text
