### Mehrere Dateien, die als eine Tabelle gelesen werden.
files-lack-columns =
    { $files } { $count ->
        [one] hat
       *[other] haben
    } { $titles ->
        [one] keine Spalte { $columns }; sie ist dort leer.
       *[other] die Spalten { $columns } nicht; sie sind dort leer.
    }
files-alone-have-columns =
    Nur { $files } { $count ->
        [one] hat
       *[other] haben
    } { $titles ->
        [one] die Spalte { $columns }; in den anderen ist sie leer.
       *[other] die Spalten { $columns }; in den anderen sind sie leer.
    }
files-other-order = Die Spalten von { $files } stehen in anderer Reihenfolge. Sie werden nach ihrem Titel zugeordnet.
files-read-otherwise =
    { $files } { $count ->
        [one] wird anders gelesen: { $reading }.
       *[other] werden anders gelesen: { $reading }.
    }
files-without-rows =
    { $files } { $count ->
        [one] hat keine Zeilen.
       *[other] haben keine Zeilen.
    }
files-of-rows-left-out =
    { $files } { $count ->
        [one] enthält Zeilen, die bei einem früheren Import ausgelassen wurden, und wird deshalb nicht mit den anderen gelesen. Öffnen Sie die Datei allein.
       *[other] enthalten Zeilen, die bei früheren Importen ausgelassen wurden, und werden deshalb nicht mit den anderen gelesen. Öffnen Sie jede allein.
    }
files-differ-more =
    { $count ->
        [one] Ein weiterer Unterschied.
       *[other] { $count } weitere Unterschiede.
    }
file-and-sentence = { $file }: { $sentence }
begin-files = Dateien, die seither dazukamen, sind neu, und ebenso Zeilen am Ende der anderen.
all-as-one-table = Alle zusammen, als eine Tabelle
line-and-file = Zeile und Datei
line-in-file = { $line }  { $file }
line-in-file-whole = { $place }, vollständig
warning-in-files = { $what } ({ $places }).
warning-first-in-files = { $what } ({ $places }, …).
file-and-lines =
    { $file } { $count ->
        [one] Zeile { $lines }
       *[other] Zeilen { $lines }
    }

reading-files =
    { $count ->
        [one] { $count } Datei
       *[other] { $count } Dateien
    }
reading-tables =
    { $count ->
        [one] { $count } Tabelle
       *[other] { $count } Tabellen
    }
reading-of-several = { $all }: { $usual }
reading-in-each = Von Datei zu Datei verschieden

several-nothing-fits = Keine Datei hat einen Namen wie { $pattern }. Prüfen Sie das Muster und den Ordner; * steht für beliebige Zeichen, ? für eines.
several-only-folders = Nur Ordner haben einen Namen wie { $pattern }, keine Dateien. Ergänzen Sie das Muster um die Dateien: { $pattern }/*.csv
several-empty-folder = { $path } ist ein leerer Ordner. Wählen Sie den Ordner, in dem die Dateien liegen.
several-nothing-in-folder = { $path } ist ein Ordner ohne eine Datei, in der eine Tabelle stehen könnte (etwa .csv, .xlsx oder .jsonl). Dateien in Unterordnern werden nicht gelesen: Wählen Sie den Ordner, in dem die Dateien liegen, oder nennen Sie die Dateien.
several-address = Eine Datenbank lässt sich nicht zusammen mit Dateien als eine Tabelle lesen. Öffnen Sie eines von beiden allein.
several-file-beside = Der Plan nennt die Datei { $file } und daneben die Dateien { $chosen }. Nur eines von beidem kann gelesen werden: Entfernen Sie im Plan „file“, oder nehmen Sie die Datei in „files“ auf.
several-name-is-no-text = Der Name von { $path } enthält Bytes, die kein Text sind; kein Plan könnte die Datei nennen. Benennen Sie sie um, oder nehmen Sie sie aus dem Ordner.
several-too-many = { $chosen } steht für mehr als { $most } Dateien; so viele lassen sich höchstens als eine Tabelle lesen. Wählen Sie weniger auf einmal.
several-different-kinds = { $one } ({ $kind }) und { $other } ({ $other_kind }) sind Dateien verschiedener Art. Nur Dateien einer Art lassen sich als eine Tabelle lesen: Wählen Sie diese, etwa durch ein Muster mit ihrer Endung.
several-kind-of-one = Die Datei { $file } ({ $kind }) lässt sich nicht zusammen mit anderen als eine Tabelle lesen. Öffnen Sie sie allein.
several-other-table = { $file } hat keinen der Spaltentitel von { $first } und ist deshalb eine andere Tabelle. Wählen Sie nur Dateien, die zusammengehören, etwa durch ein Muster.
several-no-table-fits = Nichts in { $path } hat einen Namen wie { $pattern }. Darin liegt: { $holds }.
several-appeared = { $path } kam dazu, während die Dateien gelesen wurden; was geprüft wurde, ist also nicht mehr alles. Öffnen Sie die Dateien noch einmal.
several-vanished = { $path } war beim Öffnen der Dateien noch da und fehlt jetzt. Legen Sie die Datei zurück, oder öffnen Sie alle noch einmal.
