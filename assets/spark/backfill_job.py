#!/usr/bin/env python3
"""Turns a table of any size into events for Kissmetrics, on a Spark cluster, by a plan of Backfill's wizard.

    backfill map plan.toml --prepare -o prepared.map
    spark-submit backfill_job.py --plan prepared.map --backfill backfill --order id \\
        --format parquet --input s3a://lake/orders --output s3a://events/orders

Every decision is made by the program `backfill`, which each task runs on its rows or people; this file only carries
lines. The rows go through `backfill map --keyed`, which says whose each event is; Spark brings each person's events
together, in the order of the rows, and pipes them through `backfill map --by-person`. What comes out are files
NAME.0001.json and so on, as Kissmetrics takes them from a bucket, and _NAME.summary.json with what was counted.

A task that fails is run again by Spark: nothing is written twice, since what it wrote counts only once it has ended. A
job that was lost while it named its files is called once more as it was, and goes on with that.

Times that Spark knows as instants are passed on with their zone, UTC, and times that say none as they are: the plan's
zone counts for these alone. Some tables say instants of what is the time on a clock (ORC and Hive have no other way to
say it); --wall-time COLUMN passes such a column on as what the clock said.

Of files of text nothing is taken that is not as it should be: a row with other cells than there are titles, titles that
are not those of the other files, letters of another encoding. Cells may hold line breaks, and so one task reads a file
to its end; --option multiLine=false shares a large file among several, where no cell holds any.
"""

import argparse
import csv
import datetime
import decimal
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

ORDER = "backfill_order"
"""The column that tells the order of the rows, as `backfill` is given it."""

MARK = "\t"
"""A line that begins so holds what a process counted. Lines of events never do."""

NAMES = 65_535
"""So many names of events the tracker takes."""

ZONE = "spark.sql.session.timeZone"

SAID = "backfill map: "
"""Stands before what the program said when it failed."""

USUAL = {
    "csv": {"header": "true", "escape": '"', "multiline": "true", "mode": "FAILFAST", "enforceschema": "false"},
    "json": {"mode": "FAILFAST"},
    "jdbc": {"prefertimestampntz": "true"},
}
"""How Spark's reader reads a format, where no --option says it: so that what it can't read as it stands is an error."""

SET = {
    # What instants are as text must not depend on where this runs.
    ZONE: "UTC",
    # Else a row is not held against its titles.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    # Some clusters leave out what can't be read.
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    # From the fourth version on few encodings are known, and it is an error to look for what is no letter.
    "spark.sql.legacy.javaCharsets": "true",
    "spark.sql.legacy.codingErrorAction": "true",
}
"""What is set for the session, whatever the cluster has."""

LOST_LETTER = "\ufffd"
"""Stands where a letter could not be read."""


class Refused(Exception):
    """What was asked for can't be done; the message says why, and what to do."""


def main():
    arguments = parsed()
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("Backfill " + arguments.name).getOrCreate()
    zone = spark.conf.get(ZONE)
    for name, value in SET.items():
        spark.conf.set(name, value)
    try:
        if arguments.sample:
            write_sample(read(spark, arguments), Texts(spark, arguments, zone), arguments)
        else:
            run(spark, Texts(spark, arguments, zone), arguments)
    except Refused as refused:
        sys.exit(str(refused))
    except Exception as error:
        said = sentence(str(error))
        if said is None:
            raise
        sys.exit(said)


def sentence(error):
    """What is wrong, in a line, where Spark's error is about what was read; else None."""
    said = re.search(r"(?m)(" + re.escape(SAID) + r".*)|(?:^|\.)Refused: (.+)", error)
    if said is not None:
        return said.group(1) or said.group(2)
    file = re.search(r"(?:reading file|CSV file:) (\S+?)\.?\s", error + " ")
    where = f" in {file.group(1)}" if file else ""
    if "CSV header" in error:
        return (f"The titles{where} are not those of the other files, so that cells would come under other titles. Give all files"
                " the same titles in the same order. --option enforceSchema=true takes those of one file for all of them.")
    if re.search(r"Malformed records are detected|MALFORMED_\w*RECORD", error):
        row = re.search(r"Malformed \w+ record: (.+)", error)
        row = f" ({row.group(1).split(' SQLSTATE: ')[0][:200]})" if row else ""
        return (f"A row{where} is damaged{row}: it has more or fewer cells than there are titles, or can't be read. Correct"
                " it, or say how the rows are written, as with --option sep=; --option mode=PERMISSIVE takes such rows as they"
                " are: what they lack is blank, what they have too much is lost.")
    return None


def parsed():
    parser = argparse.ArgumentParser(description="Turns a table of any size into events for Kissmetrics.")
    parser.add_argument("--plan", help="what backfill map --prepare wrote")
    parser.add_argument("--backfill", default="backfill", help="the program: a file here, which is sent to all"
                        " computers, or a command that each of them has")
    parser.add_argument("--input", action="append", default=[], help="where the table is (can be repeated)")
    parser.add_argument("--format", default="parquet", help="how it is stored: parquet, csv, orc, json, jdbc, ...")
    parser.add_argument("--table", help="a table of the catalog (Hive), in place of --input")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE",
                        help="an option of Spark's reader, as url=jdbc:mysql://... (can be repeated)")
    parser.add_argument("--wall-time", action="append", default=[], metavar="COLUMN", help="the times of this column are"
                        " those on a clock in the plan's zone, though the table takes them for instants (can be repeated)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting for backfill map, as"
                        " totals=keep (can be repeated)")
    parser.add_argument("--order", help="the column that tells the order of the rows: whole numbers or times, different"
                        " in each row of a person")
    parser.add_argument("--output", required=True, help="the folder or bucket that the files go to; with --sample a"
                        " file here")
    parser.add_argument("--name", default="events", help="how the names of the files begin")
    parser.add_argument("--lines-per-file", type=int, default=500_000, help="the most events in a file")
    parser.add_argument("--input-partitions", type=int, help="among so many tasks the rows are shared (else as they lie)")
    parser.add_argument("--partitions", type=int, help="among so many tasks the people are shared")
    parser.add_argument("--sample", type=int, metavar="ROWS",
                        help="write so many rows as a CSV file for the wizard, just as they will be read, and nothing else")
    arguments = parser.parse_args()
    if not arguments.input and not arguments.table and arguments.format != "jdbc":
        parser.error("name what is read, with --input or --table")
    for needed in [] if arguments.sample else ["plan", "order"]:
        if getattr(arguments, needed) is None:
            parser.error("--" + needed + " is needed")
    if arguments.lines_per_file < 1:
        parser.error("--lines-per-file takes numbers from 1 on")
    if not re.fullmatch(r"[A-Za-z0-9-]+", arguments.name):
        parser.error("--name takes letters, digits and hyphens")
    return arguments


def read(spark, arguments):
    """The table, with all of its columns as they are."""
    options = options_of(arguments)
    if arguments.table:
        return spark.table(arguments.table)
    if arguments.format == "csv" and options.get("inferschema", "false").lower() != "false":
        raise Refused("--option inferSchema changes what stands in the cells (007 becomes 7), so that it would not be what"
                      " the plan was made for. Leave it out.")
    refuse_other_letters(spark, arguments)
    places = arguments.input if arguments.input else None
    reader = spark.read.format(arguments.format).options(**{**USUAL.get(arguments.format, {}), **options})
    table = reader.load(places)
    if arguments.format == "csv" and "enforceschema" not in options and len(table.inputFiles()) == 1:
        # There is no other file whose titles could differ. Spark names columns itself that have no title, or one twice.
        table = reader.option("enforceSchema", "true").load(places)
    return table


def refuse_other_letters(spark, arguments):
    """Spark puts a sign in the place of what is no letter in UTF-8, so that it can't be told any more from one that stood
    there."""
    from pyspark.sql import functions

    if arguments.format not in ("csv", "json") or encoding_of(arguments) not in ("UTF-8", "UTF8"):
        return
    # Which files there are is said in the same way for all formats.
    named = ("recursivefilelookup", "pathglobfilter", "modifiedbefore", "modifiedafter")
    options = {name: value for name, value in options_of(arguments).items() if name in named}
    lines = spark.read.format("text").options(**options).load(arguments.input)
    letters = functions.col("value").cast("binary")
    other = lines.filter(functions.decode(letters, "UTF-8").cast("binary") != letters)
    other = other.select(functions.input_file_name(), functions.decode(letters, "UTF-8")).head()
    if other is not None:
        raise Refused(f"{other[0]} is not UTF-8 text. Say which encoding it has, as --option encoding=windows-1252. The first"
                      f" such line: {other[1][:200]}")


def encoding_of(arguments):
    """The encoding of files of text."""
    options = options_of(arguments)
    return options.get("encoding", options.get("charset", "UTF-8")).upper()


def options_of(arguments):
    """The options of Spark's reader, whose names it takes in letters of whatever case."""
    named = (option.partition("=")[::2] for option in arguments.option)
    return {name.lower(): value for name, value in named}


def title(name):
    """A column's title as the program reads it."""
    return " ".join(name.split())


def quoted(name):
    """The column of this name, whatever letters it has."""
    from pyspark.sql import functions

    return functions.col("`" + name.replace("`", "``") + "`")


class Texts:
    """How columns become the texts that stand in the rows."""

    def __init__(self, spark, arguments, zone):
        self.wall = arguments.wall_time
        self.zone = zone
        # MySQL's driver gives both kinds of its times as one, and before its fourth version Spark does too.
        url = options_of(arguments).get("url", "")
        self.is_unclear = (arguments.format == "jdbc" and re.match("jdbc:(mysql|mariadb):", url) is not None
                           and "prefertimestampntz" not in options_of(arguments) and int(spark.version.split(".")[0]) < 4)

    def of(self, table, columns):
        """These columns as texts."""
        unknown = [name for name in self.wall if name not in table.columns]
        if unknown:
            raise Refused(f'The table has no column "{unknown[0]}", which --wall-time names.')
        return [self.text(table, name).alias(name) for name in columns]

    def text(self, table, name):
        from pyspark.sql import functions, types

        column, kind = quoted(name), table.schema[name].dataType
        is_instant = isinstance(kind, types.TimestampType)
        if self.is_unclear and (is_instant or isinstance(kind, types.TimestampNTZType)):
            raise Refused(f'This Spark does not tell whether "{name}" is DATETIME or TIMESTAMP in the database. If such columns'
                          " are DATETIME, add --option preferTimestampNTZ=true: the plan's zone counts for them. If they"
                          " are TIMESTAMP, add --option preferTimestampNTZ=false, and to the url"
                          " connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true")
        if is_instant and name in self.wall:
            return functions.from_utc_timestamp(column, self.zone).cast("string")
        if is_instant:
            return functions.concat(column.cast("string"), functions.lit("Z"))
        return column.cast("string")


def numbers_of(table, columns):
    """The places of columns whose texts may have an exponent; for each whether its numbers are floating ones."""
    from pyspark.sql import types

    kinds = [table.schema[name].dataType for name in columns]
    floating = (types.FloatType, types.DoubleType)
    return {place: isinstance(kind, floating) for place, kind in enumerate(kinds)
            if isinstance(kind, (*floating, types.DecimalType))}


def plain(text, is_floating):
    """A number as files have it: 15000000.0 where Spark says 1.5E7."""
    if "E" not in text:
        return text
    digits = format(decimal.Decimal(text.replace(".0E", "E") if is_floating else text), "f")
    return digits + ".0" if is_floating and "." not in digits else digits


def order_of(table, name):
    """The column that tells the order, as the text of whole numbers."""
    from pyspark.sql import functions, types

    if name not in table.columns:
        raise Refused(f'The table has no column "{name}" to tell the order of its rows.')
    kind = table.schema[name].dataType
    column = quoted(name)
    is_whole = isinstance(kind, types.IntegralType) or isinstance(kind, types.DecimalType) and kind.scale == 0
    if is_whole or isinstance(kind, types.StringType):
        # The program refuses what is no number or too large for one, and names the row.
        return column.cast("string")
    if isinstance(kind, types.DateType):
        return functions.datediff(column, functions.to_date(functions.lit("1970-01-01"))).cast("string")
    if kind.simpleString() in ("timestamp", "timestamp_ntz"):
        # Of a clock's times only the order counts, and in this session's zone no hour comes twice.
        time = "`" + name.replace("`", "``") + "`"
        return functions.expr(f"unix_micros(cast({time} as timestamp))").cast("string")
    raise Refused(f'The column "{name}" holds {kind.simpleString()}, which tells no order. Name one with whole numbers or'
                  " times.")


def write_sample(table, texts, arguments):
    """Writes the first rows as the tasks will read them."""
    rows = table.select(texts.of(table, table.columns)).limit(arguments.sample).collect()
    lines = csv_lines(table.columns, rows, numbers_of(table, table.columns))
    with open(arguments.output, "w", encoding="utf-8", newline="") as file:
        for text in readable(lines, arguments):
            file.write(text)


def csv_lines(titles, rows, numbers):
    """Titles and rows as CSV in which every cell is quoted, so that none can be taken for anything else."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(titles)
    for row in rows:
        cells = ["" if cell is None else cell for cell in row]
        for place, is_floating in numbers.items():
            cells[place] = plain(cells[place], is_floating)
        writer.writerow(cells)
        if text.tell() > 65_536:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def readable(texts, arguments):
    """The texts, if all letters of files in an encoding other than UTF-8 could be read."""
    encoding = encoding_of(arguments)
    is_held = arguments.format in ("csv", "json") and not encoding.startswith("UTF")
    for text in texts:
        if is_held and LOST_LETTER in text:
            raise Refused(f"What is read holds a letter that is none in {encoding}. Say which encoding it has, with --option"
                          " encoding=NAME")
        yield text


def run(spark, texts, arguments):
    from pyspark import StorageLevel
    from pyspark.sql import functions, types

    wanted = columns_of(arguments.plan)
    out = Folder(spark, arguments.output, arguments.name)
    asked = asked_of(arguments)
    if out.is_named_already(asked):
        return
    out.refuse_earlier()
    table = read(spark, arguments)
    if arguments.input_partitions:
        table = table.repartition(arguments.input_partitions)
    known = {title(name): name for name in table.columns}
    missing = [name for name in wanted if name not in known]
    if missing:
        raise Refused("The table has no column " + ", ".join(f'"{name}"' for name in missing) + ", which the plan uses."
                      " It has " + ", ".join(f'"{name}"' for name in table.columns) + ".")
    order = order_of(table, arguments.order)
    columns = [known[name] for name in wanted]
    rows = table.select(texts.of(table, columns) + [order.alias(ORDER)])
    titles, numbers = rows.columns, numbers_of(table, columns)

    program = Program(spark, arguments)
    settings = [word for setting in arguments.set for word in ("--set", setting)]
    mapped = rows.rdd.mapPartitions(lambda rows: program.lines(
        ["--keyed", "--read", "csv", "--order", ORDER, *settings],
        readable(csv_lines(titles, rows, numbers), arguments)))
    lines = spark.createDataFrame(mapped, types.StringType(), verifySchema=False)
    parts = functions.split(lines.value, "\t", 5)
    shares = arguments.partitions or max(mapped.getNumPartitions(), spark.sparkContext.defaultParallelism)

    def number(at):
        # Counters have none, and are not asked: whether a text that is no number fails is for the session to say.
        return functions.when(~lines.value.startswith(MARK), parts[at].cast("long"))

    # Counters have no person, and so come first in one of the shares.
    lines = lines.select("value", parts[0].alias("person"), number(1).alias("part"), number(2).alias("row"),
                         number(3).alias("rule"))
    lines = lines.repartition(shares, "person").sortWithinPartitions("person", "part", "row", "rule").select("value")
    decided = lines.rdd.mapPartitions(lambda rows: people(program, (row[0] for row in rows)))
    decided = spark.createDataFrame(decided, types.StringType(), verifySchema=False)
    # Both what was counted and the events are taken from it.
    decided.persist(StorageLevel.DISK_ONLY)
    is_counted = decided.value.startswith(MARK)
    counted = [json.loads(row[0]) for row in decided.filter(is_counted).collect()]
    summary = summed(counted)
    events = in_files(spark, decided.filter(~is_counted), arguments.lines_per_file).write.mode("overwrite")
    # Whatever the cluster does with what it writes.
    events = events.option("compression", "none").option("maxRecordsPerFile", arguments.lines_per_file)
    events.text(out.unfinished.toString())
    out.plan_names(asked, summary)
    out.name_parts()
    decided.unpersist()


def in_files(spark, events, most):
    """The events, shared out so that all files but one hold as many as they may, since Kissmetrics takes a file an hour,
    however few are in it."""
    from pyspark.sql import functions

    # The number of a share of people stands above these bits, the event's place in it beneath.
    bits = 33
    events = events.select("value", functions.monotonically_increasing_id().alias("at"))
    events = events.withColumn("share", functions.shiftright("at", bits))
    begins, total = [], 0
    for share, count in sorted(tuple(row) for row in events.groupBy("share").count().collect()):
        begins.append((share, total - (share << bits)))
        total += count
    begins = spark.createDataFrame(begins, "share long, begin long")
    events = events.join(functions.broadcast(begins), "share").withColumn("place", functions.expr("at + begin"))
    events = events.withColumn("file", functions.expr(f"place div {most}"))
    # A task may get several files. It writes one after the other, each full but the last of all.
    events = events.repartition(max(-(-total // most), 1), "file").sortWithinPartitions("place")
    return events.select("value")


def asked_of(arguments):
    """What tells a job from another one that writes to the same place."""
    with open(arguments.plan, "rb") as file:
        plan = hashlib.sha256(file.read()).hexdigest()
    own = ("input", "format", "table", "option", "order", "wall_time", "set")
    return {"plan": plan, **{name: getattr(arguments, name) for name in own}}


def columns_of(path):
    """The columns that a prepared plan reads."""
    with open(path, encoding="utf-8") as file:
        first = file.readline()
    try:
        return json.loads(first)["columns"]
    except (ValueError, KeyError, TypeError):
        raise Refused(f"{path} is no prepared plan. Write one: backfill map PLAN --prepare -o {path}") from None


def people(program, lines):
    """The events of sorted lines, and behind them what was counted of them and of the rows."""
    earlier = []

    def events():
        for line in lines:
            if line.startswith(MARK):
                earlier.append(line)
            else:
                yield line + "\n"

    yield from program.lines(["--by-person"], events())
    yield from earlier


class Program:
    """The program `backfill`, as tasks start it."""

    def __init__(self, spark, arguments):
        spark.sparkContext.addFile(arguments.plan)
        self.plan = os.path.basename(arguments.plan)
        self.is_sent = os.path.isfile(arguments.backfill)
        if self.is_sent:
            spark.sparkContext.addFile(arguments.backfill)
        self.command = os.path.basename(arguments.backfill) if self.is_sent else arguments.backfill

    def lines(self, more, texts):
        """Pipes texts through `backfill map`; gives its lines, and behind them what it counted."""
        from pyspark import SparkFiles

        command = SparkFiles.get(self.command) if self.is_sent else self.command
        with tempfile.TemporaryDirectory() as folder:
            counters = os.path.join(folder, "counters.json")
            yield from piped([command, "map", SparkFiles.get(self.plan), "--counters", counters, *more], texts)
            with open(counters, encoding="utf-8") as file:
                yield MARK + file.read().strip()


def piped(command, texts):
    """Starts a command, gives it texts and yields its lines. Whatever goes wrong on either side is an error here: an
    input that breaks off must never pass for one that has ended."""
    # What the program itself remembers stays out of it.
    environment = {**os.environ, "BACKFILL_LANGUAGE": "en"}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment)
    broken = []
    said = []

    def feed():
        try:
            for text in texts:
                process.stdin.write(text.encode("utf-8"))
            process.stdin.close()
        except BrokenPipeError:
            # It has ended, and says why.
            pass
        except BaseException as error:
            broken.append(error)
            process.kill()

    feeding = threading.Thread(target=feed, daemon=True)
    listening = threading.Thread(target=lambda: said.extend(process.stderr.read().decode("utf-8", "replace").splitlines()),
                                 daemon=True)
    feeding.start()
    listening.start()
    try:
        for line in process.stdout:
            yield line[:-1].decode("utf-8")
        feeding.join()
        code = process.wait()
        listening.join()
        if broken:
            raise broken[0]
        if code != 0:
            raise RuntimeError(SAID + (said[-1] if said else f"it ended with {code}"))
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def summed(counted):
    """What all processes counted, together."""
    summary = {}
    for counters in counted:
        for name, value in counters.items():
            if name in ("stage", "unseen") or value is None:
                continue
            if isinstance(value, dict):
                of = summary.setdefault(name, {})
                for key, count in value.items():
                    of[key] = of.get(key, 0) + count
            elif name == "first":
                summary[name] = min(summary.get(name, value), value)
            elif name == "last":
                summary[name] = max(summary.get(name, value), value)
            else:
                summary[name] = summary.get(name, 0) + value
    check_sums(summary)
    # Beyond so many names it hangs on which came first in the whole, and no share knows that.
    is_unknown = any("kept" in counters and counters["kept"] is None for counters in counted)
    if is_unknown or len(summary.get("names", {})) > NAMES:
        summary["kept"] = None
        summary["kept_unknown"] = f"There are more than {NAMES} names of events, of which the tracker takes no more."
    return summary


def check_sums(summary):
    """Every row and every event is accounted for once."""
    of = lambda *names: sum(summary.get(name, 0) for name in names)
    rows, events = of("used", "skipped", "rejected"), of("merged", "withheld", "pending")
    if (of("rows"), of("made"), of("mapped")) != (rows, events, of("taken")):
        raise Refused("What was counted does not add up, so that nothing was written: " + json.dumps(summary))


class Folder:
    """A folder or a bucket, wherever Spark can write."""

    def __init__(self, spark, url, name):
        self.jvm = spark._jvm
        self.name = name
        self.path = self._path(url)
        self.files = self.path.getFileSystem(spark._jsc.hadoopConfiguration())
        # What begins so is nothing that Kissmetrics takes.
        self.unfinished = self._path(self.path, "_" + name + ".unfinished")
        self.planned = self._path(self.path, "_" + name + ".names.json")
        self.summary = self._path(self.path, "_" + name + ".summary.json")

    def _path(self, *of):
        return self.jvm.org.apache.hadoop.fs.Path(*of)

    def refuse_earlier(self):
        """What is there may have been imported already."""
        if not self.files.exists(self.path):
            return
        if self.files.exists(self.summary):
            written = self.files.getFileStatus(self.summary).getModificationTime() / 1000
            written = datetime.datetime.fromtimestamp(written, datetime.timezone.utc)
            raise Refused(f"{self.path.toString()} holds {self.summary.getName()}: files of this name were written on"
                          f" {written:%Y-%m-%d} at {written:%H:%M} UTC, and may have been taken since. Choose another --name"
                          " or --output. Only if they went nowhere, remove what is there.")
        earlier = [file.getPath().getName() for file in self.files.listStatus(self.path)]
        earlier = sorted(file for file in earlier if file.startswith(self.name) and file.endswith(".json"))
        if earlier:
            raise Refused(f"{self.path.toString()} holds {earlier[0]} already. Choose another --output or --name, or remove"
                          " what is there.")

    def plan_names(self, asked, summary):
        """Decides which part gets which name, in whose order Kissmetrics takes them, so that whoever goes on gives the
        same ones."""
        parts = [file for file in self.files.listStatus(self.unfinished) if file.getLen() > 0]
        parts = sorted(file.getPath().getName() for file in parts if file.getPath().getName().startswith("part-"))
        packed = [part for part in parts if not part.endswith(".txt")]
        if packed:
            raise Refused(f"Spark wrote {packed[0]}, which is no plain text, so that nothing got its name. Let it write files"
                          " that are not packed.")
        digits = 4 if len(parts) < 10_000 else 8
        summary["files"] = [f"{self.name}.{number:0{digits}}.json" for number in range(1, len(parts) + 1)]
        names = list(zip(parts, summary["files"]))
        self.write(self.planned, {"asked": asked, "names": names, "summary": summary})

    def is_named_already(self, asked):
        """Goes on where a job was lost that named its parts; whether there was one."""
        if not self.files.exists(self.planned):
            return False
        if self.read(self.planned)["asked"] != json.loads(json.dumps(asked)):
            raise Refused(f"{self.planned.toString()} is of another job, which was lost while it named its files. Call that"
                          " one again as it was, or choose another --output or --name.")
        self.name_parts()
        return True

    def name_parts(self):
        """Gives the parts their names, and says what was counted."""
        planned = self.read(self.planned)
        gone = []
        for part, name in planned["names"]:
            source, target = self._path(self.unfinished, part), self._path(self.path, name)
            is_there = self.files.exists(target)
            if not self.files.exists(source):
                # It was there when its name was decided, and so it got it.
                gone += [] if is_there else [name]
            elif is_there and self.are_same(source, target):
                # A bucket copies what is renamed, and the job was lost before the first was deleted.
                self.files.delete(source, False)
            elif is_there or not self.files.rename(source, target):
                raise Refused(f"{part} can't be renamed to {name} in {self.path.toString()}.")
        self.write(self.summary, planned["summary"])
        self.files.delete(self.unfinished, True)
        self.files.delete(self.planned, False)
        print(json.dumps(planned["summary"], ensure_ascii=False))
        files = len(planned["names"])
        say(f"{several(files, 'file')} written. Kissmetrics begins one an hour, which is {several(files, 'hour')} for all.")
        if gone:
            say(f"Gone since an earlier call named them, because they were taken or removed: {', '.join(gone)}.")

    def are_same(self, one, other):
        """Whether two files hold the same."""
        if self.files.getFileStatus(one).getLen() != self.files.getFileStatus(other).getLen():
            return False
        streams = [self.files.open(path) for path in (one, other)]
        try:
            return self.jvm.org.apache.commons.io.IOUtils.contentEquals(*streams)
        finally:
            for stream in streams:
                stream.close()

    def read(self, path):
        stream = self.jvm.java.io.InputStreamReader(self.files.open(path), "UTF-8")
        lines = self.jvm.java.io.BufferedReader(stream)
        try:
            return json.loads("\n".join(iter(lines.readLine, None)))
        finally:
            lines.close()

    def write(self, path, value):
        """Writes a file whole or not at all."""
        whole = self._path(path.toString() + ".new")
        out = self.files.create(whole, True)
        out.write(bytearray((json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")))
        out.close()
        self.files.delete(path, False)
        if not self.files.rename(whole, path):
            raise Refused(f"{path.toString()} can't be written.")


def several(count, noun):
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def say(text):
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
