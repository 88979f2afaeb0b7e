# Цифры
button-supplies-stats = 📊 Статистика
button-stats-period = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
button-stats-attempts = 🗂 Попытки
button-stats-numbers = 📊 Цифрами
stats-all-monitors = Все мониторы
monitor-stats-title = 📊 <b>{ $name }</b> · { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
monitor-stats-tried = Всего { $tried }, поймано { $won }{ $open ->
    [0] {""}
   *[other] , в работе { $open }
}
monitor-stats-lost = Не вышло: { $reasons }
slot-lost-reason = { $reason ->
    [slot-gone] слот ушёл
    [price-risen] коэффициент вырос
    [refused] WB отказал
    [not-booked] бронь не дошла
    [not-confirmed] WB не подтвердил
    [not-taken] слот не взяли
    [declined] вы отказались
    [taken-elsewhere] у поставки другая дата
    [preorder-gone] заказ на поставку удалён
   *[restart] перезапуск
}
monitor-stats-speed = От появления слота до запроса: обычно { $median }, в худших 5 % – { $p95 }
monitor-stats-no-speed = Запросов на бронь за это время не было
monitor-stats-looks = Проверок за сутки { $looks }, на деле { $perSecond } в секунду
monitor-stats-no-looks = За последние сутки слоты не проверялись
monitor-stats-account = 🔑 { $name }: запросов за сутки { $requests } (доля { $share } %), отказов по лимиту { $limited }
monitor-stats-accounts-more = { $count ->
    [one] И ещё { $count } кабинет
    [few] И ещё { $count } кабинета
   *[many] И ещё { $count } кабинетов
}
monitor-stats-advice = Сейчас { $accounts ->
    [one] { $accounts } кабинет проверяет
    [few] { $accounts } кабинета проверяют
   *[many] { $accounts } кабинетов проверяют
} раз в { $pause }: каждому WB разрешает раз в 10 с. Ещё { $more ->
    [one] { $more } кабинет – и проверка
    [few] { $more } кабинета – и проверка
   *[many] { $more } кабинетов – и проверка
} раз в секунду.

# Попытки
slot-attempts-title = 🗂 <b>Попытки</b> · { $name }, { $total ->
    [one] { $total } запись
    [few] { $total } записи
   *[many] { $total } записей
}
slot-attempts-none = Таких пока нет.
slot-attempts-line = { $status ->
    [verified] ✅
    [moved] ⚠️
    [cancelled] ⚠️
    [lost] ✕
    [notified] 🔔
    [handed] 👉
   *[open] ⏳
} { $at } · { $warehouse }, { $day }, { $cap } · { $result }
slot-attempt-caught = #{ $number } за { $time }
slot-attempt-caught-by-hand = #{ $number }, вручную
slot-attempt-moved = перенесена на { $day }
slot-attempt-cancelled = отменена
slot-attempt-state = { $status ->
    [notified] оповещение
    [handed] ждёт вас
    [booked] ждём списка WB
   *[unknown] проверяем
}
button-attempts-filter = { $filter ->
    [won] Поймано
    [lost] Не вышло
    [open] В работе
    [told] Оповещения
   *[all] Все
}

# Картинка
figures-title = Попытки поймать слот
figures-picture-caption = 📊 Попытки за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
figures-tile = { $what ->
    [tried] всего попыток
    [won] поймано
    [median] обычно до запроса
   *[p95] в худших 5 %
}
figures-legend = { $what ->
    [won] поймано
   *[lost] не вышло
}
figures-reasons = Почему не вышло
figures-none = За это время попыток не было
