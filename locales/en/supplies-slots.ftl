# Calendar of slots
button-slots = 📅 Slot calendar
slots-title = 📅 <b>Slots of the next 14 days</b> · { $type }
slots-as-of = As WB had it at { $time }. Slots go fast.
slots-no-places = The calendar shows the warehouses of your monitors. There are none yet: start with the first one.
slots-place = { $name } · { $open ->
    [one] { $open } day
   *[other] { $open } days
} · { $cap }
slots-place-closed = { $name } · closed
slots-place-title = 📅 <b>{ $name }</b> · { $type }
slots-place-open = Open: { $open ->
    [one] { $open } day
   *[other] { $open } days
} of { $of }, the best: { $cap }
slots-place-none = Every day is closed.
slots-place-key =
    A button shows the date and the coefficient: 0 is free, a dash is closed.
    Tap a day to watch or book it.
slots-cell-day = Supply on <b>{ $day }</b>
slots-cell-open = Open, coefficient: { $cap }
slots-cell-since = The bot has seen this slot for { $ago }.
slots-cell-closed = Closed. The bot can wait until the day opens.
button-slots-monitor = ‹ Monitor
button-slots-history = 🗂 History
button-slots-picture = 🖼 As a picture
button-slots-dark = 🖼 Dark
button-slots-light = 🖼 Light
button-slots-more = 🖼 More warehouses
button-slots-list = 📅 As a list
button-slots-watch = 🔔 Alert only
button-slots-book = ⚡ { $state ->
    [open] Book it
   *[closed] Catch it
}
button-slots-take = 👉 { $state ->
    [open] Take it myself
   *[closed] Wait and take it
}
toast-slots-picture = Drawing it, the picture comes as a message.
toast-slots-unknown = There is no fresh slot data now, so nothing to draw.
toast-slots-past = That day is no longer in the calendar. Open the calendar again.
slots-picture-title = Slots of the next 14 days
slots-picture-as-of = { $type } · as WB had it at { $time }
slots-picture-unknown = No fresh data from WB now
slots-picture-caption = 📅 Slots of your warehouses{ $pages ->
    [1] {""}
   *[other] , { $page } of { $pages }
}. Days can be tapped in the list.
slots-legend = { $step ->
    [free] free, ×0
    [one] up to ×1
    [two] up to ×2
    [five] up to ×5
    [more] above ×5
   *[closed] closed
}

# History of a warehouse
slots-history-title = 🗂 <b>{ $name }</b> · { $type }, { $days ->
    [one] { $days } day
   *[other] { $days } days
}
slots-history-watched = The bot watched for { $hours ->
    [0] less than an hour
    [one] { $hours } hour
   *[other] { $hours } hours
}; what it did not see is not here.
slots-history-none = No slot opened while it watched.
slots-history-opened = Openings: { $openings }, at { $releases } different moments.
slots-history-opened-daily = Openings: { $openings }, at { $releases } different moments ({ $perDay } a day on average).
slots-history-lives = Half are gone within { $median }, one in ten stays longer than { $long } (slots: { $count }).
slots-history-no-lives = Too early to say how long slots last: the bot saw { $count } from beginning to end.
slots-history-step = { $step ->
    [free] free
    [one] up to ×1
    [three] up to ×3
   *[more] above ×3
} { $count }
slots-history-steps = Coefficient: { $steps }.
slots-history-hours-few = Too early to name a best hour: { $releases } moments seen, at least 20 and a week of watching are needed.
slots-history-hours-even = There is no best hour: { $releases } moments are spread over the day without a pattern.
slots-history-hours-best = They open most between { $from } and { $to }: { $count } of { $releases }, an hour the bot watched on { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
slots-history-last = Latest:
slots-history-one = { $at } → for { $day }, { $cap }, { $state ->
    [open] still open
    [closed] lasted { $life }
   *[unseen] end not seen
}

# Quiet
supplies-button-mute = 🔕 Until morning
button-monitor-unmute = 🔔 Sound on
monitor-muted = 🔕 Quiet until { $until }. { $mode ->
    [auto] The bot keeps catching and still tells you of a catch.
   *[other] How many slots came meanwhile, the bot says then in one line.
}
toast-monitor-muted = 🔕 Quiet until { $until }
toast-monitor-unmuted = The monitor tells of slots again.
supplies-quiet-over = 🔕 { $warehouse }{ $others ->
    [0] {""}
   *[other] {" "}and { $others } more
}: while it was quiet, { $slots ->
    [one] { $slots } slot appeared
   *[other] { $slots } slots appeared
}, { $missed } lost

# What becomes of a supply
supplies-moved =
    ⚠️ Supply #{ $number } was moved: { $warehouse }
    Before: { $slotDay }. Now: { $newDay }.
    Check the date in your seller account: the bot did not change it.
supplies-cancelled =
    ⚠️ Supply #{ $number } is no longer in WB's list: { $warehouse }, { $slotDay }
    If you need it, set the monitor again.
