# Buttons
button-team = 👥 Team
button-team-back = ‹ Team
button-team-manager = ➕ Manager
button-team-viewer = ➕ Viewer
button-team-link = ✉️ { $role ->
    [manager] 🛠
   *[viewer] 👁
} until { $day }
button-team-switch = ⇄ { $workspace }
button-team-copy = ⧉ Copy
button-team-share = ➦ Send
button-team-revoke = ✕ Revoke the link
button-team-promote = 🛠 Make a manager
button-team-demote = 👁 View only
button-team-remove = 🚪 Remove
button-team-keep = Keep
button-team-leave = 🚪 Leave the team
button-team-stay = Stay

# The team screen
team-title = 👥 <b>Team</b> · { $workspace }
team-line = { $role ->
    [owner] 👑
    [manager] 🛠
   *[viewer] 👁
} { $name } · { $role ->
    [owner] owner
    [manager] manager
   *[viewer] viewer
}{ $self ->
    [yes] { " · you" }
   *[no] { "" }
}
team-invite = ✉️ Link for a { $role ->
    [manager] manager
   *[viewer] viewer
}, until { $until }
team-roles = <i>A manager runs everything but the team. A viewer only looks.</i>
team-others = Go to another shop:
team-member =
    👤 <b>{ $name }</b> · { $role ->
        [manager] manager
       *[viewer] viewer
    }
    On the team since { $since }
team-remove-ask =
    🚪 Remove <b>{ $name }</b> from the team?
    Access ends at once. Their keys and monitors stay, and what happens to them is told to you.
team-leave-ask =
    🚪 Leave the team of “{ $workspace }”?
    You go back to your own shop. Coming back takes a new link from the owner.

# The link
team-link =
    ✉️ <b>Link for a { $role ->
        [manager] manager
       *[viewer] viewer
    }</b>

    <code>{ $link }</code>

    For one person, until { $until }. It is shown only once: send it now.
team-link-open =
    ✉️ Link for a { $role ->
        [manager] manager
       *[viewer] viewer
    }, valid until { $until }.
    Nobody has used it yet. The link itself is not kept: if it got lost, revoke it and make a new one.
team-joined =
    ✅ You are on the team of “{ $workspace }” as { $role ->
        [owner] its owner
        [manager] a manager
       *[viewer] a viewer
    }.
    The bot now shows this shop. Back to your own: { button-menu-settings } → { button-team }.
team-link-own = This is your own link. Send it to the person you want on the team.
team-link-used = Somebody has joined by this link already. Ask the owner for a new one.
team-link-expired = This link has expired. Ask the owner for a new one.
team-link-unknown = There is no such invitation: the link is incomplete or was revoked. Ask for a new one.

# Answers to taps
toast-team-full = The team is full: nine helpers and open links together at most. Remove one first.
toast-team-revoked = Link revoked
toast-team-removed = Access closed
toast-team-left = You left the team

# Notices
notice-team-joined = 👥 { $name } is now on the team of “{ $workspace }” as a { $role ->
    [manager] manager
   *[viewer] viewer
}.
notice-team-left = 👥 { $name } has left the team of “{ $workspace }”. Their keys and monitors stay with you.
notice-team-removed = 👥 The owner closed your access to “{ $workspace }”. You are back in your own shop.
