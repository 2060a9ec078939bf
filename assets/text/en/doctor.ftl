### What "backfill doctor" finds on a computer, and what to do about it. Names of programs, packages, commands and
### variables are never translated.

# $path: a folder
doctor-folder = Backfill keeps its own files in { $path }.
doctor-folder-open = Others on this computer can look into { $path }, where Backfill keeps its own files.
doctor-folder-close = Keep them out: chmod 700 "{ $path }"
# $free: megabytes
doctor-disk = { $free } MB are free on the disk.
doctor-disk-low = Only { $free } MB are free on the disk with { $path }. A large import may need more.
doctor-disk-make-room = Make room on the disk before you import.
doctor-ledger-none = Nothing was imported yet.
doctor-ledger =
    { $count ->
        [one] The record of what was sent is whole: { $count } import.
       *[other] The record of what was sent is whole: { $count } imports.
    }
# $now and $newest: a day and the minute
doctor-clock = This computer's clock says { $now }.
doctor-clock-before-1970 = This computer's clock says { $now }, which is before 1970.
doctor-clock-behind = This computer's clock says { $now }, but the latest import is from { $newest }. The clock is behind.
doctor-clock-ahead = This computer's clock says { $now }, and the latest import is from { $newest }, years before. Perhaps the clock is ahead.
doctor-clock-set = If that's wrong, set the clock before you import: times in the future or the past are judged by it.
# $path: the folder with the reports
doctor-reports =
    { $count ->
        [one] Backfill stopped unexpectedly once. Where it happened is in { $path }.
       *[other] Backfill stopped unexpectedly { $count } times. Where it happened is in { $path }.
    }
doctor-reports-send = Report it with these files. None of your data is in them. You can delete them.
doctor-keychain = The system's keychain can keep API keys and passwords.
doctor-keychain-install = On Linux, install and start gnome-keyring or KWallet to have them kept. Until then, set KISSMETRICS_API_KEY or type the key each time.
doctor-keychain-unlock = Unlock the keychain, then try again.
doctor-display = There is a screen for the window.
doctor-display-none = No screen is named, so the window can't be opened. All commands work without it.
# $variable: DISPLAY or WAYLAND_DISPLAY; $value: what it says
doctor-display-silent = The screen that { $variable } names ({ $value }) doesn't answer, so the window can't be opened. All commands work without it.
doctor-display-name = Start Backfill from your desktop, or set DISPLAY or WAYLAND_DISPLAY to a screen that runs.
doctor-chooser = The system can show a window to choose files.
doctor-chooser-zenity = Files are chosen with zenity.
doctor-chooser-none = The system has no window to choose files.
doctor-chooser-install = Install xdg-desktop-portal with the backend for your desktop, or zenity. Until then, type or paste the path of a file, or drop the file on the window.
doctor-fonts = The system has typefaces for scripts that Backfill's own lack.
doctor-fonts-none = No typefaces of the system were found. Letters that Backfill's own lack, such as Chinese or Arabic ones, appear as boxes. They are still read and sent correctly.
doctor-fonts-install = Install some, such as the package fonts-noto.
