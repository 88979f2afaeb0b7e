# Figures
button-supplies-stats = 📊 Statistics
button-stats-period = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
button-stats-attempts = 🗂 Attempts
button-stats-numbers = 📊 In numbers
stats-all-monitors = All monitors
monitor-stats-title = 📊 <b>{ $name }</b> · { $days ->
    [one] { $days } day
   *[other] { $days } days
}
monitor-stats-tried = { $tried } in all, { $won } caught{ $open ->
    [0] {""}
   *[other] , { $open } under way
}
monitor-stats-lost = Lost: { $reasons }
slot-lost-reason = { $reason ->
    [slot-gone] slot gone
    [price-risen] coefficient rose
    [refused] refused by WB
    [not-booked] booking did not arrive
    [not-confirmed] not confirmed by WB
    [not-taken] not taken
    [declined] you declined
    [taken-elsewhere] preorder has another date
    [preorder-gone] preorder deleted
   *[restart] restart
}
monitor-stats-speed = From slot to request: { $median } as a rule, { $p95 } in the worst 5 %
monitor-stats-no-speed = No booking requests in this time
monitor-stats-looks = { $looks } looks in 24 h, { $perSecond } a second in fact
monitor-stats-no-looks = Nobody looked for slots in the last 24 h
monitor-stats-account = 🔑 { $name }: { $requests } requests in 24 h (a share of { $share }%), { $limited } over the limit
monitor-stats-accounts-more = { $count ->
    [one] And { $count } more seller account
   *[other] And { $count } more seller accounts
}
monitor-stats-advice = Now { $accounts ->
    [one] { $accounts } seller account looks
   *[other] { $accounts } seller accounts look
} once in { $pause }: WB lets each look once in 10 s. With { $more ->
    [one] { $more } more account
   *[other] { $more } more accounts
} there is a look every second.

# Attempts
slot-attempts-title = 🗂 <b>Attempts</b> · { $name }, { $total ->
    [one] { $total } entry
   *[other] { $total } entries
}
slot-attempts-none = None of these yet.
slot-attempts-line = { $status ->
    [verified] ✅
    [moved] ⚠️
    [cancelled] ⚠️
    [lost] ✕
    [notified] 🔔
    [handed] 👉
   *[open] ⏳
} { $at } · { $warehouse }, { $day }, { $cap } · { $result }
slot-attempt-caught = #{ $number } in { $time }
slot-attempt-caught-by-hand = #{ $number }, by hand
slot-attempt-moved = moved to { $day }
slot-attempt-cancelled = cancelled
slot-attempt-state = { $status ->
    [notified] alert
    [handed] waits for you
    [booked] waiting for WB's list
   *[unknown] being checked
}
button-attempts-filter = { $filter ->
    [won] Caught
    [lost] Lost
    [open] Under way
    [told] Alerts
   *[all] All
}

# Picture
figures-title = Attempts to catch a slot
figures-picture-caption = 📊 Attempts of { $days ->
    [one] { $days } day
   *[other] { $days } days
}
figures-tile = { $what ->
    [tried] attempts in all
    [won] caught
    [median] to request, as a rule
   *[p95] in the worst 5 %
}
figures-legend = { $what ->
    [won] caught
   *[lost] lost
}
figures-reasons = Why slots were lost
figures-none = No attempts in this time
