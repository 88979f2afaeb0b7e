# Import
imports-run = 🛍 <b>{ $title }</b>: import into { $shop }
imports-stage-products = Products
imports-stage-report = Report
imports-note-products = { $failed ->
    [0] all goes well
    [one] { $failed } product left out
   *[other] { $failed } products left out
}
imports-note-busy = another import is filling this shop; this one is next
imports-note-quota = no Poizon calls left; the bot goes on when they are renewed
imports-note-quota-asked = Poizon says the calls are used up: the bot checks every hour and will go on by itself
imports-note-source-down = Poizon does not answer; the bot goes on by itself
imports-note-shop-down = the shop does not answer; the bot goes on by itself
imports-result = Imported { $done }{ $unchanged ->
    [0] {""}
   *[other] , already up to date { $unchanged }
}{ $left ->
    [0] {""}
   *[other] , left out { $left }
}
imports-result-drafts = ⚠️ { $count ->
    [one] { $count } product stays a draft: no category of the shop is chosen for its kind
   *[other] { $count } products stay drafts: no category of the shop is chosen for their kinds
}
imports-result-seo = ⚠️ { $count ->
    [one] { $count } product does not show its search texts
   *[other] { $count } products do not show their search texts
} in the shop. Check its SEO plugin
imports-result-why = { $count } × { $reason }
button-imports-batch-open = 📋 Imported items
button-imports-rollback = ↩️ Take it back
imports-notice-report = 🛍 <b>{ $title }</b>: imported { $done }{ $left ->
    [0] . The file has every product.
   *[other] , left out { $left }. The file has every product and the reasons.
}
imports-file-report = Import report
imports-report-column = { $column ->
    [title] Product
    [sku] SKU
    [state] Status
    [reason] Reason
    [price] Price from, ₽
   *[link] In the shop
}
imports-item-state = { $state ->
    [waiting] waiting
    [card] card
    [text] text
    [pictures] photos
    [product] product
    [variations] sizes
    [check] check
    [done] imported
    [unchanged] unchanged
    [skipped] skipped
    [failed] failed
    [cancelled] cancelled
    [taken-back] taken back
   *[kept] kept
}
error-imports-no-shop = This shop is gone. Connect it again: “{ button-menu-keys }”.
error-imports-no-batch = This import is gone.
error-imports-currency = Prices in this shop are in { $currency }, not in roubles. Switch WooCommerce to roubles and try again.
error-imports-no-source = An import needs a Poizon key. Add one: “{ button-menu-keys }”.
error-imports-nothing = Nothing to import: no product is ticked.
error-imports-too-many = At most { $most } products can be imported at a time.

# Why a product was left out, was kept or needs a look
imports-reason-no-title = the card has no title
imports-reason-no-sizes = the card has no sizes
imports-reason-sold-out = no size is on sale now
imports-reason-odd-price = the price looks like a mistake
imports-reason-no-pictures = its photos cannot be opened
imports-reason-gone = Poizon no longer has it
imports-reason-foreign = another product of the shop has its SKU
imports-reason-other-seller = another seller has imported it already
imports-reason-variations = the shop refused its sizes
imports-reason-check = the shop saved something else than it was sent
imports-reason-gone-from-shop = the shop no longer has it
imports-reason-internal = a fault of the bot
imports-reason-no-category = draft: no shop category chosen
imports-reason-category-gone = draft: its shop category is gone
imports-reason-pictures-missing = some of its photos cannot be opened
imports-reason-seo-not-kept = search texts were not kept
imports-reason-seo-not-shown = search texts do not show
imports-reason-edited = it was edited in the shop since
imports-reason-later-batch = a later import has changed it
imports-reason-not-restored = the shop did not bring it back to what it was

# Undoing an import
imports-rollback-run = { $what ->
    [all] ↩️ <b>{ $title }</b>: undoing the import
   *[unfinished] ↩️ <b>{ $title }</b>: clearing drafts away
}
imports-stage-rollback = Products
imports-rollback-result = { $taken ->
    [one] { $taken } product taken back: the shop is as it was before the import.
   *[other] { $taken } products taken back: the shop is as it was before the import.
}
imports-rollback-cleared = No unfinished drafts are left in the shop.
imports-rollback-kept = { $kept ->
    [one] { $kept } product stays: it was changed since.
   *[other] { $kept } products stay: they were changed since.
}
imports-rollback-failed = { $failed ->
    [one] { $failed } product could not be taken back. Try once more.
   *[other] { $failed } products could not be taken back. Try once more.
}

# Refreshing prices and stock
imports-refresh-run = ↻ <b>{ $name }</b>: prices and stock
imports-stage-refresh = Products
imports-refresh-result = Checked { $read }, changed { $changed }
imports-refresh-gone = { $gone ->
    [one] { $gone } product is gone from Poizon and is out of stock now
   *[other] { $gone } products are gone from Poizon and are out of stock now
}
imports-refresh-held = ⚠️ { $held ->
    [one] { $held } price moved a lot and waits
   *[other] { $held } prices moved a lot and wait
} for your decision
imports-refresh-failed = { $failed ->
    [one] { $failed } product could not be checked; the bot tries next time
   *[other] { $failed } products could not be checked; the bot tries next time
}
imports-notice-refresh = 🛍 <b>{ $name }</b>: prices and stock are checked.{ $held ->
    [0] {""}
    [one] { " " }⚠️ { $held } price moved a lot. Write it?
   *[other] { " " }⚠️ { $held } prices moved a lot. Write them?
}{ $gone ->
    [0] {""}
    [one] { " " }{ $gone } product is gone from Poizon and is out of stock now.
   *[other] { " " }{ $gone } products are gone from Poizon and are out of stock now.
}
button-imports-decide = ⚠️ Decide on prices
button-imports-gone = 📋 What is gone
