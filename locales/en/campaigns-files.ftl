# Picture of the groups and names of files
campaign-picture-title = Groups by frequency
campaign-picture-subtitle = Searches a month for the top phrase
campaign-picture-rest = And { $count ->
    [one] { $count } smaller group
   *[other] { $count } smaller groups
}
campaign-file-commander = Direct Commander
campaign-file-clusters = groups
