# A group for alerts
button-notify = 🔔 Group
notify-title = 🔔 <b>Group for alerts</b>
notify-none =
    Alerts about stock come to you in this chat. They can go to a group where your whole team is instead.
notify-is = { $topic ->
    [0] Alerts about stock go to the group “{ $title }”.
   *[other] Alerts about stock go to a topic of the group “{ $title }”.
}
button-notify-bind = { $other ->
    [0] ➕ Bind a group
   *[other] ✎ Another group
}
button-notify-free = ✕ Unbind
notify-code =
    🔔 <b>Choose a group</b>
    The button below adds the bot to a group and binds it. If the bot is there already, or alerts should go to one topic, write this in the group or the topic:
    <code>{ $command }</code>
    The code works once, for 15 minutes. A manager or the owner may bind a group.
button-notify-choose = ➕ Choose a group
button-notify-done = ‹ To the group
toast-notify-free = Alerts come to the private chat again
notify-bound = Alerts about stock of the shop “{ $shop }” come here from now on.
notify-refused = { $reason ->
    [role] Only a manager or the owner of the shop may bind a group.
   *[code] This code does not work any more. Take a new one: Stock → Channels → Group.
}
notify-lost = ⚠️ The group “{ $title }” does not take the bot's messages any more. Alerts about stock come here again.
