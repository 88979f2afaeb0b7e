# Admins
command-admin = For admins: people and the bot's work
error-not-admin = Only admins can do this. Open the menu: /menu

admin-button-back = ‹ Admin
admin-button-people = 🙋 People
admin-button-person = ‹ The person
admin-button-find = 🔎 Find
admin-button-filter = { $filter ->
    [new] New
    [blocked] Blocked
    [left] Left
   *[all] All
}
admin-button-block = ✕ Block
admin-button-unblock = 🔓 Unblock
admin-button-deeds = 🗂 What they did
admin-button-audit = 📒 Log
admin-button-audit-of = 📒 What was done
admin-button-looks = { $looks ->
    [with] With views
   *[without] Without views
}

admin-home-title = 🧭 <b>Admin</b>
admin-home-people = 🙋 People { $all }, new this week { $new }, blocked { $blocked }, left { $left }

# People
admin-people-title = 🧭 Admin · <b>People</b>
admin-people-found = { $filter ->
    [new] Came within a week: { $total }
    [blocked] Blocked: { $total }
    [left] Stopped the bot: { $total }
   *[all] { $total ->
        [0] Nobody is found. Search by id, @username or a part of the name.
       *[other] Total: { $total }
    }
}
admin-people-search = Search: { $text }
admin-find-title = 🔎 Find a person
admin-find-label = Who
admin-find-question = Who are you looking for? Send a Telegram id, a @username or part of a name, for example 100001 or Smith.
admin-find-wrong = One line of up to { $max } characters is needed, for example @smith.
admin-toast-no-person = There is no such person here

admin-person-title = 🙋 <b>{ $name }</b> · <code>{ $id }</code>
admin-person-name = { $username } · { $locale } · { $zone }
admin-person-since = Since { $created }, last seen { $active }
admin-person-state = { $state ->
    [blocked] ✕ Blocked
    [left] 🚪 Stopped the bot
   *[active] ✅ Active
}{ $admin ->
    [yes] { " · admin" }
   *[no] { "" }
}
admin-person-reason = Reason: { $reason }
admin-person-shop = 🏪 { $name } · { $role ->
    [owner] owner
    [manager] manager
   *[viewer] viewer
}
admin-person-figures = Keys { $keys }, monitors { $monitors }, catches { $catches }, campaigns { $campaigns }, imports { $imports }, SKUs { $products }
admin-person-plan = 💎 { $state ->
    [paid] “{ billing-plan-name }” plan until { $until }
    [grace] “{ billing-plan-name }” plan until { $until }, payment due
    [locked] Plan is over
   *[trial] Free trial
}
admin-person-use = { $kind ->
    [catch] Catches
    [campaign] Campaigns
    [import] Imports
   *[sku] SKUs
}: { $used } of { $limit }{ $extra ->
    [0] {""}
   *[other] {" "}and { $extra } more on top
}
admin-person-spent = Today at the bot's expense: calls { $calls }, ${ $spent } of ${ $limit }

admin-block-title = ✕ Block
admin-block-label = Reason
admin-block-question = Why do you block this person? Only admins will see the reason.
admin-block-wrong = One line of up to { $max } characters is needed, for example: sends spam.
admin-block-note = { $name } gets one polite message. Monitors, price refreshes and runs of their own shop stop, their subscription is not renewed any more, the data stays.
admin-button-write = ✍️ Write
admin-button-write-send = ✓ Send
admin-write-title = ✍️ Write to a person
admin-write-label = Message
admin-write-value = Message: { $text }
admin-write-question = What do you want to write? { $name } gets it from the bot as one message.
admin-write-wrong = 1 to { $max } characters are needed, for example: the second payment is refunded.
admin-toast-written = Sent
notice-admin-wrote =
    ✉️ <b>The operator of the bot writes to you</b>
    { $text }

    You can answer in /paysupport.
admin-unblock-ask =
    🔓 Unblock <b>{ $name }</b>?
    Blocked because: { $reason }
    The bot will answer again. What was stopped the person starts again.

admin-deeds-title = 🗂 <b>What they did</b> · { $name }
admin-deeds-none = Nothing yet.
admin-deed = { $at } · { $kind ->
    [run] run
    [monitor] monitor
    [catch] slot
    [campaign] campaign
    [import] import
    [stock] stock
   *[key] key
}: { $about }{ $state ->
    [none] {""}
    [active] {" "}· works
    [queued] {" "}· queued
    [running] {" "}· under way
    [paused] {" "}· paused
    [completed] {" "}· done
    [done] {" "}· done
    [failed] {" "}· failed
    [cancelled] {" "}· cancelled
    [expired] {" "}· expired
    [blocked] {" "}· waits for the seller
    [removed] {" "}· removed
    [armed] {" "}· under way
    [matched] {" "}· under way
    [committing] {" "}· under way
    [booked] {" "}· booked
    [handed] {" "}· handed over
    [unknown] {" "}· outcome unknown
    [verified] {" "}· caught
    [lost] {" "}· lost
    [notified] {" "}· told
    [unchecked] {" "}· being tested
    [unproven] {" "}· being tested
   *[other] {" "}· does not work
}
admin-deed-about = { $what ->
    [auto] auto-booking
    [hand-over] hand over
    [notify] notify only
    [sale] sale
    [receipt] receipt
    [transfer] transfer
    [correction] correction
    [stocktake] stocktake
    [order] channel order
    [return] return
    [create] new product
    [edit] edit
    [delete] deletion
    [import] table imported
    [undo] undo
    [account-check] keys tested
    [account-link] Allegro connected
    [campaigns-create] campaign
    [campaigns-export] campaign exported
    [campaigns-rewrite] ads rewritten
    [imports-batch] import of products
    [imports-refresh] prices refreshed
    [imports-rollback] import taken back
    [stock-preview] comparison with a channel
    [stock-sync] stock sent
    [stock-base-import] Base catalogue
    [stock-base] comparison with Base
    [stock-offer-compare] listings compared
    [stock-offer-send] listings edited
   *[other] { $about }
}

# Log
admin-audit-title = 🧭 Admin · <b>Log</b>
admin-audit-of = 📒 <b>Log about</b> <code>{ $id }</code>
admin-audit-none = Empty so far.
admin-did = { $at } · { $admin } { $action ->
    [look] opened the card of { $whom }
    [block] blocked { $whom }: { $what }
    [unblock] unblocked { $whom }
    [write] wrote to { $whom }: { $what }
    [limit] gave { $whom } a limit of { $what } a day
    [unlimit] took { $whom } back to the common limit
    [grant] granted { $whom }: { $what ->
        [catch] catches
        [campaign] campaigns
        [seller] days of the Seller plan
        [business] days of the Business plan
       *[import] imported products
    } × { $count }
    [promo] new promo code { $what }, people { $count }
    [promo-end] ended the promo code { $what }
    [refund] asked to refund { $whom }: Stars { $count }
    [link] made an entry link, places { $count }
    [unlink] revoked an entry link
    [admit] let { $whom } in
    [expel] took { $whom }'s entry back
    [retry-job] retried the job { $what }
    [retry-jobs] retried failed jobs of { $what }: { $count }
    [drain] removed waiting jobs of { $what }: { $count }
    [backup] made a backup
    [broadcast-drop] a draft of a broadcast was deleted
    [broadcast-test] tested a broadcast
    [broadcast-start] started a broadcast, people { $count }
    [broadcast-pause] paused a broadcast
    [broadcast-resume] resumed a broadcast
   *[broadcast-stop] stopped a broadcast
}

# Broadcast
admin-button-broadcasts = 📢 Broadcasts
admin-button-broadcast = 📢 The broadcast
admin-button-broadcast-new = ➕ New broadcast
admin-button-broadcast-save = ✓ Save
admin-button-broadcast-test = 👀 Send to yourself
admin-button-broadcast-go = ▶️ Send
admin-button-broadcast-drop = 🗑 Delete
admin-button-broadcast-send = ✓ Send to { $people }
admin-button-later = Not now
admin-button-renew = ↻ Refresh
admin-button-audience = { $audience ->
    [ru] Russian readers
    [en] English readers
    [week] Active in 7 days
    [month] Active in 30 days
    [asleep] Away 30 days
   *[all] Everybody
}
admin-button-steer = { $how ->
    [pause] ⏸ Pause
    [stop] ✕ Stop
    [resume] ▶️ Go on
   *[retry] ↻ Go on
}
admin-broadcasts-title = 🧭 Admin · <b>Broadcasts</b>
admin-broadcasts-some = 📝 – draft, 📢 – started.
admin-broadcasts-none = There were no broadcasts yet.
admin-broadcast-form = 📢 New broadcast
admin-broadcast-label-text = Text
admin-broadcast-label-audience = To whom
admin-broadcast-ask-text = Send the text. Bold, italics and links are kept.
admin-broadcast-wrong-text = A text of up to { $max } characters is needed.
admin-broadcast-ask-audience = Who gets it? Blocked people and those who left are never written to.
admin-broadcast-text = Text: { $text }
admin-broadcast-audience = To: { $audience ->
    [ru] who reads Russian
    [en] who reads English
    [week] who was here within 7 days
    [month] who was here within 30 days
    [asleep] who was away for 30 days
   *[all] everybody
}
admin-broadcast-people = People: { $people }
admin-broadcast-takes = Takes about { $time }. Whoever has quiet hours gets it in the morning.
admin-broadcast-title = 📢 <b>Broadcast</b> · { $status ->
    [queued] queued
    [running] under way
    [paused] paused
    [completed] finished
    [failed] failed
    [cancelled] stopped
   *[draft] draft
}
admin-broadcast-tally = People { $people }: got it { $sent }, left { $left }, failed { $failed }, waiting { $waiting }, on the way { $sending }
admin-broadcast-confirm = 📢 Send to { $people ->
    [one] { $people } person
   *[other] { $people } people
}?
admin-broadcast-drop = 🗑 Delete the draft of a broadcast? Nobody will get it.
admin-broadcast-run = 📢 Broadcast
admin-broadcast-stage = Sending
admin-broadcast-note = got it { $sent }, left { $left }, failed { $failed }
admin-broadcast-quiet = the others have quiet hours
admin-broadcast-done =
    ✅ <b>The broadcast is finished</b>
    Got it { $sent }, left { $left }, failed { $failed }
admin-toast-no-broadcast = There is no such broadcast
admin-toast-tested = Sent to you, look below
admin-toast-steered = Done
admin-toast-late = The broadcast is in another state by now

# Home
admin-button-funnel = 📊 Funnel
admin-button-business = 🧮 Results
admin-button-services = 📡 Services
admin-button-queues = ⏳ Queues
admin-button-errors = 🐞 Errors
admin-button-health = 🩺 Health
admin-button-access = ✉️ Access
admin-home-active = Here today { $today }, within 30 days { $month }
admin-home-now = Updates in 24 hours { $updates }, errors in the last hour { $errors }
admin-button-period = { $period ->
    [hour] Hour
    [day] 24 hours
    [week] 7 days
   *[month] 30 days
}

# Funnel
admin-funnel-title = 🧭 Admin · <b>Funnel</b>
admin-active = 🙋 Today { $today }, yesterday { $yesterday }, within 30 days { $month }
admin-funnel-started = Started, { $period ->
    [hour] last hour
    [day] last 24 hours
    [week] last 7 days
   *[month] last 30 days
}: { $started }
admin-funnel-step = { $step ->
    [connected] Connected a key
    [begun] Began to work
   *[completed] Got a result
}: { $people } ({ $share }%)
admin-funnel-time = From start to the first result, on average: { $time }
admin-button-picture-days = 🖼 By day
admin-button-picture-funnel = 🖼 Funnel
admin-button-funnel-back = ‹ Funnel
admin-picture-days = How many people came
admin-picture-days-below = different people within 30 days: { $month }
admin-picture-funnel = How far they came
admin-picture-period = started, { $period ->
    [hour] last hour
    [day] last 24 hours
    [week] last 7 days
   *[month] last 30 days
}
admin-picture-step = { $step ->
    [started] Started
    [connected] Connected a key
    [begun] Began to work
   *[completed] Got a result
}
admin-picture-share = { $value } · { $share }%
admin-toast-picture = The picture is on its way

# Results
admin-business-title = 🧮 <b>Results</b>, { $period ->
    [hour] last hour
    [day] last 24 hours
    [week] last 7 days
   *[month] last 30 days
}
admin-business-campaigns = 📣 Campaigns { $campaigns }, on average in { $time }
admin-business-average = A campaign has: keywords { $keywords }, ad groups { $groups }, ads { $ads }
admin-business-cost = AI model per campaign ${ $each }, spent by the bot in total ${ $cost }
admin-business-catches = 📦 Catches { $catches }
admin-business-imports = 🛍 Imports { $imports }, products { $imported }, on average in { $time }
admin-business-skus = 🔄 SKUs in stock { $skus }
admin-business-stars = ⭐ Stars: paid { $paid }, refunded { $refunded }, ever { $ever }, paying { $payingOwners }

# Services
admin-services-title = 📡 <b>Services</b>, { $period ->
    [hour] last hour
    [day] last 24 hours
    [week] last 7 days
   *[month] last 30 days
}
admin-services-none = There were no calls.
admin-services-note = <i>calls · 429 · errors · average and 95 % · money</i>
admin-service = { $service }: { $calls } · { $limited } · { $errors } · { $average }/{ $p95 } ms · ${ $cost }
admin-button-callers = 🙋 By person
admin-button-services-back = ‹ Services
admin-callers-title = 📡 <b>Calls by person</b>, { $period ->
    [hour] last hour
    [day] last 24 hours
    [week] last 7 days
   *[month] last 30 days
}
admin-caller = { $name } · <code>{ $id }</code>: calls { $calls }, ${ $cost }

# Queues
admin-queues-title = 🧭 Admin · <b>Queues</b>
admin-queue = ⏳ { $name }: waiting { $waiting } (longest { $age }), active { $active }, delayed { $delayed }, failed { $failed }
admin-backlog = { $name ->
    [inbox] 📥 Updates
   *[outbox] 📤 Messages
}: waiting { $waiting } (longest { $age }), failed in 24 hours { $failed }
admin-job = { $number }. { $id } · { $at }: { $reason }
admin-jobs-none = No failed jobs.
admin-button-retry-job = ↻ { $number }
admin-button-retry-all = ↻ All failed
admin-button-drain = 🗑 Remove waiting
admin-button-drain-go = 🗑 Remove {$waiting}
admin-button-queues-back = ‹ Queues
admin-drain-ask =
    🗑 Remove the waiting jobs of { $name }: { $waiting }?
    Active and delayed ones stay. The work itself is not lost: the bot finds it and puts it back within about a minute.

# Errors
admin-errors-title = 🐞 <b>Errors</b>, { $period ->
    [hour] last hour
    [day] last 24 hours
    [week] last 7 days
   *[month] last 30 days
}
admin-errors-none = There were no errors.
admin-error = { $code }: { $count }, last { $at }
admin-error-title = 🐞 <b>{ $code }</b>
admin-error-at = { $at } · code people were shown: { $reference }
admin-error-words = <code>{ $words }</code>
admin-button-older = ‹ Older
admin-button-errors-back = ‹ Errors
admin-button-find-error = 🔎 By code
admin-error-form = 🔎 An error by its code
admin-error-label = Code
admin-error-question = Which code did the person see? For example ACC-3F7A.
admin-error-unknown = There is no such code among the recent errors. Check the letters, for example ACC-3F7A.
admin-toast-no-error = There are no earlier ones

# Health
admin-health-title = 🧭 Admin · <b>Health</b>
admin-health-process = ✅ { $roles }: up { $up }, heard of { $seen } ago, { $memory } MB
admin-health-database = PostgreSQL { $ms } ms, { $size } MB
admin-health-growth = The database grew by { $day } MB in a day, by { $week } MB in a week
admin-health-redis = Redis { $ms } ms, { $size } MB
admin-health-redis-away = ⚠️ Redis does not answer
admin-health-no-redis = Redis is not used
admin-health-breakers = ✅ All services answer
admin-health-breaker = ⚠️ { $service }: { $state ->
    [open] does not answer, calls are stopped
   *[half-open] being tried again
}
admin-health-feed = 📦 WB slots: { $status ->
    [live] visible
    [disabled] switched off by WB
    [unauthorized] no access
   *[unknown] not asked yet
}, last seen { $at }
admin-health-updates = Updates in 24 hours { $updates }
admin-health-spending = Spent today ${ $spent } of ${ $limit }, calls { $calls } of { $most }
admin-health-backup = 💾 Last backup: { $at }
admin-button-uptime = ⏱ Uptime
admin-button-health-back = ‹ Health
admin-uptime-title = 🧭 Admin · <b>Uptime</b>
admin-uptime-line = { $service }: a day { $day ->
    [none] –
   *[known] { $day }%
}, 30 days { $month }%
admin-uptime-none = Nothing was measured yet: look again in a minute.
admin-uptime-others = { $others ->
    [one] ✅ { $others } more service was never away
   *[other] ✅ { $others } more services were never away
}
admin-uptime-note = <i>Share of looks that found it there. Each process looks every 5 seconds; a service is away while the bot holds calls back because it did not answer.</i>
admin-button-backup = 💾 Back up now
admin-toast-backup = A backup is being made, refresh in a minute

# Access
admin-access-title = 🧭 Admin · <b>Access</b>
admin-access-mode = { $mode ->
    [open] The bot is open to everybody.
    [invite] New people come by invitation.
   *[allow-list] Only people on the list may use it.
}
admin-access-admitted = Let in by admins: { $admitted }
admin-access-open = Links matter once ACCESS_MODE is set to invite or allow-list.
admin-button-entry = ✉️ { $used } of { $places } to { $until }
admin-button-entry-new = ➕ For { $places }
admin-button-admit = ➕ Let in by id
admin-button-access-back = ‹ Access
admin-button-expel = 🚪 Close entry
admin-button-admitted = 🙋 Who was let in
admin-admitted-title = 🧭 Admin · <b>Let in by admins</b>, the latest first. Tap a person to close the way in for them.
admin-admitted-none = 🧭 Admin · <b>Let in by admins</b>: nobody yet.
admin-expel-ask =
    🚪 Close entry for { $who }?
    { $mode ->
        [open] The bot is open to everybody now, so they can come in anyway. To shut somebody out, open their card.
        [invite] Whoever uses the bot already stays. To shut somebody out, open their card.
       *[allow-list] The bot stops answering this person. Their data stays.
    }
admin-entry-new =
    ✉️ <b>Entry link</b>, places: { $places }

    <code>{ $url }</code>

    Works until { $until }. It is shown once: send it now.
admin-entry-open =
    ✉️ Entry link: { $used } of { $places } came in, it works until { $until }.
    The link itself is not kept: if it is lost, revoke it and make a new one.
admin-admit-title = ➕ Let in by id
admin-admit-label = Telegram id
admin-admit-value = Telegram id: { $id }
admin-admit-question = Who may come in? Send a Telegram id, for example 100001.
admin-admit-wrong = Only digits are needed, for example 100001.
admin-toast-expelled = Entry is closed

# Limits, grants, payments
admin-button-limits = ⚖️ Limit
admin-button-grant = 🎁 Grant
admin-button-payments = ⭐ Payments
admin-button-limit = ${ $usd } a day
admin-button-unlimit = ↩️ As everybody
admin-limits-title = ⚖️ <b>Limit a day</b> · <code>{ $id }</code>
admin-limits-now = Today ${ $spent } of ${ $limit }, calls { $calls } of { $most }. { $own ->
    [yes] The limit is their own.
   *[no] The limit is everybody's.
}
admin-grant-title = 🎁 Grant
admin-grant-label-kind = What
admin-grant-label-amount = How many
admin-grant-ask-kind = What do you grant?
admin-grant-ask-amount = { $kind ->
    [seller] How many days to give? For example 30.
    [business] How many days to give? For example 30.
   *[other] How many to give? For example 5.
}
admin-grant-wrong = A whole number from 1 to { $max } is needed, for example 5.
admin-grant-kind = What: { $kind ->
    [catch] catches
    [campaign] campaigns
    [seller] days of the Seller plan
    [business] days of the Business plan
   *[import] product imports
}
admin-grant-amount = How many: { $amount }
admin-button-kind = { $kind ->
    [catch] 📦 Catches
    [campaign] 📣 Campaigns
    [seller] 💎 Seller days
    [business] 💎 Business days
   *[import] 🛍 Imports
}
admin-payments-title = ⭐ <b>Payments</b> · <code>{ $id }</code>
admin-payments-none = There were no payments.
admin-payment = { $number }. { $at } · { billing-stars } · { billing-plan-name } · { $state ->
    [refunded] refunded
    [refunding] being refunded
   *[paid] paid
}
admin-button-refund = ↩️ Refund { $number }
admin-button-refund-go = ↩️ Refund { $stars }
admin-refund-ask =
    ↩️ Refund { billing-stars } to <code>{ $id }</code>?
    Paid { $at }. The plan bought with them ends, the data stays.
admin-toast-refund = { $outcome ->
    [refunded] The Stars are refunded
    [already] They were refunded before
    [not-found] There is no such payment
    [refused] Telegram refused
   *[unknown] Telegram did not answer, the nightly check will show
}
