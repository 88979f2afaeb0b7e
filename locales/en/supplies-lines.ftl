# A monitor from one line
monitor-unread = ⚠️ Not understood: “{ $words }”. Check that nothing is missing.
monitor-begun = ⚠️ The start, { $start }, has passed: days are taken from { $from }.
monitor-fewer = ⚠️ You asked for { $wanted } catches and chose { $count ->
    [one] { $count } preorder
   *[other] { $count } preorders
}: each catch needs its own.
