# Rules: keep at least N pieces at a warehouse
button-rules = 🔁 Rules
button-rules-back = ‹ Rules
button-rule-new = ➕ New rule
button-rule-of = 🔁 To the rule
button-rule-like = 🔁 Keep it stocked
button-rule-plan = 🔀 Request #{ $number }
button-rule-resume = ▶️ Turn on
rules-title = 🔁 <b>Redistribution rules</b>
rules-empty =
    A rule keeps a WB warehouse stocked: when fewer pieces are left than you want, the bot plans a request.
    Choose the item, the warehouses and how many to keep.
rules-count = { $total ->
    [one] { $total } rule. Stock is checked shortly before each quota window.
   *[other] { $total } rules. Stock is checked shortly before each quota window.
}
rule-mark = { $status ->
    [paused] ⏸
   *[active] 🔁
}
rule-title = 🔁 <b>Rule for { $target }</b>
rule-wish = Keep at least { $keep } pcs, bring { $lot } pcs at a time
rule-seen = { $at }: { $seen } pcs there, { $coming } pcs on the way
rule-reason = { $reason ->
    [enough] There is enough.
    [planned] Too few were left: a request is planned.
    [coming] What is missing is on its way or requested already.
    [no-stock] The sending warehouse has fewer than 5 pcs: nothing to bring.
    [rest] You called off this rule’s request: the next one comes after 72 hours at the earliest.
    [limit] Too many requests are under way. Cancel some.
    [no-session] No session of your WB account is connected, so stock cannot be seen.
    [session] The session of your WB account has ended. Connect it again.
   *[away] WB did not show the stock; the bot will try again.
}
rule-state = { $status ->
    [paused] ⏸ Turned off
    [now] 🔍 The bot is looking at the stock right now
    [hand-over] The bot cannot see the stock: it asks you { $at }, or tell it earlier.
   *[cabinet] Next check { $at }
}
rule-remove-ask =
    🗑 Delete this rule?
    { $target } · { $title }, size { $size }
    Requests that are planned already stay.
toast-rule-removed = Rule deleted
error-rule-not-found = This rule is not there any more.

# Form of a rule
rule-form-title = 🔁 <b>Keep a warehouse stocked</b>
rule-form-confirm = ✓ Turn on
rule-form-note = { $by ->
    [bot] When fewer than { $keep } pcs are there and on the way, the bot plans a request for { $lot } pcs, or for what is missing if that is more.
   *[hand] The bot cannot see the stock: once a week it asks you how many are left, and reminds you to move more.
}
rule-field-keep = Keep
rule-field-lot = At a time
rule-ask-keep = How many pieces should always be there? With fewer, the bot plans a request.
rule-line-keep = Keep: { $keep } pcs
rule-ask-lot = How many pieces at a time? WB takes { $lot } or more, once in 72 hours a warehouse.
rule-line-lot = At a time: { $lot } pcs
rule-draft-limit = There are { $max } rules already. Delete some.
rule-draft-twice = There is a rule for this size and warehouse already. Edit it in the list.

# How many are left, as the seller says
rule-stock-title = 🔁 <b>Stock at the warehouse</b>
rule-field-stock = Stock
rule-ask-stock = How many are at { $target } now: { $title }, size { $size }? Type a number, e.g. 12.
rule-line-stock = Stock: { $seen } pcs

# Messages
transfer-rule-planned =
    🔁 By your rule: { $source } → { $target }
    { $title }, size { $size }: { $seen } pcs left of { $keep }.
    A request for { $quantity } pcs goes in the next quota window.
transfer-rule-asks =
    🔁 How many are left at { $target }?
    { $title }, size { $size }: keep at least { $keep } pcs.
    The bot cannot see WB’s stock. Tell it the number, and it reminds you to move more.
transfer-button-rule = To the rule
transfer-button-tell = ✎ Tell the stock
transfer-cancel-rule = A rule planned this request: it plans the next one after 72 hours at the earliest. If you don’t need it at all, turn the rule off.

# Seller account, where there are several
button-cabinet = 🔑 Other account
cabinet-line = 🔑 Seller account: { $name }
cabinet-ask =
    🔑 <b>Which WB seller account?</b>
    The bot remembers your choice; change it with “{ button-cabinet }”.
