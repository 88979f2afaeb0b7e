# Redistribution: list and card
button-transfers = 🔀 Redistribution
button-transfers-back = ‹ Redistribution
button-transfer-new = ➕ Move stock
button-transfer-quotas = 📊 Quotas
button-transfer-past = 🗂 History
button-transfer-first = ⭐ Put first
button-transfer-cancel = ✕ Don't move it
button-transfer-keep = ‹ Keep it
button-transfer-again = ↻ Refresh
button-connect-session = 🗝 Connect a session
transfers-title = 🔀 <b>Moving stock between WB warehouses</b>
transfers-empty =
    The bot moves goods from one WB warehouse to another when quotas open.
    Choose what to move, from where, to where and how much.
transfers-count = { $total ->
    [one] { $total } request under way; the first in the list gets its quota first
   *[other] { $total } requests under way; the first in the list gets its quota first
}
transfer-need-key =
    🔀 <b>Moving stock between WB warehouses</b>
    A Wildberries key comes first: it tells the bot whose goods they are and finds moves in the official list.
transfers-window = Next quota window: { $at }, in { $left }
transfers-by = { $by ->
    [bot] The bot sends requests by itself.
   *[hand] You send requests: the bot reminds you 5 minutes before the window.
}
transfer-mark = { $status ->
    [waiting] ⏳
    [sending] ⚡
    [checking] 🔍
    [handed] 👉
    [done] ✅
    [cancelled] ✕
   *[ended] ⏹
}
transfer-product = Item { $nm }
transfer-card-title = 🔀 <b>Request #{ $number }</b>
transfer-card-goods = { $title } · size { $size }
transfer-card-route = 🏪 { $source } → { $target }
transfer-card-moved = Moved { $moved } of { $quantity } pcs
transfer-card-request = { $at }: { $units } pcs – { $status ->
    [committing] being sent
    [accepted] accepted by WB, being checked
    [unknown] no answer, being checked
    [confirmed] moved
    [refused] refused by WB
   *[lost] did not arrive
}{ $known ->
    [no] { "" }
   *[yes] {", supply"} #{ $supply }
}
transfer-state = { $status ->
    [waiting] ⏳ Waits for the window of { $at }
    [trying] ⏳ The bot is trying right now
    [sending] ⚡ Being sent
    [checking] 🔍 The bot is checking that WB has the request
    [handed] 👉 Waits for you: send it in your WB account and press “{ transfer-button-sent }”
    [stopping] ⏹ Stopping: the request is out already, the bot waits for the answer
    [done] ✅ Done { $at }
    [cancelled] ✕ Cancelled { $at }
   *[ended] ⏹ Nothing moved, { $at }
}{ $reason ->
    [source-closed] . The sending quota is closed or used up
    [target-closed] . The receiving quota is closed or used up
    [quota-small] . The quota that is left is too small
    [no-stock] . The sending warehouse does not have enough
    [not-offered] . WB does not offer this warehouse for the size
    [cooldown] . WB takes a size at a warehouse once in 72 hours
    [in-process] . WB already has a request for this item and route
    [refused] . WB refused
    [option] . The redistribution option is not active at WB
    [no-session] . No session of your WB account is connected
    [session] . The session of your WB account has ended
    [captcha] . WB asked for a check that only you can pass
    [not-done] . The request did not reach WB
    [not-taken] . You have not confirmed that it was sent
    [away] . WB did not answer
    [below-lot] . Less than 5 pcs are left, WB does not take them
    [expired] . The time is up
    [declined] . As you asked
   *[none] { "" }
}
transfer-cancel-ask =
    ✕ Stop request #{ $number }?
    Moved { $moved } of { $quantity } pcs; that stays so.
    { $sent ->
        [yes] A request is out already: the bot waits for WB’s answer and stops then.
       *[no] Nothing more will be sent.
    }
toast-transfer = { $what ->
    [first] First in the queue now
    [cancelled] Cancelled
    [after] The request is out already: the bot waits for the answer and stops
    [done] Noted
    [noted] Noted
   *[over] This request is over
}

# Quotas
transfer-quotas-title = 📊 <b>Quotas of WB warehouses</b>
transfer-quotas-head = Warehouse: sends / takes, pcs. Closed warehouses: { $closed }
transfer-quota-row = { $name }: { $source } / { $target }
transfer-quotas-closed = Quotas are closed at all warehouses now.
transfer-quotas-next = Next window: { $at }. All sellers share the quotas; popular ones are gone in seconds.
transfer-quotas-away = WB does not tell its quotas now. Press “{ button-transfer-again }” in a minute.
transfer-quotas-no-session = { $allowed ->
    [yes] Quotas can only be seen in your WB account. Connect its session and the bot shows them here.
   *[no] On this server the bot does not enter seller accounts: look quotas up in your WB account.
}
transfer-option-off = ⚠️ The paid redistribution option is not active at WB: no request can be made without it.

# History
transfer-past-title = 🗂 <b>Moves so far</b>
transfer-past-empty = No request has ended yet.
transfer-past-count = { $total ->
    [one] { $total } request
   *[other] { $total } requests
}

# Form
transfer-form-title = 🔀 <b>Move stock between warehouses</b>
transfer-form-confirm = ✓ Plan it
transfer-form-note = { $by ->
    [bot] In the window the bot sends { $quantity } pcs, or as many as the quota allows; the rest goes after 72 hours at the earliest.
    [bot-now] The bot now sends { $quantity } pcs, or as many as the quota allows; the rest goes after 72 hours at the earliest.
    [hand-now] The bot sends you the link right away; you send the stock.
   *[hand] The bot reminds you 5 minutes before the window with a link; you send it.
}
transfer-field-product = Item
transfer-field-size = Size
transfer-field-source = From
transfer-field-target = To
transfer-field-quantity = How many
transfer-field-when = When
transfer-field-parts = In parts
transfer-ask-product = { $by ->
    [bot] Which item? Type its WB number or the beginning of it, e.g. 231830001.
   *[hand] Which item? Type its WB number, e.g. 231830001.
}
transfer-no-products = Items of your earlier requests will appear here.
transfer-line-product = Item: { $nm }
transfer-ask-size = Which size?
transfer-no-stock = Item { $nm } has no size with at least { $lot } pcs at a WB warehouse. Go back and type another number.
transfer-ask-size-words = Which size? Type it as your WB account shows it, e.g. 50-52. If there are no sizes, type 0.
transfer-size-wrong = A size has at most { $max } characters, e.g. 50-52.
transfer-line-size = Size: { $size }
transfer-size-option = { $size } · { $count } pcs
transfer-ask-source = From which warehouse?
transfer-line-source = From: { $name }
transfer-source-option = { $name } · { $count } pcs, quota { $quota }
transfer-ask-target = To which warehouse?
transfer-ask-listed = To which warehouse? These are the ones WB takes this size to now; after a move a warehouse is back in 72 hours.
transfer-line-target = To: { $name }
transfer-target-option = { $name } · quota { $quota }
transfer-ask-quantity = How many pieces? WB takes { $lot } or more.
transfer-ask-quantity-of = How many pieces? The warehouse has { $most }, WB takes { $lot } or more.
transfer-line-quantity = How many: { $quantity } pcs
transfer-ask-when = When should it go?
transfer-line-when = When: { $when ->
    [now] now
   *[window] in the window of { $at }
}
transfer-when-window = Window of { $at }
transfer-when-now = Now
transfer-ask-parts = Send in parts when the quota is too small? After each part WB closes the warehouse for this size for 72 hours.
transfer-line-parts = In parts: { $parts ->
    [whole] no, all at once only
   *[any] yes
}
transfer-parts-option = { $parts ->
    [whole] All at once only
   *[any] In parts
}
transfer-draft-quantity = From { $min } to { $max } pcs can be moved. Change the number.
transfer-draft-route = Both warehouses are the same. Choose another one.
transfer-draft-size = Choose a size.
transfer-draft-key = This key does not work. Connect it again.
transfer-draft-limit = { $max } requests are under way already. Cancel some in the list.
transfer-draft-twice = A request for this size and route is under way already. Change the route, or cancel that one in the list.
error-transfer-not-found = This request is not there any more.

# Messages that come by themselves
transfer-done =
    📦 STOCK MOVED!

    🏪 From: <b>{ $source }</b>
    🏪 To: <b>{ $target }</b>
    📊 Moved: { $moved } pcs
    💼 Request #{ $number }

    { $title } · size { $size }{ $by ->
        [hand] {""}
    On your word: it cannot be checked at WB.
       *[bot] {""}
    }
transfer-part =
    📦 A part has moved: { $moved } of { $quantity } pcs
    { $source } → { $target } · { $title }, size { $size }
    { $units } pcs went now. The rest goes on { $nextDay } at the earliest: WB takes a size at a warehouse once in 72 hours.
transfer-ended =
    ⏹ Not moved: { $source } → { $target }
    { $title }, size { $size }, { $quantity } pcs
    { $reason ->
        [option] The paid redistribution option is not active at WB. Switch it on in the tariff constructor and plan the move again.
        [no-stock] The sending warehouse never had the goods.
        [not-taken] You have not confirmed it in any window.
        [refused] WB refused.
       *[other] No window had enough quota. Try another warehouse.
    }
transfer-handed =
    👉 { $minutes ->
        [0] Quotas are open: move it now
        [one] Quotas open in { $minutes } minute
       *[other] Quotas open in { $minutes } minutes
    }
    🏪 <b>{ $source }</b> → <b>{ $target }</b>
    { $title }, size { $size }: { $left } pcs
    { $why ->
        [captcha] WB asked for a check that only you can pass.
        [session] The session of your WB account has ended, so sending is up to you.
        [no-session] No session of your WB account is connected, so sending is up to you.
       *[asked] Open your WB account and make the request.
    }
transfer-unclear =
    ⏳ WB gave no clear answer: { $source } → { $target }
    { $title }, size { $size }, { $units } pcs
    Nothing is sent twice while the outcome is unknown. Look in your WB account whether the request is there.
transfer-button-card = To the request
transfer-button-cabinet = Open in WB
transfer-button-sent = ✓ Sent
transfer-button-not-now = Not now
transfer-button-there = ✓ It is there
transfer-button-not-there = It is not there
