# Раздел и меню
button-menu-imports = 🛍 Импорт
command-import = Товары с Poizon в ваш магазин
home-imports = 🛍 Импорт: { $products ->
    [one] { $products } товар
    [few] { $products } товара
   *[many] { $products } товаров
}{ $holds ->
    [0] {""}
    [one] , { $holds } цена ждёт решения
    [few] , { $holds } цены ждут решения
   *[many] , { $holds } цен ждут решения
}
imports-title = 🛍 <b>Импорт с Poizon</b>
imports-intro = Отметьте товары в чате, и бот перенесёт их в магазин на WooCommerce: русские тексты, фото, размеры, цены в рублях.
imports-need-source = Нужен ключ Poizon: он оплачивает поиск и карточки.
imports-need-shop = Нужен ваш магазин на WooCommerce: туда попадут товары.
imports-source-left = Poizon: осталось { $left } из { $limit } запросов, обновятся { $until }
imports-source-used = Poizon: в этом месяце { $used ->
    [one] { $used } запрос
    [few] { $used } запроса
   *[many] { $used } запросов
}
imports-source-down = ⚠️ Poizon не отвечает, продолжим через { $wait }
imports-source-up = Poizon отвечает
imports-shop-empty = { $name }: товаров отсюда пока нет
imports-shop-line = { $name }: { $products ->
    [one] { $products } товар
    [few] { $products } товара
   *[many] { $products } товаров
}, цены на { $at }
imports-home-batch = Загружается «{ $title }», { $done } из { $total }
imports-home-holds = ⚠️ { $count ->
    [one] { $count } цена сильно изменилась и ждёт
    [few] { $count } цены сильно изменились и ждут
   *[many] { $count } цен сильно изменились и ждут
} решения
imports-home-hint = Бренд, артикул или ссылку Poizon можно просто прислать: «200 пар Nike», { imports-example }.
imports-example = DD1391-100
button-imports-back = ‹ Импорт
button-imports-source = 🔑 Ключ Poizon
button-imports-shop = 🔑 Ключ WooCommerce
button-imports-find = 🔎 Найти
button-imports-browse = По категории
button-imports-products = 📋 Импортировано
button-imports-batches = 📥 Загрузки
button-imports-batch = ⏳ Идёт загрузка
button-imports-holds = ⚠️ Цены ждут: { $holds }
button-imports-rules = ⚙️ Магазин и цены
button-imports-figures = 📊 Запросы
button-imports-again = ↻ Обновить
error-imports-no-key = Для этого нужен ключ Poizon. Добавьте его: «{ button-menu-keys }».

# Запросы к Poizon
imports-figures-title = 📊 <b>Запросы к Poizon</b>
imports-figures-quota = В этом месяце потрачено { $used } из { $limit }, осталось { $left }. Новые будут { $until }
imports-figures-today = Сегодня понадобилось { $asked }, из них { $saved } ({ $share } %) уже были в памяти бота, а Poizon спросили { $misses ->
    [one] { $misses } раз
    [few] { $misses } раза
   *[many] { $misses } раз
}
imports-figures-levels = Из памяти { $memory }, из общего кэша { $shared }, из базы { $database }
imports-figures-stale = Прежние ответы, пока Poizon молчал: { $stale }

# Поиск
imports-find-title = 🔎 Поиск на Poizon
imports-find-label = Запрос
imports-find-ask = Что найти? Подойдут слова («Nike Dunk»), артикул ({ imports-example }) или ссылка «Поделиться» из Poizon или Dewu.
imports-find-line = Запрос: { $text }
imports-find-wrong = Нужно хотя бы два символа, например { imports-example }
imports-find-link = по ссылке
imports-no-find = { $problem ->
    [no-key] Для поиска нужен ключ Poizon.
    [no-link] По этой ссылке товара нет. Пришлите ссылку «Поделиться» с карточки товара или его артикул, например { imports-example }.
   *[gone] Этого товара на Poizon больше нет. Попробуйте найти его по артикулу, например { imports-example }.
}
imports-browse-title = 🔎 Поиск по категории
imports-browse-confirm = 🔎 Найти
imports-field-root = Раздел
imports-field-leaf = Категория
imports-field-brand = Бренд
imports-field-gender = Для кого
imports-field-price = Цена
imports-field-sort = Порядок
imports-root-ask = В каком разделе искать?
imports-categories-seen = Списка категорий у POIZON distribution нет: здесь те, что встретились у её товаров. Нет нужной – ищите словами: «{ button-imports-find }».
imports-root-line = Раздел: { $name }
imports-leaf-ask = Какая категория?
imports-leaf-line = Категория: { $name }
imports-leaf-any = Весь раздел
imports-brand-ask = Какой бренд? Напишите его как на Poizon, например New Balance.
imports-brand-line = Бренд: { $name }
imports-brand-any = Любой бренд
imports-brand-unknown = Бренда «{ $text }» на Poizon нет. Напишите его как на Poizon, например New Balance
imports-brand-which = Уточните, какой из них: { $names }
toast-imports-no-categories = Категорий пока не видно: POIZON distribution не даёт их списка. Ищите словами, по артикулу или по ссылке; бренд выбирается в фильтрах
imports-no-category = Такой категории на Poizon больше нет. Выберите другую.
imports-gender = { $gender ->
    [men] мужское
    [women] женское
   *[unisex] унисекс
}
imports-gender-button = { $gender ->
    [men] Мужское
    [women] Женское
    [unisex] Унисекс
   *[any] Для всех
}
imports-gender-ask = Для кого искать?
imports-gender-line = Для кого: { $gender ->
    [men] мужское
    [women] женское
    [unisex] унисекс
   *[any] для всех
}
imports-sort-button = { $sort ->
    [sales] По продажам
    [new] Новинки
    [price] Сначала дешёвые
   *[recommended] Как на Poizon
}
imports-sort-ask = В каком порядке показать?
imports-sort-line = Порядок: { $sort ->
    [sales] по продажам
    [new] сначала новинки
    [price] сначала дешёвые
   *[recommended] как на Poizon
}
imports-no-sort = POIZON distribution показывает товары в своём порядке, сортировки у неё нет.
imports-price-ask = За сколько на Poizon? Например, 300–900 или до 500 ¥
imports-price-line = Цена: { $price }
imports-price-any = любая
imports-price-range = { $min }–{ $max } ¥
imports-price-from = от { $min } ¥
imports-price-to = до { $max } ¥
imports-price-wrong = Нужны юани, например 300–900 или до 500

# Найденное
imports-found-title = 🛍 <b>{ $words }</b>
imports-found-count = Найдено { $count }
imports-found-at-least = { $more ->
    [0] Найдено { $count }
   *[other] Пока найдено { $count }
}
imports-found-nothing = Ничего не нашлось. Попробуйте другие слова или снимите фильтры.
imports-found-within = Среди них: «{ $words }»
imports-look-hint = Нажмите на товар, чтобы открыть его карточку.
imports-found-among = Подходит { $count } из { $known } загруженных в список
imports-picked = Выбрано { $picked } · карточки возьмут столько же запросов
imports-picked-quota = Выбрано { $picked } · ≈ { $picked ->
    [one] { $picked } запрос
    [few] { $picked } запроса
   *[many] { $picked } запросов
}, осталось { $left } из { $limit }
imports-price-unknown = цена в карточке
imports-card-priced = Цены от { $at }, при загрузке бот спросит новые
imports-stale = ⚠️ Poizon молчал, показано прежнее: цены могли измениться
imports-stale-until = ⚠️ Poizon не отвечает, показано прежнее. Бот спросит снова через { $wait }
button-imports-mode = { $mode ->
    [tick] 🖼 Карточки
   *[look] ✓ Отмечать
}
button-imports-within = 🔎 В списке
button-imports-whole = ✕ Весь список
button-imports-sift = Фильтры
button-imports-next = ✓ Далее: { $picked }
button-imports-first = Первые { $count }
button-imports-all = Все
imports-all-title = Отметить { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}?
imports-all-calls = Они ещё не все в списке: понадобится { $calls ->
    [one] { $calls } запрос
    [few] { $calls } запроса
   *[many] { $calls } запросов
} к Poizon.
imports-quota-left = Осталось { $left } из { $limit } запросов.
button-imports-not-now = Не сейчас
button-imports-tick-all = ✓ Отметить
imports-sift-title = Фильтры
imports-sift-ask = Что показать? Отмеченное останется отмеченным.
imports-sift-question = { $what ->
    [price] За сколько на Poizon? Например, 300–900 или до 500 ¥
    [brand] Какой бренд? Например, New Balance
   *[within] Что найти среди загруженных в список? Слова или артикул, например { imports-example }
}
button-imports-price = Цена
button-imports-brand = Бренд
button-imports-price-any = ✕ Любая цена
button-imports-brand-any = ✕ Любой бренд
button-imports-show = ✓ Показать
toast-imports-full = За один раз можно отметить не больше { $most }

# Карточка найденного
imports-card-title = <b>{ $name }</b>
imports-card-about = { $about }
imports-card-sizes = В продаже { $count ->
    [one] { $count } размер
    [few] { $count } размера
   *[many] { $count } размеров
}, { $pictures ->
    [one] { $pictures } фото
    [few] { $pictures } фото
   *[many] { $pictures } фото
}
imports-card-no-sizes = Сейчас ни одного размера в продаже: такой товар не загрузится.
imports-card-size = { $name }: { $yuan }
imports-card-size-price = { $name }: { $yuan } → { $price }
imports-card-more = { $count ->
    [one] И ещё { $count } размер
    [few] И ещё { $count } размера
   *[many] И ещё { $count } размеров
}
imports-card-out = Нет в продаже: { $count }
imports-card-gone = Этого товара на Poizon больше нет.
button-imports-tick = { $on ->
    [0] ✕ Не брать
   *[other] ✓ Отметить
}
button-imports-photo = 🖼 Фото
button-imports-list-back = ‹ К списку
button-imports-card = Открыть карточку
imports-notice-photo = 🖼 { $name }
toast-imports-photo = Фото придёт отдельным сообщением

# Тариф Poizon
imports-plan-title = Тариф Poizon
imports-plan-label = Тариф
imports-plan-ask = Сколько запросов вы купили? Например, 30 000 в месяц, 2 rps или название тарифа: Standard. Бот считает от этого остаток и темп.
imports-plan-wrong = Здесь нужно число запросов или тариф. Например, 30 000 в месяц, 2 rps или Standard
imports-plan-line = Запросов в месяц: { $calls }
button-imports-plan = ✎ Тариф
