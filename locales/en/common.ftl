# Words every screen shares
button-back = ‹ Back
button-cancel = ✕ Cancel
button-home = 🏪 Menu
error-internal = Something went wrong on our side. Nothing is lost, please try again.
