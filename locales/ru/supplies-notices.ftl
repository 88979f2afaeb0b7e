# Сообщения стола поставок: приходят сами
supplies-caught =
    🎉 ПОСТАВКА ПОЙМАНА!

    📦 Склад: <b>{ $warehouse }</b>
    📅 Дата: <b>{ $slotDay }</b>
    ⏰ Время: весь день
    🔑 API ключ: { $keyName } ({ $keyMask })

    Детали брони: #{ $number } · { $coefficient ->
        [0] бесплатно
       *[other] ×{ $coefficient }
    } · { $seconds } с от появления слота
    Поймано { $caught } из { $target }
supplies-caught-by-hand =
    🎉 ПОСТАВКА ПОЙМАНА!

    📦 Склад: <b>{ $warehouse }</b>
    📅 Дата: <b>{ $slotDay }</b>
    ⏰ Время: весь день
    🔑 API ключ: { $keyName } ({ $keyMask })

    Детали брони: #{ $number } · { $coefficient ->
        [0] бесплатно
       *[other] ×{ $coefficient }
    }
    Поймано { $caught } из { $target }
supplies-alert =
    🔔 Открылся слот: <b>{ $warehouse }</b>
    { $slotDay } · { $supplyType ->
        [mono] монопаллеты
        [super-safe] суперсейф
        [qr] QR-поставка
       *[box] короба
    } · { $coefficient ->
        [0] бесплатно
       *[other] ×{ $coefficient }
    }{ $spare ->
        [0] {""}
        [one] {""}
    И ещё { $spare } подходящий день
        [few] {""}
    И ещё { $spare } подходящих дня
       *[other] {""}
    И ещё { $spare } подходящих дней
    }
supplies-handed =
    👉 Слот найден, осталось забронировать
    📦 <b>{ $warehouse }</b> · { $supplyType ->
        [mono] монопаллеты
        [super-safe] суперсейф
        [qr] QR-поставка
       *[box] короба
    }
    📅 <b>{ $slotDay }</b> · { $coefficient ->
        [0] бесплатно
       *[other] ×{ $coefficient }
    }
    { $reason ->
        [captcha] WB попросил проверку, пройти её можете только вы.
        [session] Сессия кабинета закончилась, поэтому бронь за вами.
        [no-session] Сессия кабинета не подключена, поэтому бронь за вами.
        [cabinet-off] Автобронь выключена на этом сервере, поэтому бронь за вами.
       *[asked] Откройте кабинет и выберите эту дату.
    }
    Бот проверит по списку поставок и сообщит.
supplies-lost =
    Слот не достался: { $warehouse }, { $slotDay }
    { $reason ->
        [slot-gone] Его заняли раньше.
        [price-risen] Коэффициент вырос выше вашего предела.
        [not-booked] WB не ответил вовремя и не забронировал.
        [not-confirmed] WB не подтвердил бронь в списке поставок.
        [not-taken] Бронь в списке поставок не появилась.
        [taken-elsewhere] Этот заказ на поставку уже забронирован на другую дату.
        [preorder-gone] Этого заказа на поставку в кабинете больше нет.
       *[refused] WB отказал в бронировании.
    } Монитор ловит дальше.
supplies-checking =
    ⏳ Бот проверяет бронь: { $warehouse }, { $slotDay }
    WB не дал ясного ответа. Второй раз ничего не уйдёт, пока исход не известен.
    Если видите бронь в кабинете, нажмите «{ supplies-button-booked }».
supplies-feed-off =
    WB отключил данные о слотах. Мониторы ждут и оживут сами; поимки не тратятся.
supplies-feed-on =
    WB снова отдаёт данные о слотах. Мониторы работают.
supplies-monitor-done =
    ✅ Монитор выполнен: { $warehouse }{ $others ->
        [0] {""}
       *[other] {" "}и ещё { $others }
    }
    Поймано: { $caught }.
supplies-monitor-expired =
    Монитор закончился: { $warehouse }{ $others ->
        [0] {""}
       *[other] {" "}и ещё { $others }
    }
    Все его даты прошли. Поймано: { $caught }.
supplies-monitor-blocked =
    ⚠️ Монитор остановлен: { $warehouse }{ $others ->
        [0] {""}
       *[other] {" "}и ещё { $others }
    }
    { $reason ->
        [preorders] Свободных заказов на поставку больше нет. Создайте заказ в кабинете WB и выберите его в копии монитора.
       *[trial] Бесплатные поимки закончились, монитор сохранён.
    }
supplies-button-cabinet = Открыть в кабинете
supplies-button-monitor = К монитору
supplies-button-pause = ⏸ Пауза
supplies-button-booked = ✓ Забронировано
supplies-button-not = Не подходит
supplies-button-copy = ⧉ Копия
supplies-button-plan = 💎 Тариф

# Чего не хватает монитору
supplies-draft-no-warehouses = Выберите хотя бы один склад.
supplies-draft-no-weekdays = Выберите хотя бы один день недели.
supplies-draft-lead = Подготовка – от 0 до 14 дней.
supplies-draft-coefficient = Предел коэффициента – от 0 до 100, например ×2.
supplies-draft-target = Ловить можно от 1 до 50 поставок.
supplies-draft-days = Проверьте даты: последний день раньше первого.
supplies-draft-past = Эти даты не успеть: с учётом подготовки они уже прошли. Выберите дни позже.
supplies-draft-preorders = Для автоброни каждой поимке нужен свой заказ на поставку. Отметьте ещё или уменьшите количество.
supplies-draft-limit = Больше { $max } мониторов держать нельзя. Удалите ненужные в списке.
supplies-draft-key = Этот ключ не работает. Подключите его заново или выберите другой.
error-monitor-not-found = Такого монитора больше нет.
error-booking-not-found = Такой брони больше нет.
