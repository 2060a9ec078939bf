"""Does the job several times in one process, since Spark takes long to start. Each line of standard input is what the job is
called with, as a list of JSON; each line of standard output says how that ended: `null`, or why it was refused. A list
that begins with "parquet" makes a Parquet file of a CSV file, in which the column `n` holds numbers; with "derby" a
database with a table of the rows that follow, in Parquet too; with "conf" sets the session; with "lost" the job is lost
once it has named so many files; with "cells" the line says what the rows of a query are given to the program as."""

import contextlib
import importlib.util
import io
import json
import sys

job_file, *_ = sys.argv[1:]
spec = importlib.util.spec_from_file_location("backfill_job", job_file)
job = importlib.util.module_from_spec(spec)
sys.modules["backfill_job"] = job
spec.loader.exec_module(job)
# Tasks get the job by value, as when it is the program itself.
from pyspark import cloudpickle

cloudpickle.register_pickle_by_value(job)


def parquet(source, target):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    table = spark.read.csv(source, header=True, escape='"', multiLine=True)
    table.withColumn("n", table.n.cast("long")).write.parquet(target)


def derby(url, target, columns, rows, kinds):
    """In the Parquet file times are instants, in the database they say no zone."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    text = spark.createDataFrame([tuple(row) for row in rows], columns)
    cast = lambda more: text.select([text[name].cast(more.get(name, kind)) for name, kind in zip(columns, kinds)])
    instants = {name: "timestamp" for name, kind in zip(columns, kinds) if kind == "timestamp_ntz"}
    cast(instants).write.parquet(target)
    cast({}).write.jdbc(url, "events", mode="overwrite")


class Lost(Exception):
    """What happened to the job."""


def lost(names, arguments):
    """Names so many files, of which the first is taken, and is no more while it names the next, as a bucket does that: by
    copying."""
    name_parts = job.Folder.name_parts

    def some(folder):
        named = folder.read(folder.planned)["names"]
        at = [(folder._path(folder.unfinished, part), folder._path(folder.path, name)) for part, name in named]
        for part, name in at[:names]:
            assert folder.files.rename(part, name)
        taken = folder._path(folder.path, "completed_imports")
        assert folder.files.mkdirs(taken) and folder.files.rename(at[0][1], folder._path(taken, named[0][1]))
        copy = folder.jvm.org.apache.hadoop.fs.FileUtil.copy
        assert copy(folder.files, at[names][0], folder.files, at[names][1], False, folder.files.getConf())
        raise Lost("lost")

    job.Folder.name_parts = some
    sys.argv = ["backfill_job.py", *arguments]
    try:
        job.main()
    except Lost:
        return
    finally:
        job.Folder.name_parts = name_parts
    raise AssertionError("it was not lost")


def conf(name, value):
    from pyspark.sql import SparkSession

    SparkSession.builder.getOrCreate().conf.set(name, value)


def cells(query, order):
    """The rows of a query as the program is given them, with their order behind them."""
    from pyspark.sql import SparkSession

    sys.argv = ["backfill_job.py", "--table", "none", "--sample", "1", "--output", "none"]
    spark = SparkSession.builder.getOrCreate()
    table = spark.sql(query)
    texts = job.Texts(spark, job.parsed(), "UTC").of(table, table.columns)
    rows = table.select(texts + [job.order_of(table, order).alias("order")])
    return "".join(job.csv_lines(rows.columns, rows.collect(), job.numbers_of(table, table.columns)))


OTHERS = {"parquet": parquet, "derby": derby, "conf": conf, "lost": lambda names, *arguments: lost(names, arguments),
          "cells": cells}

for line in sys.stdin:
    arguments = json.loads(line)
    refused = None
    with contextlib.redirect_stdout(io.StringIO()):
        if arguments[0] in OTHERS:
            refused = OTHERS[arguments[0]](*arguments[1:])
        else:
            sys.argv = ["backfill_job.py", *arguments]
            try:
                job.main()
            except SystemExit as exit:
                refused = str(exit.code)
    print(json.dumps(refused), flush=True)
