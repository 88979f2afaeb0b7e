# Перед загрузкой
imports-choose-shop = 🛍 В какой магазин загрузить?
toast-imports-no-shop = Сначала подключите магазин на WooCommerce: туда попадут товары
imports-preview-title = 🛍 <b>{ $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}</b> → { $shop }
imports-preview-end = { $which ->
    [least] Дешевле всех
   *[most] Дороже всех
}: { $name }, { $yuan } → { $price }
imports-preview-average = В среднем { $price }
imports-preview-unknown = Цену узнаем из карточки: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}
imports-preview-known = Уже в магазине { $known }: у них обновятся цены и наличие
imports-preview-out = ⚠️ Не войдёт { $count }: { $reason } ({ $example })
imports-preview-calls = Уйдёт до { $calls ->
    [one] { $calls } запроса
   *[many] { $calls } запросов
} к Poizon
imports-preview-calls-left = Уйдёт до { $calls ->
    [one] { $calls } запроса
   *[many] { $calls } запросов
} к Poizon, останется { $left }
imports-preview-short = ⚠️ Осталось только { $left }: загрузка встанет и продолжится, когда запросы обновятся
imports-preview-time = Займёт около { $time }, тексты по шаблону
imports-preview-time-texts = Займёт около { $time }, тексты нейросети до { $cost }
imports-preview-categories = ⚠️ Проверьте категории: { $count } без вашего подтверждения
imports-preview-publish = { $unconfirmed ->
    [0] Товары сразу появятся в продаже.
   *[other] Товары сразу появятся в продаже, а из неподтверждённых категорий останутся черновиками.
}
imports-preview-draft = Товары останутся черновиками.
imports-table-title = 📋 <b>Цены</b> → { $shop }
imports-table-row = { $name }: { $yuan } → { $price }
imports-table-unknown = { $name }: цена в карточке
imports-legal =
    🛍 <b>Перед первой загрузкой</b>
    Названия брендов и фото принадлежат правообладателям. Разрешены ли они в вашем магазине и можно ли называть товар оригиналом, решаете и отвечаете вы.
    Слов «оригинал» и «гарантия» бот в тексты не пишет, пока вы сами этого не включите.
imports-started = ✅ Загрузка началась. Она идёт сама: чат можно закрыть, бот напишет, когда закончит.
button-imports-table = 📋 Все цены
button-imports-prices = ⚙️ Правила цен
button-imports-map = { $count ->
    [0] Категории
   *[other] ⚠️ Категории: { $count }
}
button-imports-other-shop = ⇄ Другой магазин
button-imports-start = ✓ Загрузить { $count }
button-imports-preview-back = ‹ К загрузке

# Загрузки
imports-batches-title = 📥 <b>Загрузки</b>
imports-batches-none = Пока ничего не загружали.
imports-batches-hint = Любую можно отменить за 30 дней: магазин станет таким, каким был до неё.
imports-batch-title = 📥 <b>{ $title }</b>
imports-batch-where = { $shop }, { $at } · { $status ->
    [queued] ждёт очереди
    [parked] ждёт до { $until }
    [running] идёт
    [paused] на паузе
    [completed] закончена
    [failed] остановилась
   *[cancelled] отменена
}
imports-batch-counts = Загружено { $done }{ $unchanged ->
    [0] {""}
   *[other] , без изменений { $unchanged }
}{ $failed ->
    [0] {""}
   *[other] , не вышло { $failed }
}{ $waiting ->
    [0] {""}
   *[other] , ждут { $waiting }
}{ $cancelled ->
    [0] {""}
   *[other] , отменено { $cancelled }
}
imports-batch-rolled-back = ↩️ Загрузку отменили { $at }
imports-batch-taking-back = Идёт отмена: её ход – в отдельном сообщении
imports-batch-rollback-until = Отменить её можно до { $until }
imports-batch-none = Таких товаров здесь нет.
imports-item = { $mark } { $name }
imports-item-reason = { $mark } { $name } – { $reason }
imports-item-stage = { $mark } { $name } · { $state ->
    [card] карточка
    [text] текст
    [pictures] фото
    [product] товар
    [variations] размеры
   *[check] проверка
}
imports-batch-filter-button = { $filter ->
    [waiting] Ждут
    [under-way] В работе
    [done] Готово
    [failed] Не вышло
   *[all] Все
}
imports-cancel-ask =
    Остановить загрузку «{ $title }»?
    Готово { $done }, они останутся в магазине. Не загрузится { $waiting }.
    Что сделать с черновиками, которые бот не успел доделать?
imports-rollback-ask = ↩️ Отменить загрузку «{ $title }» в { $shop }?
imports-rollback-removed = Исчезнет из магазина вместе с фото: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}
imports-rollback-restored = Станет прежним: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}
imports-rollback-stays = Останется: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}
imports-rollback-edited = Что вы с тех пор меняли в магазине сами, бот не тронет.
toast-imports-batch = { $deed ->
    [pause] Загрузка ставится на паузу
    [resume] Загрузка продолжается
    [cancel] Загрузка останавливается
    [rollback] Отмена началась, её ход – в новом сообщении
   *[late] Сейчас это уже не сделать
}
button-imports-report = 📗 Таблица
toast-imports-report = Таблица загрузки придёт следующим сообщением
button-imports-map-of = Категории
button-imports-holds-back = ‹ Цены ждут
button-imports-batches-back = ‹ Загрузки
button-imports-batch-back = ‹ К загрузке
button-imports-pause = ⏸ Пауза
button-imports-resume = ▶️ Продолжить
button-imports-stop = ✕ Остановить
button-imports-go-on = Не останавливать
button-imports-cancel-keep = Оставить черновики
button-imports-cancel-drop = 🗑 Убрать черновики
button-imports-rollback-yes = ↩️ Отменить { $count }

# Импортировано
imports-products-title = 📋 <b>Импортировано</b>
imports-products-none = Таких товаров нет.
imports-products-count = { $total ->
    [one] { $total } товар
    [few] { $total } товара
   *[many] { $total } товаров
}
imports-is-button = { $is ->
    [sale] В продаже
    [draft] Черновики
    [out] Нет размеров
    [gone] Пропали с Poizon
   *[all] Все
}
imports-label-draft = черновик
imports-label-gone = нет на Poizon
imports-label-out = нет размеров
imports-search-title = 🔎 Поиск импортированного
imports-search-ask = Что найти? Подойдёт начало слова или артикул, например { imports-example }
imports-search-none = Такого среди импортированных нет. Попробуйте начало слова или артикул, например { imports-example }
imports-product-shop = Магазин: { $shop }
imports-product-shop-article = Магазин: { $shop } · { $article }
imports-product-from = { $draft ->
    [unfiled] Черновик, от { $price } ({ $yuan } на Poizon): для его категории не выбран раздел магазина. Выберите его в «{ button-imports-map-of }» и нажмите «{ button-imports-refresh }»
    [asked] Черновик, от { $price } ({ $yuan } на Poizon)
   *[no] В продаже от { $price } ({ $yuan } на Poizon)
}
imports-product-out = Ни одного размера в продаже
imports-product-gone = На Poizon этого товара больше нет, в магазине он снят с продажи
imports-variation = { $name }: { $price }
imports-variation-pieces = { $name }: { $price }, { $quantity } шт.
imports-variation-out = { $name }: нет
imports-product-at = Цены на { $at }
imports-hold-line = ⚠️ Новая цена { $after } вместо { $before } ({ $percent } %). Записать её в магазин?
imports-detach-ask =
    Больше не следить за «{ $name }»?
    Товар останется в магазине как есть, но цены и наличие обновляться не будут.
button-imports-search = 🔎 Поиск
button-imports-refresh = ↻ Обновить цены
button-imports-detach = ✕ Не следить
button-imports-detach-yes = ✕ Не следить
button-imports-open = 🔗 В магазине
button-imports-products-back = ‹ Импортировано
button-imports-decide-one = { $what ->
    [accepted] ✓ Записать
   *[refused] Оставить прежнюю
}
button-imports-decide-all = { $what ->
    [accepted] ✓ Записать { $count }
   *[refused] Оставить { $count }
}
toast-imports-refresh = Обновление началось, его ход – в новом сообщении
toast-imports-detached = Бот больше не следит за этим товаром
toast-imports-decided = { $count ->
    [0] Об этих ценах уже решили
   *[other] { $what ->
        [accepted] Новые цены записываются в магазин
       *[refused] Прежние цены остаются
    }
}

# Скачки цен
imports-holds-title = ⚠️ <b>Цены, которые сильно изменились</b>
imports-holds-none = Решать нечего: сейчас ни одна цена не ждёт.
imports-holds-hint = { $total ->
    [one] Ждёт { $total } цена.
    [few] Ждут { $total } цены.
   *[many] Ждут { $total } цен.
} Пока вы не решили, в магазине стоит прежняя. Нажмите на товар, чтобы решить о нём одном.
imports-holds-ask = { $what ->
    [accepted] Записать новые цены
   *[refused] Оставить прежние цены
} у { $total ->
    [one] { $total } товара
   *[many] { $total } товаров
}?
imports-holds-largest = Самое большое изменение: { $name }, { $before } → { $after }
