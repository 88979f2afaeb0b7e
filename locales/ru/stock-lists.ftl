# Списки: комплекты и пересчёт
button-stock-bundle = ➕ Комплект
button-stocktake = ✎ Пересчёт
stock-list-unknown = Не нашлось товара в строке «{ $line }». Напишите SKU или EAN и количество, например: { stock-example-sku } 14
stock-list-long = В одном сообщении не больше { $most } строк. Пришлите остальные следующим.
stock-list-line = { $more ->
    [0] { $names }
   *[other] { $names } и ещё { $more }
}
bundle-title = ➕ Комплект
bundle-parts = Состав
bundle-parts-ask =
    Из чего он состоит? Одним сообщением, по строке на товар: SKU и сколько штук в комплекте. Например:
    { stock-example-sku } 2
bundle-scarce = Меньше всего: { $sku }
bundle-now = { $count ->
    [0] Сейчас не собрать ни одного
    [one] Сейчас можно собрать { $count } комплект
    [few] Сейчас можно собрать { $count } комплекта
   *[many] Сейчас можно собрать { $count } комплектов
}
bundle-itself = Комплект не может состоять из самого себя. Напишите другой SKU.
bundle-nested = { $sku } – сам комплект, а в комплект входят только простые товары. Напишите его части.
bundle-zero = Каждого товара в комплекте должно быть хотя бы по одной штуке.
stocktake-title = ✎ Пересчёт
stocktake-label = Список
stocktake-more-label = Ещё строки
stocktake-ask =
    Что насчитали? По строке на товар: SKU или EAN и сколько штук. Например:
    { stock-example-sku } 14
    Код без числа, как его шлёт сканер, – одна штука. Одинаковые строки складываются.
stocktake-more = Записано. Пришлите ещё строки или закончите.
stocktake-done = ✓ Это всё
stocktake-place-ask = На каком складе считали?
stocktake-bundle = { $sku } – комплект, он не лежит на складе сам. Посчитайте его части.
stocktake-counts = { $differ ->
    [0] Посчитано товаров: { $counted }, всё сошлось
   *[other] Посчитано товаров: { $counted }, не сошлось: { $differ }
}
stocktake-difference = { $sku }: { $before } → { $after } ({ $delta })
