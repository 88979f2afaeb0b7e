# Base: catalogue and stock
base-title = 🗃 <b>Base</b>
base-empty =
    Connect Base, and the bot takes products, pictures and stock from there.
    First it shows what would change; nothing is written before you decide.
base-choose-key = Which Base account shall the products come from?
button-base = 📥 From Base
button-base-back = ‹ Base
button-base-connect = ➕ Base
base-key-title = 🗃 <b>{ $name }</b>
base-new = Nothing has been imported from here yet. Choose a catalogue and warehouses.
base-imported = Imported { $time }
base-not-imported = Not imported yet
base-push-off = Stock is not sent to Base
base-push-on = Stock is sent to Base, warehouse { $warehouse }
base-push-failing = ⚠️ Stock cannot be sent to Base, warehouse { $warehouse }. The bot keeps trying.
base-push-other-writer = ⚠️ Base changes the stock of one of the channels by itself. So that numbers do not go round in circles, the bot does not send them to Base.
button-base-start = 🗃 Choose catalogue
button-base-other = 🗃 Another catalogue
button-base-again = ↻ Read Base
button-base-key-back = ‹ To Base
button-base-push = { $on ->
    [0] 📤 Sending: off
   *[other] 📤 Sending: on
}
toast-base-gone = This is no longer in Base. Open Base again.

# The form
base-form-title = 📥 From Base
base-form-confirm = ✓ Read
base-form-note = The bot reads the catalogue and shows what would change. Nothing is written.
base-field-inventory = Catalogue
base-ask-inventory = Which catalogue of Base?
base-line-inventory = Catalogue: { $name }
base-field-warehouses = Warehouses
base-ask-warehouses = Stock of which Base warehouses counts? The bot makes the warehouses that are not here yet.
base-line-warehouses = Base warehouses: { $names }

# Reading and comparing
base-run = 🗃 <b>{ $name }</b>: reading the Base catalogue
base-stage-pages = Products
base-stage-details = Descriptions and bundles
base-stage-preview = Comparison
base-note-read = { $count ->
    [one] { $count } product read
   *[other] { $count } products read
}
base-preview-title = { $read ->
    [one] 🗃 <b>{ $name }</b>: { $read } product read
   *[other] 🗃 <b>{ $name }</b>: { $read } products read
}
base-preview-drop = { $sku }, { $warehouse }: { $old } → { $new }
base-preview-places = New warehouses: { $names }
base-preview-missing = { $count ->
    [one] { $count } product is not in Base and stays as it is
   *[other] { $count } products are not in Base and stay as they are
}
base-preview-nothing = Nothing has been written yet.
base-preview-same = Products and stock are the same already. An import adds missing pictures only.
base-problem = { $kind ->
    [no-sku] ⚠️ No SKU, left out – { $count }: { $names }
    [twice] ⚠️ Several with one SKU, left out – { $count }: { $names }
    [sku] ⚠️ SKU too long, left out – { $count }: { $names }
    [bundle] ⚠️ A bundle that cannot be made of the products, left out – { $count }: { $names }
    [ean] ⚠️ Wrong EAN, imported without it – { $count }: { $names }
   *[pieces] ⚠️ Impossible stock, imported without it – { $count }: { $names }
}
button-base-import = ✓ Import

# The import
base-import-run = 📥 <b>{ $name }</b>: import from Base
base-stage-import = Products and stock
base-stage-pictures = Pictures
base-note-pictures = pictures are being read
base-import-done = ✅ <b>{ $name }</b>: imported from Base
base-import-counts = New { $added }, changed { $changed }
base-import-same = Products and stock were the same already.
base-import-pictures = { $count ->
    [one] { $count } picture added
   *[other] { $count } pictures added
}
base-import-missed = ⚠️ No picture – { $count }: { $names }
base-import-nothing = ⚠️ <b>{ $name }</b>: nothing was imported
base-import-not = { $outcome ->
    [stale] The catalogue was read long ago or again since. Press “{ button-base-again }” and look once more.
   *[moved] Products or stock have changed while you looked. Press “{ button-base-again }” and look once more.
}

# Sending stock to Base
base-push-title = 📤 <b>Sending stock to Base</b>
base-push-ask = { $products ->
    [one] Stock of { $products } product in the Base warehouse you choose becomes what it is here, and follows it. Which warehouse?
   *[other] Stock of { $products } products in the Base warehouse you choose becomes what it is here, and follows it. Which warehouse?
}
base-push-none = This catalogue has no warehouse whose stock can be changed. Choose another catalogue.
button-base-push-off = ⏹ Stop sending
toast-base-push = { $on ->
    [0] Stock is no longer sent to Base
   *[other] Stock is sent to Base
}
toast-base-push-refused = { $reason ->
    [not-imported] Import the catalogue from Base first
    [not-writable] Stock of this Base warehouse cannot be changed
    [other-writer] Base changes the stock of one of the channels by itself
   *[gone] This is no longer in Base. Open Base again.
}

# Two writers of stock
channel-base-ask =
    🗃 <b>{ $name }</b>: does Base change the stock of this channel?
    If sending stock to Allegro is on there, the two would undo each other's numbers.
button-channel-base = { $base ->
    [0] Base does not
   *[other] Base does
}
toast-channel-two-writers = Base changes the stock of this channel. Switch that off in Base and say so here, then switch it on.
issue-base-warning =
    ⚠️ <b>{ $account }</b>: Base did not take the stock of { $sku }
    { $message }
