# A person's shops: their own and those they help in
button-workspaces = 🏬 Shops
button-workspace-new = ➕ New shop
button-workspace-name = ✎ Rename
button-workspace-create = ✓ Create the shop
button-workspace-open = 🏬 Open the shop
button-workspace-give = 👑 Hand over
button-workspace-keep = Keep it

workspaces-title = 🏬 <b>Your shops</b>
workspaces-line = { $here ->
    [yes] 📍
   *[no] •
} { $name } · { $role ->
    [owner] owner
    [manager] manager
   *[viewer] viewer
}
workspaces-about = <i>Each shop has its own keys, monitors, products and team.</i>

workspace-new-title = 🏬 New shop
workspace-name-title = 🏬 Name of the shop
workspace-name-label = Name
workspace-name-value = Name: { $name }
workspace-name-question = What is the shop called?
workspace-name-wrong = A name is one line of up to { $max } characters, for example: Orlova Home
workspace-too-many = You own { $max } shops already, and that is the limit.
workspace-give-ask =
    👑 Hand “{ $workspace }” over to <b>{ $name }</b>?
    The whole shop goes: keys, monitors, jobs and the notices about them. You stay as a manager, and only the new owner can give it back.
toast-workspace-given = The shop is handed over
notice-workspace-given = 👑 { $name } hands the shop “{ $workspace }” over to you: you are its owner now.
