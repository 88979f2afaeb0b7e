# Picture of the groups and names of files
campaign-picture-title = Ad groups by frequency
campaign-picture-subtitle = Searches a month for the top keyword
campaign-picture-rest = And { $count ->
    [one] { $count } smaller ad group
   *[other] { $count } smaller ad groups
}
campaign-file-commander = Direct Commander
campaign-file-clusters = ad groups
