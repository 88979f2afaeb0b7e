# Words every screen shares
button-back = ‹ Back
button-cancel = ✕ Cancel
button-home = 🏪 Menu
button-retry = ↻ Try again
button-open-bot = Open the bot

# Answers to taps
toast-old-button = That screen is out of date, here is a fresh menu
toast-not-yours = It is not here: perhaps it was deleted
toast-need-manager = Only a manager or the owner can do that
toast-need-owner = Only the owner can do that
toast-too-fast = Too fast. Give it a couple of seconds and tap again
toast-private-only = The bot works in a private chat only

# Answers to messages
chat-too-fast = Messages are coming too fast, the last ones were not read. Wait a few seconds and send them again.
chat-private-only = The bot works in a private chat, where nobody else sees your keys.
chat-blocked = Your access to this bot is closed. If that is a mistake, write to the person who gave you the link.
chat-not-invited = This bot is by invitation. Ask its owner for a link.
chat-not-understood = That message was not clear. Here is the menu.
chat-cancelled = Cancelled: { $what }
chat-nothing-to-cancel = There is nothing to cancel.

# Errors: what happened, what is safe, what to do
error-reference = Support code: <code>{ $reference }</code>
error-internal = Something went wrong. Nothing is lost, please try again.
error-auth = The service refused the key. Check it under “{ button-menu-keys }”.
error-limit = The service asks to slow down. Try again in a minute.
error-unavailable = The service is not answering right now. Nothing has changed, try again a little later.
error-invalid = The service did not accept this. Check what was entered and try again.
error-conflict = Things changed in the meantime. Open the screen again and repeat.
error-not-found = It is gone: perhaps it was already deleted.
error-unknown-outcome = The service did not confirm that it was done. The bot is checking and will not repeat it for now.

secret-found = Your message held a secret: { $kind }. The bot neither takes nor keeps such secrets.
secret-kind = { $kind ->
    [private-key] a private key
    [wb-token] a Wildberries token
    [wb-session] a session of the Wildberries seller account
    [yandex-cloud] a Yandex Cloud key
    [yandex-token] a Yandex token
    [openai] an OpenAI key
    [google-token] a Google token
    [wix] a Wix key
    [base] a Base token
    [woo-key] a WooCommerce key
    [woo-password] a WordPress application password
    [poizon] a Poizon key
    [address] an address with a password or a key
    [other] a password or a key
   *[telegram-bot] a Telegram bot token
}
chat-edit-late = Edited messages are not read again: that answer has been used. Send a new one if you need to.
chat-file = The file { $name } is of no use here. Here is the menu.
chat-not-text = { $what ->
    [photo] Photos
    [video] Videos
    [voice] Voice messages
    [sticker] Stickers
    [place] Places on a map
    [contact] Contacts
   *[other] Such messages
} are not read: please send text. Here is the menu.
toast-flood = Too many taps in a row. The bot answers again in 10 minutes.
chat-flood = Too many messages in a row. The bot answers again in 10 minutes.
