# Before a run
imports-choose-shop = 🛍 Which shop shall they go to?
toast-imports-no-shop = Connect a WooCommerce shop first: that is where products go
imports-preview-title = 🛍 <b>{ $count ->
    [one] { $count } product
   *[other] { $count } products
}</b> → { $shop }
imports-preview-end = { $which ->
    [least] Cheapest
   *[most] Most expensive
}: { $name }, { $yuan } → { $price }
imports-preview-average = { $price } on average
imports-preview-unknown = Price not known before the card is read: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
imports-preview-known = { $known } in the shop already: their prices and stock are brought up to date
imports-preview-out = ⚠️ Left out: { $count }, { $reason } ({ $example })
imports-preview-calls = Uses up to { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
} to Poizon
imports-preview-calls-left = Uses up to { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
} to Poizon, { $left } remain
imports-preview-short = ⚠️ Only { $left } are left: the import will wait and go on once calls are renewed
imports-preview-time = Takes about { $time }, texts from the template
imports-preview-time-texts = Takes about { $time }, texts by the AI model up to { $cost }
imports-preview-categories = ⚠️ Look at the categories: { $count } not confirmed by you
imports-preview-publish = { $unconfirmed ->
    [0] Products go on sale at once.
   *[other] Products go on sale at once, those of unconfirmed categories stay drafts.
}
imports-preview-draft = Products stay drafts.
imports-table-title = 📋 <b>Prices</b> → { $shop }
imports-table-row = { $name }: { $yuan } → { $price }
imports-table-unknown = { $name }: price in the card
imports-legal =
    🛍 <b>Before the first import</b>
    Brand names and pictures belong to their rights holders. Whether your shop may show them, and whether a product may be called original, is yours to decide and to answer for.
    The bot writes neither “original” nor “guarantee” into texts until you switch that on yourself.
imports-started = ✅ The import has begun. It goes on by itself: close the chat if you like, the bot writes when it is done.
button-imports-table = 📋 All prices
button-imports-prices = ⚙️ Price rules
button-imports-map = { $count ->
    [0] Categories
   *[other] ⚠️ Categories: { $count }
}
button-imports-other-shop = ⇄ Another shop
button-imports-start = ✓ Import { $count }
button-imports-preview-back = ‹ To the import

# Imports so far
imports-batches-title = 📥 <b>Imports so far</b>
imports-batches-none = Nothing was imported yet.
imports-batches-hint = Each can be taken back for 30 days: the shop becomes what it was before.
imports-batch-title = 📥 <b>{ $title }</b>
imports-batch-where = { $shop }, { $at } · { $status ->
    [queued] waiting for its turn
    [parked] waits until { $until }
    [running] running
    [paused] paused
    [completed] finished
    [failed] stopped
   *[cancelled] cancelled
}
imports-batch-counts = { $done } imported{ $unchanged ->
    [0] {""}
   *[other] , { $unchanged } unchanged
}{ $failed ->
    [0] {""}
   *[other] , { $failed } failed
}{ $waiting ->
    [0] {""}
   *[other] , { $waiting } to go
}{ $cancelled ->
    [0] {""}
   *[other] , { $cancelled } cancelled
}
imports-batch-rolled-back = ↩️ Taken back { $at }
imports-batch-taking-back = It is being taken back: a message of its own shows how far
imports-batch-rollback-until = It can be taken back until { $until }
imports-batch-none = No such products here.
imports-item = { $mark } { $name }
imports-item-reason = { $mark } { $name } – { $reason }
imports-item-stage = { $mark } { $name } · { $state ->
    [card] card
    [text] text
    [pictures] pictures
    [product] product
    [variations] sizes
   *[check] check
}
imports-batch-filter-button = { $filter ->
    [waiting] To go
    [under-way] Under way
    [done] Done
    [failed] Failed
   *[all] All
}
imports-cancel-ask =
    Stop the import “{ $title }”?
    { $done } are done and stay in the shop. { $waiting } will not come.
    What about drafts that the bot has not finished?
imports-rollback-ask = ↩️ Take back the import “{ $title }” into { $shop }?
imports-rollback-removed = Goes from the shop with its pictures: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
imports-rollback-restored = Becomes what it was: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
imports-rollback-stays = Stays: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
imports-rollback-edited = What you have edited in the shop since then is not touched.
toast-imports-batch = { $deed ->
    [pause] The import is being paused
    [resume] The import goes on
    [cancel] The import is being stopped
    [rollback] It is being taken back, a new message shows how far
   *[late] This can no longer be done
}
button-imports-report = 📗 Spreadsheet
toast-imports-report = The table of this import comes as the next message
button-imports-map-of = Categories
button-imports-holds-back = ‹ Waiting prices
button-imports-batches-back = ‹ Imports so far
button-imports-batch-back = ‹ To the import
button-imports-pause = ⏸ Pause
button-imports-resume = ▶️ Go on
button-imports-stop = ✕ Stop
button-imports-go-on = Do not stop
button-imports-cancel-keep = Keep drafts
button-imports-cancel-drop = 🗑 Remove drafts
button-imports-rollback-yes = ↩️ Take back { $count }

# Imported
imports-products-title = 📋 <b>Imported</b>
imports-products-none = No such products.
imports-products-count = { $total ->
    [one] { $total } product
   *[other] { $total } products
}
imports-is-button = { $is ->
    [sale] On sale
    [draft] Drafts
    [out] Out of sizes
    [gone] Gone from Poizon
   *[all] All
}
imports-label-draft = draft
imports-label-gone = gone
imports-label-out = out of sizes
imports-search-title = 🔎 Search imported products
imports-search-ask = What to find? The beginning of a word or an article number, for example { imports-example }
imports-search-none = Nothing like this was imported. Try the beginning of a word or an article number, for example { imports-example }
imports-product-shop = Shop: { $shop }
imports-product-shop-article = Shop: { $shop } · { $article }
imports-product-from = { $draft ->
    [unfiled] A draft, from { $price } ({ $yuan } on Poizon): no category of the shop is chosen for its kind. Choose one at “{ button-imports-map-of }” and press “{ button-imports-refresh }”
    [asked] A draft, from { $price } ({ $yuan } on Poizon)
   *[no] On sale from { $price } ({ $yuan } on Poizon)
}
imports-product-out = No size is on sale
imports-product-gone = Poizon no longer has it; in the shop it is out of stock
imports-variation = { $name }: { $price }
imports-variation-pieces = { $name }: { $price }, { $quantity ->
    [one] { $quantity } piece
   *[other] { $quantity } pieces
}
imports-variation-out = { $name }: none
imports-product-at = Prices of { $at }
imports-hold-line = ⚠️ New price { $after } instead of { $before } ({ $percent } %). Write it into the shop?
imports-detach-ask =
    Stop following “{ $name }”?
    The product stays in the shop as it is, but its prices and stock are no longer refreshed.
button-imports-search = 🔎 Search
button-imports-refresh = ↻ Refresh prices
button-imports-detach = ✕ Stop following
button-imports-detach-yes = ✕ Stop following
button-imports-open = 🔗 Open in the shop
button-imports-products-back = ‹ Imported
button-imports-decide-one = { $what ->
    [accepted] ✓ Write it
   *[refused] Keep the old one
}
button-imports-decide-all = { $what ->
    [accepted] ✓ Write { $count }
   *[refused] Keep { $count }
}
toast-imports-refresh = Prices are being refreshed, a new message shows how far
toast-imports-detached = The bot no longer follows this product
toast-imports-decided = { $count ->
    [0] These prices were decided already
   *[other] { $what ->
        [accepted] New prices are being written into the shop
       *[refused] The old prices stay
    }
}

# Prices that jumped
imports-holds-title = ⚠️ <b>Prices that changed a lot</b>
imports-holds-none = Nothing to decide: no price is waiting.
imports-holds-hint = { $total ->
    [one] { $total } price waits.
   *[other] { $total } prices wait.
} Until you decide, the shop keeps the old one. Tap a product to decide about it alone.
imports-holds-ask = { $what ->
    [accepted] Write the new prices
   *[refused] Keep the old prices
} of { $total ->
    [one] { $total } product
   *[other] { $total } products
}?
imports-holds-largest = The largest change: { $name }, { $before } → { $after }
