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
keys-title = 🔑 <b>Keys</b>
keys-empty =
    No keys yet.
    A Wildberries key is for supplies; Yandex, OpenAI and Google keys are for campaigns; access to Allegro and Wix and Base keys are for stock; a Poizon key and access to WooCommerce are for importing goods. Send a key as a message: the bot tests it and deletes the message from the chat at once.
keys-line = { $status ->
    [active] ✅
    [unchecked] ⏳
    [unproven] ⏳
   *[other] ⚠️
} { $name } <code>{ $mask }</code>{ $main ->
    [yes] { " · main" }
   *[no] { "" }
}{ $kind ->
    [wb-cabinet] { " · WB session" }
    [yandex-cloud] { " · Wordstat" }
    [yandex-direct] { " · Direct" }
    [openai] { " · OpenAI" }
    [google] { " · Google" }
    [wix] { " · Wix" }
    [base] { " · Base" }
    [woocommerce] { " · WooCommerce" }
    [poizon] { " · Poizon" }
    [allegro] { " · Allegro" }
   *[other] { " · WB" }
}{ $status ->
    [invalid] { " · refused" }
    [expired] { " · expired" }
    [unchecked] { " · will be tested again" }
    [unproven] { " · waits for the code in the spreadsheet" }
   *[other] { "" }
}
keys-add-wb =
    🔑 <b>Wildberries API key</b> (token)

    1. WB seller account → profile → “API integrations”.
    2. Create a token with the “Supplies” category. A Base one sees slots once an hour. A Personal one every 10 s, but WB forbids giving it to third parties and cloud services: it is your decision.
    3. Send the token here in one message.

    The bot tests it, stores it encrypted and deletes the message. Passwords and SMS codes are never needed.
keys-add-cabinet =
    🗝 <b>WB seller account session</b>

    Needed only for automatic booking. Copy the <code>authorizev3</code> header and its cookies from your own browser and send them in one message:

    <code>authorizev3: …</code>
    <code>cookie: …</code>

    The bot neither needs nor takes passwords or SMS codes. WB does not permit working with a seller account around its API; it is your decision. One tap deletes the session.
button-key-add = ➕ Add a key
button-keys-test-all = ↻ Test all
button-keys-back = ‹ Keys
button-key-open = 🔑 Open the key
button-key-test = ↻ Test
button-key-prove = ✓ Check the code
button-key-rename = ✎ Rename
button-key-default = ⭐ Make main
button-key-share = 🤝 Share search
button-key-unshare = 🤝 Stop sharing
button-key-remove = 🗑 Delete
button-key-keep = Keep it
button-key-reconnect = 🔑 Connect again
button-save = ✓ Save

service-name = { $service ->
    [wb-cabinet] WB session
    [yandex-cloud] Yandex Wordstat
    [yandex-direct] Yandex Direct
    [openai] OpenAI
    [google] Google
    [wix] Wix
    [base] Base
    [woocommerce] WooCommerce
    [poizon] Poizon
    [allegro] Allegro
   *[other] WB
}
service-button = { $service ->
    [wb-cabinet] 🗝 WB session
    [yandex-cloud] 📈 Wordstat
    [yandex-direct] 📣 Yandex Direct
    [openai] ✍️ OpenAI
    [google] 📗 Google
    [wix] 🛍 Wix
    [base] 🗃 Base
    [woocommerce] 🛍 WooCommerce
    [poizon] 👟 Poizon
    [allegro] 🧡 Allegro
   *[other] 📦 Wildberries
}
keys-choose =
    🔑 <b>New key</b>
    For which service?
keys-add-yc =
    📈 <b>Wordstat key</b> (Yandex Cloud)

    1. console.yandex.cloud → your folder → a service account with the role <code>search-api.webSearch.user</code>.
    2. “Create API key”, scope <code>yc.search-api.execute</code>.
    3. Send the key <code>AQVN…</code> here, the folder id <code>b1g…</code> may come with it.

    A key of your own means 100 requests an hour shared with nobody.
keys-add-yd =
    📣 <b>Yandex Direct</b>

    Needed only for a draft campaign in your account. The bot never sends it to moderation and never switches it on.

    { $link ->
        [yes] Allow access with the button: Yandex shows a code. Then press “{ button-key-enter }” and send it; the code lives 10 minutes.
       *[no] Press “{ button-key-enter }” and send a token <code>y0_…</code> of your own Yandex application with access to the Direct API.
    }
keys-add-ai =
    ✍️ <b>OpenAI key</b>

    platform.openai.com → API keys → Create new secret key. Send the key <code>sk-…</code> here. A campaign usually costs less than $0.20; you see the sum before and after.
keys-add-google =
    📗 <b>Google Sheets</b>

    { $email ->
        [none] { $link ->
            [yes] Sign in to your own Google with the button: an empty page opens, send its whole address.
           *[no] Google Sheets are not set up here. The XLSX file comes to the chat without them.
        }
       *[other] The simplest way: create an empty spreadsheet, share it with <code>{ $email }</code> as an editor and send the link to it.{ $link ->
            [yes] {" "}Or sign in to your own Google with the button: an empty page opens, send its whole address.
           *[no] {""}
        }
    }
keys-add-wix =
    🛍 <b>Wix shop</b>

    1. manage.wix.com/account/api-keys → Generate API Key with the permissions Wix Stores and Wix eCommerce, and Wix Media for product pictures.
    2. Open the dashboard of the site and copy its address: <code>manage.wix.com/dashboard/…</code>, the site's number is in it.
    3. Press “{ button-key-enter }” and send the key <code>IST.…</code> and this address in one message.

    The key opens all of your sites: for the second one send it again with the address of the second. The bot tests the key, stores it encrypted and deletes the message.
keys-add-base =
    🗃 <b>Base</b> (BaseLinker)

    1. Base → Account &amp; other → My account → API.
    2. Create a token, press “{ button-key-enter }” and send it here.

    The bot makes at most 40 requests a minute of the 100 there are, to leave room for your other programs. It tests the token, stores it encrypted and deletes the message.
keys-add-woo =
    🛍 <b>WooCommerce shop</b>

    1. The site's admin → Users → Profile → Application Passwords: call it Prilavok and press Add.
    2. Press “{ button-key-enter }” and send the shop's address, the login and this password in one message.

    The usual password will not do and is not needed. The bot makes one draft and deletes it at once to check the rights, keeps the access encrypted and deletes the message.
keys-add-pz =
    👟 <b>Poizon</b>

    Two sources will do: Poizon-API (poizon-api.com, poparce.ru) and POIZON Distribution. Access is bought from them.

    1. Copy the key from the account you have with the source.
    2. Press “{ button-key-enter }” and send it. Beside it you may write <code>client-id: …</code>, the site of the source and your plan, such as <code>30000 a month</code>.

    When it knows the plan, the bot counts requests, tells beforehand how many will go and stops short of the limit. Send a Distribution token like this: <code>access-token: …</code>. The bot tests the key, stores it encrypted and deletes the message.
button-key-code = 🔗 Allow access
button-key-enter = ✍️ Enter
key-connect-title = 🔑 Connect
key-connect-label = Key
key-connect-value = Key: received
key-connect-question = { $service ->
    [yandex-direct] Send the code that Yandex shows, or a token <code>y0_…</code>.
    [yandex-cloud] Send the key <code>AQVN…</code>; the folder id may come with it.
    [google] Send the link to a spreadsheet, or the address of the page that opened after signing in.
    [wix] Send the key <code>IST.…</code> and the address of the site's dashboard in one message.
    [base] Send the Base token.
    [woocommerce] Send the shop's address, the login and the application password in one message.
    [poizon] Send the Poizon-API key or <code>access-token: …</code>; the plan may come with it.
   *[other] Send the key.
} The message is deleted from the chat at once.

key-title = 🔑 <b>{ $name }</b> <code>{ $mask }</code>
key-status = State: { $status ->
    [active] works
    [unchecked] { $service } does not answer, will be tested again
    [unproven] waits for the code in the spreadsheet
    [expired] expired
   *[invalid] refused by { $service }
}
key-type = Type: { $type ->
    [base] Base, slots once an hour
    [personal] Personal
    [service] Service
   *[other] Test
}
key-read-only = Read-only: slots and supply checks work, drafts do not.
key-expires = Valid until { $day }
key-used = Last used: { $time ->
    [never] not yet
   *[other] { $time }
}
key-checked = Tested { $time }
key-share = { $shared ->
    [yes] Takes part in the shared slot search: the more accounts, the more often everybody is checked.
   *[no] Searches only for your own monitors. In the shared search everybody is checked more often.
}
key-added = ✅ Key connected: <b>{ $name }</b> <code>{ $mask }</code>
cabinet-added = ✅ WB session connected: <b>{ $name }</b> <code>{ $mask }</code>. It lives until you log out of the seller account.
key-same-seller = Same seller account as the key “{ $name }”. This one becomes the spare; the seller account has one shared limit.
key-unchecked = ⏳ Key <b>{ $name }</b> <code>{ $mask }</code> is saved, but { $service } does not answer now. It will be tested again by itself.
key-unproven = One thing left: make sure that <b>{ $name }</b> is your spreadsheet. Type the code <code>{ $code }</code> into any empty cell of its first tab and tap “{ button-key-prove }”. You can erase it afterwards.
key-known = This key is connected already: <b>{ $name }</b> <code>{ $mask }</code>
key-too-many = You can connect at most { $max } keys. Delete one you do not need and send the key again.
key-message-deleted = 🧹 Your message is deleted from the chat.
key-message-kept = ⚠️ Telegram did not let the bot delete your message. Please delete it yourself: it holds a secret.
key-remove-ask = 🗑 Delete the key <b>{ $name }</b> <code>{ $mask }</code>?
    { $service ->
    [yandex-cloud] New campaigns will collect keywords without it.
    [yandex-direct] Drafts that are in Direct already stay there.
    [openai] Texts that are written already stay.
    [google] Spreadsheets that are made already stay.
    [wix] Stock on the site stays as it is.
    [base] The catalogue in Base stays as it is.
    [woocommerce] Products in the shop stay as they are.
    [poizon] Products stay in the shop, but their prices will not be updated any more.
    [allegro] The stock of this account will not be updated any more.
   *[other] { $count ->
        [0] No monitor uses it.
        [one] { $count } monitor uses it and will stop.
       *[other] { $count } monitors use it and will stop.
    }
}
key-rename-title = ✎ Name of the key
key-rename-label = Name
key-rename-value = Name: { $name }
key-rename-question = What shall the key be called?
key-rename-wrong = A name has 1 to { $max } characters, for example “Main”.
toast-key-test = { $verdict ->
    [accepted] The key works
    [refused] { $service } refuses the key
    [unproven] The code is not in the spreadsheet yet
   *[other] { $service } does not answer now, the key is unchanged
}
toast-key-removed = Key deleted

# An account that is linked on the page of its service
link-title = 🔗 <b>Connecting { $service }</b>
link-stage-begin = Getting a code
link-stage-wait = Waiting for your consent
link-note = Press “{ button-key-code }”, sign in to the right account and agree. Code: <code>{ $code }</code>. The bot does the rest.
link-done = ✅ { $service } connected: <b>{ $name }</b> <code>{ $mask }</code>
link-not-done = { $refused ->
    [yes] { $service }: you gave no access, so nothing was connected.
   *[no] { $service }: the code has expired, it lives one hour. Nothing was connected.
}

# What is wrong with a key
key-bad-malformed = This does not look like a whole WB key. Copy it again in full: three parts joined by dots.
key-bad-expired = This key has expired. Create a new one in the WB seller account and send it.
key-note-next = The key was refused, going on with the next one
key-bad-test = This is a key of WB's test environment. An ordinary key is needed.
key-bad-scope = The key lacks the “Supplies” category. Create a key that has it: WB does not let you add one later.
key-bad-refused = WB refuses this key: it was revoked or belongs elsewhere. Create a new one and send it.
key-bad-session = This does not look like a WB session. The authorizev3 and cookie lines from your own browser are needed.
key-bad-session-ended = This session is closed already. Log in to the WB seller account and copy it again.
error-key-not-found = That key is gone. Open the list of keys.
error-viewer = You have view-only access. Ask the owner for manager rights.
error-not-member = You no longer have access to this shop, so nothing was changed. Open the menu: you are back in your own.
error-spending-user = Your limit for today at the bot’s expense is used up. It resets at midnight in Moscow; with a key of your own there is no wait.
error-spending-everybody = Today’s limit of the bot for everybody is used up. It resets at midnight in Moscow; with a key of your own there is no wait.
error-wb-unavailable = Wildberries does not answer now. Nothing is lost, the bot will try again by itself.
error-wb-away = The WB seller account does not answer now. Nothing has changed: press “{ button-retry }” in a minute.

# Testing all keys
check-title = Testing keys and warehouses
check-stage-expiry = Expiry
check-stage-keys = Keys
check-stage-warehouses = Warehouses
check-done = ✅ <b>Tested</b>
check-line = { $verdict ->
    [accepted] ✅
    [unproven] ⏳
   *[refused] ⚠️
} { $name } <code>{ $mask }</code>
check-warehouses = { $count ->
    [one] { $count } warehouse in the directory
   *[other] { $count } warehouses in the directory
}

# Notices
notice-key-refused = ⚠️ { service-name } no longer accepts the key <b>{ $name }</b> <code>{ $mask }</code>. { $service ->
    [wildberries] Its monitors are waiting. Send a new key and they go on.
    [allegro] Connect a new one and the stock moves again.
    [wix] Connect a new one and the stock moves again.
    [base] Connect a new one and the catalogue moves again.
   *[other] Connect a new one and press “{ runs-button-retry }” on the card.
}
notice-session-ended = ⚠️ The WB session <b>{ $name }</b> is closed. Auto-booking hands slots to you until you send a new one.
notice-key-expires = ⏰ The key <b>{ $name }</b> <code>{ $mask }</code> is valid until { $endDay }: { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}. Create a new one in time.
notice-key-expired = ⚠️ The key <b>{ $name }</b> <code>{ $mask }</code> has expired. { $service ->
    [wildberries] Its monitors wait for a new one.
   *[other] Connect a new one.
}

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
settings-zone-ask =
    🕐 <b>Time zone</b>
    Which city’s time is yours?
settings-quiet-ask =
    🌙 <b>Quiet hours</b>
    { $hours ->
        [none] Off now.
       *[other] Now: { $hours }
    }
    When should the bot stay quiet? A caught slot always arrives.
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
plan-spending = Paid services at the bot’s expense today: { $calls } calls and ${ $dollars } left. Resets { $time }. Calls on your own keys are not counted.
plan-spent = Today’s limit of paid services at the bot’s expense is used up. It resets { $time }; your own keys work at once.
