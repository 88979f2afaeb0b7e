# The picture of one product's stock
stock-chart-stock = Stock
stock-chart-sales = { $days ->
    [1] Sales a day
    [7] Sales a week
   *[other] Sales in { $days } days
}
stock-chart-sold = { $total } in all
stock-chart-differs = { $shown }, should be { $wanted }
stock-chart-rest = And { $count ->
    [one] { $count } more channel
   *[other] { $count } more channels
}
