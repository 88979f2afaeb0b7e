# Edits offered to channels
button-edits-offer = 🔌 Offer to channels
edits-compare-run = Comparing with channels: { $sku }
edits-compare-stage = Reading channels
edits-title = 🔌 <b>{ $sku }</b>: what to change in channels
edits-account = <b>{ $account }</b>
edits-field = { $field ->
    [name] Name
    [ean] EAN
   *[picture] Picture
}
edits-line = { edits-field }: { $there } → { $ours }
edits-picture = Picture: the main one → yours
edits-obstacle = { edits-field }: { $obstacle ->
    [variants] shared by all variants, change it on the site
    [catalogue] kept in Allegro's catalogue, change it there
    [by-hand] can only be changed on the site itself
   *[length] is too short or too long for this channel
}
edits-same = <b>{ $account }</b>: already so
edits-unread = ⚠️ <b>{ $account }</b>: the channel did not answer, try again later
edits-more = { $count ->
    [one] And { $count } more channel
   *[other] And { $count } more channels
}
edits-nothing-sent = Nothing has been sent yet.
edits-nothing-to-send = There is nothing to send.
button-edits-later = Not now
button-edits-send = { $channels ->
    [one] Send to { $channels } channel
   *[other] Send to { $channels }
}
edits-send-run = Sending to channels: { $sku }
edits-send-stage = Writing to channels
edits-sent-title = 🔌 <b>{ $sku }</b>: sent to channels
edits-result = { $outcome ->
    [done] ✅ { $account }: written
    [moved] ⚠️ { $account }: somebody changed it there meanwhile, nothing was written
    [stale] ⚠️ { $account }: the product has changed since, nothing was written
    [gone] ⚠️ { $account }: the listing is gone or the channel is paused
    [refused] ⚠️ { $account }: the channel refused it. { $message }
    [unknown] ⚠️ { $account }: the answer was lost, the old value still stands there
   *[failed] ⚠️ { $account }: the channel did not answer, nothing was written
}
button-edits-again = ↻ Compare again
toast-edits-late = Nothing to offer any more: the product has changed since
