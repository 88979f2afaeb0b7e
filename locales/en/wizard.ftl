# Typed values
input-number = Please send a number from { $min } to { $max }, for example { $min }
input-number-range = It has to be from { $min } to { $max }, for example { $nearest }
input-number-whole = Whole numbers only, for example { $min }
input-coefficient = That coefficient is not clear. For example: ×2, x2.5 or “free”
input-dates = Those days are not clear. For example: { $example } or “tomorrow”
input-dates-missing = There is no such day. For example: { $example }
input-dates-order = The last day is before the first. For example: { $example }
input-dates-outside = Pick days from { $first } to { $last }, for example { $example }
input-dates-begun = The start, { $start }, has passed. Send what is left: { $left }
input-dates-rolling = { $days ->
    [one] the next day
   *[other] any of the next { $days } days
}
input-dates-rolling-lead = { $days ->
    [one] { $days } day
   *[other] { $days } days
}{ $leadDays ->
    [1] , starting tomorrow
   *[other] , at least { $leadDays } days ahead
}

# A wizard's step
wizard-step = <b>{ $title }</b> · step { $step } of { $total }
wizard-only = <b>{ $title }</b>
wizard-edit = <b>{ $title }</b> · { $label }
wizard-review = <b>{ $title }</b> · please check
wizard-next = Next ›
wizard-skip = Skip
wizard-clear = Clear
wizard-done = ✓ Next
wizard-choose = Please choose with a button
wizard-review-text = Tap ✎ next to what you want to change, or confirm
wizard-options-min = { $min ->
    [one] Tick at least { $min } option
   *[other] Tick at least { $min } options
}

# Picking from a list
picker-counter = { $picked } picked · { $total } in all
picker-counter-max = { $picked } of up to { $max } picked
picker-found = Search “{ $query }” · { $total } found
picker-empty = Nothing to pick from yet
picker-nothing = Nothing found for “{ $query }”. Try other words
picker-page = Whole page
picker-all = All { $total }
picker-none = Clear
picker-search = 🔎 Search
picker-search-hint = Type part of the name to narrow the list
picker-search-clear = ✕ Whole list
picker-full = You can pick up to { $max }

# Calendar
calendar-empty = Pick the first day
calendar-start = { $day } – now pick the last day
calendar-range = Days: { $range }
calendar-open = 📅 Calendar
calendar-week = 7 days
calendar-fortnight = 14 days
calendar-lead = 3+ days ahead
calendar-any = 3+ days ahead
calendar-done = ✓ Done

# A wizard's life
wizard-old = You have already answered that
wizard-anew = The bot was updated: the question is shown anew
wizard-gone = This button no longer works. Menu: /menu
wizard-finished = Already done
wizard-cancelled = Cancelled: { $title }
wizard-forbidden = You need more rights for this. Please ask the owner
wizard-unfinished = The last attempt did not finish. Confirm again: nothing is done twice
wizard-resume = You left this unfinished: <b>{ $title }</b>
wizard-resume-question = Continue?
wizard-resume-go = Continue
wizard-resume-new = Start anew
form-send-text = Please answer in text
form-no-command = There is no such command. Answer in text or tap a button
form-file-unread = The file { $name } could not be read: send a .txt of up to 64 KB, or the text itself
form-edit-late = This answer can no longer be edited: tap ✎ or ‹ Back
