### Choose: the first page, before a file or table is open.

choose-page = Choose
choose-aside = Backfill reads your file where it is. It never changes it.
choose-title = What do you want to import?
choose-about = Sign-ups, purchases, cancellations: any list with a person and a date can become events in Kissmetrics.
choose-opening-file = Opening your file…
choose-opening-import = Opening it…
# $files: what can be read, as a list: "CSV, TSV, text, JSON".
choose-kinds = { $files }. Several at once, or a folder, are read as one table. Or paste cells from a spreadsheet.

## The other ways in, a card each.

choose-database = Connect to a database
# $kinds: databases, such as "MySQL/MariaDB or PostgreSQL"
choose-database-about = { $kinds }, read only. You need an address, a user name and a password.
choose-database-open = Connect…
choose-sample = Try it with sample data
choose-sample-about = Two minutes, a list of 480 customers, a practice tracker. Nothing is sent.
choose-sample-open = Start the sample
choose-recent = Recent
choose-no-recent = Your imports are listed here, with what became of them.

## How the window looks, and what it speaks. Languages are called as they call themselves.

choose-look = Appearance
choose-look-light = Light
choose-look-dark = Dark
choose-language = Language
