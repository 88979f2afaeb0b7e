# Что человек выбирает для себя
button-sounds = 🔔 Звук сообщений
button-digests = 📰 Сводки
button-defaults = 📣 Новые кампании
button-data = 📄 Мои данные
settings-level = Звук: { $level ->
    [all] у всех сообщений
    [important] у важных
   *[loud] только у срочных
}
settings-sounds =
    🔔 <b>Какие сообщения звучат</b>
    { $level ->
        [all] Сейчас: все.
        [important] Сейчас: важные. Отчёты и сводки приходят без звука.
       *[loud] Сейчас: только срочные – пойманный слот и то, что ждёт вашего ответа сразу. Остальное приходит без звука.
    }
button-sounds-level = { $level ->
    [all] Все
    [important] Важные
   *[loud] Только срочные
}
settings-digests =
    📰 <b>Сводки</b>
    Что сделано в магазине, картинкой, и что можно сделать дальше. Утром по вашему времени: за день – каждый день, за неделю – в понедельник. Если ничего не было, сводки нет.
button-digest = { $which ->
    [daily] За день
   *[weekly] За неделю
}
settings-defaults-title = 📣 <b>Новые кампании</b>
settings-defaults-region = Регион: { $region ->
    [none] спрашивать
   *[other] { $region }
}
settings-defaults-budget = Бюджет: { $budget ->
    [none] спрашивать
   *[other] { $budget } ₽ в неделю
}
settings-defaults-about = <i>С этим начинается каждая новая кампания; в ней всё можно поменять.</i>
button-defaults-enter = ✎ Изменить
button-defaults-clear = ✕ Спрашивать

# Сводки
digest-bar = { $what ->
    [catches] Поймано поставок
    [losses] Слоты не достались
    [campaigns] Готово кампаний
    [imported] Товаров привезено
   *[operations] Операций с остатками
}
notice-digest-daily = 📰 <b>{ $workspace }</b> · { $toDay }
    Поймано: { $catches }, не досталось: { $losses }
    Кампаний: { $campaigns }, товаров привезено: { $imported }, операций с остатками: { $operations }
notice-digest-weekly = 📰 <b>{ $workspace }</b> · неделя { $fromDay } – { $toDay }
    Поймано: { $catches }, не досталось: { $losses }
    Кампаний: { $campaigns }, товаров привезено: { $imported }, операций с остатками: { $operations }
button-digest-keys = 🔑 Починить ключи
button-digest-stock = ❓ Ответить
button-digest-prices = 💰 Решить о ценах
button-digest-paused = ▶️ Снять с паузы
button-digest-less = 📰 Реже

# Свои данные
data-title = 📄 <b>Мои данные</b>
data-about = Можно забрать копию всего, что есть у бота о вас и ваших магазинах, или удалить всё это и уйти.
data-due = ⚠️ Всё о вас будет удалено { $time }. До этого всё работает, и можно передумать.
button-data-copy = 📄 Скачать копию
button-account-end = 🗑 Удалить всё
button-account-end-now = 🗑 Да, удалить
button-account-stay = Остаться
button-account-keep = ✓ Не удалять
toast-archive = Собираем архив, он придёт сюда
toast-account-kept = Всё остаётся как есть
data-end-ask =
    🗑 Удалить всё о вас?
    Через 7 дней пропадёт всё: { $shops ->
        [one] { $shops } магазин
        [few] { $shops } магазина
       *[many] { $shops } магазинов
    } с ключами, мониторами, кампаниями, остатками и историей.{ $helpers ->
        [0] {""}
        [one] {" "}Доступ потеряет { $helpers } помощник: чтобы магазин остался, сначала передайте его.
        [few] {" "}Доступ потеряют { $helpers } помощника: чтобы магазин остался, сначала передайте его.
       *[many] {" "}Доступ потеряют { $helpers } помощников: чтобы магазин остался, сначала передайте его.
    }
    Оплаченный тариф тоже: подписка не продлится, звёзды не вернутся. Вернуть потом ничего нельзя, копию данных можно скачать заранее. Из резервных копий бота данные исчезнут позже, вместе с этими копиями.
data-archive-about = Прилавок: копия ваших данных. Файл person.json – о вас, остальные – ваши платежи, настройки и таблицы ваших магазинов. Ключей, паролей и других секретов здесь нет. Не вошло из-за размера: { $cut ->
    [none] ничего
   *[other] { $cut }
}
notice-archive = 📄 Копия ваших данных. Секретов в ней нет.
notice-workspace-gone = 🏬 Магазина «{ $workspace }» больше нет: владелец удалил свои данные. Вы снова в своём.
