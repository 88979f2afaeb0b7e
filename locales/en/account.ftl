# Menu and commands
button-menu-keys = 🔑 Keys
button-menu-settings = ⚙️ Settings
button-menu-plan = 💎 Plan
command-keys = Keys and access
command-settings = Language, time, quiet hours
command-plan = Plan and trial
home-trial = { $left ->
    [0] Trial: no catches left
    [one] Trial: { $left } catch left
   *[other] Trial: { $left } catches left
}

# Keys
keys-title = 🔑 <b>Keys</b> · Wildberries
keys-empty =
    No keys yet.
    A key lets the bot see slots and confirm supplies. Send it as a message: the bot tests it and deletes the message from the chat at once.
keys-line = { $status ->
    [active] ✅
    [unchecked] ⏳
   *[other] ⚠️
} { $name } <code>{ $mask }</code>{ $main ->
    [yes] { " · main" }
   *[no] { "" }
}{ $kind ->
    [wb-cabinet] { " · cabinet" }
   *[other] { "" }
}{ $status ->
    [invalid] { " · refused" }
    [expired] { " · expired" }
    [unchecked] { " · will be tested again" }
   *[other] { "" }
}
keys-add-wb =
    🔑 <b>Wildberries key</b>

    1. WB seller cabinet → profile → “API integrations”.
    2. Create a key with the “Supplies” category. A Personal key checks slots every 10 s, a Base key once an hour.
    3. Send the key here in one message.

    The bot tests it, stores it encrypted and deletes the message. Passwords and SMS codes are never needed.
keys-add-cabinet =
    🗝 <b>WB cabinet session</b>

    Needed only for automatic booking. Copy the <code>authorizev3</code> header and the cabinet cookies from your own browser and send them in one message:

    <code>authorizev3: …</code>
    <code>cookie: …</code>

    The bot neither needs nor takes passwords or SMS codes. WB does not permit working with the cabinet around its API; it is your decision. One tap deletes the session.
button-key-add = ➕ Add a key
button-cabinet-add = 🗝 Cabinet session
button-keys-test-all = ↻ Test all
button-keys-back = ‹ Keys
button-key-open = 🔑 Open the key
button-key-test = ↻ Test
button-key-rename = ✎ Rename
button-key-default = ⭐ Make main
button-key-share = 🤝 Share search
button-key-unshare = 🤝 Stop sharing
button-key-remove = 🗑 Delete
button-key-keep = Keep it
button-key-reconnect = 🔑 Connect again
button-save = ✓ Save

key-title = 🔑 <b>{ $name }</b> <code>{ $mask }</code>
key-status = State: { $status ->
    [active] works
    [unchecked] WB did not answer, will be tested again
    [expired] expired
   *[invalid] refused by WB
}
key-type = Type: { $type ->
    [base] Base, slots once an hour
    [personal] Personal
    [service] Service
   *[other] Test
}
key-read-only = Read-only: slots and supply checks work, drafts do not.
key-expires = Valid until { $day }
key-checked = Tested { $time }
key-share = { $shared ->
    [yes] Takes part in the shared slot search: the more accounts, the more often everybody is checked.
   *[no] Searches only for your own monitors. In the shared search everybody is checked more often.
}
key-added = ✅ Key connected: <b>{ $name }</b> <code>{ $mask }</code>
cabinet-added = ✅ Cabinet session connected: <b>{ $name }</b> <code>{ $mask }</code>. It lives until you log out of the cabinet.
key-same-seller = Same cabinet as the key “{ $name }”. This one becomes the spare; the cabinet has one shared limit.
key-unchecked = ⏳ Key <b>{ $name }</b> <code>{ $mask }</code> is saved, but WB does not answer now. It will be tested again by itself.
key-known = This key is connected already: <b>{ $name }</b> <code>{ $mask }</code>
key-too-many = You can connect at most { $max } keys. Delete one you do not need and send the key again.
key-message-deleted = 🧹 Your message is deleted from the chat.
key-message-kept = ⚠️ Telegram did not let the bot delete your message. Please delete it yourself: it holds a secret.
key-remove-ask = 🗑 Delete the key <b>{ $name }</b> <code>{ $mask }</code>?
    { $count ->
    [0] No monitor uses it.
    [one] { $count } monitor uses it and will stop.
   *[other] { $count } monitors use it and will stop.
}
key-rename-title = ✎ Name of the key
key-rename-label = Name
key-rename-value = Name: { $name }
key-rename-question = What shall the key be called?
key-rename-wrong = A name has 1 to { $max } characters, for example “Main”.
toast-key-test = { $verdict ->
    [accepted] The key works
    [refused] WB refuses the key
   *[other] WB does not answer now, the key is unchanged
}
toast-key-removed = Key deleted

# What is wrong with a key
key-bad-malformed = This does not look like a whole WB key. Copy it again in full: three parts joined by dots.
key-bad-expired = This key has expired. Create a new one in the WB cabinet and send it.
key-bad-test = This is a key of WB's test environment. An ordinary key is needed.
key-bad-scope = The key lacks the “Supplies” category. Create a key that has it: WB does not let you add one later.
key-bad-refused = WB refuses this key: it was revoked or belongs elsewhere. Create a new one and send it.
key-bad-session = This does not look like a cabinet session. The authorizev3 and cookie lines from your own browser are needed.
key-bad-session-ended = This session is closed already. Log in to the WB cabinet and copy it again.
error-key-not-found = That key is gone. Open the list of keys.
error-viewer = You have view-only access. Ask the owner for manager rights.
error-wb-unavailable = Wildberries does not answer now. Nothing is lost, the bot will try again by itself.

# Testing all keys
check-title = Testing keys and warehouses
check-stage-expiry = Expiry
check-stage-keys = Keys
check-stage-warehouses = Warehouses
check-done = ✅ <b>Tested</b>
check-line = { $verdict ->
    [accepted] ✅
   *[refused] ⚠️
} { $name } <code>{ $mask }</code>
check-warehouses = { $count ->
    [one] { $count } warehouse in the directory
   *[other] { $count } warehouses in the directory
}

# Notices
notice-key-refused = ⚠️ WB no longer accepts the key <b>{ $name }</b> <code>{ $mask }</code>. Its monitors are waiting. Send a new key and they go on.
notice-session-ended = ⚠️ The cabinet session <b>{ $name }</b> is closed. Auto-booking hands slots to you until you send a new one.
notice-key-expires = ⏰ The key <b>{ $name }</b> <code>{ $mask }</code> is valid until { $endDay }: { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}. Create a new one in time.
notice-key-expired = ⚠️ The key <b>{ $name }</b> <code>{ $mask }</code> has expired. Its monitors wait for a new one.

# Settings
settings-title = ⚙️ <b>Settings</b>
settings-locale = Language: { $locale ->
    [ru] Russian
   *[en] English
}
settings-zone = Time: { $zone }
settings-now = It is { $time } for you now
settings-quiet = Quiet hours: { $from }–{ $to }, a caught slot is always heard
settings-quiet-off = Quiet hours: off
settings-zone-ask = Which city's time is yours?
settings-quiet-ask = When should the bot stay quiet? A caught slot always arrives.
button-zone = 🕐 Time zone
button-quiet = 🌙 Quiet hours
button-quiet-off = Switch off
zone-name = { $index ->
    [0] Moscow
    [1] Kaliningrad
    [2] Samara
    [3] Yekaterinburg
    [4] Omsk
    [5] Novosibirsk
    [6] Krasnoyarsk
    [7] Irkutsk
    [8] Yakutsk
    [9] Vladivostok
    [10] Magadan
    [11] Kamchatka
    [12] Minsk
    [13] Almaty
    [14] Tashkent
    [15] Yerevan
    [16] Warsaw
   *[17] London
}

# Plan
plan-trial =
    💎 <b>Trial</b>
    { $left ->
        [one] { $left } of { $total } free catches is left.
       *[other] { $left } of { $total } free catches are left.
    }
    A catch counts only when the supply is in WB's own list.
plan-used-up =
    💎 <b>The trial is used up</b>
    Caught { $total } of { $total } free ones, { $left } left.
    Payment in Telegram comes soon. Your monitors are kept and go on after payment; slot notices keep working.
