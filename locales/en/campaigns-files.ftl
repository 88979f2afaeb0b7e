# Picture of the clusters and names of files
campaign-picture-title = Groups by frequency
campaign-picture-subtitle = Searches a month for the top phrase
campaign-picture-rest = And { $count ->
    [one] { $count } smaller cluster
   *[other] { $count } smaller clusters
}
campaign-file-commander = Direct Commander
campaign-file-clusters = clusters
