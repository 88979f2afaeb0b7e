# Картинка остатков одного товара
stock-chart-stock = Остаток
stock-chart-sales = { $days ->
    [1] Продажи за день
    [7] Продажи за неделю
   *[other] Продажи за { $days } дн.
}
stock-chart-sold = всего { $total }
stock-chart-differs = { $shown }, нужно { $wanted }
stock-chart-rest = И ещё { $count ->
    [one] { $count } канал
    [few] { $count } канала
   *[other] { $count } каналов
}
