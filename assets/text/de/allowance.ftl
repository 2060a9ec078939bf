allowance-uses =
    { $count ->
        [one] Bis zu { $count } Ereignis zählt im { $month } zu Ihrem Kissmetrics-Tarif.
       *[other] Bis zu { $count } Ereignisse zählen im { $month } zu Ihrem Kissmetrics-Tarif.
    }
allowance-uses-after =
    { $count ->
        [one] Bis zu { $count } Ereignis zählt im { $month } zu Ihrem Kissmetrics-Tarif, nach { $before }, die dieser Computer im selben Monat schon an dieses Produkt gesendet hat.
       *[other] Bis zu { $count } Ereignisse zählen im { $month } zu Ihrem Kissmetrics-Tarif, nach { $before }, die dieser Computer im selben Monat schon an dieses Produkt gesendet hat.
    }
allowance-uses-after-most =
    { $count ->
        [one] Bis zu { $count } Ereignis zählt im { $month } zu Ihrem Kissmetrics-Tarif, nach bis zu { $before }, die dieser Computer im selben Monat schon an dieses Produkt gesendet hat.
       *[other] Bis zu { $count } Ereignisse zählen im { $month } zu Ihrem Kissmetrics-Tarif, nach bis zu { $before }, die dieser Computer im selben Monat schon an dieses Produkt gesendet hat.
    }
allowance-includes = Der Tarif enthält { $monthly } im Monat. Was Ihre Website sendet, zählt mit.
allowance-over = Das sind { $over } mehr als die { $monthly } im Monat, die der Tarif enthält, und was Ihre Website sendet, zählt mit. Kissmetrics sagt nicht, ob vergangene Ereignisse zählen: Fragen Sie dort nach, oder senden Sie einen Teil im nächsten Monat.

allowance-line = Kissmetrics-Tarif
allowance-short =
    { $count ->
        [one] bis zu { $count } Ereignis im { $month }
       *[other] bis zu { $count } Ereignisse im { $month }
    }
allowance-short-after =
    { $count ->
        [one] bis zu { $count } Ereignis im { $month }, nach { $before }, die von hier gesendet wurden
       *[other] bis zu { $count } Ereignisse im { $month }, nach { $before }, die von hier gesendet wurden
    }
allowance-short-after-most =
    { $count ->
        [one] bis zu { $count } Ereignis im { $month }, nach bis zu { $before }, die von hier gesendet wurden
       *[other] bis zu { $count } Ereignisse im { $month }, nach bis zu { $before }, die von hier gesendet wurden
    }
allowance-of = von { $monthly } im Monat
allowance-name-it = mit Ihrem Tarif vergleichen
allowance-change = ändern
allowance-field = Ereignisse im Monat in Ihrem Kissmetrics-Tarif
allowance-help = Die Zahl steht auf der Seite Ihres Tarifs und auf Rechnungen. Was Ihre Website sendet, zählt mit.
allowance-no-number = Geben Sie eine ganze Zahl ein, zum Beispiel 100000.
allowance-over-title =
    { $over ->
        [one] { $over } Ereignis mehr, als Ihr Tarif im { $month } enthält
       *[other] { $over } Ereignisse mehr, als Ihr Tarif im { $month } enthält
    }
allowance-over-about = Was Ihre Website sendet, zählt mit. Kissmetrics sagt nicht, ob vergangene Ereignisse zählen: Fragen Sie dort nach, oder senden Sie einen Teil im nächsten Monat.
