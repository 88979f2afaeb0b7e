# Messages of the supplies desk that come by themselves
supplies-caught =
    🎉 SUPPLY CAUGHT!

    📦 Warehouse: <b>{ $warehouse }</b>
    📅 Date: <b>{ $slotDay }</b>
    ⏰ Time: all day
    🔑 API key: { $keyName } ({ $keyMask })

    Booking: #{ $number } · { $coefficient ->
        [0] free
       *[other] ×{ $coefficient }
    } · { $seconds } s after the slot appeared
    Caught { $caught } of { $target }
supplies-caught-by-hand =
    🎉 SUPPLY CAUGHT!

    📦 Warehouse: <b>{ $warehouse }</b>
    📅 Date: <b>{ $slotDay }</b>
    ⏰ Time: all day
    🔑 API key: { $keyName } ({ $keyMask })

    Booking: #{ $number } · { $coefficient ->
        [0] free
       *[other] ×{ $coefficient }
    }
    Caught { $caught } of { $target }
supplies-alert =
    🔔 A slot has opened: <b>{ $warehouse }</b>
    { $slotDay } · { $supplyType ->
        [mono] mono-pallets
        [super-safe] super-safe
        [qr] QR supply
       *[box] boxes
    } · { $coefficient ->
        [0] free
       *[other] ×{ $coefficient }
    }{ $spare ->
        [0] {""}
        [one] {""}
    And { $spare } more day fits
       *[other] {""}
    And { $spare } more days fit
    }
supplies-handed =
    👉 Slot found, one step left
    📦 <b>{ $warehouse }</b> · { $supplyType ->
        [mono] mono-pallets
        [super-safe] super-safe
        [qr] QR supply
       *[box] boxes
    }
    📅 <b>{ $slotDay }</b> · { $coefficient ->
        [0] free
       *[other] ×{ $coefficient }
    }
    { $reason ->
        [captcha] WB wants a check that only you can pass.
        [session] The WB session has ended, so the booking is yours to make.
        [no-session] No WB session is connected, so the booking is yours to make.
        [cabinet-off] Auto-booking is off on this server, so the booking is yours to make.
       *[asked] Open the seller account and choose this date.
    }
    The bot checks the list of supplies and tells you.
supplies-lost =
    Slot not taken: { $warehouse }, { $slotDay }
    { $reason ->
        [slot-gone] Somebody was faster.
        [price-risen] The coefficient rose above your cap.
        [not-booked] WB did not answer in time and did not book it.
        [not-confirmed] WB never showed the booking in the list of supplies.
        [not-taken] No booking appeared in the list of supplies.
        [taken-elsewhere] This preorder is already booked for another day.
        [preorder-gone] This preorder is no longer in the seller account.
       *[refused] WB refused the booking.
    } The monitor goes on.
supplies-checking =
    ⏳ Checking the booking: { $warehouse }, { $slotDay }
    WB gave no clear answer. Nothing is sent again until the outcome is known.
    If you see the booking in the seller account, press “{ supplies-button-booked }”.
supplies-feed-off =
    WB has switched slot data off. Monitors wait and wake by themselves; no catches are spent.
supplies-feed-on =
    WB gives slot data again. Monitors are working.
supplies-monitor-done =
    ✅ Monitor completed: { $warehouse }{ $others ->
        [0] {""}
       *[other] {" "}and { $others } more
    }
    Caught: { $caught }.
supplies-monitor-expired =
    Monitor ended: { $warehouse }{ $others ->
        [0] {""}
       *[other] {" "}and { $others } more
    }
    All its dates have passed. Caught: { $caught }.
supplies-monitor-blocked =
    ⚠️ Monitor stopped: { $warehouse }{ $others ->
        [0] {""}
       *[other] {" "}and { $others } more
    }
    { $reason ->
        [preorders] No free preorders are left. Make one in the WB seller account and choose it in a copy of the monitor.
       *[trial] The free catches are used up, the monitor is kept.
    }
supplies-button-cabinet = Open at WB
supplies-button-monitor = To the monitor
supplies-button-pause = ⏸ Pause
supplies-button-booked = ✓ I booked it
supplies-button-not = Not this one
supplies-button-copy = ⧉ Copy
supplies-button-plan = 💎 Plan

# What a monitor lacks
supplies-draft-no-warehouses = Choose at least one warehouse.
supplies-draft-no-weekdays = Choose at least one weekday.
supplies-draft-lead = Lead time is 0 to 14 days.
supplies-draft-coefficient = The coefficient cap is 0 to 100, for example ×2.
supplies-draft-target = A monitor catches 1 to 50 supplies.
supplies-draft-days = Check the dates: the last day is before the first.
supplies-draft-past = These dates cannot be made: with the lead time they have passed. Choose later days.
supplies-draft-preorders = Auto-booking needs a preorder of its own for each supply. Add preorders or catch fewer.
supplies-draft-limit = You can keep { $max } monitors at most. Delete some from the list.
supplies-draft-key = This key does not work. Connect it again or choose another.
error-monitor-not-found = This monitor is gone.
error-booking-not-found = This booking is gone.
