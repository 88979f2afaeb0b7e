# Menu and first screen
button-menu-stock = 🔄 Stock
command-stock = Products and stock
home-stock = 🔄 Stock: { $products ->
    [one] { $products } SKU
   *[other] { $products } SKUs
}{ $astray ->
    [0] {""}
   *[other] , { $astray } not in step
}
stock-title = 🔄 <b>Stock</b>
stock-totals = { $products ->
    [one] { $products } SKU
   *[other] { $products } SKUs
}, { $pieces ->
    [one] { $pieces } piece
   *[other] { $pieces } pieces
} on hand
stock-latest = Latest:
stock-hint = A sale or a delivery takes one line: “sold 2 { stock-example-sku }”.
stock-hint-viewer = Type a name, SKU or EAN to find a product.
stock-example-sku = MUG-350-BLU
stock-empty =
    Your products and their stock live here. Sold some at the market, got new ones in? Tell the bot and it keeps count.
    How would you like to begin?
stock-empty-viewer = No products yet. The owner or a manager adds them.
button-stock-add = ➕ Product
button-stock-import = 📗 Import
button-stock-catalogue = 📋 Catalogue
button-stock-history = 🗂 History
button-stock-warehouses = 📦 Warehouses
button-stock-xlsx = 📗 XLSX
button-stock-csv = 📄 CSV
button-stock-low = ⚠️ Low: { $low }
button-stock-oversold = ⚠️ Oversold: { $oversold }
button-stock-astray = ⚠️ Differ: { $astray }
button-stock-back = ‹ Stock
button-stock-catalogue-back = ‹ Catalogue
button-stock-product-back = ‹ Product
button-stock-warehouses-back = ‹ Warehouses
button-stock-product = Open product

# Catalogue
stock-catalogue-title = 📋 <b>Catalogue</b>
stock-catalogue-query = Search: { $query }
stock-catalogue-shelf = Warehouse: { $warehouse }
stock-catalogue-filter = { $filter ->
    [low] Running low
    [off] Not synced
    [over] Oversold
    [astray] Not in step with channels
    [hidden] Hidden in channels
   *[all] All products
}
stock-catalogue-nothing = Nothing found
stock-catalogue-count = { $total ->
    [one] { $total } product
   *[other] { $total } products
}
stock-catalogue-hint = To find one, type its name, SKU or EAN.
button-stock-search = 🔎 Search
button-stock-filters = Filters
button-stock-all = All products
button-stock-show = ✓ Show
stock-filter-button = { $filter ->
    [low] Running low
    [off] Not synced
    [over] Oversold
    [astray] Not in step
    [hidden] Hidden
   *[all] All products
}
stock-order-button = { $order ->
    [name] By name
    [sku] By SKU
    [least] Fewest
    [most] Most
   *[newest] Newest
}
stock-filters-ask = What would you like to see?
stock-search-title = 🔎 Find a product
stock-search-label = Search
stock-search-ask = What are you looking for? Part of a name, a SKU or an EAN will do.
stock-search-nothing = Nothing found for “{ $query }”. Try part of a word.

# Product card
stock-card-title = <b>{ $name }</b>
stock-card-sku = SKU { $sku }
stock-card-codes = SKU { $sku } · EAN { $ean }
stock-card-stock = On hand: { $onHand }
stock-card-stock-taken = On hand { $onHand }, ordered { $taken }, available { $available }
stock-card-oversold = ⚠️ On hand { $onHand }, ordered { $taken }: { $short } short
stock-card-shelf = { $name }: { $onHand }
stock-card-shelves-more = { $count ->
    [one] { $count } more warehouse: { $onHand }
   *[other] { $count } more warehouses: { $onHand }
}
stock-card-low = Low at { $low } or fewer
stock-card-sync-off = ⏸ Channels are not told about this product
stock-card-bundle = Bundle: { $available } can be made
stock-card-part = { $limits ->
    [yes] ⚠️ { $name } × { $quantity }: { $available } in stock, enough for { $enough } only
   *[no] { $name } × { $quantity }: { $available } in stock, enough for { $enough }
}
stock-card-parts-more = { $count ->
    [one] and { $count } more product in the bundle
   *[other] and { $count } more products in the bundle
}
button-stock-picture = 🖼 Photo
button-stock-chart = 📊 Chart
button-stock-chart-dark = Dark chart
button-stock-edit = ✎ Edit
button-stock-sync = { $on ->
    [0] ▶️ Sync
   *[other] ⏸ Sync
}
button-stock-remove = 🗑 Delete
stock-gone =
    <b>{ $name }</b>
    SKU { $sku } · deleted, its history is still here.

# Sale, receipt, transfer, correction
stock-move-button = { $kind ->
    [sale] Sale
    [receipt] Receipt
    [transfer] Transfer
   *[correction] Correction
}
stock-move-title = 🔄 Stock movement
stock-move-confirm = ✓ Save
stock-move-kind = Operation
stock-move-kind-ask = What happened?
stock-move-kind-line = Operation: { $kind ->
    [sale] sale
    [receipt] receipt
    [transfer] transfer
   *[correction] correction
}
stock-move-product = Product
stock-move-product-ask = Which product is it?
stock-move-product-line = Product: { $sku } · { $name }
stock-move-head = { $kind ->
    [sale] Sale
    [receipt] Receipt
    [transfer] Transfer
   *[correction] Correction
}: { $sku } · { $name }
stock-move-at = Warehouse
stock-move-from = From
stock-move-to = To
stock-move-place-ask = { $role ->
    [from] Where from?
    [to] Where to?
   *[at] Which warehouse?
}
stock-move-place-line = { $role ->
    [from] From: { $name }
    [to] To: { $name }
   *[at] Warehouse: { $name }
}
stock-move-quantity = Quantity
stock-move-quantity-ask = { $kind ->
    [sale] How many were sold?
    [receipt] How many came in?
    [transfer] How many to move?
   *[correction] How many are there really?
} { $sku }: { $onHand } on hand now
stock-move-quantity-line = { $kind ->
    [correction] Really there: { $quantity }
   *[other] Quantity: { $quantity }
}
stock-move-effect = { $warehouse }: { $before } now → { $after }
stock-move-effect-of = { $sku }, { $warehouse }: { $before } now → { $after }
stock-move-lacks = ⚠️ { $sku }{ $warehouse }: { $before } in stock, { $wanted } needed
stock-move-short = { $warehouses ->
    [1] That many cannot be taken: type another number.
   *[other] That many cannot be taken: type another number or change the warehouse.
}
stock-move-since = Stock has changed while you were deciding.
stock-wrong-pieces = { $least ->
    [0] A whole number from 0, please, for example { $example }
   *[other] A whole number from 1, please, for example { $example }
}

# New product
stock-new-title = ➕ New product
stock-new-confirm = ✓ Add
stock-field-name = Name
stock-field-sku = SKU
stock-field-ean = EAN
stock-field-low = Low
stock-field-description = Description
stock-field-picture = Photo
stock-ask-name = What is the product called?
stock-ask-sku = What is its SKU? For example { stock-example-sku }
stock-ask-ean = What is its EAN? The 8, 12, 13 or 14 digits under the barcode
stock-ask-quantity = How many are there now? For example 12
stock-line-name = Name: { $value }
stock-line-sku = SKU: { $value }
stock-line-ean = EAN: { $value }
stock-line-quantity = On hand: { $value }
stock-sku-taken = SKU { $sku } belongs to “{ $name }”. Type another one.

# Editing
stock-edit-title = ✎ Edit product
stock-edit-ask =
    ✎ <b>{ $name }</b>
    What would you like to change?
stock-edit-button = { $field ->
    [name] Name
    [sku] SKU
    [ean] EAN
    [lowStockAt] Low mark
   *[description] Description
}
stock-edit-value-ask = { $field ->
    [name] What is the new name?
    [sku] What is the new SKU?
    [ean] What is the new EAN? Type “none” to remove it.
    [lowStockAt] At how many pieces is it running low? For example 3. Type “none” for no reminder.
   *[description] What is the new description? Type “none” to remove it.
}
stock-picture-title = 🖼 Product photo
stock-picture-ask = Send a photo or a JPEG, PNG or WebP file, at least 200 pixels a side and up to 20 MB.
stock-picture-line = Photo received
stock-picture-line-file = File: { $name }
stock-picture-not-text = A picture is needed here: send a photo or a file.
stock-picture-preview = The picture as the catalogue shows it.
stock-picture-note = { $has ->
    [0] This will be the photo of “{ $name }”.
   *[other] This will replace the photo of “{ $name }”.
}
stock-picture-wrong = { $problem ->
    [bytes] The file is over 20 MB, or Telegram does not hand it out. Send a smaller one.
    [format] That is no JPEG, PNG or WebP. Send a picture in one of these formats.
    [small] The picture is too small: at least 200 pixels a side are needed.
    [pixels] The picture has too many pixels. Make it smaller and send it again.
   *[broken] The picture does not open. Save it anew and send it again.
}
button-stock-picture-new = 🖼 New photo
button-stock-picture-off = ✕ Remove photo

# What was recorded
stock-kind = { $kind ->
    [sale] Sale
    [receipt] Receipt
    [transfer] Transfer
    [correction] Correction
    [stocktake] Stocktake
    [order] Order
    [return] Return
    [create] New product
    [edit] Edit
    [delete] Deletion
    [import] Import
   *[undo] Undo
}
stock-kind-undone = Undone: { $what }
stock-kind-redone = Back in force: { $what }
stock-op-done = ✅ <b>{ $title }</b>
stock-op-title = 📋 <b>{ $title }</b>
stock-op-product = { $sku } · { $name }
stock-op-products = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
stock-products = { stock-op-products }
stock-op-move = { $warehouse }: { $before } → { $after } ({ $delta })
stock-op-move-of = { $sku }, { $warehouse }: { $before } → { $after } ({ $delta })
stock-op-more = and { $count } more
stock-op-note = { $note }
stock-op-when = { $time } · { $who }
stock-op-undone = ↩️ Undone
stock-change = { $field ->
    [name] Name
    [sku] SKU
    [ean] EAN
    [lowStockAt] Low mark
   *[description] Description
}: { $from } → { $to }
stock-change-life = { $to ->
    [living] In the catalogue
   *[gone] No longer in the catalogue
}
stock-change-picture = { $to ->
    [none] Photo removed
   *[other] New photo
}
stock-change-list = { $field ->
    [parts] Contents of the bundle changed
   *[attributes] Attributes changed
}
stock-change-sync = Sync: { $on ->
    [0] on → off
   *[other] off → on
}
stock-warehouse-archived = archived warehouse
button-stock-undo = { $redo ->
    [0] ↩️ Undo
   *[other] ↪️ Redo
}

# History
stock-history-title = 🗂 <b>History</b>
stock-history-product = 🗂 <b>{ $name }</b>
stock-history-kind = { $kinds ->
    [out] Sales
    [in] Receipts
    [move] Transfers
    [count] Corrections
    [card] Products
    [undo] Undos
   *[all] Everything
}
stock-history-days = { $days ->
    [0] All time
    [1] 24 hours
    [7] 7 days
   *[other] 30 days
}
stock-history-empty = Nothing here yet
stock-history-count = { $total ->
    [one] { $total } operation
   *[other] { $total } operations
}
stock-who-all = Everybody
stock-who-channel = Channels

# Deleting
stock-remove-ask =
    🗑 <b>Delete “{ $name }”?</b>
    SKU { $sku }
stock-remove-goes = What goes with it:
stock-remove-stock = { $pieces ->
    [one] { $pieces } piece on hand
   *[other] { $pieces } pieces on hand
} ({ $warehouses ->
    [one] { $warehouses } warehouse
   *[other] { $warehouses } warehouses
})
stock-remove-mappings = { $mappings ->
    [one] the link to { $mappings } listing
   *[other] the links to { $mappings } listings
}
stock-remove-picture = the photo
stock-remove-stays = { $operations ->
    [one] Its history stays: { $operations } entry.
   *[other] Its history stays: { $operations } entries.
} The SKU becomes free. You can undo this for 30 days.
stock-remove-orders = ⚠️ { $pieces ->
    [one] { $pieces } piece is ordered.
   *[other] { $pieces } pieces are ordered.
} Ship or cancel these orders first.
stock-remove-bundles = { $count ->
    [one] ⚠️ It is part of the bundle “{ $name }”. Change that first.
   *[other] ⚠️ It is part of { $count } bundles, “{ $name }” among them. Change those first.
}
button-stock-remove-file = 📗 XLSX first
button-stock-keep = Keep it
button-stock-remove-yes = 🗑 Yes, delete

# Warehouses
stock-warehouse-first = Main
stock-warehouses-title = 📦 <b>Warehouses</b>
stock-warehouses-none = The first one comes by itself with the first product. You can also add it now.
stock-warehouses-hint = ⭐ is the main one: goods come and go there unless you say otherwise.
stock-warehouse-form = 📦 Warehouse name
stock-warehouse-ask = What is the warehouse called? For example Garage
stock-warehouse-title = 📦 <b>{ $name }</b>
stock-warehouse-main = ⭐ Main warehouse
stock-warehouse-products = { $products ->
    [0] Nothing here
    [one] { $products } product here
   *[other] { $products } products here
}
stock-warehouse-refused = { $reason ->
    [name] A name of up to 60 characters, please, for example Garage
    [name-taken] There is a warehouse of this name already. Choose another.
    [many] There are 50 warehouses already. Archive one first.
    [default] This is the main warehouse. Make another one the main first.
    [stock-left] There are still goods here. Move or write them off first.
   *[gone] This warehouse is gone
}
button-stock-warehouse-add = ➕ Warehouse
button-stock-warehouse-list = 📋 Products
button-stock-warehouse-main = ⭐ Make it the main
button-stock-warehouse-off = 🗄 Archive
button-stock-rename = ✎ Rename
toast-stock-main = This is the main warehouse now
toast-stock-archived = Warehouse archived

# Importing a table
stock-import-title = 📗 Import a table
stock-import-confirm = ✓ Import
stock-import-file = File
stock-import-ask =
    Send an .xlsx or .csv file. It needs a SKU column; name, EAN, description and stock – in total or by warehouse – are welcome.
    You will see what changes first.
stock-import-line = File: { $name }
stock-import-not-text = A table is needed here: send an .xlsx or .csv file
stock-import-column = { $field ->
    [sku] SKU
    [name] name
    [ean] EAN
    [description] description
    [warehouse] warehouse
   *[quantity] stock
}
stock-import-columns = Columns: { $names }
stock-import-unknown = Not used: { $names }
stock-import-counts = New { $added }, changed { $changed }, the same { $unchanged }
stock-import-pieces = Stock: { $lowered } lower, { $raised } higher, { $emptied } become 0
stock-import-drop = { $sku }: { $old } → { $new }
stock-import-missing = { $count ->
    [one] { $count } product is not in the table and stays as it is
   *[other] { $count } products are not in the table and stay as they are
}
stock-import-errors = { $count ->
    [one] ⚠️ { $count } cell or line is left out
   *[other] ⚠️ { $count } cells or lines are left out
}
stock-import-formulas = Of formulas the last results are taken
stock-import-same = The table says what is there already: nothing to change.

# One line of text
stock-line-problem = { $problem ->
    [product] There is no “{ $said }” in the catalogue. Check the name or SKU.
    [several] That line has several operations. Send them one by one.
    [meaning] That reads like a plan. Once it has happened, type for example “sold 2 { stock-example-sku }”.
    [channel] Sales on a marketplace come by themselves, with the order. If it was sold elsewhere, record it on the product card.
    [which] There are several products on the photo. Which one?
    [no-code] No barcode can be made out. Take it closer and straighter, or type its digits.
    [nothing] Nothing was found for “{ $said }”.
    [empty] There are no products in the catalogue yet. Add them, and lines like this one will keep the stock.
    [unknown-code] No product in the catalogue has the EAN { $said }. Check the EAN on its card.
    [place] There is no warehouse “{ $said }”. Check the name, or add it: “{ button-stock-warehouses }”.
   *[viewer] Stock is changed by the owner or a manager.
}

# Refusals
stock-refused-negative = Only { $onHand } of { $sku } at “{ $warehouse }”, and { $wanted } are needed. Change the quantity or the warehouse.
stock-refused-sku = SKU { $sku } belongs to another product. Choose another one.
stock-refused-field = { $field ->
    [name] { $problem ->
        [long] The name is over 200 characters. Make it shorter.
       *[empty] Type a name, for example: Blue mug 350 ml
    }
    [sku] { $problem ->
        [long] The SKU is over 100 characters. Make it shorter.
       *[empty] Type a SKU, for example { stock-example-sku }
    }
    [ean] { $problem ->
        [digits] An EAN has digits only, for example 4006381333931
        [length] An EAN has 8, 12, 13 or 14 digits, for example 4006381333931
       *[checksum] The last digit does not fit the others. Check the EAN again.
    }
    [description] The description is too long. Make it shorter.
   *[other] That value does not work
}
stock-refused-orders = Buyers are waiting for it: { $pieces } ordered.
stock-refused-changed = It was changed again since, so this cannot be undone. See the product’s history.
stock-refused = { $reason ->
    [counted-since] Stock changed while the table was being compared. Nothing was written; send it once more.
    [product-gone] This product is no longer in the catalogue
    [operation-gone] There is no such entry
    [warehouse-gone] This warehouse is gone. Choose another.
    [no-warehouse] There is no warehouse yet. Record a receipt first.
    [same-warehouse] That is the same warehouse. Choose another.
    [unchanged] It is like that already: nothing to change
    [quantity] That quantity does not work. A whole number, please, for example 12
    [bundle-stock] A bundle has no stock of its own: change the stock of its products
    [bundle-nested] A bundle cannot be part of a bundle
    [in-bundle] It is part of a bundle. Change the bundle first.
    [stock-left] There is still some in the warehouses
    [undone] This was undone already
   *[too-old] More than 30 days have passed: this can no longer be undone
}

# Files and short answers
stock-file-name = stock
stock-notice-table = 📗 Stock
stock-notice-product = { $sku } · { $name }
toast-stock-file = The file is on its way
toast-stock-sync = { $on ->
    [0] Channels are no longer told about this product
   *[other] The product is synced again
}
