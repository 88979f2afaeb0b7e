# Drafts of goods
drafts-title = 📝 <b>Supply drafts</b>
drafts-intro = The goods of a supply without warehouse and date: you choose those in your WB seller account.
drafts-empty =
    The bot puts the goods of a supply together in your WB seller account: barcodes and quantities.
    You choose warehouse and type there, then the bot catches the slot.
drafts-need-key =
    ⚠️ Drafts need a Personal or Service WB token with the Supplies category.
    WB takes no Base tokens here.
draft-row = { $status ->
    [ordered] ✅
    [making] ⏳
   *[made] 📝
} { $day } · { $pieces } pcs
draft-title = 📝 <b>Draft: { $skus ->
    [one] { $skus } product
   *[other] { $skus } products
}, { $pieces } pcs</b>
draft-goods = { $sku } × { $quantity }
draft-more = and { $more } more
draft-state = { $status ->
    [ordered] ✅ Preorder #{ $number } is in WB’s list.
    [making] ⏳ The draft has not reached WB. Make it again.
   *[made] Open the draft in your seller account, choose warehouse and type. The bot will see the preorder by itself.
}
draft-not-seen = No preorder in WB’s list yet. The bot keeps looking.
draft-preorder-gone = ⚠️ This preorder has been planned already or was deleted in your seller account.
draft-remove-ask = { $status ->
    [ordered] Take the draft off this list? The preorder stays in your seller account.
   *[made] Delete the draft of { $pieces } pcs? It goes from your WB seller account too.
}
toast-draft-removed = Draft deleted
button-draft-new = ➕ New draft
button-draft-cabinet = Open in WB
button-draft-check = ↻ Check now
button-draft-watch = ⚡ Catch a slot
button-draft-remove = 🗑 Delete
button-drafts = 📝 Drafts
button-drafts-back = ‹ Drafts
error-draft-not-found = This draft is gone. Open the list of drafts.

# The draft's wizard
draft-wizard-title = 📝 Supply draft
draft-wizard-confirm = ✓ Make the draft
draft-field-key = Account
draft-ask-key = In which seller account?
draft-line-key = Account: { $name }
draft-field-source = Source
draft-ask-source = Where do the goods come from?
draft-line-source = Source: { $source ->
    [stock] from stock
   *[typed] a list
}
draft-source-typed = ✍️ List or file
draft-source-stock = 🔄 From stock
draft-field-goods = Goods
draft-ask-goods =
    Send barcodes with quantities, one a line, or a table (XLSX, CSV). Up to { $most } barcodes.
    For example: 2040000000017 40
draft-line-goods = Goods: { $list }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
draft-field-products = Products
draft-ask-products = Which products? Those with a barcode are here.
draft-no-products = No product in stock has a barcode. Go back and send a list.
draft-line-products = { $count ->
    [one] { $count } product chosen
   *[other] { $count } products chosen
}
draft-field-each = Quantity
draft-ask-each = How many of each? Take all there is, or type a number.
draft-line-each = Quantity: { $each ->
    [0] all there is
   *[other] { $each } of each
}
draft-each-all = All there is
draft-note = The draft will hold { $skus ->
    [one] { $skus } barcode
   *[other] { $skus } barcodes
}, { $pieces } pcs. You choose warehouse and date in your WB seller account.
draft-wrong-none = No barcodes here. Send them like this: 2040000000017 40
draft-wrong-many = These are { $count } barcodes, WB takes up to { $most }. Send a part of them.
draft-wrong-line = The line “{ $line }” has no barcode of 8–14 digits. Correct it and send the list again.
draft-wrong-quantity = The quantity in “{ $line }” is not readable. A whole number from 1 is needed, for example: 2040000000017 40
draft-wrong-file = That is a photo. Send a table as a file, or barcodes as text.
draft-wrong-nothing = Not a single piece for the draft. Change the goods or the quantity.
draft-refused-no-key = The key of this account no longer works. Connect it again in Keys.
draft-refused-base-token = WB takes no Base token for drafts. Connect a Personal or Service token.
draft-refused-read-only = This token is read-only. Create one that may write in your seller account and connect it.
draft-refused-barcodes = WB does not know these barcodes: { $list }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Correct the goods; the draft is empty so far.

# Comes by itself
supplies-draft-ordered =
    ✅ Preorder #{ $number } is in WB
    📦 { $warehouse } · { $supplyType ->
        [mono] mono-pallets
        [super-safe] super-safe
        [qr] QR supply
       *[box] boxes
    } · { $pieces } pcs
    Now it needs a date.
supplies-draft-planned =
    ✅ The supply of your draft is planned, preorder #{ $number }
    Its date is set already, there is nothing to catch.
supplies-button-watch = ⚡ Catch a slot
supplies-button-drafts = 📝 To the draft
supplies-button-draft = 📝 Make a draft
supplies-button-listed = 🚚 WB supplies

# The list of supplies
listed-title = 🚚 <b>Supplies at WB: { $count }</b>
listed-empty = No supplies and preorders in the last two months.
listed-age = WB’s list, { $ago } old. The nearest come first.
listed-need-key = A Wildberries key is needed: the list of supplies is read with it.
listed-no-day = no date
listed-mark = { $status ->
    [unplanned] ⏳
    [planned] 📅
    [allowed] 🚚
    [accepting] 🚚
    [accepted] ✅
    [unloaded] ✅
   *[other] ·
}
listed-reminder = { $days ->
    [0] No reminders of dates. How many days before?
    [one] You will be reminded { $days } day before.
   *[other] You will be reminded { $days } days before.
}
button-remind = { $isOn ->
    [1] {"✓ "}
   *[0] { $days ->
        [0] {""}
       *[other] {"🔔 "}
    }
}{ $days ->
    [0] ✕ No reminders
    [one] { $days } day
   *[other] { $days } days
}
toast-reminder = { $days ->
    [0] Reminders are off
    [one] A reminder { $days } day before
   *[other] A reminder { $days } days before
}
button-listed-back = ‹ WB supplies
button-listed-all = All accounts
button-last-seen = 🗂 Coefficients
error-supply-not-found = This supply is not in WB’s list any more. Open the list again.
supply-title = { $isPlanned ->
    [1] 🚚 <b>Supply #{ $number }</b>
   *[0] ⏳ <b>Preorder #{ $number }</b>
}
supply-state = State: { $status ->
    [unplanned] not planned
    [planned] planned
    [allowed] unloading allowed
    [accepting] being accepted
    [accepted] accepted
    [unloaded] unloaded at the gate
   *[other] not told by WB
}
supply-day = Date: { $day }
supply-type-line = Type: { $type }
supply-place = Warehouse: { $name }
supply-pieces = Goods: { $pieces } pcs
supply-packages = Packages: { $packages }
supply-base-key = Warehouse and goods are not shown with a Base token: it may ask twice an hour.
supplies-soon = { $left ->
    [0] 📅 Supply #{ $number } is due today
    [one] 📅 Supply #{ $number } is due tomorrow
   *[other] 📅 Supply #{ $number } is due in { $left } days
}: { $warehouse }, { $slotDay }
last-seen-title = 🗂 <b>Last known coefficients</b>
last-seen-warning = ⚠️ These are not slots: WB switched the data off on { $since }. This is what the bot saw last.
last-seen-row = { $name }, { $type }: { $coefficient } for { $day }, seen { $seen }
last-seen-nothing = The bot has seen nothing yet of your monitors’ warehouses.
last-seen-back = { $method ->
    [warehouses] ✅ WB’s list of warehouses works again.
    [transit-tariffs] ✅ WB’s transit prices work again.
   *[acceptance-options] ✅ WB’s check of goods by warehouse works again.
}
