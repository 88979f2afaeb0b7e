# Menu
button-menu-supplies = 📦 Supplies
command-supplies = Slot monitors
home-supplies = { $active ->
    [one] 📦 { $active } monitor is looking for slots. { $feed }
   *[other] 📦 { $active } monitors are looking for slots. { $feed }
}

# Words
supply-type = { $type ->
    [box] boxes
    [mono] mono-pallets
    [super-safe] super-safe
   *[qr] QR supply
}
coefficient-free = free
coefficient-cap = { $isFree ->
    [1] free only
   *[0] up to { $cap }
}
coefficient-times = ×{ $times }
weekdays-any = any weekday
weekdays-work = Monday to Friday
weekdays-rest = weekend
warehouses-more = { $names } and { $more } more
monitor-mode = { $mode ->
    [auto] auto-booking
    [hand-over] hand it to me
   *[notify] just tell me
}

# List
supplies-title = 📦 <b>Supplies</b>
supplies-empty =
    Monitors live here: each waits for a slot at your warehouses and catches it for you.
    Start with the first one, or write a line: “Koledino boxes next week up to ×2”.
supplies-count = { $active ->
    [one] { $active } monitor of { $total } is looking
   *[other] { $active } monitors of { $total } are looking
}
supplies-need-key =
    📦 <b>New monitor</b>
    A Wildberries key comes first: with it the bot sees slots and checks that the supply appeared.
button-connect-key = 🔑 Connect a key
button-monitor-new = ➕ New monitor
button-supplies-back = ‹ Supplies
monitor-mark = { $status ->
    [active] ▶️
    [paused] ⏸
    [done] ✅
    [blocked] ⚠️
   *[other] ⏹
}

# State of the shared look
feed-disabled = WB switched slot data off on { $day }. Monitors wait and come back by themselves; no catches are spent.
feed-no-keys = Nothing is being checked: no valid key. Connect a key and the monitors go on.
feed-starting = The first look is under way…
feed-live = Checked every { $interval } ({ $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}), { $ago } ago

# Card
monitor-card-title = 📦 <b>{ $names }</b> · { $type } · { $cap }
monitor-rolling = { $days ->
    [one] next { $days } day
   *[other] next { $days } days
}
monitor-lead = { $days ->
    [0] today is fine
    [one] { $days } day ahead
   *[other] { $days } days ahead
}
monitor-aim = catching { $target }, caught { $caught }
monitor-card-mode = Mode: { $mode }
monitor-card-counts = Last 24 h: { $seen } slots, { $missed } missed, { $expensive } over the cap
monitor-state = { $status ->
    [paused] ⏸ Paused
    [done] ✅ All caught
    [expired] ⏹ The days have passed
   *[blocked] ⚠️ Waiting for you
}{ $reason ->
    [trial] : the free catches are used up
    [key] : a valid key is needed
    [preorders] : no free preorder
   *[none] { "" }
}
button-monitor-pause = ⏸ Pause
button-monitor-resume = ▶️ Look
button-monitor-edit = ✎ Edit
button-monitor-copy = ⧉ Copy
button-monitor-stats = 📊 Details
button-monitor-remove = 🗑 Delete
button-monitor-keep = Keep it
monitor-remove-ask =
    🗑 Delete the monitor “{ $names }”?
    It stops looking. Supplies already caught ({ $caught }) stay in the WB seller account.
toast-monitor-removed = Monitor deleted

# Wizard
monitor-wizard-title = 📦 Slot monitor
monitor-wizard-confirm = ✓ Start looking
monitor-field-warehouses = Warehouses
monitor-ask-warehouses = Which warehouses? The first one is wanted most.
monitor-line-warehouses = Warehouses: { $names }
monitor-field-type = Type
monitor-ask-type = What are you shipping?
monitor-line-type = Type: { $type }
monitor-type-button = { $type ->
    [box] 📦 Boxes
    [mono] 🧱 Mono-pallets
    [super-safe] 🔒 Super-safe
   *[qr] 🔳 QR supply
}
monitor-field-dates = Days
monitor-ask-dates = Which days? You can also type them, for example { $example }
monitor-line-dates = Days: { $dates }
monitor-field-cap = Coefficient
monitor-ask-cap = Up to which acceptance coefficient? You can type your own number.
monitor-line-cap = Coefficient: { $cap }
monitor-field-mode = Mode
monitor-ask-mode = What to do when a slot opens?
monitor-line-mode = Mode: { $mode }
monitor-mode-button = { $mode ->
    [auto] ⚡ Auto-book
    [hand-over] 👉 Hand it to me
   *[notify] 🔔 Just tell me
}
monitor-field-key = Account
monitor-ask-key = Which seller account is the supply in?
monitor-line-key = Seller account: chosen
monitor-field-preorders = Preorders
monitor-ask-preorders = Which preorder needs a date? One catch takes one preorder.
monitor-line-preorders = Preorders: { $ids }
monitor-no-preorders = The WB seller account has no preorders without a date. Create a supply there, leave the date open and come back.
monitor-field-target = How many
monitor-ask-target = How many supplies to catch?
monitor-line-target = To catch: { $target }
monitor-field-lead = Lead time
monitor-ask-lead = How many days do you need before the supply? Nearer slots are left alone.
monitor-line-lead = Lead time: { $days ->
    [0] none, today is fine
    [one] { $days } day
   *[other] { $days } days
}
monitor-lead-button = { $days ->
    [0] Today
    [one] { $days } day
   *[other] { $days } days
}
monitor-field-weekdays = Weekdays
monitor-ask-weekdays = On which weekdays can you deliver?
monitor-line-weekdays = Weekdays: { $days }
monitor-field-until = Time limit
monitor-ask-until = How long to look?
monitor-line-until = Look for: { $days ->
    [0] no limit
    [one] { $days } day
   *[other] { $days } days
}
monitor-until-button = { $days ->
    [0] No limit
    [one] { $days } day
   *[other] { $days } days
}
monitor-note = { $mode ->
    [hand-over] The bot sends the slot with a link to the preorder, you confirm the date in the seller account, the bot checks WB's list.
   *[notify] The bot sends a message about the slot. No catches are spent.
}
monitor-note-auto = The bot books the date itself through your WB session. If WB asks for a check, it hands the slot to you.
monitor-note-misfits = ⚠️ { $count ->
    [one] Preorder { $ids } is for another warehouse or type: this monitor will not book it.
   *[other] Preorders { $ids } are for another warehouse or type: this monitor will not book them.
}
monitor-note-no-session = ⚠️ No WB session: the slot comes to you with a link, you confirm the date yourself.
monitor-note-no-cabinet = ⚠️ Auto-booking is off here: the slot comes to you with a link, you confirm the date yourself.

# Handing a slot over
toast-hand-over = { $answer ->
    [verified] The supply is in WB's list. Nice catch.
    [checking] Checking WB's list. The answer comes as a message.
    [declined] All right, the search goes on.
    [gone] This slot was settled earlier.
   *[not-found] WB's list does not have this supply yet. The bot will look again.
}
