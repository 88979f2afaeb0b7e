# Promo codes
admin-button-promos = 🎁 Promo codes
admin-button-promos-back = ‹ Promo codes
admin-button-promo-new = ➕ New promo code
admin-button-promo-save = ✓ Create
admin-button-promo-end = ✕ End it
admin-promos-title = 🧭 Admin · <b>Promo codes</b>
admin-promos-none = No promo codes yet. A person types the code on the “{ billing-button-plan }” screen and gets the gift at once.
admin-promos-about = Newest first: how many people used it, and how many may.
admin-promo-title = 🎁 <b>Promo code</b> <code>{ $code }</code>
admin-promo-gift = Gift: { $kind ->
    [catch] catches
    [campaign] campaigns
    [seller] days of the Seller plan
    [business] days of the Business plan
   *[import] imported products
} × { $amount }
admin-promo-uses = Used by { $uses } of { $maxUses }
admin-promo-state = { $state ->
    [over] ✕ No longer valid
    [used] ✕ All gifts are taken
   *[open] { $until ->
        [none] ✅ Valid without an end date
       *[other] ✅ Valid until { $until }
    }
}
admin-promo-end-ask =
    End the promo code <code>{ $code }</code>?
    Nobody will be able to use it again, and the same code can’t be made twice. Those who used it ({ $uses }) keep their gifts.

# Form
admin-promo-form = 🎁 <b>New promo code</b>
admin-promo-label-code = Code
admin-promo-line-code = Code: { $code }
admin-promo-ask-code = What will people type? For example SALE-2026.
admin-promo-wrong-code = Use 3 to 32 Latin letters, digits, “-” or “_”, for example SALE-2026.
admin-promo-taken = There is a promo code { $code } already. Send another one, for example { $code }-2.
admin-promo-ask-amount = { $kind ->
    [seller] How many days for each person? For example 30.
    [business] How many days for each person? For example 30.
   *[other] How many for each person? For example 5.
}
admin-promo-label-people = People
admin-promo-line-people = People: { $people }
admin-promo-ask-people = How many people may use it? Choose or type a number.
admin-promo-label-days = Valid for
admin-promo-line-days = Valid for: { $days ->
    [0] no end date
    [one] { $days } day
   *[other] { $days } days
}
admin-promo-ask-days = How many days is it valid? Choose or type a number.
admin-promo-button-days = { $days ->
    [0] No end date
    [one] { $days } day
   *[other] { $days } days
}
admin-promo-note = Each person can use the code once. A code can’t be changed, only ended.
