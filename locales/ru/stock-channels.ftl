# Каналы
channels-title = 🔌 <b>Каналы продаж</b>
channels-empty =
    Подключите Allegro или Wix, и бот будет показывать там столько, сколько есть на складах.
    Первый раз он только сверит остатки и покажет разницу, ничего не меняя.
channels-count = { $armed ->
    [0] Сейчас не синхронизируется ни один канал из { $total }
    [one] Синхронизируется { $armed } канал из { $total }
    [few] Синхронизируются { $armed } канала из { $total }
   *[many] Синхронизируются { $armed } каналов из { $total }
}
channels-issues = { $issues ->
    [one] ⚠️ { $issues } вопрос ждёт вас
    [few] ⚠️ { $issues } вопроса ждут вас
   *[many] ⚠️ { $issues } вопросов ждут вас
}
button-channels = 🔌 Каналы
button-channels-back = ‹ Каналы
button-channel-back = ‹ К каналу
button-channel-allegro = ➕ Allegro
button-channel-wix = ➕ Wix
button-channels-sync = ↻ Сверить всё
button-channels-inbox = ⚠️ Вопросы: { $issues }

# Карточка канала
channel-service = { $service ->
    [allegro] Allegro
   *[wix] Wix
}
channel-title = 🔌 <b>{ $name }</b> · { channel-service }
channel-state = { $state ->
    [armed] Синхронизация включена, сверка каждые { $minutes } мин
    [new] Остатки ещё не сверены: бот ничего не меняет
    [compared] Остатки сверены, но канал ещё не включён: сверьте и отправьте
    [paused] ⏸ Пауза: бот ничего не меняет, заказы учитываются
    [held] ⚠️ Отправка остановлена и ждёт вас
    [locked] ⚠️ Канал не принимает ключ. Остатки на складах целы, обновления ждут: подключите канал заново
    [writer] ⚠️ Остатки этого канала меняет и Base: бот ничего не меняет
   *[failed] ⚠️ Канал не отвечает, бот попробует снова
}
channel-listings = Предложений { $listings }, связано с товарами { $linked }
channel-conflicts = { $conflicts ->
    [one] ⚠️ { $conflicts } спорное предложение
    [few] ⚠️ { $conflicts } спорных предложения
   *[many] ⚠️ { $conflicts } спорных предложений
}
channel-waiting = { $waiting ->
    [0] Всё в шаге
    [one] Обновляется { $waiting } товар
    [few] Обновляются { $waiting } товара
   *[many] Обновляются { $waiting } товаров
}
channel-rules-buffer = Придержано { $buffer } шт.
channel-rules-max = Показывать до { $max } шт.
channel-rules-share = Показывать { $share } % остатка
channel-rules-direction = { $direction ->
    [raise] Остатки только повышаются
   *[lower] Остатки только понижаются
}
button-channel-check = 🔍 Сверить остатки
button-channel-sync = ↻ Обновить сейчас
button-channel-pause = ⏸ Пауза
button-channel-resume = ▶️ Продолжить
button-channel-rules = ⚙️ Правила
button-channel-interval = ⏱ Частота
button-channel-rename = ✎ Название
channel-rename-title = ✎ Название канала
channel-rename-label = Название
channel-rename-ask = Как назвать этот канал? До 40 символов.
channel-rename-line = Название: { $name }
channel-rename-wrong = Название – от 1 до 40 символов в одну строку, например «Allegro Польша».
button-channel-history = 🗂 История
button-channel-remove = 🗑 Отключить
button-channel-writer = { $on ->
    [0] Base меняет остатки
   *[other] Base не меняет
}
channel-interval-ask =
    ⏱ <b>{ $name }</b>
    Изменения в остатках уходят сразу. А как часто сверять весь канал?
button-channel-intervals = Так для всех каналов
button-minutes = { $minutes ->
    [60] 1 час
    [180] 3 часа
    [720] 12 часов
   *[other] { $minutes } мин
}
channel-remove-ask =
    🗑 <b>Отключить { $name }?</b>
    Связи с товарами и история обновлений удалятся. В самом канале ничего не изменится, остатки на складах тоже.
    Ключ останется: пока он подключён, канал стоит в списке как новый.
button-channel-removed = 🗑 Да, отключить
toast-channel-paused = { $on ->
    [0] Синхронизация идёт дальше
   *[other] Пауза
}
toast-channel-interval = Сверка каждые { $minutes } мин
toast-channel-removed = Канал отключён
toast-channel-gone = Этого канала уже нет
toast-channel-check-first = Сначала сверьте остатки
toast-channel-writer = { $on ->
    [0] Бот снова может обновлять канал
   *[other] Бот не будет менять остатки этого канала
}

# Первая сверка
channel-preview-run = Сверка: { $name }
channel-preview-stage = Чтение предложений
channel-preview-title = 🔍 <b>{ $name }</b>: сверка готова
channel-preview-counts = В канале { $inChannel }, на складах { $inLedger }, связано { $linked }
channel-preview-unknown = Без товара на складах: { $unknown }
channel-preview-conflicts = Спорных: { $conflicts }, их бот не тронет
channel-preview-changes = { $changes ->
    [0] Всё уже совпадает
    [one] Изменится { $changes } предложение: { $parts }
    [few] Изменятся { $changes } предложения: { $parts }
   *[many] Изменятся { $changes } предложений: { $parts }
}
channel-preview-lowered = −{ $lowered } уменьшится
channel-preview-raised = +{ $raised } вырастет
channel-preview-zeroed = { $zeroed } станет 0
channel-preview-relisted = Снова появятся в продаже: { $relisted }
channel-preview-drops = Больше всего уменьшатся:
channel-preview-drop = { $sku }: { $before } → { $wanted }
channel-preview-nothing-sent = Пока ничего не отправлено.
channel-planned-title = 🔍 <b>{ $name }</b>: что изменится
channel-planned-count = { $total ->
    [0] Всё уже совпадает.
    [one] { $total } предложение, сначала самые большие снижения:
    [few] { $total } предложения, сначала самые большие снижения:
   *[many] { $total } предложений, сначала самые большие снижения:
}
button-channel-planned = 📋 Весь список
button-channel-later = Не сейчас
button-channel-arm = { $changes ->
    [0] ✓ Включить
   *[other] ✓ Отправить { $changes }
}

# Ход синхронизации
stock-sync-run = Остатки: { $name }
stock-sync-run-all = Остатки: все каналы
stock-sync-stage = Сверка и обновление
stock-sync-done = ✅ <b>{ $name }</b>
stock-sync-done-all = ✅ <b>Остатки сверены</b>
stock-sync-numbers = Проверено { $looked }, изменено { $written }
stock-sync-failed = { $failed ->
    [one] ⚠️ Не получилось: { $failed } товар, бот попробует снова
    [few] ⚠️ Не получилось: { $failed } товара, бот попробует снова
   *[many] ⚠️ Не получилось: { $failed } товаров, бот попробует снова
}
stock-sync-held = { $held ->
    [one] ⚠️ { $held } канал остановлен предохранителем и ждёт вас
    [few] ⚠️ { $held } канала остановлены предохранителем и ждут вас
   *[many] ⚠️ { $held } каналов остановлены предохранителем и ждут вас
}
stock-sync-unreachable = { $unreachable ->
    [one] ⚠️ { $unreachable } канал не отвечает
    [few] ⚠️ { $unreachable } канала не отвечают
   *[many] ⚠️ { $unreachable } каналов не отвечают
}

# Правила канала
channel-rules-title = ⚙️ Правила канала
channel-rules-save = ✓ Сохранить
channel-field-warehouses = Склады
channel-ask-warehouses = С каких складов показывать товар?
channel-line-warehouses = Склады: { $names }
channel-all-warehouses = все
channel-field-buffer = Придержать
channel-ask-buffer = Сколько штук придержать и не показывать? Например, 2
channel-line-buffer = Придержано: { $buffer } шт.
channel-field-max = Не больше
channel-ask-max = Сколько штук показывать самое большее? Например, 20
channel-line-max = Показывать не больше { $max } шт.
channel-field-share = Доля
channel-ask-share = Какую долю остатка показывать? Например, 50
channel-line-share = Показывать { $share } % остатка
channel-bad-number = Нужно целое число от { $min } до { $max }, например { $example }
channel-field-zero = Ноль
channel-ask-zero = Что делать, когда товар кончился?
channel-line-zero = Когда кончился: { channel-zero }
channel-zero = { $value ->
    [channel] как у канала
    [end] снять с продажи
    [one] оставить 1 шт.
   *[leave] не трогать
}
button-channel-zero = { $value ->
    [channel] Как у канала
    [end] Снять с продажи
    [one] Оставить 1 шт.
   *[leave] Не трогать
}
channel-field-relist = Возврат
channel-ask-relist = Возвращать в продажу, когда товар снова есть? Это касается того, что кончилось само или было снято ботом.
channel-line-relist = { $value ->
    [channel] Возврат в продажу: как у канала
    [no] В продажу не возвращать
   *[other] Возвращать в продажу
}
button-channel-relist = { $value ->
    [channel] Как у канала
    [no] Не возвращать
   *[other] Возвращать
}
channel-field-direction = Направление
channel-ask-direction = В какую сторону менять остатки?
channel-line-direction = { $value ->
    [channel] Направление: как у канала
    [raise] Только повышать
    [lower] Только понижать
   *[both] Повышать и понижать
}
button-channel-direction = { $value ->
    [channel] Как у канала
    [raise] Только повышать
    [lower] Только понижать
   *[both] В обе стороны
}
channel-rules-effect = { $changes ->
    [0] Сейчас ничего не изменится
    [one] Сейчас изменится { $changes } предложение
    [few] Сейчас изменятся { $changes } предложения
   *[many] Сейчас изменятся { $changes } предложений
}

# Товар в каналах
steps-title = 🔌 <b>{ $sku }</b> в каналах
steps-none = Товар ещё нигде не продаётся: подключите канал или впишите этот SKU в предложение.
steps-message = { $message }
button-steps = 🔌 В каналах
button-steps-sync = ↻ Обновить сейчас
button-steps-link = 🔗 Связать вручную
button-steps-off = { $on ->
    [1] Не обновлять
   *[0] Обновлять
}: { $name }
button-product-back = ‹ К товару
toast-steps-sync = Проверяется
toast-listing-switched = { $on ->
    [1] Остаток снова обновляется
   *[0] Бот больше не обновляет это предложение
}
link-form-title = 🔗 Связать предложение
link-label = Номер
link-ask =
    Пришлите номер предложения или слова из его названия.
    На Allegro номер – это число в конце ссылки на предложение; на Wix пишите название товара и варианта.
link-line = Предложение { $offer }
link-unknown = Предложения «{ $offer }» нет среди прочитанных. Проверьте номер, например 17500520231, или название, или сверьте канал ещё раз.
link-several = Подходят несколько: { $names }. Напишите название точнее.

# Заказы
button-orders = 🧾 Заказы
orders-title = 🧾 <b>Заказы с каналов</b>
orders-empty = Здесь появятся покупки со всех каналов, которые бот уже учёл на складах.
orders-filter = { $what ->
    [all] Все
    [unmapped] Без товара
   *[returns] Возвраты
}
orders-line = { $when } · { $account } · { $sku } × { $quantity } – { order-state }
order-state = { $state ->
    [bought] куплен
    [committed] списан
    [cancelled] отменён
    [released] отменён, остаток вернулся
    [return-proposed] отменён, ждёт вас
    [returned] возвращён на склад
   *[kept] отменён, не возвращён
}

# Правила одного предложения
button-listing-rules = ⚙️ Правила: { $name }
listing-rules-title = ⚙️ Правила предложения
