# Menu and first screen
button-menu-imports = 🛍 Imports
command-import = Poizon products into your shop
home-imports = 🛍 Imports: { $products ->
    [one] { $products } product
   *[other] { $products } products
}{ $holds ->
    [0] {""}
    [one] , { $holds } price waits for you
   *[other] , { $holds } prices wait for you
}
imports-title = 🛍 <b>Imports from Poizon</b>
imports-intro = Tick products in the chat, and the bot brings them into your WooCommerce shop: Russian texts, pictures, sizes, prices in roubles.
imports-need-source = A Poizon key is needed: it pays for searches and product cards.
imports-need-shop = Your WooCommerce shop is needed: that is where products go.
imports-source-left = Poizon: { $left } of { $limit } calls left, renewed { $until }
imports-source-used = Poizon: { $used ->
    [one] { $used } call
   *[other] { $used } calls
} this month
imports-source-down = ⚠️ Poizon does not answer, next try in { $wait }
imports-source-up = Poizon answers
imports-shop-empty = { $name }: nothing imported yet
imports-shop-line = { $name }: { $products ->
    [one] { $products } product
   *[other] { $products } products
}, prices of { $at }
imports-home-batch = Importing “{ $title }”, { $done } of { $total }
imports-home-holds = ⚠️ { $count ->
    [one] { $count } price changed a lot and waits
   *[other] { $count } prices changed a lot and wait
} for your decision
imports-home-hint = A brand, an article number or a Poizon link can simply be sent: “200 pairs of Nike”, { imports-example }.
imports-example = DD1391-100
button-imports-back = ‹ Imports
button-imports-source = 🔑 Poizon key
button-imports-shop = 🔑 WooCommerce shop
button-imports-find = 🔎 Find
button-imports-browse = By category
button-imports-products = 📋 Imported
button-imports-batches = 📥 Imports so far
button-imports-batch = ⏳ Import running
button-imports-holds = ⚠️ Prices: { $holds }
button-imports-rules = ⚙️ Shop and prices
button-imports-figures = 📊 Calls
button-imports-again = ↻ Refresh
error-imports-no-key = A Poizon key is needed for this. Add one: “{ button-menu-keys }”.

# Calls to Poizon
imports-figures-title = 📊 <b>Calls to Poizon</b>
imports-figures-quota = Used this month: { $used } of { $limit }, { $left } left. New ones come { $until }
imports-figures-today = Needed today: { $asked }, of which the bot knew { $saved } ({ $share } %) and asked Poizon { $misses ->
    [one] { $misses } time
   *[other] { $misses } times
}
imports-figures-levels = From memory { $memory }, from the shared cache { $shared }, from the database { $database }
imports-figures-stale = Earlier answers given while Poizon was silent: { $stale }

# Search
imports-find-title = 🔎 Search on Poizon
imports-find-label = Search
imports-find-ask = What to look for? Words (“Nike Dunk”), an article number ({ imports-example }) or a share link of Poizon or Dewu.
imports-find-line = Search: { $text }
imports-find-wrong = At least two characters are needed, for example { imports-example }
imports-find-link = by link
imports-no-find = { $problem ->
    [no-key] A Poizon key is needed to search.
    [no-link] There is no product behind this link. Send the share link of a product card or its article number, for example { imports-example }.
   *[gone] Poizon no longer has this product. Try its article number, for example { imports-example }.
}
imports-browse-title = 🔎 Search by category
imports-browse-confirm = 🔎 Find
imports-field-root = Department
imports-field-leaf = Category
imports-field-brand = Brand
imports-field-gender = For whom
imports-field-price = Price
imports-field-sort = Order
imports-root-ask = Which department?
imports-categories-seen = POIZON distribution lists no categories: these are the ones its goods were seen in. If yours is missing, search by words: “{ button-imports-find }”.
imports-root-line = Department: { $name }
imports-leaf-ask = Which category?
imports-leaf-line = Category: { $name }
imports-leaf-any = All of it
imports-brand-ask = Which brand? Spell it as Poizon does, for example New Balance.
imports-brand-line = Brand: { $name }
imports-brand-any = Any brand
imports-brand-unknown = Poizon has no brand “{ $text }”. Spell it as Poizon does, for example New Balance
imports-brand-which = Which of these: { $names }?
toast-imports-no-categories = No categories seen so far: POIZON distribution has no list of them. Search by words, article number or link; the brand is in the filters
imports-no-category = Poizon no longer has this category. Choose another one.
imports-gender = { $gender ->
    [men] for men
    [women] for women
   *[unisex] unisex
}
imports-gender-button = { $gender ->
    [men] For men
    [women] For women
    [unisex] Unisex
   *[any] For everybody
}
imports-gender-ask = For whom?
imports-gender-line = For whom: { $gender ->
    [men] men
    [women] women
    [unisex] unisex
   *[any] everybody
}
imports-sort-button = { $sort ->
    [sales] Best sellers
    [new] New arrivals
    [price] Cheapest first
   *[recommended] As on Poizon
}
imports-sort-ask = In which order?
imports-sort-line = Sorting: { $sort ->
    [sales] best sellers
    [new] new arrivals first
    [price] cheapest first
   *[recommended] as on Poizon
}
imports-no-sort = POIZON distribution shows goods in its own order and cannot sort them.
imports-price-ask = What may it cost on Poizon? For example 300–900 or up to 500 ¥
imports-price-line = Price: { $price }
imports-price-any = any
imports-price-range = { $min }–{ $max } ¥
imports-price-from = from { $min } ¥
imports-price-to = up to { $max } ¥
imports-price-wrong = A price in yuan is needed, for example 300–900 or up to 500

# What was found
imports-found-title = 🛍 <b>{ $words }</b>
imports-found-count = { $count } found
imports-found-at-least = { $more ->
    [0] { $count } found
   *[other] { $count } found so far
}
imports-found-nothing = Nothing was found. Try other words or take filters away.
imports-found-within = Among them: “{ $words }”
imports-look-hint = Tap a product to open its card.
imports-found-among = { $count } of the { $known } loaded so far
imports-picked = { $picked } ticked · their cards take as many calls
imports-picked-quota = { $picked } ticked · ≈ { $picked ->
    [one] { $picked } call
   *[other] { $picked } calls
}, { $left } of { $limit } left
imports-price-unknown = price in card
imports-card-priced = Prices of { $at }; the import asks for new ones
imports-stale = ⚠️ Poizon was silent, this was seen before: prices may have changed
imports-stale-until = ⚠️ Poizon does not answer, this was seen before. The bot asks again in { $wait }
button-imports-mode = { $mode ->
    [tick] 🖼 Open cards
   *[look] ✓ Tick
}
button-imports-within = 🔎 In the list
button-imports-whole = ✕ Whole list
button-imports-sift = Filters
button-imports-next = ✓ Next: { $picked }
button-imports-first = First { $count }
button-imports-all = All
imports-all-title = Tick { $count ->
    [one] { $count } product
   *[other] { $count } products
}?
imports-all-calls = Not all of them are in the list yet: Poizon must be asked { $calls ->
    [one] { $calls } more time
   *[other] { $calls } more times
}.
imports-quota-left = { $left } of { $limit } calls left.
button-imports-not-now = Not now
button-imports-tick-all = ✓ Tick
imports-sift-title = Filters
imports-sift-ask = What to show? What is ticked stays ticked.
imports-sift-question = { $what ->
    [price] What may it cost on Poizon? For example 300–900 or up to 500 ¥
    [brand] Which brand? For example New Balance
   *[within] What to find among the loaded ones? Words or an article number, for example { imports-example }
}
button-imports-price = Price
button-imports-brand = Brand
button-imports-price-any = ✕ Any price
button-imports-brand-any = ✕ Any brand
button-imports-show = ✓ Show
toast-imports-full = No more than { $most } can be ticked at once

# Card of a product found
imports-card-title = <b>{ $name }</b>
imports-card-about = { $about }
imports-card-sizes = { $count ->
    [one] { $count } size
   *[other] { $count } sizes
} on sale, { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
}
imports-card-no-sizes = No size is on sale now: such a product is not imported.
imports-card-size = { $name }: { $yuan }
imports-card-size-price = { $name }: { $yuan } → { $price }
imports-card-more = { $count ->
    [one] And { $count } more size
   *[other] And { $count } more sizes
}
imports-card-out = Not on sale: { $count }
imports-card-gone = Poizon no longer has this product.
button-imports-tick = { $on ->
    [0] ✕ Leave out
   *[other] ✓ Tick
}
button-imports-photo = 🖼 Photo
button-imports-list-back = ‹ To the list
button-imports-card = Open the card
imports-notice-photo = 🖼 { $name }
toast-imports-photo = The photo comes as a message of its own

# The plan at Poizon
imports-plan-title = Poizon plan
imports-plan-label = Plan
imports-plan-ask = How many calls did you buy? For example 30,000 a month, 2 rps or the plan’s name: Standard. What is left and the pace are reckoned from it.
imports-plan-wrong = A number of calls or a plan is needed here. For example 30,000 a month, 2 rps or Standard
imports-plan-line = Calls a month: { $calls }
button-imports-plan = ✎ Plan
