# Черновики товаров
drafts-title = 📝 <b>Черновики поставок</b>
drafts-intro = Состав поставки без склада и даты: их вы выберете в кабинете WB.
drafts-empty =
    Бот соберёт состав поставки в кабинете WB: штрихкоды и количество.
    Склад и дату у черновика выбирают в кабинете, после этого бот ловит слот.
drafts-need-key =
    ⚠️ Для черновиков нужен персональный или сервисный токен WB с доступом к поставкам.
    Базовый токен WB сюда не пускает.
draft-row = { $status ->
    [ordered] ✅
    [making] ⏳
   *[made] 📝
} { $day } · { $pieces } шт.
draft-title = 📝 <b>Черновик: { $skus ->
    [one] { $skus } товар
    [few] { $skus } товара
   *[many] { $skus } товаров
}, { $pieces } шт.</b>
draft-goods = { $sku } × { $quantity }
draft-more = и ещё { $more }
draft-state = { $status ->
    [ordered] ✅ Заказ на поставку #{ $number } есть в списке WB.
    [making] ⏳ Черновик ещё не дошёл до WB. Соберите его заново.
   *[made] Откройте черновик в кабинете, выберите склад и тип. Бот увидит заказ на поставку сам.
}
draft-not-seen = В списке WB заказа на поставку пока нет. Бот посмотрит ещё.
draft-preorder-gone = ⚠️ Этот заказ на поставку уже запланирован или удалён в кабинете.
draft-remove-ask = { $status ->
    [ordered] Убрать черновик из списка? Заказ на поставку в кабинете останется.
   *[made] Удалить черновик на { $pieces } шт.? В кабинете WB он тоже исчезнет.
}
toast-draft-removed = Черновик удалён
button-draft-new = ➕ Собрать черновик
button-draft-cabinet = Открыть в кабинете
button-draft-check = ↻ Проверить
button-draft-watch = ⚡ Ловить слот
button-draft-remove = 🗑 Удалить
button-drafts = 📝 Черновики
button-drafts-back = ‹ Черновики
error-draft-not-found = Этого черновика больше нет. Откройте список черновиков.

# Мастер черновика
draft-wizard-title = 📝 Черновик поставки
draft-wizard-confirm = ✓ Собрать в кабинете
draft-field-key = Кабинет
draft-ask-key = В каком кабинете собрать черновик?
draft-line-key = Кабинет: { $name }
draft-field-source = Откуда
draft-ask-source = Откуда взять товары?
draft-line-source = Откуда: { $source ->
    [stock] из остатков
   *[typed] списком
}
draft-source-typed = ✍️ Список или файл
draft-source-stock = 🔄 Из остатков
draft-field-goods = Товары
draft-ask-goods =
    Пришлите штрихкоды с количеством, по одному в строке, или таблицу XLSX, CSV. До { $most } штрихкодов.
    Например: 2040000000017 40
draft-line-goods = Товары: { $list }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
draft-field-products = Товары
draft-ask-products = Какие товары везёте? Здесь те, у которых есть штрихкод.
draft-no-products = В остатках нет товаров со штрихкодом. Вернитесь и пришлите список.
draft-line-products = { $count ->
    [one] Выбран { $count } товар
    [few] Выбрано { $count } товара
   *[many] Выбрано { $count } товаров
}
draft-field-each = Количество
draft-ask-each = Сколько каждого? Выберите всё, что есть, или напишите число.
draft-line-each = Количество: { $each ->
    [0] всё, что есть
   *[other] по { $each } шт.
}
draft-each-all = Всё, что есть
draft-note = В черновик { $skus ->
    [one] войдёт { $skus } штрихкод
    [few] войдут { $skus } штрихкода
   *[many] войдёт { $skus } штрихкодов
}, { $pieces } шт. Склад и дату выберете в кабинете WB.
draft-wrong-none = Штрихкодов не видно. Пришлите так: 2040000000017 40
draft-wrong-many = Здесь { $count } штрихкодов, а WB берёт до { $most }. Пришлите часть.
draft-wrong-line = В строке «{ $line }» нет штрихкода из 8–14 цифр. Исправьте её и пришлите список ещё раз.
draft-wrong-quantity = В строке «{ $line }» количество не читается. Нужно целое число от 1, например: 2040000000017 40
draft-wrong-file = Это фото. Пришлите таблицу файлом или штрихкоды текстом.
draft-wrong-nothing = Ни одной штуки для черновика. Измените товары или количество.
draft-refused-no-key = Ключ этого кабинета больше не работает. Подключите его заново в ключах.
draft-refused-base-token = Базовый токен WB не пускает в черновики. Подключите персональный или сервисный.
draft-refused-read-only = Этот токен только для чтения. Создайте в кабинете токен с правом записи и подключите его.
draft-refused-barcodes = WB не знает штрихкодов: { $list }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}. Исправьте товары, черновик пока пуст.

# Приходит само
supplies-draft-ordered =
    ✅ Заказ на поставку #{ $number } появился в WB
    📦 { $warehouse } · { $supplyType ->
        [mono] монопаллеты
        [super-safe] суперсейф
        [qr] QR-поставка
       *[box] короба
    } · { $pieces } шт.
    Осталось поймать дату.
supplies-draft-planned =
    ✅ Поставка по вашему черновику запланирована, заказ #{ $number }
    Дата уже выбрана в кабинете, ловить нечего.
supplies-button-watch = ⚡ Ловить слот
supplies-button-drafts = 📝 К черновику
supplies-button-draft = 📝 Собрать черновик
supplies-button-listed = 🚚 Поставки WB

# Список поставок
listed-title = 🚚 <b>Поставки в WB: { $count }</b>
listed-empty = За два месяца поставок и заказов на поставку нет.
listed-age = Список WB, { $ago } назад. Сначала ближайшие.
listed-need-key = Нужен ключ Wildberries: список поставок читается через него.
listed-no-day = без даты
listed-mark = { $status ->
    [unplanned] ⏳
    [planned] 📅
    [allowed] 🚚
    [accepting] 🚚
    [accepted] ✅
    [unloaded] ✅
   *[other] ·
}
listed-reminder = { $days ->
    [0] Напоминаний о дате нет. За сколько дней напомнить?
    [one] Напомним за { $days } день до даты.
    [few] Напомним за { $days } дня до даты.
   *[many] Напомним за { $days } дней до даты.
}
button-remind = { $isOn ->
    [1] {"✓ "}
   *[0] { $days ->
        [0] {""}
       *[other] {"🔔 "}
    }
}{ $days ->
    [0] ✕ Не напоминать
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
toast-reminder = { $days ->
    [0] Напоминания выключены
    [one] Напомним за { $days } день
    [few] Напомним за { $days } дня
   *[many] Напомним за { $days } дней
}
button-listed-back = ‹ Поставки WB
button-listed-all = Все кабинеты
button-last-seen = 🗂 Коэффициенты
error-supply-not-found = Этой поставки в списке WB больше нет. Откройте список ещё раз.
supply-title = { $isPlanned ->
    [1] 🚚 <b>Поставка #{ $number }</b>
   *[0] ⏳ <b>Заказ на поставку #{ $number }</b>
}
supply-state = Состояние: { $status ->
    [unplanned] не запланирована
    [planned] запланирована
    [allowed] отгрузка разрешена
    [accepting] идёт приёмка
    [accepted] принята
    [unloaded] отгружена на воротах
   *[other] WB не сообщил
}
supply-day = Дата: { $day }
supply-type-line = Тип: { $type }
supply-place = Склад: { $name }
supply-pieces = Товаров: { $pieces } шт.
supply-packages = Упаковок: { $packages }
supply-base-key = Склад и товары по базовому токену не видны: у него два запроса в час.
supplies-soon = { $left ->
    [0] 📅 Поставка #{ $number } сегодня
    [one] 📅 Поставка #{ $number } завтра
    [few] 📅 Поставка #{ $number } через { $left } дня
   *[many] 📅 Поставка #{ $number } через { $left } дней
}: { $warehouse }, { $slotDay }
last-seen-title = 🗂 <b>Последние коэффициенты</b>
last-seen-warning = ⚠️ Это не слоты: WB отключил данные { $since }. Так было, когда бот видел в последний раз.
last-seen-row = { $name }, { $type }: { $coefficient } на { $day }, видно было { $seen }
last-seen-nothing = По складам ваших мониторов бот ничего не успел увидеть.
last-seen-back = { $method ->
    [warehouses] ✅ Справочник складов WB снова работает.
    [transit-tariffs] ✅ Тарифы транзита WB снова работают.
   *[acceptance-options] ✅ Проверка складов по товарам снова работает.
}
