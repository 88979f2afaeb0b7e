# What people choose for themselves
button-sounds = 🔔 Sounds
button-digests = 📰 Digests
button-defaults = 📣 New campaigns
button-data = 📄 My data
settings-level = Sound: { $level ->
    [all] all messages
    [important] important messages
   *[loud] urgent messages only
}
settings-sounds =
    🔔 <b>Which messages make a sound</b>
    { $level ->
        [all] Now: all of them.
        [important] Now: important ones. Reports and digests come silently.
       *[loud] Now: urgent ones only – a caught slot, and what needs your answer at once. Everything else comes silently.
    }
button-sounds-level = { $level ->
    [all] All
    [important] Important
   *[loud] Urgent only
}
settings-digests =
    📰 <b>Digests</b>
    What was done in the shop, as a picture, and what could be done next. In the morning of your time zone: the day every day, the week on Mondays. When nothing happened, none comes.
button-digest = { $which ->
    [daily] Daily
   *[weekly] Weekly
}
settings-defaults-title = 📣 <b>New campaigns</b>
settings-defaults-region = Region: { $region ->
    [none] always ask
   *[other] { $region }
}
settings-defaults-budget = Budget: { $budget ->
    [none] always ask
   *[other] { $budget } ₽ a week
}
settings-defaults-about = <i>Every new campaign begins with these; all of it can be changed there.</i>
button-defaults-enter = ✎ Change
button-defaults-clear = ✕ Always ask

# Digests
digest-bar = { $what ->
    [catches] Supplies caught
    [losses] Slots missed
    [campaigns] Campaigns ready
    [imported] Products imported
   *[operations] Stock operations
}
notice-digest-daily = 📰 <b>{ $workspace }</b> · { $toDay }
    Caught: { $catches }, missed: { $losses }
    Campaigns: { $campaigns }, products imported: { $imported }, stock operations: { $operations }
notice-digest-weekly = 📰 <b>{ $workspace }</b> · week { $fromDay } – { $toDay }
    Caught: { $catches }, missed: { $losses }
    Campaigns: { $campaigns }, products imported: { $imported }, stock operations: { $operations }
button-digest-keys = 🔑 Fix the keys
button-digest-stock = ❓ Answer questions
button-digest-prices = 💰 Decide on prices
button-digest-paused = ▶️ Paused monitors
button-digest-less = 📰 Less often

# One's own data
data-title = 📄 <b>My data</b>
data-about = You can take a copy of everything the bot has about you and your shops, or delete the account.
data-due = ⚠️ The account will be deleted on { $time }. Everything works until then, and you can still change your mind.
button-data-copy = 📄 Get a copy
button-account-end = 🗑 Delete account
button-account-end-now = 🗑 Delete
button-account-stay = Stay
button-account-keep = ✓ Keep the account
toast-archive = The archive is being made and comes here
toast-account-kept = The account stays
data-end-ask =
    🗑 Delete the account?
    In 7 days everything goes: { $shops ->
        [one] { $shops } shop
       *[other] { $shops } shops
    } with keys, monitors, campaigns, stock and history.{ $helpers ->
        [0] {""}
        [one] {" "}{ $helpers } helper loses access: to keep the shop, hand it over first.
       *[other] {" "}{ $helpers } helpers lose access: to keep the shop, hand it over first.
    }
    So does a paid plan: it is not renewed, and its Stars are not refunded. Nothing can be brought back afterwards; you can take a copy of the data first. Backups of the bot keep the data until they are thrown away themselves.
data-archive-about = Prilavok: a copy of your data. person.json is about you, the others are your payments, settings and tables of your shops. There are no keys, passwords or other secrets in it. Left out for its size: { $cut ->
    [none] nothing
   *[other] { $cut }
}
notice-archive = 📄 A copy of your data. There are no secrets in it.
notice-workspace-gone = 🏬 The shop “{ $workspace }” is no more: its owner deleted their account. You are back in your own.
