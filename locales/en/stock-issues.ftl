# Questions
inbox-title = ⚠️ <b>Stock questions</b>
inbox-empty = No questions: whatever could be settled has been.
inbox-count = { $total ->
    [one] { $total } question is waiting for you
   *[other] { $total } questions are waiting for you
}
button-inbox = ⚠️ To questions
button-inbox-back = ‹ Questions
issue-row = { $kind ->
    [several-active] Several listings
    [fulfillment] Allegro's warehouse
    [no-sku] No SKU
    [unmapped-line] Sale without product
    [push-failed] Not updated
    [drift] Lowered there
    [raised] Raised there
    [held] Stopped
    [disconnected] No access
    [account-failed] No answer
    [order-held] Unreadable order
    [oversell] Oversold
    [return] Return
    [low-stock] Low
    [base-warning] Not taken by Base
   *[other-writer] Base writes too
}
issue-times = { $count ->
    [one] Happened { $count } time
   *[other] Happened { $count } times
}
issue-resolved = ✅ Settled

issue-several-active =
    ⚠️ <b>{ $account }</b>: { $listings ->
        [one] { $listings } listing
       *[other] { $listings } listings
    } with the SKU { $sku }
    Each would show the whole stock, and the same piece could be sold twice. The bot leaves them alone until you decide.
issue-fulfillment =
    ⚠️ <b>{ $account }</b>: { $sku } is also sold from Allegro's warehouse
    The bot never changes that stock. Link the listing that you ship yourself?
issue-no-sku =
    ⚠️ <b>{ $account }</b>: listings without a SKU: { $listings }
    Fill in the SKU in the channel, and the next check links them to your products. Or link them on a product's card: “{ button-steps }” → “{ button-steps-link }”.
issue-unmapped-line =
    ⚠️ <b>{ $account }</b>: sold { $quantity } × { $name }
    This listing has no product in stock (SKU { $sku }). Stock was not changed: add a product with this SKU or book the sale by hand.
issue-push-failed =
    🚨 <b>{ $account }</b>: { $sku } is not updated
    Listing { $offer } shows { $shown } and should show { $wanted }.
    { $message }
    Tries: { $tries }. Manual check needed.
issue-drift =
    ⚠️ <b>{ $account }</b>: somebody lowered { $sku }
    The channel shows { $shown }, your stock says { $wanted }. The bot will not raise it until you decide.
issue-raised =
    ⚠️ <b>{ $account }</b>: somebody raised { $sku }
    The channel showed { $shown }, your stock says { $wanted }. The bot put { $wanted } back so that nothing is oversold.
issue-held =
    ⚠️ <b>{ $account }</b>: the update was stopped
    { $reason ->
        [zeroes] { $zeroes } of { $of } would have become 0.
        [changes] { $changes } of { $of } would have changed.
        [empty-ledger] Your stock is empty, and { $zeroes } listings would have become 0.
       *[no-warehouse] There is no warehouse yet.
    }
    Nothing was sent. Check your stock, or send it anyway.
issue-disconnected =
    ⚠️ <b>{ $account }</b>: no access
    The channel no longer accepts the key. Your stock is safe and updates wait. Connect the channel again.
issue-account-failed =
    ⚠️ <b>{ $account }</b> does not answer
    The bot will try again by itself. No update gets lost.
issue-order-held =
    ⚠️ <b>{ $account }</b>: order { $line } cannot be read
    It did not change your stock; all other orders were booked. Please check this one in the channel.
issue-oversell =
    🚨 <b>{ $sku }</b>: { $short } more sold than there is
    Left without stock: { $line }. Restock, or cancel the purchase in the channel.
issue-return =
    ⚠️ <b>{ $account }</b>: { $quantity } × { $sku } was cancelled or refunded
    It had already left your stock. Are the goods back?
issue-low-stock =
    ⚠️ <b>{ $sku }</b> is running low: { $available } left
    { $name }
issue-other-writer =
    ⚠️ <b>{ $account }</b>: Base changes its stock too
    Two writers undo each other's work. Switch the sync off in Base, or leave it to Base.

button-issue-open = Open
button-issue-ours = Keep stock number
button-issue-theirs = Take theirs
button-issue-again = ↻ Try again
button-issue-off = Don't update it
button-issue-mirror = On all of them
button-issue-none = Leave them alone
button-issue-send = Send anyway
button-issue-drop = Don't send
button-issue-return = Put back
button-issue-keep = Don't put back
button-issue-connect = 🔌 Connect
button-issue-product = To the product
toast-issue-late = Settled already
toast-issue-done = { $what ->
    [ours] Your number will be written
    [theirs] Your stock now matches the channel
    [again] Trying again
    [off] It is no longer updated
    [mirror] All of them show the same stock
    [none] They are left alone
    [send] On its way
    [drop] Not sent
    [return] Put back
    [keep] Not put back
   *[one] Linked
}
toast-issue-refused = Not possible: the stock has changed meanwhile

# Update history
attempts-title = 🗂 <b>{ $name }</b>: updates
attempts-empty = Every update will be listed here: what it was, what it became, and why.
attempts-line = { $status ->
    [completed] ✅ { $time } · { $sku }: { $before } → { $after }
    [failed] ⚠️ { $time } · { $sku }: { $before } → { $wanted } not written
    [pending] ⏳ { $time } · { $sku }: { $before } → { $wanted }
   *[skipped] { $time } · { $sku }: { $before }, in stock { $wanted } – { step-reason }
}
attempts-words = { $trace ->
    [none] { $message }
   *[other] { $message } (no. { $trace })
}
attempts-filter = { $status ->
    [all] All
    [failed] Errors
    [skipped] Skipped
   *[completed] Done
}

# Why not in step
step-line = { $account }: { $shown } – { step-reason }
step-line-none = { $account }: { step-reason }
step-reason = { $reason ->
    [guard] the update was stopped
    [not-linked] not linked to a product
    [in-step] in step
    [no-listing] no listing with this SKU
    [conflict] unclear listing, waits for you
    [switched-off] the link is off
    [not-armed] channel not switched on yet
    [account-paused] channel paused
    [held] update stopped, waits for you
    [other-writer] Base changes it
    [disconnected] channel does not answer
    [sync-off] sync of this product is off
    [listing-paused] listing paused
    [fulfillment] Allegro's warehouse
    [gone] the listing is gone
    [draft] a draft, not on sale
    [ended-by-seller] taken off sale by hand
    [ended-by-allegro] taken off sale by the channel
    [relist-off] relisting is off
    [zero-left] sold out, rule: leave alone
    [raise-only] rule: only raise
    [lower-only] rule: only lower
    [preorder] takes preorders
    [edited-there] lowered there, waits for you
    [locked] being updated right now
    [report-awaited] sent, report awaited
    [refused] refused by the channel
   *[due] will be updated soon
}
issue-sentence = { $kind ->
    [several-active] { issue-several-active }
    [fulfillment] { issue-fulfillment }
    [no-sku] { issue-no-sku }
    [unmapped-line] { issue-unmapped-line }
    [push-failed] { issue-push-failed }
    [drift] { issue-drift }
    [raised] { issue-raised }
    [held] { issue-held }
    [disconnected] { issue-disconnected }
    [account-failed] { issue-account-failed }
    [order-held] { issue-order-held }
    [oversell] { issue-oversell }
    [return] { issue-return }
    [low-stock] { issue-low-stock }
    [base-warning] { issue-base-warning }
   *[other-writer] { issue-other-writer }
}
issue-told = { $count ->
    [1] { issue-sentence }
   *[other] { issue-sentence } · { issue-times }
}
issue-told-resolved =
    { issue-resolved }
    { issue-sentence }
issue-told-many =
    { issue-sentence }
    { $more ->
        [one] And { $more } more like it.
       *[other] And { $more } more like it.
    }
