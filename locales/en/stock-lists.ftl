# Lists: bundles and stocktakes
button-stock-bundle = ➕ Bundle
button-stocktake = ✎ Stocktake
stock-list-unknown = There is no product in the line “{ $line }”. Write a SKU or an EAN and how many, for example: { stock-example-sku } 14
stock-list-long = { $most } lines a message at most. Send the others in the next one.
stock-list-line = { $more ->
    [0] { $names }
   *[other] { $names } and { $more } more
}
bundle-title = ➕ Bundle
bundle-parts = Parts
bundle-parts-ask =
    What is it made of? One message, a line for each product: SKU and pieces in the bundle. For example:
    { stock-example-sku } 2
bundle-scarce = Scarcest part: { $sku }
bundle-now = { $count ->
    [0] There is not enough for a single one now
    [one] Enough for { $count } bundle now
   *[other] Enough for { $count } bundles now
}
bundle-itself = A bundle cannot be made of itself. Write another SKU.
bundle-nested = { $sku } is a bundle itself, and bundles are made of plain products only. Write its parts.
bundle-zero = There must be at least one piece of each product in a bundle.
stocktake-title = ✎ Stocktake
stocktake-label = List
stocktake-more-label = More lines
stocktake-ask =
    What did you count? A line for each product: SKU or EAN and how many. For example:
    { stock-example-sku } 14
    A code without a number, as scanners send it, is one piece. Equal lines are added up.
stocktake-more = Noted. Send more lines, or finish.
stocktake-done = ✓ That is all
stocktake-place-ask = Which warehouse did you count?
stocktake-bundle = { $sku } is a bundle and lies on no shelf by itself. Count its parts.
stocktake-counts = { $differ ->
    [0] Products counted: { $counted }, all of them match
   *[other] Products counted: { $counted }, { $differ } differ
}
stocktake-difference = { $sku }: { $before } → { $after } ({ $delta })
