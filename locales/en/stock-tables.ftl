# The table of products: names of its columns
stock-table-sheet = Products
stock-table-sku = SKU
stock-table-name = Name
stock-table-ean = EAN
stock-table-warehouse = Stock: { $name }
stock-table-total = Total
stock-table-reserved = Reserved
stock-table-available = Available
stock-table-description = Description

# Why a file was not read
stock-table-fault = { $fault ->
    [too-large] The file is over { $megabytes } MB. Split it or take the pictures out, then send it again.
    [too-many-rows] The table has more than { $rows } rows. Split it into several files.
    [bomb] The file holds far too much for its size. Save the table again in Excel, then send it.
    [not-a-table] This is not a table. Send an .xlsx or .csv file.
    [old-excel] This is the old Excel format. Save the table as .xlsx and send it again.
    [locked] The file has a password. Remove it and send the file again.
    [empty] The table has no products. It needs a row of headings and at least one product.
    [no-columns] The bot found no columns it knows. The first row must hold headings, for example: SKU, Name, Stock.
   *[broken] The file is damaged. Save the table again as .xlsx or .csv and send it.
}

# A row that is left out
stock-table-line = Row { $line }: { $fault ->
    [no-sku] no SKU.
    [long] the text in “{ $column }” is too long: { $value }
    [rounded] Excel rounded the number in “{ $column }” to { $value }. Format the column as text and type it again.
    [not-a-number] “{ $column }” needs a whole number, not: { $value }
    [unclear-number] { $value } in “{ $column }” can be read in two ways. Type it without dots and commas.
    [negative] { $value } in “{ $column }” is negative. Stock is never below 0.
    [fraction] { $value } in “{ $column }” is a fraction. Stock is counted in whole pieces.
    [too-many] { $value } in “{ $column }” is too large.
    [bad-ean] { $value } in “{ $column }” has a wrong digit: the check digit does not match.
    [no-warehouse] there is no warehouse { $value }. Add it or correct the name.
    [no-result] the formula in “{ $column }” has no result. Put the number itself there.
    [duplicate] this product is already in row { $value }, which counts.
   *[contradiction] row { $value } says something else about the same product, and it counts.
}
