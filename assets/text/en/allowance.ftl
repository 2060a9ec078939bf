### What an import uses of the person's plan at Kissmetrics. Nothing tells how many events are left, nor whether past ones
### count, so that the most is told that an import can use.

# $month: such as November 2026
allowance-uses =
    { $count ->
        [one] Up to { $count } event counts toward your Kissmetrics plan in { $month }.
       *[other] Up to { $count } events count toward your Kissmetrics plan in { $month }.
    }
allowance-uses-after =
    { $count ->
        [one] Up to { $count } event counts toward your Kissmetrics plan in { $month }, after { $before } sent from this computer to this product earlier that month.
       *[other] Up to { $count } events count toward your Kissmetrics plan in { $month }, after { $before } sent from this computer to this product earlier that month.
    }
allowance-uses-after-most =
    { $count ->
        [one] Up to { $count } event counts toward your Kissmetrics plan in { $month }, after up to { $before } sent from this computer to this product earlier that month.
       *[other] Up to { $count } events count toward your Kissmetrics plan in { $month }, after up to { $before } sent from this computer to this product earlier that month.
    }
allowance-includes = The plan includes { $monthly } a month. What your website sends counts too.
allowance-over = That is { $over } more than the { $monthly } a month that the plan includes, and what your website sends counts too. Kissmetrics doesn't say whether past events count: ask them, or send a part next month.

## In the window

allowance-line = Kissmetrics plan
allowance-short =
    { $count ->
        [one] up to { $count } event in { $month }
       *[other] up to { $count } events in { $month }
    }
allowance-short-after =
    { $count ->
        [one] up to { $count } event in { $month }, after { $before } sent from here
       *[other] up to { $count } events in { $month }, after { $before } sent from here
    }
allowance-short-after-most =
    { $count ->
        [one] up to { $count } event in { $month }, after up to { $before } sent from here
       *[other] up to { $count } events in { $month }, after up to { $before } sent from here
    }
allowance-of = of { $monthly } a month
allowance-name-it = compare with your plan
allowance-change = change
allowance-field = Events a month in your Kissmetrics plan
allowance-help = It is on your plan's page and on invoices. What your website sends counts too.
allowance-no-number = Enter a whole number, such as 100000.
# $month: such as November 2026
allowance-over-title =
    { $over ->
        [one] { $over } event more than your plan includes in { $month }
       *[other] { $over } events more than your plan includes in { $month }
    }
allowance-over-about = What your website sends counts too. Kissmetrics doesn't say whether past events count: ask them, or send a part next month.
