# Channels
channels-title = 🔌 <b>Sales channels</b>
channels-empty =
    Connect Allegro or Wix and they will always show what you have in stock.
    The first time the bot only compares and shows you the difference. Nothing is changed.
channels-count = { $total ->
    [one] { $armed } of { $total } channel in sync
   *[other] { $armed } of { $total } channels in sync
}
channels-issues = { $issues ->
    [one] ⚠️ { $issues } question is waiting for you
   *[other] ⚠️ { $issues } questions are waiting for you
}
button-channels = 🔌 Channels
button-channels-back = ‹ Channels
button-channel-back = ‹ Channel
button-channel-allegro = ➕ Allegro
button-channel-wix = ➕ Wix
button-channels-sync = ↻ Sync all
button-channels-inbox = ⚠️ Questions: { $issues }

# A channel
channel-service = { $service ->
    [allegro] Allegro
   *[wix] Wix
}
channel-title = 🔌 <b>{ $name }</b> · { channel-service }
channel-state = { $state ->
    [armed] In sync, checked every { $minutes } min
    [new] Not compared yet: the bot changes nothing
    [compared] Compared, but not switched on yet: compare and send
    [paused] ⏸ Paused: nothing is changed, orders still count
    [held] ⚠️ An update was stopped and waits for you
    [locked] ⚠️ The channel does not accept the key. Stock is safe and updates wait: connect the channel anew
    [writer] ⚠️ Base changes this channel too: the bot leaves it alone
   *[failed] ⚠️ The channel does not answer, the bot will try again
}
channel-listings = Listings: { $listings }, linked to products: { $linked }
channel-conflicts = { $conflicts ->
    [one] ⚠️ { $conflicts } unclear listing
   *[other] ⚠️ { $conflicts } unclear listings
}
channel-waiting = { $waiting ->
    [0] Everything is in step
    [one] Updating { $waiting } product
   *[other] Updating { $waiting } products
}
channel-rules-buffer = { $buffer } pcs held back
channel-rules-max = At most { $max } pcs shown
channel-rules-share = { $share } % of the stock shown
channel-rules-direction = { $direction ->
    [raise] Stock is only raised
   *[lower] Stock is only lowered
}
button-channel-check = 🔍 Compare stock
button-channel-sync = ↻ Update now
button-channel-pause = ⏸ Pause
button-channel-resume = ▶️ Resume
button-channel-rules = ⚙️ Rules
button-channel-interval = ⏱ How often
button-channel-rename = ✎ Name
channel-rename-title = ✎ Name of a channel
channel-rename-label = Name
channel-rename-ask = What is this channel called? Up to 40 characters.
channel-rename-line = Name: { $name }
channel-rename-wrong = A name is 1 to 40 characters in one line, for example “Allegro Poland”.
button-channel-history = 🗂 History
button-channel-remove = 🗑 Disconnect
button-channel-writer = { $on ->
    [0] Base updates it
   *[other] Base has stopped
}
channel-interval-ask =
    ⏱ <b>{ $name }</b>
    Stock changes go out at once. How often should the whole channel be checked?
button-channel-intervals = Same for all
button-minutes = { $minutes ->
    [60] 1 hour
    [180] 3 hours
    [720] 12 hours
   *[other] { $minutes } min
}
channel-remove-ask =
    🗑 <b>Disconnect { $name }?</b>
    Its links to products and its update history go. Nothing changes in the channel itself, nor in your stock.
    The key stays: while it is connected, the channel stands in the list as a new one.
button-channel-removed = 🗑 Yes, disconnect
toast-channel-paused = { $on ->
    [0] Sync goes on
   *[other] Paused
}
toast-channel-interval = Checked every { $minutes } min
toast-channel-removed = Disconnected
toast-channel-gone = This channel is gone
toast-channel-check-first = Compare the stock first
toast-channel-writer = { $on ->
    [0] The bot may update the channel again
   *[other] The bot will leave this channel alone
}

# The first comparison
channel-preview-run = Comparing { $name }
channel-preview-stage = Reading listings
channel-preview-title = 🔍 <b>{ $name }</b>: compared
channel-preview-counts = { $inChannel } in the channel, { $inLedger } in stock, { $linked } linked
channel-preview-unknown = Without a product of yours: { $unknown }
channel-preview-conflicts = Unclear: { $conflicts }. The bot leaves them alone
channel-preview-changes = { $changes ->
    [0] Everything matches already
    [one] { $changes } listing will change: { $parts }
   *[other] { $changes } listings will change: { $parts }
}
channel-preview-lowered = −{ $lowered } lower
channel-preview-raised = +{ $raised } higher
channel-preview-zeroed = { $zeroed } to 0
channel-preview-relisted = Back on sale: { $relisted }
channel-preview-drops = Biggest drops:
channel-preview-drop = { $sku }: { $before } → { $wanted }
channel-preview-nothing-sent = Nothing has been sent yet.
channel-planned-title = 🔍 <b>{ $name }</b>: what will change
channel-planned-count = { $total ->
    [0] Everything matches already.
    [one] { $total } listing, the biggest drops first:
   *[other] { $total } listings, the biggest drops first:
}
button-channel-planned = 📋 Whole list
button-channel-later = Not now
button-channel-arm = { $changes ->
    [0] ✓ Switch on
   *[other] ✓ Send { $changes }
}

# Sync under way
stock-sync-run = Stock: { $name }
stock-sync-run-all = Stock: all channels
stock-sync-stage = Comparing and updating
stock-sync-done = ✅ <b>{ $name }</b>
stock-sync-done-all = ✅ <b>Stock is in sync</b>
stock-sync-numbers = { $looked } checked, { $written } changed
stock-sync-failed = { $failed ->
    [one] ⚠️ { $failed } product did not go through, the bot will try again
   *[other] ⚠️ { $failed } products did not go through, the bot will try again
}
stock-sync-held = { $held ->
    [one] ⚠️ { $held } channel was stopped by a safety limit and waits for you
   *[other] ⚠️ { $held } channels were stopped by a safety limit and wait for you
}
stock-sync-unreachable = { $unreachable ->
    [one] ⚠️ { $unreachable } channel does not answer
   *[other] ⚠️ { $unreachable } channels do not answer
}

# Rules of a channel
channel-rules-title = ⚙️ Channel rules
channel-rules-save = ✓ Save
channel-field-warehouses = Warehouses
channel-ask-warehouses = Stock of which warehouses should be shown?
channel-line-warehouses = Warehouses: { $names }
channel-all-warehouses = all
channel-field-buffer = Buffer
channel-ask-buffer = How many pieces should be held back? For example, 2
channel-line-buffer = Held back: { $buffer } pcs
channel-field-max = At most
channel-ask-max = How many pieces should be shown at most? For example, 20
channel-line-max = Shown at most: { $max } pcs
channel-field-share = Share
channel-ask-share = What share of the stock should be shown? For example, 50
channel-line-share = Shown: { $share } % of the stock
channel-bad-number = Please send a whole number from { $min } to { $max }, for example { $example }
channel-field-zero = Sold out
channel-ask-zero = What should happen when a product is sold out?
channel-line-zero = When sold out: { channel-zero }
channel-zero = { $value ->
    [channel] as the channel
    [end] take it off sale
    [one] leave 1 pc
   *[leave] leave it alone
}
button-channel-zero = { $value ->
    [channel] As the channel
    [end] Take it off sale
    [one] Leave 1 pc
   *[leave] Leave it alone
}
channel-field-relist = Relisting
channel-ask-relist = Put a product back on sale when it is in stock again? This is about what sold out by itself or was taken off by the bot.
channel-line-relist = { $value ->
    [channel] Relisting: as the channel
    [no] Not put back on sale
   *[other] Put back on sale
}
button-channel-relist = { $value ->
    [channel] As the channel
    [no] Don't put back
   *[other] Put back on sale
}
channel-field-direction = Direction
channel-ask-direction = Which way may numbers change?
channel-line-direction = { $value ->
    [channel] Direction: as the channel
    [raise] Only raised
    [lower] Only lowered
   *[both] Raised and lowered
}
button-channel-direction = { $value ->
    [channel] As the channel
    [raise] Only raise
    [lower] Only lower
   *[both] Both ways
}
channel-rules-effect = { $changes ->
    [0] Nothing changes right now
    [one] { $changes } listing changes right now
   *[other] { $changes } listings change right now
}

# A product in channels
steps-title = 🔌 <b>{ $sku }</b> in channels
steps-none = Not on sale anywhere yet: connect a channel, or put this SKU on a listing.
steps-message = { $message }
button-steps = 🔌 In channels
button-steps-sync = ↻ Update now
button-steps-link = 🔗 Link by hand
button-steps-off = { $on ->
    [1] Don't update
   *[0] Update
}: { $name }
button-product-back = ‹ To the product
toast-steps-sync = Being checked
toast-listing-switched = { $on ->
    [1] It is updated again
   *[0] This listing is left alone from now on
}
link-form-title = 🔗 Link a listing
link-label = Number
link-ask =
    Please send the number of the listing, or words of its name.
    On Allegro the number stands at the end of the listing's link; on Wix write the name of the product and its variant.
link-line = Listing { $offer }
link-unknown = There is no listing “{ $offer }” among those read. Check the number, for example 17500520231, or the name, or compare the channel once more.
link-several = Several fit: { $names }. Please write more of the name.

# Orders
button-orders = 🧾 Orders
orders-title = 🧾 <b>Orders from channels</b>
orders-empty = Purchases from every channel appear here once they are booked in your stock.
orders-filter = { $what ->
    [all] All
    [unmapped] Without product
   *[returns] Returns
}
orders-line = { $when } · { $account } · { $sku } × { $quantity } – { order-state }
order-state = { $state ->
    [bought] bought
    [committed] taken from stock
    [cancelled] cancelled
    [released] cancelled, back in stock
    [return-proposed] cancelled, waits for you
    [returned] put back in stock
   *[kept] cancelled, not put back
}

# Rules of one listing
button-listing-rules = ⚙️ Rules: { $name }
listing-rules-title = ⚙️ Listing rules
