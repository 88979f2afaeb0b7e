# Магазин
imports-shops-title = 🛍 <b>Магазины</b>
imports-shop-title = 🛍 <b>{ $name }</b>
imports-shop-currency = ⚠️ Цены в магазине в { $currency }, а бот пишет рубли. Поменяйте валюту в настройках WooCommerce.
imports-shop-none = Товаров отсюда пока нет
imports-shop-figures = { $products ->
    [one] { $products } товар
    [few] { $products } товара
   *[many] { $products } товаров
}: в продаже { $onSale }{ $drafts ->
    [0] {""}
   *[other] , черновики { $drafts }
}{ $out ->
    [0] {""}
   *[other] , без размеров { $out }
}{ $gone ->
    [0] {""}
   *[other] , пропали с Poizon { $gone }
}
imports-shop-seo = { $plugin ->
    [yoast] Тексты для поиска пишутся в поля Yoast SEO
    [rank-math] Тексты для поиска пишутся в поля Rank Math
    [seopress] Тексты для поиска пишутся в поля SEOPress
   *[aioseo] ⚠️ AIOSEO хранит тексты для поиска у себя и может не взять те, что пишет бот: проверьте их в админке магазина
}
imports-shop-price = Цены: { $rule }
imports-schedule-off = Цены и наличие обновляются только по кнопке
imports-schedule-on = Цены и наличие обновляются каждые { $hours } ч, следующий раз { $next }
imports-schedule-ask =
    ⏱ <b>{ $name }</b>
    Как часто обновлять цены и наличие? Одно обновление берёт по запросу на товар.
imports-schedule-button = { $hours ->
    [0] Только по кнопке
    [24] Раз в сутки
    [72] Раз в трое суток
   *[other] Каждые { $hours } ч
}
toast-imports-schedule = { $hours ->
    [0] Теперь только по кнопке
   *[other] Теперь каждые { $hours } ч
}
button-imports-shop-add = ➕ Магазин
button-imports-shop-back = ‹ Магазин
button-imports-schedule = ⏱ Расписание
button-imports-filling = Как делать товары

# Правила цен
imports-prices-title = ⚙️ <b>{ $name }</b>: цены
imports-price-rule = { $rate } ₽ за ¥ + { $markup }
imports-price-example = Например, { $yuan } → { $price }
imports-rule-title = ⚙️ Правило цен
imports-rule-label = Правило
imports-rule-rate = Курс: { $rate } ₽ за ¥
imports-rule-markup = Наценка: { $markup }
imports-rule-margin = Наценка не меньше { $margin }
imports-rule-special = { $count ->
    [one] И { $count } отдельная наценка
    [few] И { $count } отдельные наценки
   *[many] И { $count } отдельных наценок
}
imports-rule-button = { $field ->
    [rate] Курс
    [markup] Наценка
   *[margin] Минимум
}
imports-rule-ask = { $field ->
    [rate] Сколько рублей за юань? Например, 13,5
    [markup] Какая наценка? Рубли, проценты или вместе: 5000, 15 % или 10 % + 3000
   *[margin] Сколько рублей наценки должно быть в любой цене? Например, 1000; 0 – без минимума
}
imports-rule-wrong = { $field ->
    [rate] Нужен курс, например 13,5
   *[markup] Нужны рубли или проценты, например 10 % + 3000
}
imports-markups-none = Отдельных наценок нет: одна на всё.
imports-markups-hint = Действует первая подходящая сверху:
imports-markups-else = Всё остальное: { $markup }
imports-markup-title = ⚙️ Отдельная наценка
imports-markup-root-ask = Для какого раздела эта наценка?
imports-markup-any = Для любого
imports-markup-all = Раздел: любой
imports-markup-range-ask = Для каких цен на Poizon? Например, до 500 или 500–1500. Пропустите, если для любых.
imports-markup-line = { $what }: { $markup }
imports-markup-range = Цена: { $range }
imports-fen-range = { $ends ->
    [from] от { $from } ¥
    [to] до { $to } ¥
   *[both] { $from }–{ $to } ¥
}
imports-markup-off-ask = Убрать наценку «{ $line }»?
imports-effect = В магазине изменится { $count } из { $products }: вырастет { $raised }, снизится { $lowered }
imports-effect-none = Цены, которые уже в магазине, не изменятся.
imports-effect-empty = В магазине пока нет товаров отсюда: правило подействует на новые.
imports-effect-largest = Больше всего: { $name }, { $before } → { $after }
imports-effect-when = Новые цены запишутся при следующем обновлении.
button-imports-markups = Отдельные наценки
button-imports-markup-add = ➕ Наценка
button-imports-markup-off = 🗑 { $number }
button-imports-markup-off-yes = 🗑 Убрать
button-imports-prices-back = ‹ Правила цен
button-imports-take = ✓ Принять
toast-imports-taken = Принято

# Как делаются товары
imports-filling-title = ⚙️ <b>{ $name }</b>: как делаются товары
imports-option-button = { $field ->
    [rounding] Округление
    [texts] Тексты
    [claim] «Оригинал»
    [pictures] Фото
    [publish] Публикация
    [jump] Скачки цен
   *[trade] Способы покупки
}
imports-option-value = { $value ->
    [rounding-1] До рубля
    [rounding-10] До 10 ₽
    [rounding-50] До 50 ₽
    [rounding-100] До 100 ₽
    [rounding-990] На …990
    [texts-model] Нейросеть
    [texts-template] Шаблон
    [claim-no] Не обещать
    [claim-yes] Можно писать
    [pictures-1000-webp] 1000 px, WebP
    [pictures-1200-webp] 1200 px, WebP
    [pictures-1000-jpeg] 1000 px, JPEG
    [pictures-1200-jpeg] 1200 px, JPEG
    [publish-yes] Сразу в продажу
    [publish-no] Черновики
    [jump-10] От 10 %
    [jump-20] От 20 %
    [jump-30] От 30 %
    [jump-50] От 50 %
    [jump-100] От 100 %
    [trade-all] Любые
    [trade-0] Только обычный
   *[trade-0-2] Обычный и экспресс
}
imports-option-line = { $value ->
    [rounding-1] Округление вверх: до рубля
    [rounding-10] Округление вверх: до 10 ₽
    [rounding-50] Округление вверх: до 50 ₽
    [rounding-100] Округление вверх: до 100 ₽
    [rounding-990] Округление вверх: на …990
    [texts-model] Тексты: нейросеть, без неё шаблон
    [texts-template] Тексты: шаблон
    [claim-no] Слово «оригинал»: не писать
    [claim-yes] Слово «оригинал»: можно писать
    [pictures-1000-webp] Фото: 1000 px, WebP
    [pictures-1200-webp] Фото: 1200 px, WebP
    [pictures-1000-jpeg] Фото: 1000 px, JPEG
    [pictures-1200-jpeg] Фото: 1200 px, JPEG
    [publish-yes] Новые товары: сразу в продажу
    [publish-no] Новые товары: черновики
    [jump-10] Вашего решения ждут изменения цены от 10 %
    [jump-20] Вашего решения ждут изменения цены от 20 %
    [jump-30] Вашего решения ждут изменения цены от 30 %
    [jump-50] Вашего решения ждут изменения цены от 50 %
    [jump-100] Вашего решения ждут изменения цены от 100 %
    [trade-all] Способы покупки: любые
    [trade-0] Способы покупки: только обычный
   *[trade-0-2] Способы покупки: обычный и экспресс
}
imports-option-becomes = Станет: { imports-option-value }
imports-option-ask = { $field ->
    [rounding] Как округлять цены?
    [texts] Кто пишет названия и описания? Нейросети нужен ключ OpenAI.
    [claim] Писать ли в текстах, что товар оригинальный? Отвечаете за это вы.
    [pictures] Какими делать фото? WebP легче, JPEG понимают и старые темы.
    [publish] Что делать с новыми товарами?
    [jump] С какого изменения цены спрашивать вас?
   *[trade] Какие способы покупки на Poizon учитывать? Берётся самый дешёвый из них.
}
imports-option-effect = { $field ->
    [jump] Подействует со следующего обновления цен.
    [trade] Цены и наличие посчитаются так при следующем обновлении.
   *[other] Подействует на новые загрузки. То, что уже в магазине, не изменится.
}
button-imports-filling-back = ‹ Как делать товары

# Категории
imports-map-title = ⚙️ <b>{ $name }</b>: категории
imports-map-empty = Здесь появятся категории Poizon, когда вы отметите или загрузите товары.
imports-map-hint = Слева категория Poizon, справа раздел магазина. Нажмите на строку, чтобы изменить.
imports-map-unconfirmed = ⚠️ Ждут подтверждения: { $count }
imports-map-none = черновики
imports-map-drafts = Без раздела, черновиками
imports-map-form-title = ⚙️ Раздел для категории
imports-map-ask = Куда класть «{ $name }»? Чтобы найти раздел, напишите начало его названия.
imports-map-line = Раздел магазина: { $name }
imports-map-note = Сюда пойдут новые товары категории «{ $name }». Черновики без раздела попадут сюда, когда обновятся цены; остальные загруженные останутся, где лежат.
button-imports-map-confirm = ✓ Всё верно: { $count }
toast-imports-confirmed = { $count ->
    [one] Подтверждена { $count } категория
    [few] Подтверждены { $count } категории
   *[many] Подтверждено { $count } категорий
}
