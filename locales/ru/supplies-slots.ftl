# Календарь слотов
button-slots = 📅 Календарь слотов
slots-title = 📅 <b>Слоты на 14 дней</b> · { $type }
slots-as-of = Данные WB на { $time }. Слоты уходят быстро.
slots-no-places = Календарь показывает склады ваших мониторов. Мониторов пока нет: начните с первого.
slots-place = { $name } · { $open ->
    [one] { $open } день
    [few] { $open } дня
   *[many] { $open } дней
} · { $cap }
slots-place-closed = { $name } · закрыто
slots-place-title = 📅 <b>{ $name }</b> · { $type }
slots-place-open = Открыто { $open ->
    [one] { $open } день
    [few] { $open } дня
   *[many] { $open } дней
} из { $of }, лучший – { $cap }
slots-place-none = Все дни закрыты.
slots-place-key =
    На кнопке число и коэффициент: 0 – бесплатно, прочерк – закрыто.
    Нажмите день, чтобы следить за ним или забронировать.
slots-cell-day = Поставка: <b>{ $day }</b>
slots-cell-open = Открыто, коэффициент: { $cap }
slots-cell-since = Бот видит этот слот уже { $ago }.
slots-cell-closed = Закрыто. Бот может ждать, когда день откроется.
button-slots-monitor = ‹ К монитору
button-slots-history = 🗂 История склада
button-slots-picture = 🖼 Картинкой
button-slots-dark = 🖼 Тёмная
button-slots-light = 🖼 Светлая
button-slots-more = 🖼 Другие склады
button-slots-list = 📅 Списком
button-slots-watch = 🔔 Сообщить
button-slots-book = ⚡ { $state ->
    [open] Забронировать
   *[closed] Поймать
}
button-slots-take = 👉 { $state ->
    [open] Взять самому
   *[closed] Ждать и взять
}
toast-slots-picture = Рисуем, картинка придёт сообщением.
toast-slots-unknown = Свежих данных о слотах сейчас нет, рисовать нечего.
toast-slots-past = Этот день уже не в календаре. Откройте календарь заново.
slots-picture-title = Слоты на 14 дней
slots-picture-as-of = { $type } · данные WB на { $time }
slots-picture-unknown = Свежих данных WB сейчас нет
slots-picture-caption = 📅 Слоты ваших складов{ $pages ->
    [1] {""}
   *[other] , { $page } из { $pages }
}. Нажать день можно в списке.
slots-legend = { $step ->
    [free] бесплатно, ×0
    [one] до ×1
    [two] до ×2
    [five] до ×5
    [more] выше ×5
   *[closed] закрыто
}

# История склада
slots-history-title = 🗂 <b>{ $name }</b> · { $type }, { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
slots-history-watched = Бот смотрел { $hours ->
    [0] меньше часа
    [one] { $hours } час
    [few] { $hours } часа
   *[many] { $hours } часов
}; чего он не видел, здесь нет.
slots-history-none = Пока он смотрел, слоты здесь не открывались.
slots-history-opened = Открытий: { $openings }, разных моментов { $releases }.
slots-history-opened-daily = Открытий: { $openings }, разных моментов { $releases } (в среднем { $perDay } в сутки).
slots-history-lives = Половина уходит за { $median }, каждый десятый держится дольше { $long } (слотов: { $count }).
slots-history-no-lives = Сколько живут слоты, судить рано: от начала до конца бот видел { $count }.
slots-history-step = { $step ->
    [free] бесплатно
    [one] до ×1
    [three] до ×3
   *[more] выше ×3
} { $count }
slots-history-steps = Коэффициент: { $steps }.
slots-history-hours-few = Лучший час назвать рано: разных моментов пока { $releases }, нужно хотя бы 20 и неделя наблюдений.
slots-history-hours-even = Лучшего часа нет: открытия ({ $releases }) разбросаны по суткам без закономерности.
slots-history-hours-best = Чаще открываются с { $from } до { $to }: { $count } из { $releases }, этот час бот видел { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}.
slots-history-last = Последние:
slots-history-one = { $at } → на { $day }, { $cap }, { $state ->
    [open] ещё открыт
    [closed] жил { $life }
   *[unseen] конец не видели
}

# Тишина
supplies-button-mute = 🔕 До утра
button-monitor-unmute = 🔔 Вернуть звук
monitor-muted = 🔕 Тихо до { $until }. { $mode ->
    [auto] Бот ловит дальше и о поимке сообщит.
   *[other] Сколько слотов за это время было, бот скажет одной строкой.
}
toast-monitor-muted = 🔕 Тихо до { $until }
toast-monitor-unmuted = Монитор снова сообщает о слотах.
supplies-quiet-over = 🔕 { $warehouse }{ $others ->
    [0] {""}
   *[other] {" "}и ещё { $others }
}: пока было тихо, { $slots ->
    [one] появился { $slots } слот
    [few] появилось { $slots } слота
   *[many] появилось { $slots } слотов
}, не досталось { $missed }

# Судьба поставки
supplies-moved =
    ⚠️ Поставка #{ $number } перенесена: { $warehouse }
    Было: { $slotDay }. Стало: { $newDay }.
    Проверьте дату в кабинете: бот её не менял.
supplies-cancelled =
    ⚠️ Поставки #{ $number } больше нет в списке WB: { $warehouse }, { $slotDay }
    Если она нужна, поставьте монитор ещё раз.
