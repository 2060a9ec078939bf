### Why a column is taken for the person, the time, the event or a detail. Reasons begin in small letters, since they
### stand behind the field's name, and several are joined by guess-reasons. $column is the title of a column in the
### person's data, $share one of the sentences about percent, $count and $rows are how many.

## What reasons are made of

guess-reasons = { $before }; { $next }
guess-column = { $column }
guess-less-than-one-percent = less than 1%
guess-more-than-99-percent = more than 99%
# $export: one of the sentences that begin with "export-", $why: why
guess-export = { $export }: { $why }
guess-blank-in = it is blank in { $share } of the rows
guess-choose = please choose
guess-numbers-alone = numbers alone can't tell
guess-known-title = recognized by its title

## Exports of other programs

export-shopify-orders = Shopify orders
export-shopify-customers = Shopify customers
export-stripe-subscriptions = Stripe subscriptions
export-stripe-customers = Stripe customers
export-stripe-payments = Stripe payments
export-paypal-activity = PayPal activity
export-mailchimp-audience = Mailchimp audience
export-woocommerce-orders = WooCommerce orders
export-bigcommerce-orders = BigCommerce orders
export-recurly-invoices = Recurly invoices
export-chargebee-subscriptions = Chargebee subscriptions
export-hubspot-contacts = HubSpot contacts
export-klaviyo-profiles = Klaviyo profiles
export-posthog-events = PostHog events
export-mixpanel-events = Mixpanel events
export-amplitude-events = Amplitude events
export-segment-calls = Segment calls
export-kissmetrics-raw-export = Kissmetrics raw export
export-kissmetrics-csv = Kissmetrics CSV

## The person

guess-person-none = no column looks like e-mail addresses or person IDs
guess-person-blank = the column with the person is blank
guess-person-one-email = the one value looks like an e-mail address
guess-person-all-emails = all { $count } values look like e-mail addresses
guess-person-emails = { $share } of the values look like e-mail addresses
guess-person-named = this column names the person; does your website use it?
guess-person-same-address = it is the same address in every row, so everyone would become one person
guess-person-constant = it is the same in every row, so everyone would become one person
guess-person-of-others = the title suggests somebody else's address
guess-person-whose = the title doesn't say whose they are
# $columns: a list of columns
guess-person-more-emails =
    { $count ->
        [one] { $columns } holds e-mail addresses too
       *[other] { $columns } hold e-mail addresses too
    }
guess-person-rival = { $column } names people too; does your website use this ID?
guess-person-few =
    { $count ->
        [one] there are only { $count } address in { $rows } rows
       *[other] there are only { $count } addresses in { $rows } rows
    }
# $exact: yes where the values were counted and not estimated
guess-person-id =
    { $exact ->
        [yes] { $count ->
            [one] its title suggests a person ID ({ $count } different value); does your website use it?
           *[other] its title suggests a person ID ({ $count } different values); does your website use it?
        }
       *[no] its title suggests a person ID (about { $count } different values); does your website use it?
    }
guess-person-rows = the table's name says that its rows are people; does your website use this number?
guess-person-several-rows = it names something that has several rows ({ $different } different in { $rows }); are these people, and does your website use it?

## The time

guess-time-none = no column holds dates or times
guess-time-blank = the column with the time is blank
guess-time-other-dates = there are other dates
guess-time-changed = the title suggests the last change, which may be long after
guess-time-seen = the title suggests the most recent time
guess-time-planned = the title suggests a planned date
guess-time-untold = the title doesn't say what happened then
# $columns: a column, or several with "or" between them
guess-time-rivals = { $columns } could be meant too
guess-clock-in = the time of day is in { $column }
guess-zone-in = the time zone is in { $column }
guess-time-constant = it is the same in every row
guess-time-few = too few values to be sure
guess-time-unreadable = most values can't be read
guess-time-unreadable-share = { $share } of the values can't be read
guess-time-short-years = the years have only two digits
guess-time-undecided = none of the { $count } values settles it
# $text: a date as it stands in the data, $days: a day, or several guess-day-if with "or" between them
guess-reads-as = "{ $text }" is { $days }
# $day: a day, $format: how dates would be written, such as "day first"
guess-day-if = { $day } ({ $format })
# $zones: what stands in the column, such as "PST"
guess-zone-says = { $column } says { $zones } in { $share } of the rows
guess-mixpanel-time = projects made before 2023 count these seconds in the project's own time zone and not in UTC: compare one event with Mixpanel
guess-amplitude-zone = Amplitude exports its times in UTC
guess-shopify-customers-time = a Shopify customer export has no dates; choose a day on which these details were true

## How times are written

times-year-first = year first
times-day-first = day first
times-month-first = month first
times-unix-seconds = seconds since 1970
times-unix-milliseconds = milliseconds since 1970
times-excel-days = days as Excel counts them
times-excel-days-1904 = days as Excel on older Macs counts them, from 1904
# $format, $formats: one of the above, or several with "or" between them
times-numbers =
    { $count ->
        [one] { $format }: the { $count } value is a number that would be dates from 1990 to 2039
       *[other] { $format }: the { $count } values are numbers that would be dates from 1990 to 2039
    }
times-either-way = { $formats }: every value can be read either way
times-either-way-such-as = { $formats }: every value can be read either way ("{ $example }")
# $parts: a list of times-mixed-part
times-mixed = mixed: { $parts }
times-mixed-part =
    { $count ->
        [one] { $count } value can be read only { $format }
       *[other] { $count } values can be read only { $format }
    }
times-blank = every cell is blank
times-plain-numbers = plain numbers that make no believable dates
times-none = no value can be read as a date
times-some =
    { $some ->
        [one] { $some } of { $all } values could be read as a date
       *[other] { $some } of { $all } values could be read as dates
    }
times-one-way =
    { $count ->
        [one] the one date can be read in one way only
       *[other] all { $count } dates can be read in one way only
    }
times-no-other-way = { $format }: no other way reads every value
times-only-this-way =
    { $count ->
        [one] { $format }: { $count } of the values can only be read this way
       *[other] { $format }: { $count } of the values can only be read this way
    }
times-unreadable =
    { $count ->
        [one] { $count } value can't be read
       *[other] { $count } values can't be read
    }
times-unreadable-such-as =
    { $count ->
        [one] { $count } value can't be read ("{ $example }")
       *[other] { $count } values can't be read ("{ $example }")
    }

## Time zones, where one is chosen

# $clock: what a clock there shows now, $offset: such as UTC+2
zone-clock = { $clock } now, { $offset }
zone-of-country = { $country }, { $clock } now, { $offset }
zone-all-year = the same all year, { $clock } now, { $offset }

## The event

guess-name-none = neither the table's name nor a column says what happened
guess-name-blank = the column with the event's name is blank
guess-name-given = as it was given
guess-name-many-values = its title says that it names what happened, but it has more than { $most } different values; Kissmetrics becomes slow above a thousand names
# $values: a list of values in quotes
guess-name-values = it names what happened: { $values }
guess-name-frequent = "{ $value }" is in { $count } of { $rows } rows: you can keep at most one per person in 30 minutes
guess-name-dated = { $column } is a date that { $share } of the rows have; the others make no event
guess-name-when = { $column } says when that happened
guess-name-of-table = the same for every row, from the table's name
guess-name-of-people = each person has one row, with the date the row was created
guess-not-sales = { $column } says { $values } in { $share } of the rows, which you may want to leave out
guess-shopify-orders = each order of a Shopify export is a purchase
guess-shopify-customers-event = only details of people are set, without an event
guess-stripe-payments = each row of Stripe's payments is a payment
guess-stripe-customers = the date the customer was created in Stripe; was that the sign-up?
guess-stripe-subscriptions = each row is one Stripe subscription
guess-paypal = each payment that came in; is that what your site calls it?
guess-mailchimp = each row is one subscription
guess-woocommerce-orders = each order of a WooCommerce export is a purchase
guess-bigcommerce-orders = each order of a BigCommerce export is a purchase
guess-recurly-invoices = each line of an invoice that was paid; the total of the invoice stands in each of its lines
guess-chargebee-subscriptions = each row is one Chargebee subscription
guess-hubspot-contacts = the date the contact was created in HubSpot, perhaps by an import; was that the sign-up?
guess-klaviyo-profiles = each row is one consent to the newsletter
guess-kissmetrics-csv = Kissmetrics' own format names the event here
guess-kissmetrics-event = Kissmetrics' own export names the event here; aliases (_p2) and records that only set details are left out
guess-kissmetrics-details = records without an event's name set details of people
guess-segment-event = the name of each track call; identify, page, screen, group and alias calls are left out
guess-segment-details = identify calls set details of people
# $left_out: a list of names
guess-record-event =
    { $count ->
        [one] each record names its event here; { $left_out } isn't an event and is left out
       *[other] each record names its event here; { $left_out } aren't events and are left out
    }

## Details

# $example: a value
guess-detail = it may be useful in reports, such as "{ $example }"
guess-detail-values =
    { $count ->
        [one] it has { $count } value, such as "{ $example }"
       *[other] it has { $count } different values, such as "{ $example }"
    }
guess-amount-paid = it looks like what was paid
guess-amount-adds-up = reports add it up
guess-amount-money = it looks like money
guess-amount-counts = is it the amount you want to add up?
guess-amount-open = not every value can be read as an amount in one way; please choose
guess-amount-ambiguous = "{ $example }" may have decimals or thousands; please choose
guess-amount-mixed = some amounts have a decimal point and others a comma; please choose
# $why: what it looks like, $text: an amount as it stands in the data, $sent: what is sent for it
guess-amount-cleaned = { $why }: "{ $text }" is sent as { $sent }
# $only: how many amounts
guess-amount-cleaned-comma = { $why }: "{ $text }" is sent as { $sent } ({ $only } can only be read with a decimal comma)

## Why a column is not used

left-out-not-needed = not needed for { $export }
left-out-amount-apart = the amount belongs to an event of its own
left-out-no-event-yet = the event isn't known yet
left-out-many-details = there are many details already
left-out-blank = it is blank
left-out-secret = it is a secret, which doesn't belong in reports
left-out-personal = it is personal and not useful in reports
left-out-reserved = Kissmetrics uses this name itself
left-out-identifier = it identifies the row and isn't a detail
left-out-time = it is a time
left-out-clock = it is a time of day
left-out-today = it says what is true today, which may have been different then
left-out-long = its texts are too long for reports
left-out-unique = it is different in every row
left-out-alias = it merges two identities, which can't be undone
left-out-lists = it holds lists, which Kissmetrics shows as a jumble of text

## More events that the same rows may make

offer-date = { $column } is a date that every row has
offer-date-share = { $column } is a date that { $share } of the rows have
offer-amount = { $column } is an amount that belongs to an event of its own, so that reports can add it up

## Columns of a second file or table

# $by: its column that is looked up by, $take: its column that is taken
look-up-matches = { $column } matches { $by } there, which is unique.
look-up-matches-and-takes = { $column } matches { $by } there, which is unique; { $take } is usually used.

## What a column holds, on its card

kind-email = e-mail
kind-date-and-time = date and time
kind-date = date
kind-money = money
kind-number = number
kind-yes-or-no = yes or no
kind-web-address = web address
kind-identifier = identifier
kind-values =
    { $count ->
        [one] { $count } value
       *[other] { $count } values
    }
kind-text = text
