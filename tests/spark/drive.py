"""Does the job several times in one process, since Spark takes long to start. Each line of standard input is what the job is
called with, as a list of JSON; each line of standard output says how that ended: `null`, or why it was refused. A list
that begins with "parquet" makes a Parquet file of a CSV file, in which the column `n` holds numbers."""

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
    table = spark.read.csv(source, header=True, escape='"')
    table.withColumn("n", table.n.cast("long")).write.parquet(target)


for line in sys.stdin:
    arguments = json.loads(line)
    refused = None
    with contextlib.redirect_stdout(io.StringIO()):
        if arguments[0] == "parquet":
            parquet(*arguments[1:])
        else:
            sys.argv = ["backfill_job.py", *arguments]
            try:
                job.main()
            except SystemExit as exit:
                refused = str(exit.code)
    print(json.dumps(refused), flush=True)
