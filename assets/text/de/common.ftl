quoted = „{ $text }“
list-and-more = { $shown } und { $rest } weitere

back = Zurück
continue = Weiter
cancel = Abbrechen
undo = Rückgängig
open = Öffnen
choose-file = Datei auswählen …
choose-folder = Ordner auswählen …
connect = Verbinden
go-on = Fortsetzen
save-settings = Diese Einstellungen speichern …
try-again = Noch einmal versuchen
same-as-system = Wie das System
advanced = Erweitert
rows =
    { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }
events =
    { $count ->
        [one] { $count } Ereignis
       *[other] { $count } Ereignisse
    }
more = { $count } weitere
percent = { $percent } %
sent-of-all = { $sent } von { $all }
blank = leer
left-out = ausgelassen
sure = sicher
please-check = bitte prüfen
who = Wer
when = Wann
what = Was
details = Details
line = Zeile
row = Zeile
column = Spalte
outcome = Ergebnis
sent-before = Früher gesendet
send-events =
    { $count ->
        [one] { $count } Ereignis senden
       *[other] { $count } Ereignisse senden
    }
will-happen = Was passieren wird
to = An
no-undo = Gesendetes lässt sich nicht zurückholen.
name-and-kind =
    { $kind ->
        [live] { $name }, live
        [test] { $name }, Test
       *[practice] { $name }, Übung
    }
nothing-sent-yet = Es wurde noch nichts gesendet.
file-no-access = Sie dürfen { $path } nicht lesen. Lassen Sie sich das Leserecht geben, oder kopieren Sie die Datei.
