### A bucket (Amazon S3, or a server that speaks as it does) into which events are written and from which Kissmetrics reads
### them. A "part" is one of the files there. $face is "window" or "commands"; $bucket is a bucket's name, and $address a
### place such as s3://bucket/folder.

sink-bucket = In bulk, by a bucket
sink-bucket-about = For millions of events: they are written into an S3 bucket as files, and Kissmetrics takes one file an hour. It takes hours or days until everything is in.

## Where to

bucket-place-scheme = "{ $address }" is not a bucket. Write it as s3://bucket or s3://bucket/folder.
bucket-place-name = There is no name of a bucket in "{ $address }". Write it as s3://bucket or s3://bucket/folder; a name has 3 to 63 letters, digits, dots and dashes.
bucket-place-folder = The folder in "{ $address }" has a step without a name. Write it as s3://bucket/folder.
bucket-place-taken = "{ $address }" is where Kissmetrics moves what it has taken, so it would not take anything from there. Choose another folder.
bucket-place-region = The region for "{ $address }" can't be one. Regions are written like us-east-1.
# $place: an address; $product: what a person calls a product
bucket-others = Files in { $place } go to "{ $product }", which is where the first ones were meant for. Kissmetrics takes everything in one place into one product. Use another folder, or another bucket.
bucket-not-by-bucket = This import was not sent by a bucket: its events went to Kissmetrics one by one.
bucket-only = This import began by a bucket and can only go on there: some of its events would be sent twice.
bucket-not-built = This Backfill was built without buckets. Use one with them, or save the events as files.
bucket-no-keys =
    { $face ->
        [window] Enter the access key and its secret for the bucket "{ $bucket }".
       *[commands] No keys for the bucket "{ $bucket }". Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN where there is one.
    }
bucket-half-keys =
    { $face ->
        [window] Enter both the access key and its secret, or leave both blank to use those of the environment or of the keychain.
       *[commands] Only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set. Set both, or neither to use the keys that were kept for the bucket.
    }

## What parts are called. $typed: what was typed

bucket-name-blank = The files need a name, such as orders.
# $letter: a character
bucket-name-letter = Kissmetrics would not find files called "{ $typed }" because of the "{ $letter }" in it. Use letters a to z, digits, dots, dashes and underscores.
bucket-name-beginning = Kissmetrics might not find files called "{ $typed }". Let the name begin with a letter or a digit.
bucket-name-long = The name "{ $typed }" is too long. Use one of at most 100 letters.
# $parts: how many files there would be; $enough: events in each that are enough
bucket-too-many-parts =
    That would be { $parts } files, more than can be numbered in order in one place. { $face ->
        [window] Put at least { $enough } events into each, or use another name.
       *[commands] Put at least { $enough } events into each with --part, or use another name with --name.
    }

## What a bucket's server says. $task is "list", "read", "write" or "grant"

bucket-no-bucket = There is no bucket "{ $bucket }" at this server. Check its name, and the region.
bucket-no-right =
    { $task ->
        [list] These keys may not list the bucket "{ $bucket }". Whoever manages it must allow s3:ListBucket.
        [read] These keys may not read what lies in the bucket "{ $bucket }". Whoever manages it must allow s3:GetObject, which is needed to tell whether a file is already there.
        [grant] These keys may not write into the bucket "{ $bucket }" and give others permissions. Whoever manages it must allow s3:PutObject and s3:PutObjectAcl, or let Kissmetrics in by a bucket policy instead.
       *[write] These keys may not write into the bucket "{ $bucket }". Whoever manages it must allow s3:PutObject and s3:AbortMultipartUpload.
    }
bucket-wrong-keys = The bucket's server doesn't know this access key, or its secret is another. Check both.
bucket-keys-over = These keys were valid for a while only, which is over. Get new ones, then continue.
bucket-other-region =
    The bucket "{ $bucket }" is in another region. { $face ->
        [window] Choose its region; whoever manages the bucket sees it there.
       *[commands] Add --region; whoever manages the bucket sees it there.
    }
# $region: such as eu-central-1
bucket-in-region =
    The bucket "{ $bucket }" is in the region { $region }. { $face ->
        [window] Enter that region.
       *[commands] Add --region { $region }.
    }
bucket-clock = This computer's clock differs too much from that of the bucket's server, which then takes nothing. Set the clock, then continue.
bucket-no-permissions =
    The bucket "{ $bucket }" has permissions of single files (ACLs) turned off, as new buckets do. { $face ->
        [window] Leave them out, and let Kissmetrics in by a bucket policy.
       *[commands] Leave out --grant and let Kissmetrics in by a bucket policy, which backfill bucket --policy prints.
    } Or turn ACLs on for the bucket.
bucket-not-reached = The bucket's server can't be reached ({ $why }). Check the network and the address. What is in the bucket stays there.
bucket-certificate = The certificate of the bucket's server can't be trusted ({ $why }). Check the address; on a company network, ask whether it inspects https.
bucket-overloaded = The bucket's server has too much to do (it answered { NUMBER($status, useGrouping: "false") }). Try again later.
# $code: one word, as the server says it
bucket-refused = The bucket's server refused with { $code }. Nothing else is known of the reason.
bucket-refused-status = The bucket's server refused with the status { NUMBER($status, useGrouping: "false") }. Nothing else is known of the reason.
bucket-odd-answer = What the bucket's server answered is not what such a server answers. Check its address.
# Stands in brackets behind trouble-bucket. $status: a number of HTTP
bucket-busy = it answered { NUMBER($status, useGrouping: "false") }

## A part. $address: where it lies

bucket-other-bytes =
    { $address } is there and holds something else, so nothing was written over it. { $face ->
        [window] If it isn't needed, remove it from the bucket, then continue; or start again with another name.
       *[commands] If it isn't needed, remove it from the bucket and continue with backfill resume; or start again with another --name.
    }
bucket-upload-gone = Something else has taken back what was being written as { $address }, perhaps a rule of the bucket. Continue: it is written again.

## What was taken. $all, $taken and $waiting: numbers of parts

bucket-taken-none =
    { $all ->
        [one] 0 of { $all } part taken so far.
       *[other] 0 of { $all } parts taken so far.
    }
# $when: a moment, or a time of this day
bucket-taken =
    { $all ->
        [one] { $taken } of { $all } part taken, last at { $when }.
       *[other] { $taken } of { $all } parts taken, last at { $when }.
    }
bucket-waiting =
    { $waiting ->
        [one] { $waiting } part waits. Kissmetrics begins one file an hour at most, so this takes { $hours ->
            [one] { $hours } hour at least.
           *[other] { $hours } hours at least.
        }
       *[other] { $waiting } parts wait. Kissmetrics begins one file an hour at most, so this takes { $hours ->
            [one] { $hours } hour at least.
           *[other] { $hours } hours at least.
        }
    }
bucket-missing =
    { $missing ->
        [one] { $missing } part lies neither where it was written nor where Kissmetrics moves what it has taken. Someone may have removed it.
       *[other] { $missing } parts lie neither where they were written nor where Kissmetrics moves what it has taken. Someone may have removed them.
    }
bucket-taken-means = Taken means that Kissmetrics has moved the file, not that its events are counted.

## In the window

send-bulk = Send in bulk…
send-bulk-about = For millions of events: they go into an S3 bucket, and Kissmetrics takes one file an hour, so it takes hours or days until everything is in.
send-bulk-place = Bucket
send-bulk-place-hint = s3://bucket/folder
send-bulk-region = Region
send-bulk-endpoint = Another server than Amazon's
send-bulk-name = Name of the files
send-bulk-name-hint = As the source is called
send-bulk-part = Events in a file, at most
send-bulk-part-help = Kissmetrics begins one file an hour and works on it for 5 minutes each time. How many events it manages then isn't documented; files that are too small waste hours.
send-bulk-id = Access key
send-bulk-secret = Secret access key
send-bulk-keys-help = Leave both blank to use those of the environment (AWS_ACCESS_KEY_ID) or of the keychain.
send-bulk-keep = Keep the keys in the system's keychain
send-bulk-grant = Let Kissmetrics read each file (only where the bucket has ACLs turned on)
send-bulk-advanced = Files and server
send-bulk-advanced-about = How large files are, what they are called, and which server has the bucket
send-bulk-permissions = What Kissmetrics must be allowed
send-bulk-permissions-about = In Amazon's console, by whoever manages the bucket
send-bulk-events =
    { $count ->
        [one] Write { $count } event into the bucket
       *[other] Write { $count } events into the bucket
    }
session-no-bucket = Enter the bucket, such as s3://bucket/folder.
session-no-part = Enter how many events a file holds at most, such as 500,000.
# $done and $all: numbers of files
sending-parts =
    { $all ->
        [one] of { $all } file in the bucket
       *[other] of { $all } files in the bucket
    }
sending-megabytes = MB written
result-bulk-about = They are in the bucket. Kissmetrics takes one file an hour, and it doesn't confirm what it keeps.
result-bulk = { $product } takes its events from the bucket, one file an hour.
taken-look = See what Kissmetrics has taken
taken-looking = Looking into the bucket…

## What must be done so that Kissmetrics takes them

# $base: the name that is typed in Kissmetrics; $place: where the files lie
bucket-set-up = In Kissmetrics, under Settings, Data Integrations, add a recurring JSON import from S3 for this product, with the bucket "{ $bucket }" and the file name { $base }. At least one file must be there by then.
bucket-set-up-folder = Whether Kissmetrics looks into folders of a bucket is not documented. If it doesn't find the files in { $place }, write them into the bucket itself.
bucket-permissions = Kissmetrics must be allowed to list the bucket, and to read, upload and delete files in it. New buckets have permissions of single files (ACLs) turned off, so a bucket policy for Kissmetrics' user is needed; its canonical ID is { $user }.
bucket-permissions-unsure = Kissmetrics' own guide describes permissions of the bucket and of each file instead, from before policies were usual. If it says that it can't read the files, turn ACLs on for the bucket and give that user the same there.
# $hours: how many hours
bucket-hours =
    { $parts ->
        [one] { $parts } file. Kissmetrics looks once an hour, begins one file each time and works on it for 5 minutes; what is left of it goes on in the next hour.
       *[other] { $parts } files. Kissmetrics looks once an hour, begins one file each time and works on it for 5 minutes; what is left of it goes on in the next hour. So it takes { $hours ->
            [one] { $hours } hour at least.
           *[other] { $hours } hours at least.
        }
    }
