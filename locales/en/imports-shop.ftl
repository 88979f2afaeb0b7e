# Shop
imports-shops-title = 🛍 <b>Shops</b>
imports-shop-title = 🛍 <b>{ $name }</b>
imports-shop-currency = ⚠️ The shop's prices are in { $currency }, the bot writes roubles. Change the currency in the settings of WooCommerce.
imports-shop-none = Nothing imported yet
imports-shop-figures = { $products ->
    [one] { $products } product
   *[other] { $products } products
}: { $onSale } on sale{ $drafts ->
    [0] {""}
    [one] , { $drafts } draft
   *[other] , { $drafts } drafts
}{ $out ->
    [0] {""}
   *[other] , { $out } out of sizes
}{ $gone ->
    [0] {""}
   *[other] , { $gone } gone from Poizon
}
imports-shop-seo = { $plugin ->
    [yoast] Texts for searches go to the fields of Yoast SEO
    [rank-math] Texts for searches go to the fields of Rank Math
    [seopress] Texts for searches go to the fields of SEOPress
   *[aioseo] ⚠️ AIOSEO keeps texts for searches in a place of its own and may not take those the bot writes: look at them in the shop's admin
}
imports-shop-price = Prices: { $rule }
imports-schedule-off = Prices and stock are refreshed by the button only
imports-schedule-on = Prices and stock are refreshed every { $hours } h, next time { $next }
imports-schedule-ask =
    ⏱ <b>{ $name }</b>
    How often shall prices and stock be refreshed? Each time takes one call per product.
imports-schedule-button = { $hours ->
    [0] By the button only
    [24] Once a day
    [72] Every three days
   *[other] Every { $hours } h
}
toast-imports-schedule = { $hours ->
    [0] By the button only from now on
   *[other] Every { $hours } h from now on
}
button-imports-shop-add = ➕ Shop
button-imports-shop-back = ‹ Shop
button-imports-schedule = ⏱ Schedule
button-imports-filling = How to make them

# Price rules
imports-prices-title = ⚙️ <b>{ $name }</b>: prices
imports-price-rule = { $rate } ₽ per ¥ + { $markup }
imports-price-example = For example, { $yuan } → { $price }
imports-rule-title = ⚙️ Price rule
imports-rule-label = Rule
imports-rule-rate = Rate: { $rate } ₽ per ¥
imports-rule-markup = Markup: { $markup }
imports-rule-margin = Margin of at least { $margin }
imports-rule-special = { $count ->
    [one] And { $count } special markup
   *[other] And { $count } special markups
}
imports-rule-button = { $field ->
    [rate] Rate
    [markup] Markup
   *[margin] Least margin
}
imports-rule-ask = { $field ->
    [rate] How many roubles is a yuan? For example 13.5
    [markup] Which markup? Roubles, percent or both: 5000, 15 % or 10 % + 3000
   *[margin] How many roubles must any price have on top of its cost? For example 1000; 0 for no minimum
}
imports-rule-wrong = { $field ->
    [rate] A rate is needed, for example 13.5
   *[markup] Roubles or percent are needed, for example 10 % + 3000
}
imports-markups-none = No special markups: one for everything.
imports-markups-hint = The first one that fits counts:
imports-markups-else = Everything else: { $markup }
imports-markup-title = ⚙️ Special markup
imports-markup-root-ask = Which department is this markup for?
imports-markup-any = For any
imports-markup-all = Department: any
imports-markup-range-ask = For which prices on Poizon? For example up to 500 or 500–1500. Skip it if for any.
imports-markup-line = { $what }: { $markup }
imports-markup-range = Price: { $range }
imports-fen-range = { $ends ->
    [from] from { $from } ¥
    [to] up to { $to } ¥
   *[both] { $from }–{ $to } ¥
}
imports-markup-off-ask = Take away the markup “{ $line }”?
imports-effect = { $count } of { $products } in the shop change: { $raised } up, { $lowered } down
imports-effect-none = Prices that stand in the shop do not change.
imports-effect-empty = The shop has nothing imported yet: the rule counts for what comes.
imports-effect-largest = Most of all: { $name }, { $before } → { $after }
imports-effect-when = New prices are written with the next refresh.
button-imports-markups = Special markups
button-imports-markup-add = ➕ Markup
button-imports-markup-off = 🗑 { $number }
button-imports-markup-off-yes = 🗑 Take away
button-imports-prices-back = ‹ Price rules
button-imports-take = ✓ Apply
toast-imports-taken = Applied

# How products are made
imports-filling-title = ⚙️ <b>{ $name }</b>: how products are made
imports-option-button = { $field ->
    [rounding] Rounding
    [texts] Texts
    [claim] “Original”
    [pictures] Pictures
    [publish] Publishing
    [jump] Price jumps
   *[trade] Ways of buying
}
imports-option-value = { $value ->
    [rounding-1] To a rouble
    [rounding-10] To 10 ₽
    [rounding-50] To 50 ₽
    [rounding-100] To 100 ₽
    [rounding-990] To …990
    [texts-model] AI model
    [texts-template] Template
    [claim-no] Never write it
    [claim-yes] May be written
    [pictures-1000-webp] 1000 px, WebP
    [pictures-1200-webp] 1200 px, WebP
    [pictures-1000-jpeg] 1000 px, JPEG
    [pictures-1200-jpeg] 1200 px, JPEG
    [publish-yes] On sale at once
    [publish-no] Drafts
    [jump-10] From 10 %
    [jump-20] From 20 %
    [jump-30] From 30 %
    [jump-50] From 50 %
    [jump-100] From 100 %
    [trade-all] Any
    [trade-0] Ordinary only
   *[trade-0-2] Ordinary, express
}
imports-option-line = { $value ->
    [rounding-1] Rounded up: to a rouble
    [rounding-10] Rounded up: to 10 ₽
    [rounding-50] Rounded up: to 50 ₽
    [rounding-100] Rounded up: to 100 ₽
    [rounding-990] Rounded up: to …990
    [texts-model] Texts: AI model, without it the template
    [texts-template] Texts: template
    [claim-no] The word “original”: never written
    [claim-yes] The word “original”: may be written
    [pictures-1000-webp] Pictures: 1000 px, WebP
    [pictures-1200-webp] Pictures: 1200 px, WebP
    [pictures-1000-jpeg] Pictures: 1000 px, JPEG
    [pictures-1200-jpeg] Pictures: 1200 px, JPEG
    [publish-yes] New products: on sale at once
    [publish-no] New products: drafts
    [jump-10] Prices that change this much wait for you: 10 %
    [jump-20] Prices that change this much wait for you: 20 %
    [jump-30] Prices that change this much wait for you: 30 %
    [jump-50] Prices that change this much wait for you: 50 %
    [jump-100] Prices that change this much wait for you: 100 %
    [trade-all] Ways of buying: any
    [trade-0] Ways of buying: ordinary only
   *[trade-0-2] Ways of buying: ordinary and express
}
imports-option-becomes = Becomes: { imports-option-value }
imports-option-ask = { $field ->
    [rounding] How shall prices be rounded?
    [texts] Who writes titles and descriptions? The AI model needs an OpenAI key.
    [claim] May texts call products original? You answer for that.
    [pictures] How shall pictures be made? WebP is lighter, JPEG works with old themes too.
    [publish] What becomes of new products?
    [jump] From which change of a price shall you be asked?
   *[trade] Which ways of buying on Poizon count? The cheapest of them is taken.
}
imports-option-effect = { $field ->
    [jump] Counts from the next refresh of prices.
    [trade] Prices and stock are reckoned so with the next refresh.
   *[other] Counts for new imports. What stands in the shop does not change.
}
button-imports-filling-back = ‹ How to make them

# Categories
imports-map-title = ⚙️ <b>{ $name }</b>: categories
imports-map-empty = Poizon's categories appear here once you have ticked or imported products.
imports-map-hint = On the left Poizon's category, on the right the shop's. Tap a line to change it.
imports-map-unconfirmed = ⚠️ To be confirmed: { $count }
imports-map-none = drafts
imports-map-drafts = No category, as drafts
imports-map-form-title = ⚙️ A category's place
imports-map-ask = Where does “{ $name }” go? Type the beginning of a name to find the shop's category.
imports-map-line = Category of the shop: { $name }
imports-map-note = New products of “{ $name }” go there. Drafts without a category go there when prices are refreshed; others imported before stay where they are.
button-imports-map-confirm = ✓ All right: { $count }
toast-imports-confirmed = { $count ->
    [one] { $count } category confirmed
   *[other] { $count } categories confirmed
}
