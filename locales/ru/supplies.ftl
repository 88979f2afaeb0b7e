# Меню
button-menu-supplies = 📦 Поставки
command-supplies = Мониторы слотов
home-supplies = { $active ->
    [one] 📦 { $active } монитор ищет слоты. { $feed }
    [few] 📦 { $active } монитора ищут слоты. { $feed }
   *[many] 📦 { $active } мониторов ищут слоты. { $feed }
}

# Слова
supply-type = { $type ->
    [box] короба
    [mono] монопаллеты
    [super-safe] суперсейф
   *[qr] QR-поставка
}
coefficient-free = бесплатно
coefficient-cap = { $isFree ->
    [1] только бесплатно
   *[0] до { $cap }
}
coefficient-times = ×{ $times }
weekdays-any = любые дни недели
weekdays-work = будни
weekdays-rest = выходные
warehouses-more = { $names } и ещё { $more }
monitor-mode = { $mode ->
    [auto] автобронь
    [hand-over] передавать мне
   *[notify] только сообщать
}

# Список
supplies-title = 📦 <b>Поставки</b>
supplies-empty =
    Здесь живут мониторы: каждый ждёт слот на ваших складах и ловит его за вас.
    Начните с первого или напишите одной строкой: «Коледино короба на следующей неделе до ×2».
supplies-count = { $active ->
    [one] Ищет { $active } монитор из { $total }
    [few] Ищут { $active } монитора из { $total }
   *[many] Ищут { $active } мониторов из { $total }
}
supplies-need-key =
    📦 <b>Новый монитор</b>
    Сначала нужен ключ Wildberries: с ним бот видит слоты и проверяет, что поставка появилась в кабинете.
button-connect-key = 🔑 Подключить ключ
button-monitor-new = ➕ Новый монитор
button-supplies-back = ‹ Поставки
monitor-mark = { $status ->
    [active] ▶️
    [paused] ⏸
    [done] ✅
    [blocked] ⚠️
   *[other] ⏹
}

# Состояние общей проверки
feed-disabled = WB отключил данные о слотах с { $day }. Мониторы ждут и оживут сами; поимки не тратятся.
feed-no-keys = Проверка стоит: нет действующего ключа. Подключите ключ, и мониторы продолжат.
feed-starting = Проверка начинается…
feed-live = Проверка каждые { $interval } ({ $accounts ->
    [one] { $accounts } кабинет
    [few] { $accounts } кабинета
   *[many] { $accounts } кабинетов
}), { $ago } назад

# Карточка
monitor-card-title = 📦 <b>{ $names }</b> · { $type } · { $cap }
monitor-rolling = { $days ->
    [1] ближайший день
    [one] ближайшие { $days } день
    [few] ближайшие { $days } дня
   *[many] ближайшие { $days } дней
}
monitor-lead = { $days ->
    [0] можно сегодня
    [one] подготовка { $days } день
    [few] подготовка { $days } дня
   *[many] подготовка { $days } дней
}
monitor-aim = ловим { $target }, поймано { $caught }
monitor-card-mode = Режим: { $mode }
monitor-card-counts = За сутки: слотов { $seen }, не успели { $missed }, выше предела { $expensive }
monitor-state = { $status ->
    [paused] ⏸ На паузе
    [done] ✅ Всё поймано
    [expired] ⏹ Дни прошли
   *[blocked] ⚠️ Ждёт вас
}{ $reason ->
    [trial] : бесплатные поимки закончились
    [key] : нужен действующий ключ
    [preorders] : нет свободного заказа на поставку
   *[none] { "" }
}
button-monitor-pause = ⏸ Пауза
button-monitor-resume = ▶️ Искать
button-monitor-edit = ✎ Изменить
button-monitor-copy = ⧉ Копия
button-monitor-stats = 📊 Подробно
button-monitor-remove = 🗑 Удалить
button-monitor-keep = Оставить
monitor-remove-ask =
    🗑 Удалить монитор «{ $names }»?
    Он перестанет искать. Пойманные поставки ({ $caught }) останутся в кабинете WB.
toast-monitor-removed = Монитор удалён

# Мастер
monitor-wizard-title = 📦 Монитор слотов
monitor-wizard-confirm = ✓ Начать поиск
monitor-field-warehouses = Склады
monitor-ask-warehouses = На каких складах ловить? Порядок важен: первый нужнее.
monitor-line-warehouses = Склады: { $names }
monitor-field-type = Тип
monitor-ask-type = Что везёте?
monitor-line-type = Тип: { $type }
monitor-type-button = { $type ->
    [box] 📦 Короба
    [mono] 🧱 Монопаллеты
    [super-safe] 🔒 Суперсейф
   *[qr] 🔳 QR-поставка
}
monitor-field-dates = Дни
monitor-ask-dates = На какие дни ловить? Можно написать, например: { $example }
monitor-line-dates = Дни: { $dates }
monitor-field-cap = Коэффициент
monitor-ask-cap = До какого коэффициента приёмки? Можно написать своё число.
monitor-line-cap = Коэффициент: { $cap }
monitor-field-mode = Режим
monitor-ask-mode = Что делать, когда слот появится?
monitor-line-mode = Режим: { $mode }
monitor-mode-button = { $mode ->
    [auto] ⚡ Автобронь
    [hand-over] 👉 Передать мне
   *[notify] 🔔 Только сообщить
}
monitor-field-key = Кабинет
monitor-ask-key = Из какого кабинета поставка?
monitor-line-key = Кабинет: выбран
monitor-field-preorders = Поставки
monitor-ask-preorders = Для какого заказа на поставку ищем дату? Одна поимка – один заказ на поставку.
monitor-line-preorders = Заказы на поставку: { $ids }
monitor-no-preorders = В кабинете WB нет заказов на поставку без даты. Создайте поставку в кабинете, дату не выбирайте и вернитесь сюда.
monitor-field-target = Сколько
monitor-ask-target = Сколько поставок поймать?
monitor-line-target = Поймать: { $target }
monitor-field-lead = Подготовка
monitor-ask-lead = За сколько дней до поставки вы успеете? Ближе слоты не берём.
monitor-line-lead = Подготовка: { $days ->
    [0] нет, можно сегодня
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
monitor-lead-button = { $days ->
    [0] Сегодня
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
monitor-field-weekdays = Дни недели
monitor-ask-weekdays = В какие дни недели можно привезти?
monitor-line-weekdays = Дни недели: { $days }
monitor-field-until = Срок
monitor-ask-until = Как долго искать?
monitor-line-until = Искать: { $days ->
    [0] без срока
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
monitor-until-button = { $days ->
    [0] Без срока
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
monitor-note = { $mode ->
    [hand-over] Бот пришлёт слот со ссылкой на заказ на поставку, вы подтвердите дату в кабинете, бот проверит по списку WB.
   *[notify] Бот пришлёт сообщение о слоте. Поимки не тратятся.
}
monitor-note-auto = Бот забронирует дату сам через вашу сессию кабинета. Если WB попросит проверку, передаст слот вам.
monitor-note-misfits = ⚠️ { $count ->
    [one] Заказ на поставку { $ids } – для другого склада или типа: этот монитор его не забронирует.
   *[other] Заказы на поставку { $ids } – для другого склада или типа: этот монитор их не забронирует.
}
monitor-note-no-session = ⚠️ Сессии кабинета нет: слот придёт вам со ссылкой, дату подтвердите сами.
monitor-note-no-cabinet = ⚠️ Автобронь здесь выключена: слот придёт вам со ссылкой, дату подтвердите сами.

# Передача слота
toast-hand-over = { $answer ->
    [verified] Поставка есть в списке WB. Поздравляем с поимкой.
    [checking] Проверяем по списку WB. Ответ придёт сообщением.
    [declined] Хорошо, ищем дальше.
    [gone] Ответ уже учтён.
   *[not-found] В списке WB этой поставки пока нет. Проверим ещё раз сами.
}
