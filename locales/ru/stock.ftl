# Меню и первый экран
button-menu-stock = 🔄 Остатки
command-stock = Товары и остатки
home-stock = 🔄 Остатки: { $products } SKU{ $astray ->
    [0] {""}
   *[other] , { $astray } не в шаге
}
stock-title = 🔄 <b>Остатки</b>
stock-totals = { $products } SKU, на складах { $pieces } шт.
stock-latest = Последнее:
stock-hint = Продажу или приход можно написать одной строкой: «продал 2 { stock-example-sku }».
stock-hint-viewer = Напишите название, SKU или EAN, и бот найдёт товар.
stock-example-sku = MUG-350-BLU
stock-empty =
    Здесь живут товары и их остатки. Продали на рынке или привезли новое – напишите боту, и он всё посчитает.
    С чего начать?
stock-empty-viewer = Товаров пока нет. Их добавит владелец или менеджер.
button-stock-add = ➕ Товар
button-stock-import = 📗 Загрузить
button-stock-catalogue = 📋 Каталог
button-stock-history = 🗂 История
button-stock-warehouses = 📦 Склады
button-stock-xlsx = 📗 XLSX
button-stock-csv = 📄 CSV
button-stock-low = ⚠️ Мало: { $low }
button-stock-oversold = ⚠️ В минусе: { $oversold }
button-stock-astray = ⚠️ Не в шаге: { $astray }
button-stock-back = ‹ Остатки
button-stock-catalogue-back = ‹ Каталог
button-stock-product-back = ‹ К товару
button-stock-warehouses-back = ‹ Склады
button-stock-product = Открыть товар

# Каталог
stock-catalogue-title = 📋 <b>Каталог</b>
stock-catalogue-query = Поиск: { $query }
stock-catalogue-shelf = Склад: { $warehouse }
stock-catalogue-filter = { $filter ->
    [low] Мало
    [off] Без синхронизации
    [over] Продано больше, чем есть
    [astray] Не в шаге с каналами
    [hidden] Скрытые в каналах
   *[all] Все товары
}
stock-catalogue-nothing = Ничего не нашлось
stock-catalogue-count = { $total ->
    [one] { $total } товар
    [few] { $total } товара
   *[many] { $total } товаров
}
stock-catalogue-hint = Чтобы найти товар, напишите название, SKU или EAN.
button-stock-search = 🔎 Поиск
button-stock-filters = Фильтры
button-stock-all = Все товары
button-stock-show = ✓ Показать
stock-filter-button = { $filter ->
    [low] Мало
    [off] Без синхронизации
    [over] В минусе
    [astray] Не в шаге
    [hidden] Скрытые
   *[all] Все товары
}
stock-order-button = { $order ->
    [name] По имени
    [sku] По SKU
    [least] Где меньше
    [most] Где больше
   *[newest] Новые
}
stock-filters-ask = Что показать?
stock-search-title = 🔎 Поиск товара
stock-search-label = Запрос
stock-search-ask = Что найти? Подойдёт часть названия, SKU или EAN.
stock-search-nothing = По запросу «{ $query }» ничего не нашлось. Попробуйте часть слова.

# Карточка товара
stock-card-title = <b>{ $name }</b>
stock-card-sku = SKU { $sku }
stock-card-codes = SKU { $sku } · EAN { $ean }
stock-card-stock = На складах { $onHand } шт.
stock-card-stock-taken = На складах { $onHand } шт., заказано { $taken }, доступно { $available }
stock-card-oversold = ⚠️ На складах { $onHand } шт., заказано { $taken }: не хватает { $short }
stock-card-shelf = { $name }: { $onHand }
stock-card-shelves-more = { $count ->
    [one] Ещё { $count } склад: { $onHand }
    [few] Ещё { $count } склада: { $onHand }
   *[many] Ещё { $count } складов: { $onHand }
}
stock-card-low = Мало, когда остаётся { $low } шт.
stock-card-sync-off = ⏸ Каналы об этом товаре не узнают
stock-card-bundle = Комплект: можно собрать { $available } шт.
stock-card-part = { $limits ->
    [yes] ⚠️ { $name } × { $quantity }: есть { $available }, хватит только на { $enough }
   *[no] { $name } × { $quantity }: есть { $available }, хватит на { $enough }
}
stock-card-parts-more = { $count ->
    [one] И ещё { $count } товар в комплекте
    [few] И ещё { $count } товара в комплекте
   *[many] И ещё { $count } товаров в комплекте
}
button-stock-picture = 🖼 Фото
button-stock-chart = 📊 График
button-stock-chart-dark = Тёмный график
button-stock-edit = ✎ Изменить
button-stock-sync = { $on ->
    [0] ▶️ Синхронизация
   *[other] ⏸ Синхронизация
}
button-stock-remove = 🗑 Удалить
stock-gone =
    <b>{ $name }</b>
    SKU { $sku } · товар удалён, история осталась.

# Продажа, приход, перенос, коррекция
stock-move-button = { $kind ->
    [sale] Продажа
    [receipt] Приход
    [transfer] Перенос
   *[correction] Коррекция
}
stock-move-title = 🔄 Движение товара
stock-move-confirm = ✓ Записать
stock-move-kind = Операция
stock-move-kind-ask = Что произошло?
stock-move-kind-line = Операция: { $kind ->
    [sale] продажа
    [receipt] приход
    [transfer] перенос
   *[correction] коррекция
}
stock-move-product = Товар
stock-move-product-ask = Какой это товар?
stock-move-product-line = Товар: { $sku } · { $name }
stock-move-head = { $kind ->
    [sale] Продажа
    [receipt] Приход
    [transfer] Перенос
   *[correction] Коррекция
}: { $sku } · { $name }
stock-move-at = Склад
stock-move-from = Откуда
stock-move-to = Куда
stock-move-place-ask = { $role ->
    [from] Откуда забрали?
    [to] Куда привезли?
   *[at] На каком складе?
}
stock-move-place-line = { $role ->
    [from] Откуда: { $name }
    [to] Куда: { $name }
   *[at] Склад: { $name }
}
stock-move-quantity = Количество
stock-move-quantity-ask = { $kind ->
    [sale] Сколько продано?
    [receipt] Сколько пришло?
    [transfer] Сколько перенести?
   *[correction] Сколько на самом деле?
} { $sku }: сейчас { $onHand } шт.
stock-move-quantity-line = { $kind ->
    [correction] На самом деле: { $quantity } шт.
   *[other] Количество: { $quantity } шт.
}
stock-move-effect = { $warehouse }: было { $before } → станет { $after }
stock-move-effect-of = { $sku }, { $warehouse }: было { $before } → станет { $after }
stock-move-lacks = ⚠️ { $sku }{ $warehouse }: есть { $before }, а нужно { $wanted }
stock-move-short = { $warehouses ->
    [1] Столько не записать: напишите другое число.
   *[other] Столько не записать: напишите другое число или смените склад.
}
stock-move-since = Пока вы решали, остаток изменился.
stock-wrong-pieces = { $least ->
    [0] Нужно целое число от 0, например { $example }
   *[other] Нужно целое число от 1, например { $example }
}

# Новый товар
stock-new-title = ➕ Новый товар
stock-new-confirm = ✓ Добавить
stock-field-name = Название
stock-field-sku = SKU
stock-field-ean = EAN
stock-field-low = Мало
stock-field-description = Описание
stock-field-picture = Фото
stock-ask-name = Как называется товар?
stock-ask-sku = Какой у него SKU? Например, { stock-example-sku }
stock-ask-ean = Какой EAN? 8, 12, 13 или 14 цифр под штрихкодом
stock-ask-quantity = Сколько его сейчас? Например, 12
stock-line-name = Название: { $value }
stock-line-sku = SKU: { $value }
stock-line-ean = EAN: { $value }
stock-line-quantity = Есть: { $value } шт.
stock-sku-taken = SKU { $sku } уже у товара «{ $name }». Напишите другой.

# Изменение товара
stock-edit-title = ✎ Изменить товар
stock-edit-ask =
    ✎ <b>{ $name }</b>
    Что изменить?
stock-edit-button = { $field ->
    [name] Название
    [sku] SKU
    [ean] EAN
    [lowStockAt] Когда мало
   *[description] Описание
}
stock-edit-value-ask = { $field ->
    [name] Новое название?
    [sku] Новый SKU?
    [ean] Новый EAN? Чтобы убрать, напишите «нет».
    [lowStockAt] При каком остатке напомнить, что товара мало? Например, 3. Чтобы не напоминать, напишите «нет».
   *[description] Новое описание? Чтобы убрать, напишите «нет».
}
stock-picture-title = 🖼 Фото товара
stock-picture-ask = Пришлите фото или файл JPEG, PNG, WebP. Сторона от 200 пикселей, файл до 20 МБ.
stock-picture-line = Фото получено
stock-picture-line-file = Файл: { $name }
stock-picture-not-text = Нужна картинка: пришлите фото или файл.
stock-picture-preview = Так фото выглядит в каталоге.
stock-picture-note = { $has ->
    [0] Это фото появится у товара «{ $name }».
   *[other] Это фото заменит прежнее у товара «{ $name }».
}
stock-picture-wrong = { $problem ->
    [bytes] Файл больше 20 МБ или Telegram его не отдаёт. Пришлите поменьше.
    [format] Это не JPEG, PNG или WebP. Пришлите картинку в одном из этих форматов.
    [small] Картинка слишком мала: нужна сторона от 200 пикселей.
    [pixels] В картинке слишком много пикселей. Уменьшите её и пришлите снова.
   *[broken] Картинка не открывается. Сохраните её заново и пришлите ещё раз.
}
button-stock-picture-new = 🖼 Новое фото
button-stock-picture-off = ✕ Убрать фото

# Что записано
stock-kind = { $kind ->
    [sale] Продажа
    [receipt] Приход
    [transfer] Перенос
    [correction] Коррекция
    [stocktake] Пересчёт
    [order] Заказ
    [return] Возврат
    [create] Новый товар
    [edit] Изменение
    [delete] Удаление
    [import] Загрузка
   *[undo] Отмена
}
stock-kind-undone = Отмена: { $what }
stock-kind-redone = Снова в силе: { $what }
stock-op-done = ✅ <b>{ $title }</b>
stock-op-title = 📋 <b>{ $title }</b>
stock-op-product = { $sku } · { $name }
stock-op-products = { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}
stock-products = { stock-op-products }
stock-op-move = { $warehouse }: было { $before } → стало { $after } ({ $delta })
stock-op-move-of = { $sku }, { $warehouse }: { $before } → { $after } ({ $delta })
stock-op-more = и ещё { $count }
stock-op-note = { $note }
stock-op-when = { $time } · { $who }
stock-op-undone = ↩️ Отменено
stock-change = { $field ->
    [name] Название
    [sku] SKU
    [ean] EAN
    [lowStockAt] Мало
   *[description] Описание
}: { $from } → { $to }
stock-change-life = { $to ->
    [living] Товар в каталоге
   *[gone] Товара нет в каталоге
}
stock-change-picture = { $to ->
    [none] Фото убрано
   *[other] Новое фото
}
stock-change-list = { $field ->
    [parts] Состав комплекта изменён
   *[attributes] Свойства изменены
}
stock-change-sync = Синхронизация: { $on ->
    [0] вкл → выкл
   *[other] выкл → вкл
}
stock-warehouse-archived = склад в архиве
button-stock-undo = { $redo ->
    [0] ↩️ Отменить
   *[other] ↪️ Вернуть
}

# История
stock-history-title = 🗂 <b>История</b>
stock-history-product = 🗂 <b>{ $name }</b>
stock-history-kind = { $kinds ->
    [out] Продажи
    [in] Приходы
    [move] Переносы
    [count] Коррекции
    [card] Товары
    [undo] Отмены
   *[all] Всё
}
stock-history-days = { $days ->
    [0] За всё время
    [1] За сутки
    [7] 7 дней
   *[other] 30 дней
}
stock-history-empty = Здесь пока ничего
stock-history-count = { $total ->
    [one] { $total } операция
    [few] { $total } операции
   *[many] { $total } операций
}
stock-who-all = Все
stock-who-channel = Каналы

# Удаление
stock-remove-ask =
    🗑 <b>Удалить «{ $name }»?</b>
    SKU { $sku }
stock-remove-goes = Вместе с товаром уйдёт:
stock-remove-stock = остаток { $pieces } шт. ({ $warehouses ->
    [one] { $warehouses } склад
    [few] { $warehouses } склада
   *[many] { $warehouses } складов
})
stock-remove-mappings = { $mappings ->
    [one] связь с { $mappings } предложением
   *[other] связь с { $mappings } предложениями
}
stock-remove-picture = фото
stock-remove-stays = { $operations ->
    [one] История останется: { $operations } запись.
    [few] История останется: { $operations } записи.
   *[many] История останется: { $operations } записей.
} SKU освободится. Удаление можно отменить 30 дней.
stock-remove-orders = ⚠️ Заказано { $pieces } шт. Сначала отправьте или отмените заказы.
stock-remove-bundles = { $count ->
    [one] ⚠️ Товар входит в комплект «{ $name }». Сначала измените его.
    [few] ⚠️ Товар входит в { $count } комплекта, среди них «{ $name }». Сначала измените их.
   *[many] ⚠️ Товар входит в { $count } комплектов, среди них «{ $name }». Сначала измените их.
}
button-stock-remove-file = 📗 Сначала XLSX
button-stock-keep = Оставить
button-stock-remove-yes = 🗑 Да, удалить

# Склады
stock-warehouse-first = Основной
stock-warehouses-title = 📦 <b>Склады</b>
stock-warehouses-none = Первый склад появится сам с первым товаром. Можно добавить его и сейчас.
stock-warehouses-hint = ⭐ – основной: туда приходит и оттуда уходит товар, если не сказано иное.
stock-warehouse-form = 📦 Название склада
stock-warehouse-ask = Как назвать склад? Например, Тула
stock-warehouse-title = 📦 <b>{ $name }</b>
stock-warehouse-main = ⭐ Основной склад
stock-warehouse-products = { $products ->
    [0] Здесь пусто
    [one] Здесь { $products } товар
    [few] Здесь { $products } товара
   *[many] Здесь { $products } товаров
}
stock-warehouse-refused = { $reason ->
    [name] Нужно название до 60 символов, например Тула
    [name-taken] Такой склад уже есть. Назовите иначе.
    [many] Складов уже 50, больше не помещается. Уберите лишний в архив.
    [default] Это основной склад. Сначала сделайте основным другой.
    [stock-left] На складе ещё есть товар. Сначала перенесите или спишите его.
   *[gone] Этого склада уже нет
}
button-stock-warehouse-add = ➕ Склад
button-stock-warehouse-list = 📋 Товары
button-stock-warehouse-main = ⭐ Сделать основным
button-stock-warehouse-off = 🗄 В архив
button-stock-rename = ✎ Переименовать
toast-stock-main = Теперь это основной склад
toast-stock-archived = Склад в архиве

# Загрузка таблицы
stock-import-title = 📗 Загрузка таблицы
stock-import-confirm = ✓ Загрузить
stock-import-file = Файл
stock-import-ask =
    Пришлите файл .xlsx или .csv. Нужен столбец SKU, а ещё подойдут название, EAN, описание и остаток – общий или по складам.
    Бот сначала покажет, что изменится.
stock-import-line = Файл: { $name }
stock-import-not-text = Нужна таблица файлом: .xlsx или .csv
stock-import-column = { $field ->
    [sku] SKU
    [name] название
    [ean] EAN
    [description] описание
    [warehouse] склад
   *[quantity] остаток
}
stock-import-columns = Столбцы: { $names }
stock-import-unknown = Не пригодились: { $names }
stock-import-counts = Новых { $added }, изменится { $changed }, без изменений { $unchanged }
stock-import-pieces = Остатки: уменьшится { $lowered }, вырастет { $raised }, станет 0 – { $emptied }
stock-import-drop = { $sku }: { $old } → { $new }
stock-import-missing = { $count ->
    [one] { $count } товара в таблице нет, он останется как есть
    [few] { $count } товаров в таблице нет, они останутся как есть
   *[many] { $count } товаров в таблице нет, они останутся как есть
}
stock-import-errors = { $count ->
    [one] ⚠️ Пропущена { $count } ячейка или строка
    [few] ⚠️ Пропущены { $count } ячейки или строки
   *[many] ⚠️ Пропущены { $count } ячеек или строк
}
stock-import-formulas = Вместо формул взяты их последние значения
stock-import-same = В таблице то же, что и на складах: менять нечего.

# Строка текстом
stock-line-problem = { $problem ->
    [product] Товара «{ $said }» в каталоге нет. Проверьте название или SKU.
    [several] В строке несколько операций. Пришлите их по одной.
    [meaning] Похоже на план, а не на то, что уже случилось. Когда случится, напишите, например, «продал 2 { stock-example-sku }».
    [channel] Продажи на площадках приходят сами, вместе с заказом. Если это была продажа мимо площадки, запишите её на карточке товара.
    [which] На фото несколько товаров. Какой нужен?
    [no-code] Штрихкода на фото не видно. Снимите его ближе и ровнее или напишите цифры.
    [nothing] По запросу «{ $said }» ничего не найдено.
    [empty] В каталоге пока нет товаров. Добавьте их, и остатки можно будет вести такими строками.
    [unknown-code] Товара с EAN { $said } в каталоге нет. Проверьте EAN на карточке товара.
    [place] Склада «{ $said }» нет. Проверьте название или добавьте его: «{ button-stock-warehouses }».
   *[viewer] Остатки меняет владелец или менеджер.
}

# Отказы
stock-refused-negative = На складе «{ $warehouse }» только { $onHand } шт. { $sku }, а нужно { $wanted }. Измените количество или склад.
stock-refused-sku = SKU { $sku } занят другим товаром. Выберите другой.
stock-refused-field = { $field ->
    [name] { $problem ->
        [long] Название длиннее 200 символов. Сократите его.
       *[empty] Напишите название, например: Кружка синяя 350 мл
    }
    [sku] { $problem ->
        [long] SKU длиннее 100 символов. Сократите его.
       *[empty] Напишите SKU, например { stock-example-sku }
    }
    [ean] { $problem ->
        [digits] В EAN только цифры, например 4006381333931
        [length] В EAN 8, 12, 13 или 14 цифр, например 4006381333931
       *[checksum] Последняя цифра не сходится. Проверьте EAN ещё раз.
    }
    [description] Описание слишком длинное. Сократите его.
   *[other] Такое значение не подходит
}
stock-refused-orders = Товар ждут покупатели: заказано { $pieces } шт.
stock-refused-changed = Это уже изменили ещё раз, поэтому отменить нельзя. Посмотрите историю товара.
stock-refused = { $reason ->
    [counted-since] Пока таблица сравнивалась, остаток изменился. Ничего не записано, отправьте её ещё раз.
    [product-gone] Этого товара уже нет в каталоге
    [operation-gone] Этой записи нет
    [warehouse-gone] Этого склада больше нет. Выберите другой.
    [no-warehouse] Складов пока нет. Сначала запишите приход.
    [same-warehouse] Это один и тот же склад. Выберите другой.
    [unchanged] Так уже и есть: менять нечего
    [quantity] Такое количество не подходит. Нужно целое число, например 12
    [bundle-stock] У комплекта нет своего остатка: меняйте остатки его товаров
    [bundle-nested] Комплект не может входить в комплект
    [in-bundle] Товар входит в комплект. Сначала измените комплект.
    [stock-left] Товар ещё есть на складах
    [undone] Это уже отменено
   *[too-old] Прошло больше 30 дней, отменить уже нельзя
}

# Файлы и короткие ответы
stock-file-name = остатки
stock-notice-table = 📗 Остатки
stock-notice-product = { $sku } · { $name }
toast-stock-file = Файл скоро будет в чате
toast-stock-sync = { $on ->
    [0] Каналы больше не узнают об этом товаре
   *[other] Товар снова синхронизируется
}
