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
button-workspace-end = 🗑 Delete the shop
button-workspace-end-now = 🗑 Delete for good
workspace-end-title = 🗑 Delete the shop
workspace-end-label = Name
workspace-end-value = To be deleted: { $name }
workspace-end-question =
    “{ $name }” will be deleted with everything in it: keys, monitors, campaigns, products, imports, history.{ $helpers ->
        [0] { "" }
        [one] { " " }{ $helpers } helper loses access.
       *[other] { " " }{ $helpers } helpers lose access.
    }
    It cannot be brought back. To delete it, send the name of the shop.
workspace-end-wrong = That is not the name. Send it exactly: { $name }
workspace-end-note = Your other shops, your plan and payments stay.
toast-workspace-last = This is your only shop. It goes only together with all your data: “{ button-data }” in the settings.
notice-workspace-deleted = 🏬 “{ $workspace }” is gone: its owner deleted it. You are back in your own shop.
