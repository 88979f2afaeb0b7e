# Home screen and help
home-title = 🏪 <b>Prilavok</b> · { $workspace }
home-welcome =
    🏪 { $name }, this is Prilavok: slots for Wildberries supplies, your stock, Yandex Direct campaigns and imports from Poizon in one chat.
    Where to start?
home-quiet = Nothing is running yet. Pick a section.

command-menu = Main menu
command-help = What the bot can do
command-cancel = Cancel what you started

help-screen =
    ℹ️ <b>How it works</b>
    There is one screen: buttons change it in place, events arrive as new messages.
    Keys can be sent right here, the message with them is deleted at once. Passwords are never needed.
    { $commands }
