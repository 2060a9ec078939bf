source-csv = Eine Datei
source-json = JSON
source-sheet = Eine Arbeitsmappe
source-sqlite = Eine SQLite-Datenbank
source-mysql = Eine MySQL-Datenbank
source-postgres = Eine PostgreSQL-Datenbank
source-csv-files = CSV, TSV, Text
source-json-files = JSON
source-sheet-files = Excel, OpenDocument
source-sqlite-files = SQLite

setting-file = Datei
setting-separator = Trennzeichen zwischen Spalten
setting-encoding = Zeichencodierung
setting-titles = Titelzeile
setting-title-rows = Anzahl der Titelzeilen
setting-row-names = Beginn der Spaltentitel
setting-quote = Anführungszeichen
setting-escape = Anführungszeichen im Text
setting-totals = Summenzeilen am Ende
setting-spaces = Leerzeichen am Rand von Zellen
setting-formulas = Text als Formel (="00417")
setting-auto = Automatisch
setting-titles-none = Keine Spaltentitel
setting-title-rows-1 = Eine
setting-title-rows-2 = Zwei
setting-title-rows-3 = Drei
setting-row-names-none = Über der ersten Spalte
setting-row-names-first = Über der zweiten Spalte; die erste enthält Zeilennamen
setting-totals-keep = Behalten
setting-totals-leave-out = Auslassen
setting-encoding-help = Wenn „Ã¤“ statt „ä“ zu sehen ist, versuchen Sie eine andere.
setting-titles-help = Zeilen darüber werden ausgelassen.
setting-separator-comma = Komma
setting-separator-semicolon = Semikolon
setting-separator-tab = Tabulator
setting-separator-pipe = Senkrechter Strich
setting-separator-space = Leerzeichen
setting-separator-none = Keines: eine einzige Spalte
setting-quote-double = Doppelte Anführungszeichen (")
setting-quote-single = Einfache Anführungszeichen (')
setting-quote-none = Keine
setting-escape-doubled = Verdoppelt ("")
setting-escape-backslash = Mit Backslash davor (\")
setting-spaces-keep = Gehören zur Zelle
setting-spaces-drop = Gehören nicht zur Zelle
setting-formulas-text = Als Text lesen
setting-formulas-keep = Unverändert lassen
setting-nested = Verschachtelte Objekte
setting-nested-columns = Eine Spalte pro Wert (a.b)
setting-nested-json = Als JSON behalten
setting-sheet = Tabellenblatt
setting-key = Spalte, die Neues erkennen lässt
setting-tls-preferred = Verschlüsselt und geprüft
setting-tls-required = Verschlüsselt und geprüft, immer
setting-tls-authority = Verschlüsselt, nur der Aussteller des Zertifikats wird geprüft
setting-tls-unverified = Verschlüsselt, nicht geprüft
setting-tls-off = Nicht verschlüsselt
setting-database = Datenbank
setting-table = Tabelle
setting-inside = Datei im Archiv
setting-query = Abfrage
setting-query-help = Ein eigenes SELECT statt einer Tabelle
setting-key-help = Eine Zahl, die nur wächst, oder die Zeit, zu der die Zeile entstand
setting-since = Nur Neues seit
setting-since-help = Ein Wert dieser Spalte
setting-again = Außerdem noch einmal
setting-again-help = Werte dieser Spalte, durch Kommas getrennt
setting-address = Vollständige Adresse
setting-mysql-address-help = mysql://…, statt der Felder unten
setting-postgres-address-help = postgres://…, statt der Felder unten
setting-host = Host
setting-host-help = Name oder IP-Adresse des Servers
setting-port = Port
setting-mysql-port-help = Meist 3306
setting-postgres-port-help = Meist 5432
setting-user = Benutzername
setting-user-help = Am besten ein Benutzer, der nur lesen darf
setting-password = Passwort
setting-tls = Verschlüsselung
setting-ca-file = Vertrauenswürdige Zertifikate
setting-ca-file-help = Eine Datei, die Sie mit der Adresse bekommen haben
setting-ssh-host = Über SSH-Server
setting-ssh-host-help = Ein Server, der die Datenbank erreicht, wenn dieser Computer es nicht kann
setting-ssh-user = SSH-Benutzername
setting-ssh-port = SSH-Port
setting-ssh-port-help = 22, sofern Ihnen nichts anderes genannt wurde
setting-ssh-key = SSH-Schlüssel
setting-ssh-key-help = Eine Datei; sonst die Schlüssel Ihres SSH-Agents
setting-patience = Längste Wartezeit auf die nächste Zeile
setting-patience-help = In Sekunden; ohne Angabe 600
setting-titles-row = Zeile { NUMBER($line, useGrouping: "false") }

encoding-utf-8 = UTF-8
encoding-utf-16le = UTF-16 („Unicode-Text“ von Excel)
encoding-utf-16be = UTF-16, Big-Endian
encoding-windows-1252 = Windows-1252 (westeuropäisch)
encoding-iso-8859-15 = ISO 8859-15 (westeuropäisch)
encoding-macintosh = Macintosh (westeuropäisch)
encoding-windows-1250 = Windows-1250 (mitteleuropäisch)
encoding-iso-8859-2 = ISO 8859-2 (mitteleuropäisch)
encoding-windows-1251 = Windows-1251 (kyrillisch)
encoding-koi8-r = KOI8-R (russisch)
encoding-koi8-u = KOI8-U (ukrainisch)
encoding-iso-8859-5 = ISO 8859-5 (kyrillisch)
encoding-ibm866 = IBM 866 (kyrillisch, DOS)
encoding-x-mac-cyrillic = Macintosh (kyrillisch)
encoding-windows-1253 = Windows-1253 (griechisch)
encoding-iso-8859-7 = ISO 8859-7 (griechisch)
encoding-windows-1254 = Windows-1254 (türkisch)
encoding-windows-1257 = Windows-1257 (baltisch)
encoding-iso-8859-4 = ISO 8859-4 (baltisch)
encoding-iso-8859-13 = ISO 8859-13 (baltisch)
encoding-windows-1255 = Windows-1255 (hebräisch)
encoding-iso-8859-8 = ISO 8859-8 (hebräisch)
encoding-iso-8859-8-i = ISO 8859-8-I (hebräisch)
encoding-windows-1256 = Windows-1256 (arabisch)
encoding-iso-8859-6 = ISO 8859-6 (arabisch)
encoding-windows-1258 = Windows-1258 (vietnamesisch)
encoding-windows-874 = Windows-874 (thailändisch)
encoding-iso-8859-3 = ISO 8859-3 (südeuropäisch)
encoding-iso-8859-10 = ISO 8859-10 (nordisch)
encoding-iso-8859-14 = ISO 8859-14 (keltisch)
encoding-iso-8859-16 = ISO 8859-16 (rumänisch)
encoding-shift-jis = Shift JIS (japanisch)
encoding-euc-jp = EUC-JP (japanisch)
encoding-iso-2022-jp = ISO 2022-JP (japanisch)
encoding-gbk = GBK (vereinfachtes Chinesisch)
encoding-gb18030 = GB 18030 (chinesisch)
encoding-big5 = Big5 (traditionelles Chinesisch)
encoding-euc-kr = EUC-KR (koreanisch)

allowed-whole-number = eine ganze Zahl
allowed-or-whole-number = { $choices } oder eine ganze Zahl
allowed-number = eine Zahl
allowed-time = eine Zeit wie 2024-01-31 13:45:00
allowed-port = 1 bis 65535
allowed-row = auto, none oder die Nummer einer Zeile
allowed-row-of-file = eine Zeile der Datei
allowed-filled-row = auto, none oder die Nummer einer Zeile, die nicht leer ist
allowed-values-of-column = Werte dieser Spalte
allowed-look-up = eine Datei oder eine Tabelle derselben Datenbank
allowed-no-archive = nichts, denn die Datei ist kein Archiv
allowed-no-query = nichts, denn es ist schon eine Tabelle gewählt
allowed-encryption = DISABLED, PREFERRED, UNVERIFIED, REQUIRED, VERIFY_CA oder VERIFY_IDENTITY
allowed-encryption-settings = ssl-mode=… und ssl-ca=DATEI
allowed-one-encryption = nur eine Angabe zur Verschlüsselung, keine zweite, die ihr widerspricht

format-png = ein PNG-Bild
format-sqlite = eine SQLite-Datenbank
format-jpeg = ein JPEG-Bild
format-gif = ein GIF-Bild
format-pdf = ein PDF-Dokument
format-rtf = ein RTF-Dokument
format-7zip = ein 7-Zip-Archiv
format-rar = ein RAR-Archiv
format-xz = eine mit xz gepackte Datei
format-zstd = eine mit zstd gepackte Datei
format-gzip = eine mit gzip gepackte Datei
format-bzip2 = eine mit bzip2 gepackte Datei
format-parquet = eine Parquet-Datei
format-avro = eine Avro-Datei
format-program = ein Programm
format-music = eine Musikdatei
format-music-or-film = eine Musik- oder Filmdatei
format-tiff = ein TIFF-Bild
format-riff = eine Bild-, Musik- oder Filmdatei
format-web-page = eine Webseite
format-xml = ein XML-Dokument
format-json = JSON

reading-and = { $before }, { $next }
reading-separated =
    { $by ->
        [comma] Mit Kommas getrennt
        [semicolon] Mit Semikolons getrennt
        [tab] Mit Tabulatoren getrennt
        [pipe] Mit senkrechten Strichen getrennt
        [space] Mit Leerzeichen getrennt
       *[none] Eine Spalte
    }
reading-encoding = { $name }
reading-no-titles = keine Spaltentitel
reading-titles =
    { $moved ->
        [yes] Spaltentitel in Zeile { NUMBER($line, useGrouping: "false") } ab der zweiten Spalte
       *[no] Spaltentitel in Zeile { NUMBER($line, useGrouping: "false") }
    }
reading-titles-in-rows =
    { $moved ->
        [yes] Spaltentitel in den Zeilen { NUMBER($first, useGrouping: "false") } bis { NUMBER($last, useGrouping: "false") } ab der zweiten Spalte
       *[no] Spaltentitel in den Zeilen { NUMBER($first, useGrouping: "false") } bis { NUMBER($last, useGrouping: "false") }
    }
reading-backslashes = mit Backslash maskiert
reading-spaces = ohne Leerzeichen am Rand von Zellen
reading-formulas = Text aus Formeln gelesen
reading-totals = ohne Summenzeilen am Ende
reading-in-zip = { $file } aus einem ZIP-Archiv
reading-gzip = mit gzip gepackt
reading-zstd = mit zstd gepackt
reading-json-lines = JSON, ein Datensatz pro Zeile
reading-json-list = JSON, eine Liste von Datensätzen
reading-kept-as-json = Objekte in Datensätzen als JSON behalten
reading-sheet = Tabellenblatt „{ $sheet }“ aus { $file }
reading-query = Ihre Abfrage an { $of }
reading-view = Ansicht „{ $view }“ aus { $of }
reading-table = Tabelle „{ $table }“ aus { $of }
reading-table-of-database = Tabelle „{ $table }“ aus der Datenbank „{ $database }“
reading-table-alone = Tabelle „{ $table }“
reading-query-to-database = Ihre Abfrage an die Datenbank „{ $database }“
reading-query-alone = Ihre Abfrage
reading-in-order = in der Reihenfolge von { $columns }
reading-in-no-order = in beliebiger Reihenfolge

because-none = Es gibt keine
because-usual = Das ist die übliche Einstellung
because-only-one = Es ist die einzige Möglichkeit
because-only-one-read-so = Nur diese Datei lässt sich so lesen
because-only-table = Nur dieses Blatt enthält eine Tabelle
because-largest = Das ist die größte Datei
because-largest-table = Das ist die größte Datei, die wie eine Tabelle aussieht
because-seems-largest = Das ist vermutlich die größte Tabelle
because-most-filled-rows = Dieses Blatt hat die meisten gefüllten Zeilen
because-most-rows-seen = Dieses Blatt hat die meisten gefüllten Zeilen; ausgeblendete Blätter zählen nicht
because-separator-line = So steht es in der ersten Zeile der Datei
because-no-separator = Weder Komma, Semikolon, Tabulator noch senkrechter Strich ergibt Spalten
because-marks =
    { $mark ->
        [comma]
            { $count ->
                [one] { $count } Komma
               *[other] { $count } Kommas
            }
        [semicolon]
            { $count ->
                [one] { $count } Semikolon
               *[other] { $count } Semikolons
            }
        [tab]
            { $count ->
                [one] { $count } Tabulator
               *[other] { $count } Tabulatoren
            }
       *[pipe]
            { $count ->
                [one] { $count } senkrechten Strich
               *[other] { $count } senkrechte Striche
            }
    }
because-only-line = Die einzige Zeile enthält { $marks }
because-each-row = Jede der ersten { $rows } Zeilen enthält { $marks }
because-most-rows = { $agreeing } der ersten { $rows } Zeilen enthalten { $marks }
because-separated-by-spaces = Jede Zeile hat { $cells } Zellen mit Leerzeichen dazwischen, und Text steht in Anführungszeichen
because-quotes = Text steht in Anführungszeichen
because-single-quotes = Text steht in einfachen Anführungszeichen
because-usual-quotes = Das ist die übliche Einstellung, bisher kamen keine vor
because-no-quotes = Manche Zellen beginnen mit einem Anführungszeichen, aber keine endet mit einem
because-nulls = Leere Zellen sind als \N geschrieben, wie es MySQL tut
because-backslashes = Vor Anführungszeichen im Text steht ein Backslash
because-spaces = Nach { $spaced } der ersten { $all } Trennzeichen steht ein Leerzeichen
because-few-spaces = Nur nach wenigen Trennzeichen stehen Leerzeichen
because-formulas = Tabellenkalkulationen schreiben Text so
because-totals = Die letzte Zeile beginnt mit „{ $text }“
because-end-unseen = Das Ende eines großen Blatts zeigt sich erst, wenn es ganz gelesen wird
because-no-totals = Die letzte Zeile sieht aus wie die anderen
because-row-names = Spaltentitel werden nur auf Ihren Wunsch verschoben
because-nested = So lässt sich jeder Wert zuordnen
because-nothing-for-titles = Nichts kommt als Spaltentitel infrage
because-titles-blank =
    { $first ->
        [yes] Die erste Zeile ist leer
       *[no] Diese Zeile ist leer
    }
because-titles-repeated =
    { $first ->
        [yes] Was in der ersten Zeile steht, kommt auch in den Zeilen darunter vor
       *[no] Was in dieser Zeile steht, kommt auch in den Zeilen darunter vor
    }
because-titles-nothing-typed =
    { $first ->
        [yes] Die erste Zeile enthält wie bei Titeln üblich keine Zahlen, Datumsangaben oder Adressen
       *[no] Diese Zeile enthält wie bei Titeln üblich keine Zahlen, Datumsangaben oder Adressen
    }
because-titles-typed =
    { $first ->
        [yes] Die erste Zeile enthält wie die Zeilen darunter Zahlen, Datumsangaben oder Adressen
       *[no] Diese Zeile enthält wie die Zeilen darunter Zahlen, Datumsangaben oder Adressen
    }
because-titles-unlike =
    { $first ->
        [yes] In der ersten Zeile stehen Wörter, darunter aber Zahlen, Datumsangaben oder Adressen
       *[no] In dieser Zeile stehen Wörter, darunter aber Zahlen, Datumsangaben oder Adressen
    }
because-titles-mostly-unlike =
    { $first ->
        [yes] In der ersten Zeile stehen meist Wörter, darunter aber Zahlen, Datumsangaben oder Adressen
       *[no] In dieser Zeile stehen meist Wörter, darunter aber Zahlen, Datumsangaben oder Adressen
    }
because-titles-alike =
    { $first ->
        [yes] Die erste Zeile sieht aus wie die Zeilen darunter
       *[no] Diese Zeile sieht aus wie die Zeilen darunter
    }
because-titles-below =
    { $count ->
        [one] { $why }; die Zeile darüber gehört nicht zur Tabelle
       *[other] { $why }; die { $count } Zeilen darüber gehören nicht zur Tabelle
    }
because-title-row = Die Zeile darunter sieht aus wie die übrigen
because-title-rows = Diese Zeilen enthalten Wörter, die Zeilen darunter aber Zahlen, Datumsangaben oder Adressen
because-mark = Die Datei beginnt mit der Markierung für { $name }
because-every-second-byte = Jedes zweite Byte ist null oder fast immer gleich
because-japanese = Die Datei wechselt zwischen Schriften, wie es bei japanischem Text üblich ist
because-plain-letters =
    { $whole ->
        [yes] Die Datei enthält nur einfache Buchstaben, die fast überall gleich gespeichert werden
       *[no] Die geprüften Stellen enthalten nur einfache Buchstaben, die fast überall gleich gespeichert werden
    }
because-letters =
    { $whole ->
        [yes]
            { $count ->
                [one] Das einzige Sonderzeichen der Datei ist als UTF-8 gespeichert
               *[other] Alle { $count } Sonderzeichen der Datei sind als UTF-8 gespeichert
            }
       *[no]
            { $count ->
                [one] Das einzige Sonderzeichen an den geprüften Stellen ist als UTF-8 gespeichert
               *[other] Alle { $count } Sonderzeichen an den geprüften Stellen sind als UTF-8 gespeichert
            }
    }
because-most-letters =
    { $whole ->
        [yes] { $proper } Sonderzeichen der Datei sind als UTF-8 gespeichert, { $improper } allerdings nicht
       *[no] { $proper } Sonderzeichen an den geprüften Stellen sind als UTF-8 gespeichert, { $improper } allerdings nicht
    }
because-macintosh = Es ist kein UTF-8, und die Zeilen enden wie früher auf dem Macintosh
because-looks-like = Es ist kein UTF-8, und die Zeichen passen am ehesten zu { $name }

completion-before = was schon importiert wurde
completion-person = die Person
completion-time = wann es passiert ist
completion-new = was neu ist
completion-table = eine Tabelle
completion-column = eine Spalte von { $table }

damaged-no-end = das Ende des Archivs fehlt
damaged-nonsense = darin stehen unmögliche Angaben
damaged-ended-early = das Lesen brach vorzeitig ab
damaged-cells-unordered = die Zellen von Zeile { NUMBER($line, useGrouping: "false") } sind ungeordnet
damaged-other-than-listed = { $name } ist anders, als das Archiv angibt
damaged-checksum = die Prüfsumme stimmt nicht

json-no-objects = { $path } ist JSON ohne Datensätze: Jeder muss ein Objekt sein, zum Beispiel { "{" }"email": "ada@example.com"{ "}" }, entweder eines pro Zeile oder alle in einer Liste. Exportieren Sie die Datei noch einmal, oder wählen Sie eine andere.
json-one-object = { $path } ist ein einziges JSON-Objekt; die Datensätze stehen vermutlich in der Liste „{ $list }“. Speichern Sie diese Liste als eigene Datei, und wählen Sie diese.
json-too-many-nested-keys =
    { $path } hat mehr als { $most } verschiedene Schlüssel; vielleicht hat jede Person oder jeder Tag einen eigenen. { $face ->
        [window] Wählen Sie bei „Verschachtelte Objekte“ die Option „Als JSON behalten“.
       *[commands] Geben Sie --set nested=json an.
    }
json-too-many-keys = { $path } hat mehr als { $most } verschiedene Schlüssel und ist damit keine Tabelle. Exportieren Sie die Datei so, dass Unterschiede zwischen Datensätzen in den Werten stehen und nicht in den Schlüsseln.
json-too-long = Der Datensatz, der in Zeile { NUMBER($line, useGrouping: "false") } von { $path } beginnt, ist länger als { $megabytes } MB, oder eine Klammer oder ein Anführungszeichen darin wird nicht geschlossen. Exportieren Sie die Datei noch einmal, oder korrigieren Sie diese Zeile.

sheet-password = { $path } ist durch ein Passwort geschützt. Öffnen Sie die Datei in dem Programm, aus dem sie stammt, speichern Sie eine Kopie ohne Passwort, und wählen Sie diese.
sheet-damaged = Die Arbeitsmappe { $path } ist beschädigt oder unvollständig und deshalb nicht ganz lesbar ({ $met }). Kopieren Sie sie noch einmal vom Ursprungsort, oder öffnen Sie sie, speichern Sie sie neu, und wählen Sie diese Datei.
sheet-other-document = { $path } ist ein Office-Dokument, aber keine lesbare Arbeitsmappe. Wählen Sie eine Arbeitsmappe oder eine CSV-Datei.
sheet-macro-sheets = { $path } enthält Blätter mit Makros alter Excel-Versionen und lässt sich damit nicht lesen. Öffnen Sie die Datei, speichern Sie sie als .xlsx, und wählen Sie diese.
sheet-binary = { $path } ist eine binäre Arbeitsmappe (.xlsb), die nicht bis zum Ende lesbar ist oder deren Zellen auf seltene Art gespeichert sind. Öffnen Sie sie, speichern Sie sie als .xlsx, und wählen Sie diese Datei.
sheet-old-cells = { $path } ist eine .xls-Arbeitsmappe, deren Formeln so gespeichert sind wie in sehr alten Excel-Versionen. Öffnen Sie die Datei, speichern Sie sie als .xlsx, und wählen Sie diese.
sheet-no-table = Die Arbeitsmappe { $path } enthält keine Tabelle: Kein Blatt hat eine Titelzeile mit Zeilen darunter. Wählen Sie eine andere Datei.
sheet-too-large = { $path } ist zu groß, denn { $what } muss in den Arbeitsspeicher passen, und dafür sind höchstens { $megabytes } MB möglich. Öffnen Sie die Datei, speichern Sie sie als { $instead }, und wählen Sie diese Datei.
sheet-its-texts = der Text der Zellen
sheet-an-ods = eine OpenDocument-Tabelle
sheet-an-xls = eine .xls-Arbeitsmappe
sheet-as-csv = CSV (UTF-8)
sheet-as-xlsx-or-csv = .xlsx oder CSV

packed-cut-off = { $path } ist abgeschnitten: Die Datei endet, bevor ihr Inhalt vollständig ist. Exportieren, laden oder kopieren Sie sie noch einmal.
packed-damaged = Die gepackte Datei { $path } ist beschädigt oder unvollständig und deshalb nicht ganz lesbar ({ $met }). Exportieren, laden oder kopieren Sie sie noch einmal.
packed-bomb = { $path } wird beim Entpacken mehr als { $times }-mal so groß. Das gibt es bei keiner Tabelle; vielleicht soll die Datei Schaden anrichten. Wenn Sie wissen, woher sie stammt, entpacken Sie sie selbst, und wählen Sie den Inhalt.
packed-tar = { $path } enthält ein tar-Archiv, in das Backfill nicht hineinsieht. Entpacken Sie es, und wählen Sie eine Datei daraus.
packed-twice = { $path } enthält eine weitere gepackte Datei, in die Backfill nicht hineinsieht. Entpacken Sie sie, und wählen Sie den Inhalt.
packed-archives = Das ZIP-Archiv { $path } enthält eine weitere gepackte Datei ({ $name }), in die Backfill nicht hineinsieht. Entpacken Sie sie, und wählen Sie den Inhalt.
packed-empty = Das ZIP-Archiv { $path } enthält keine Datei, in der eine Tabelle stehen kann (zum Beispiel .csv oder .jsonl): Es ist leer. Wählen Sie eine andere Datei, oder entpacken Sie das Archiv, und wählen Sie eine Datei daraus.
packed-no-table = Das ZIP-Archiv { $path } enthält keine Datei, in der eine Tabelle stehen kann (zum Beispiel .csv oder .jsonl), sondern { $holds }. Wählen Sie eine andere Datei, oder entpacken Sie das Archiv, und wählen Sie eine Datei daraus.
packed-password = { $name } in { $path } ist durch ein Passwort geschützt. Entpacken Sie die Datei mit dem Passwort, und wählen Sie den Inhalt.
packed-method = { $name } in { $path } ist so gepackt, dass Backfill es nicht lesen kann. Entpacken Sie die Datei, und wählen Sie den Inhalt.

sqlite-not-a-database = { $path } ist nicht als SQLite-Datenbank lesbar: Die Datei ist verschlüsselt oder beschädigt. Speichern Sie in dem Programm, aus dem sie stammt, eine Kopie ohne Passwort, und wählen Sie diese.
sqlite-damaged = { $path } ist beschädigt, deshalb sind nicht alle Zeilen lesbar. Kopieren Sie die Datei noch einmal vom Ursprungsort, während kein Programm in sie schreibt.
sqlite-busy = Ein anderes Programm schreibt gerade in { $path }. Schließen Sie das Programm, oder wählen Sie eine Kopie der Datei.
sqlite-no-tables = { $path } enthält keine Tabellen. Wählen Sie eine andere Datei.
sqlite-nothing-readable = Die Tabelle „{ $table }“ in { $path } enthält nur Bilder und Dateien und damit nichts zum Importieren.
sqlite-bad-query = SQLite versteht diese Abfrage an { $path } nicht: { $said }. Korrigieren Sie die Abfrage.
sqlite-no-select = { $path } wird nur gelesen. Schreiben Sie ein einziges SELECT und nichts weiter.
sqlite-table-and-query = Wählen Sie eine Tabelle, oder schreiben Sie eine Abfrage, nicht beides.
sqlite-other = { $path } lässt sich nicht lesen: { $met }. Versuchen Sie es noch einmal.
