### What several pages of the window show.

# An event's name with how often it comes, in a list: "8,541 Signed Up, 3,849 Canceled".
parts-name = { $count } { $name }

## Rows that were imported before, said as soon as they are open.

before-not-whole = An import of these rows to { $product } is incomplete: { $sent } of { $wanted }
before-not-whole-about = Continue it, and nothing is sent twice.
before-same = Use the same settings
before-same-about = With the same settings only what is new is sent, and nothing is duplicated.
# It is not known yet how many rows are new.
before-first =
    { $state ->
        [running] The first { $rows ->
                [one] { $rows } row is on its way
               *[other] { $rows } rows are on their way
            } to { $product } right now.
        [partly] The first { $rows ->
                [one] { $rows } row
               *[other] { $rows } rows
            } went in part to { $product } on { $day }.
       *[wholly] The first { $rows ->
                [one] { $rows } row
               *[other] { $rows } rows
            } went to { $product } on { $day }.
    }
before-none-new =
    { $state ->
        [running] { $rows ->
                [one] This row is on its way
               *[other] These { $rows } rows are on their way
            } to { $product } right now; none is new.
        [partly] { $rows ->
                [one] This row went
               *[other] These { $rows } rows went
            } in part to { $product } on { $day }; none is new.
       *[wholly] { $rows ->
                [one] This row went
               *[other] These { $rows } rows went
            } to { $product } on { $day }; none is new.
    }
before-some-new =
    { $state ->
        [running] The first { $rows ->
                [one] { $rows } row is on its way
               *[other] { $rows } rows are on their way
            } to { $product } right now; { $new }.
        [partly] The first { $rows ->
                [one] { $rows } row
               *[other] { $rows } rows
            } went in part to { $product } on { $day }; { $new }.
       *[wholly] The first { $rows ->
                [one] { $rows } row
               *[other] { $rows } rows
            } went to { $product } on { $day }; { $new }.
    }
# Only the first events were wanted. $sent of $all events were sent.
before-limited =
    { $sent ->
        [one] Only { $sent } of the { $all } events of these rows went to { $product } on { $day }.
       *[other] Only { $sent } of the { $all } events of these rows went to { $product } on { $day }.
    }
# $new in the sentences above.
before-new =
    { $count ->
        [one] { $count } is new
       *[other] { $count } are new
    }

## What the product was sent of these rows before, said before the next send.

earlier-all =
    { $events ->
        [one] This event was already sent to { $product }
       *[other] All of these { $events } events were already sent to { $product }
    }
earlier-some =
    { $done ->
        [one] { $done } of these { $events } events was already sent to { $product }
       *[other] { $done } of these { $events } events were already sent to { $product }
    }
# Below the title above. $imports: earlier-import, as a list.
earlier-not-again =
    { $new ->
        [one] { $imports }. They are not sent again; { $new } is new.
       *[other] { $imports }. They are not sent again; { $new } are new.
    }
earlier-import = { $count } on { $day } from { $source }
earlier-rest = { $count } before
earlier-behind = The record of what { $product } was sent has lost its latest part
earlier-behind-about = One of its files was deleted, damaged, or replaced by an older copy. With other settings than before, what was sent last would be duplicated permanently. Bring the lost file back, or go on with the interrupted import, which sends the same again and does no harm.
earlier-behind-meant = Send anyway: what was sent last may be duplicated
earlier-doubles =
    { $count ->
        [one] { $count } event would be duplicated permanently in { $product }
       *[other] { $count } events would be duplicated permanently in { $product }
    }
earlier-doubles-about = They come from rows that were sent before and now have another time, person, name or detail: perhaps another time zone or another name was chosen. Kissmetrics keeps both, and that can't be undone. Go back to the earlier settings, or confirm that you mean it.
earlier-doubles-meant =
    { $count ->
        [one] Send them anyway: { $count } event will be duplicated
       *[other] Send them anyway: { $count } events will be duplicated
    }
earlier-maybe =
    { $count ->
        [one] { $count } event would or may be duplicated permanently in { $product }
       *[other] { $count } events would or may be duplicated permanently in { $product }
    }
earlier-maybe-about = They come from rows that were sent before, or were about to be when an import was interrupted, and have another time, person, name or detail now. Kissmetrics keeps both, and that can't be undone. Go back to the earlier settings, go on with the interrupted import, or confirm that you mean it.
earlier-maybe-meant =
    { $count ->
        [one] Send them anyway: up to { $count } event will be duplicated
       *[other] Send them anyway: up to { $count } events will be duplicated
    }

## Imports of before: how each of them ended.

recent-question-interrupted = An import of { $source } was interrupted at { $sent } of { $wanted }. Go on?
recent-question-stopped = An import of { $source } was stopped at { $sent } of { $wanted }. Go on?
recent-question-failed = An import of { $source } could not go on at { $sent } of { $wanted }. Go on?
recent-question-about = To { $product }, started on { $day }.
recent-at = at { $sent } of { $wanted }
recent-to = to { $product }
recent-sent =
    { $count ->
        [one] { $count } event to { $product }, { $day }
       *[other] { $count } events to { $product }, { $day }
    }
import-running = Being sent
import-interrupted = Interrupted
import-stopped = Stopped
import-failed = Failed
import-complete = Sent
import-replaced = Replaced by a later import

## The product that events go to.

product-practice = Practice
product-test = Test
product-live = Live
product-at = at { $address }
product-looking = Looking for its key in this computer's keychain…
product-kept = Key ending in { $tail }, kept in this computer's keychain.
product-forget = Forget the key
product-label = Name and purpose
product-label-about = change live or test
product-not-live = Are you sure this isn't your real analytics?
product-not-live-about = You'll no longer be asked before events go to { $product }.
product-change = Change it
product-new = The product
product-name = Name
# An example of a name.
product-name-hint = Shop EU
product-name-help = A name you'll recognize.
product-purpose = Purpose
product-purpose-live = Live: your real analytics
product-purpose-test = Test: for trying
product-advanced-about = another address than Kissmetrics'
product-address = Tracker address
product-address-meant = Yes, use this address
product-key = API key
product-key-help = In Kissmetrics under Settings. It is kept in this computer's keychain or not at all, never in a file.
product-key-unusual = A key usually has 40 digits and letters from a to f. Please check it.
product-key-keep = Keep the key in this computer's keychain
