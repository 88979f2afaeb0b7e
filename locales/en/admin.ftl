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
   *[all] Total: { $total }
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
admin-person-plan = 💎 Plan: { $plan }
admin-person-use = { $kind ->
    [catches] Catches
    [campaigns] Campaigns
    [imports] Imports
   *[skus] SKUs
}: { $used } of { $limit }
admin-person-spent = Today at the installation's expense: calls { $calls }, ${ $spent } of ${ $limit }

admin-block-title = ✕ Block
admin-block-label = Reason
admin-block-question = Why do you block this person? Only admins will see the reason.
admin-block-wrong = One line of up to { $max } characters is needed, for example: sends spam.
admin-block-note = { $name } gets one polite message. Monitors, price refreshes and runs of their own shop stop, the data stays.
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
} { $about } { $state }

# Log
admin-audit-title = 🧭 Admin · <b>Log</b>
admin-audit-of = 📒 <b>Log about</b> <code>{ $id }</code>
admin-audit-none = Empty so far.
admin-did = { $at } · { $admin } { $action ->
    [look] opened the card of { $whom }
    [block] blocked { $whom }: { $what }
    [unblock] unblocked { $whom }
    [limit] gave { $whom } a limit of { $what } a day
    [unlimit] took { $whom } back to the common limit
    [grant] granted { $whom }: { $what } × { $count }
    [refund] refunded { $whom } in stars: { $count }
    [link] made an entry link, places { $count }
    [unlink] revoked an entry link
    [admit] let { $whom } in
    [expel] took { $whom }'s entry back
    [retry-job] retried a job of { $what }
    [retry-jobs] retried failed jobs of { $what }: { $count }
    [drain] removed waiting jobs of { $what }: { $count }
    [backup] made the copy { $what }
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
