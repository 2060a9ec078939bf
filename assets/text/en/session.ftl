### What is said on several pages of the window: what is still missing, what was done and what failed.

## Why a page can't be shown, or nothing can be sent yet

session-choose-first = Choose a file first.
session-still-checking = The rows are still being checked.
session-no-event = No row makes an event. Look at the reasons, then match the columns again.
session-looking-for-key = The key is being looked for in this computer's keychain.
session-sample-stays = The sample never leaves this computer. Practice with it, or save it as files.
session-fix-first =
    { $count ->
        [one] One problem must be fixed first. Press to see it.
       *[other] { $count } problems must be fixed first. Press to see them.
    }
session-opened-too-late = What you wanted to open took longer, and you have changed the settings since. It was left closed, so that they are not lost; open it again.
session-files-being-written = The files are being written.
# $files: how many; $folder: a path
session-files-of-before =
    { $files ->
        [0] The settings changed while files were being written, so no file was finished.
        [one] The settings changed while files were being written. { $files } file of the settings before is in { $folder }, and what came after it is in none.
       *[other] The settings changed while files were being written. { $files } files of the settings before are in { $folder }, and what came after them is in none.
    }
session-files-all-of-before =
    { $files ->
        [one] The settings changed while files were being written. { $files } file of the settings before is in { $folder }, with everything.
       *[other] The settings changed while files were being written. { $files } files of the settings before are in { $folder }, with everything.
    }
session-files-no-number = Enter how many events go into a file.
session-files-no-folder = Choose the folder for the files.
session-no-name = Give the product a name, so you can see where events go.
session-no-key = Fill in the product's API key. Find it in Kissmetrics under Settings.
session-no-key-of = Fill in the API key of { $product }.
session-not-kissmetrics = { $address } is not Kissmetrics. Confirm the address.
session-type-name = Type the product's name, { $name }, to go on.
session-looking-up-earlier = Looking up what was sent to this product before…
session-none-new = All of these events were already sent there. None is new.
session-would-double = Some events would be duplicated permanently. Confirm that you mean it, or go back.
session-comparing = Comparing the rows with what they were…
session-nothing-left = Nothing is left to be sent.

## Where events go

session-practice-tracker = the practice tracker
session-files = files
# In sight on every page.
session-in-sight-practice = Practice
session-in-sight-files = Files, nothing is sent
session-a-live-product = a live product
# A key that was typed is that of a product with another name.
session-known-key =
    { $kind ->
        [live] This is the key of "{ $name }", a live product that you sent to before.
        [test] This is the key of "{ $name }", a test product that you sent to before.
       *[practice] This is the key of "{ $name }", a practice product that you sent to before.
    }

## What was done

session-settings-applied = The saved settings were applied to { $source }. Undo takes them back.
session-settings-tracker = They would send to { $address }. That is not Kissmetrics, so the address was left out: you choose on the Send page where events go.
session-rows-in =
    { $count ->
        [one] { $count } row is in { $file }.
       *[other] { $count } rows are in { $file }.
    }
session-fix-rows = Fix them there, save, then drop the file on this window.
session-events-in =
    { $count ->
        [one] { $count } event is in { $file }.
       *[other] { $count } events are in { $file }.
    }
session-settings-in = Your settings are kept in { $file }.
session-under-way = The import is under way. Stop it first.
session-stopped-unsent = Stopped before anything was sent.
session-stopped-no-more = Stopped before anything more was sent.
# $file: the path of a report
session-fault = Backfill stopped unexpectedly an earlier time. Where it happened is in { $file }, with none of your data. Please report it with that file; nothing is sent by itself.
session-several-plans = Open one file with saved settings at a time, alone or with the tables it is for.
# $command: a command line
session-command-copied = Copied: { $command }. It holds no API key and no password: set KISSMETRICS_API_KEY, or let the system's keychain keep them.
