# Home screen and help
home-title = 🏪 <b>Prilavok</b> · { $workspace }
home-welcome =
    🏪 { $name }, this is Prilavok: slots for Wildberries supplies, your stock, Yandex Direct campaigns and imports from Poizon in one chat.
    Where to start?
home-quiet = Nothing is running yet. Pick a section.

command-menu = Main menu
command-help = What the bot can do
command-cancel = Cancel what you started
button-help-all = ‹ Help
chat-no-command = There is no command /{ $command }. All commands: /help
chat-near-command = There is no command /{ $command }. Did you mean /{ $nearest }?
help-supplies =
    📦 <b>Supplies</b>
    A monitor watches acceptance slots of Wildberries warehouses: you choose warehouses, days, type and coefficient.
    When a slot appears the bot books it, hands it over in one tap or just tells you, as you chose.
    One line is enough, too: “Koledino boxes next week up to x2”.
    You need a WB API key (token) and a preorder. Connect: /keys, start: /supplies
help-campaigns =
    📣 <b>Campaigns</b>
    From a page and a few seed keywords the bot collects Wordstat searches, sorts them into ad groups and writes the ads.
    You get a spreadsheet, a file for Direct Commander and a draft in Yandex Direct. Nothing is sent to moderation.
    Start: /new_campaign, earlier campaigns: /history
help-stock =
    🔄 <b>Stock</b>
    One ledger of products and stock: sales, receipts, transfers, and an undo for each of them.
    The numbers go out to your Allegro and Wix accounts, their sales come off by themselves, Base is optional.
    Start: /stock, connect channels: /keys
help-imports =
    🛍 <b>Imports</b>
    Find products on Poizon, tick them, set a price rule, and the bot creates them in your WooCommerce with pictures and Russian texts.
    Later it refreshes prices and stock, and recent imports can be taken back.
    Start: /import, keys: /keys
help-keys =
    🔑 <b>Keys</b>
    Send a key right into the chat: the message is deleted at once, the key is tested and stored encrypted.
    Only its last characters are shown. The bot never needs passwords.
    Start: /keys
help-settings =
    ⚙️ <b>Settings</b>
    Language, time zone, quiet hours and the team of your shop.
    Start: /settings
help-plan =
    💎 <b>Plan</b>
    What it holds, how much of it is used and until when it is paid for. Plans are paid in Telegram Stars.
    Start: /plan, payment questions: /paysupport
help-screen =
    ℹ️ <b>How it works</b>
    There is one screen: buttons change it in place, events arrive as new messages.
    Keys can be sent right here, the message with them is deleted at once. Passwords are never needed.
    { $commands }
