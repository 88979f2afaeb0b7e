# Plans and payments
command-paysupport = Questions about payments
billing-plan-name = { $plan ->
    [seller] Seller
    [business] Business
   *[other] { $plan }
}
billing-home = { $state ->
    [grace] ⚠️ Plan not renewed, catches left: { $left }
   *[other] “{ billing-plan-name }” plan, catches left: { $left }
}
billing-title-trial = 💎 <b>Free trial</b>
billing-title-paid =
    💎 <b>“{ billing-plan-name }” plan</b>
    { $renewing ->
        [yes] Paid until { $until }, then renewed by itself.
        [failed] Paid until { $until }. The next month could not be charged: top up your Stars in Telegram.
       *[no] Lasts until { $until } and is not renewed by itself.
    }
billing-title-grace =
    ⚠️ <b>“{ billing-plan-name }” was not renewed</b>
    Everything works until { $until }. Top up your Stars in Telegram or pay for the plan here.
billing-title-locked =
    💎 <b>“{ billing-plan-name }” ended { $until }</b>
    Your data is all there. Whatever goes beyond the free trial waits for a payment.
billing-use = { $kind ->
    [catch] Catches: { $used } of { $limit }
    [campaign] Campaigns: { $used } of { $limit }
    [import] Imported products: { $used } of { $limit }
   *[sku] SKUs in stock: { $used } of { $limit }
}{ $extra ->
    [0] {""}
   *[other] {" "}and { $extra } more on top
}
billing-owner-pays = The owner of the shop pays for the plan. Show them /plan.
billing-offer-title = <b>{ billing-plan-name }</b> · { $stars ->
    [one] { $stars } Star
   *[other] { $stars } Stars
} for 30 days
billing-gives = { $catches } catches, { $campaigns } campaigns, { $products } imported products, up to { $skus } SKUs.
billing-offer-text = Paid in Telegram Stars. A subscription is renewed every 30 days and can be switched off here at any time. A single payment is not renewed.
billing-offer-ahead = Paid until { $until }. A single payment adds 30 days to that. A subscription starts at once and would swallow the days you paid for, so it opens 3 days before the end.
billing-offer-replaces = The new plan starts at once. “{ billing-plan-name }” is not renewed any more; its days until { $until } run at the same time.
billing-not-sold = This plan is no longer sold. Open /plan and choose another.

billing-wall-title = 💎 <b>{ $kind ->
    [catch] No catches left
    [campaign] No campaigns left
    [import] Not enough imports left
   *[sku] No room for more SKUs
}</b>
billing-wall-used = Used { $used } of { $limit }{ $trial ->
    [yes] {" "}in the free trial.
   *[no] {" "}in your plan.
}
billing-wall-kept = { $kind ->
    [catch] Your monitors are kept and can still tell you about slots.
    [campaign] Finished campaigns and their files stay yours.
    [import] What was imported stays in the shop. Tick fewer products or change the plan.
   *[sku] Everything you have is kept up to date as before.
}
billing-used-up-catch = No catches left. See /plan for what each plan gives.
billing-used-up-campaign = No campaigns left. See /plan for what each plan gives.
billing-used-up-import = { $left } imports are left and { $wanted } are needed. Tick fewer products or open /plan.
billing-used-up-sku = { $left } more SKUs fit and { $wanted } are needed. See /plan for what each plan gives.

billing-stop-ask =
    💎 <b>Stop renewing?</b>
    “{ billing-plan-name }” lasts until { $until }, then the free trial is what remains. No data is lost.
billing-allowed =
    ✓ <b>Renewal is possible again</b>
    One step is left to you: Telegram → Settings → My Stars → the bot’s subscription → “Renew”.
billing-toast-stopped = Renewal is off
billing-toast-invoice = The invoice is below
billing-toast-invoice-open = An invoice for this plan is in the chat already: pay that one. Ask for a new one in 10 minutes.
billing-asked =
    ✅ <b>Your question was sent</b>
    Whoever runs the bot got it with the number of your last payment.

billing-payments-title = 💎 <b>Payments</b>
billing-payments-none = No payments yet.
billing-stars = { $stars ->
    [one] { $stars } Star
   *[other] { $stars } Stars
}
billing-payment = { $day } · { billing-stars } · { billing-plan-name }{ $state ->
    [refunded] {" "}· refunded
    [refunding] {" "}· being refunded
   *[paid] {""}
}
billing-support =
    💎 <b>Questions about payments</b>
    Telegram takes the payment, the operator of the bot gives Stars back. { $can ->
        [yes] Say what happened: your question goes to them with the number of your last payment.
       *[no] Write to them and name the payment.
    }
billing-support-payment = { $day } · { billing-stars } · <code>{ $charge }</code>
billing-support-title = Question about a payment
billing-support-label = Question
billing-support-value = Question: { $text }
billing-support-question = What happened with your payment? Write it in one message.
billing-support-wrong = Use up to { $max } characters, for example: “charged twice, please refund the second payment”.

billing-promo-title = Promo code
billing-promo-label = Promo code
billing-promo-value = Promo code: { $code }
billing-promo-question = Enter your promo code.
billing-promo-unknown = There is no such code. Check its letters and digits, for example SALE-2026.
billing-promo-used = You have used this code already. Enter another.
billing-promo-over = This code is no longer valid. Enter another.
billing-gift-plan = ✅ Code accepted: “{ billing-plan-name }” plan, { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
billing-gift-until = It lasts until { $until }.
billing-gift-uses = ✅ Code accepted: { billing-extra-uses }.
billing-extra-uses = { $kind ->
    [catch] { $amount ->
        [one] { $amount } more catch
       *[other] { $amount } more catches
    }
    [campaign] { $amount ->
        [one] { $amount } more campaign
       *[other] { $amount } more campaigns
    }
   *[import] { $amount ->
        [one] { $amount } more imported product
       *[other] { $amount } more imported products
    }
}

billing-referral =
    👥 <b>Invite a seller</b>
    When someone you invited first pays for a plan, you both get { $catches ->
        [one] { $catches } more catch
       *[other] { $catches } more catches
    }.

    { $link }

    Came: { $came }, paid: { $paid }.

billing-button-plan = 💎 Plan
billing-button-offer = { billing-plan-name } · { $stars } Stars
billing-button-subscribe = Subscribe, 30 days
billing-button-once = Once, 30 days
billing-button-stop = Stop renewing
billing-button-keep = ‹ Keep renewing
billing-button-allow = Renew again
billing-button-card = 🙋 Card
billing-button-promo = Promo code
billing-button-referral = Invite
billing-button-payments = Payments
billing-button-support = Ask about payment
billing-button-ask = ✍️ Write
billing-button-copy-link = ⧉ Link

# The invoice and refusals, which Telegram shows
billing-invoice-title = “{ billing-plan-name }” plan
billing-invoice-text = 30 days: { $catches } catches, { $campaigns } campaigns, { $products } imported products, up to { $skus } SKUs.
billing-refused-unknown = This invoice is not known. Open /plan and choose a plan anew.
billing-refused-person = This invoice is somebody else’s. Open /plan and choose a plan yourself.
billing-refused-blocked = Payment is not available. Write to the operator of the bot.
billing-refused-paid = This invoice is paid already. See your plan and payments in /plan.
billing-refused-price = This invoice is out of date. Open /plan and choose a plan anew.
billing-refused-renewing = You have this subscription and it renews by itself. See /plan.
billing-refused-ahead = Your plan is paid for, and a subscription would swallow those days. Pay once, or subscribe 3 days before the end: /plan
billing-refused-better = You have a larger plan now. Wait for its end, the date is in /plan.

# Messages
billing-paid =
    ✅ <b>Paid: “{ billing-plan-name }” plan</b>
    { $stars ->
        [one] { $stars } Star received
       *[other] { $stars } Stars received
    }, the plan lasts until { $endDay }. Monitors that stopped can be resumed in /supplies.
billing-renewed =
    ✅ “{ billing-plan-name }” renewed until { $endDay }: { $stars ->
        [one] { $stars } Star
       *[other] { $stars } Stars
    }.
billing-refunded =
    ↩️ <b>Payment refunded</b>
    { $stars ->
        [one] { $stars } Star is
       *[other] { $stars } Stars are
    } back on your balance in Telegram. The days they paid for are taken back; your data is all there.
billing-unmatched =
    ⚠️ <b>Your payment came, but no plan fits it</b>
    { $stars ->
        [one] { $stars } Star received
       *[other] { $stars } Stars received
    }. Write in /paysupport and name the payment <code>{ $charge }</code>: it will be refunded or credited.
billing-renewal-off = 💎 Renewal of “{ billing-plan-name }” is off. The plan lasts until { $endDay }.
billing-renewal-on = 💎 Renewal of “{ billing-plan-name }” is on. The next payment is on { $endDay }.
billing-soon = ⏰ { $renewing ->
    [yes] “{ billing-plan-name }” renews on { $endDay }. Stars needed: { $stars }.
   *[no] “{ billing-plan-name }” lasts until { $endDay } and is not renewed by itself.
}
billing-tomorrow = ⏰ “{ billing-plan-name }” ends on { $endDay }. Renew early and no day is lost.
billing-grace =
    ⚠️ <b>“{ billing-plan-name }” was not renewed</b>
    Telegram could not charge your Stars. Everything works until { $untilDay }: top up your Stars or pay for the plan here.
billing-locked =
    🔒 <b>“{ billing-plan-name }” has ended</b>
    Monitors, campaigns, imports and stock are kept. New catches, campaigns and imports beyond the free trial wait for a payment.
billing-granted = ✅ A gift for you: { billing-extra-uses }.
billing-granted-plan = ✅ A gift for you: “{ billing-plan-name }” plan until { $endDay }.
billing-referral-bonus = ✅ { $who ->
    [referrer] Somebody you invited has paid for a plan.
   *[newcomer] Thank you for paying after an invitation.
} { $amount ->
    [one] You got { $amount } more catch
   *[other] You got { $amount } more catches
}.
billing-admin-unmatched = ⚠️ A payment without an invoice: { $stars } Stars from { $user }, <code>{ $charge }</code>.
billing-admin-reconciled = ⚠️ Stars compared: payments taken in – { $payments }, refunds – { $refunds }, without an invoice – { $unmatched }.
billing-admin-asked =
    ✉️ <b>Question about a payment</b>
    { $name } (<code>{ $user }</code>), payment <code>{ $charge }</code>

    { $question }
billing-reconcile-title = Comparison of Stars
