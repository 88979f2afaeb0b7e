# Перераспределение: список и карточка
button-transfers = 🔀 Между складами
button-transfers-back = ‹ Между складами
button-transfer-new = ➕ Перевезти
button-transfer-quotas = 📊 Квоты
button-transfer-past = 🗂 История
button-transfer-first = ⭐ Сделать первым
button-transfer-cancel = ✕ Не перевозить
button-transfer-keep = ‹ Оставить
button-transfer-again = ↻ Обновить
button-connect-session = 🗝 Подключить сессию
transfers-title = 🔀 <b>Перераспределение между складами WB</b>
transfers-empty =
    Бот перевозит товар со склада WB на склад WB, когда открываются квоты.
    Выберите товар, откуда, куда и сколько.
transfers-count = { $total ->
    [one] { $total } заявка в работе, первая в списке получает квоту первой
    [few] { $total } заявки в работе, первая в списке получает квоту первой
   *[many] { $total } заявок в работе, первая в списке получает квоту первой
}
transfer-need-key =
    🔀 <b>Перераспределение между складами WB</b>
    Сначала нужен ключ Wildberries: по нему бот знает, чей это товар, и находит перевозки в официальном списке.
transfers-window = Ближайшее окно квот: { $at }, через { $left }
transfers-by = { $by ->
    [bot] Заявки отправляет бот.
   *[hand] Заявки отправляете вы: бот напомнит за 5 минут до окна.
}
transfer-mark = { $status ->
    [waiting] ⏳
    [sending] ⚡
    [checking] 🔍
    [handed] 👉
    [done] ✅
    [cancelled] ✕
   *[ended] ⏹
}
transfer-product = Артикул { $nm }
transfer-card-title = 🔀 <b>Заявка #{ $number }</b>
transfer-card-goods = { $title } · размер { $size }
transfer-card-route = 🏪 { $source } → { $target }
transfer-card-moved = Перевезено { $moved } из { $quantity } шт.
transfer-card-request = { $at }: { $units } шт. – { $status ->
    [committing] отправляется
    [accepted] WB принял, проверяется
    [unknown] ответа нет, проверяется
    [confirmed] перевезено
    [refused] WB отказал
   *[lost] не дошло
}{ $known ->
    [no] { "" }
   *[yes] {", поставка"} #{ $supply }
}
transfer-state = { $status ->
    [waiting] ⏳ Ждёт окна { $at }
    [trying] ⏳ Бот пробует прямо сейчас
    [sending] ⚡ Отправляется
    [checking] 🔍 Бот проверяет, что заявка создана
    [handed] 👉 Ждёт вас: отправьте в кабинете и нажмите «{ transfer-button-sent }»
    [stopping] ⏹ Останавливается: заявка уже отправлена, бот дождётся ответа
    [done] ✅ Выполнено { $at }
    [cancelled] ✕ Отменено { $at }
   *[ended] ⏹ Не вышло, { $at }
}{ $reason ->
    [source-closed] . Квота на отправку закрыта или кончилась
    [target-closed] . Квота на приёмку закрыта или кончилась
    [quota-small] . Оставшейся квоты не хватает
    [no-stock] . На складе отправления нет столько товара
    [not-offered] . WB не предлагает этот склад для размера
    [cooldown] . WB принимает размер на склад раз в 72 часа
    [in-process] . Этот товар по этому пути уже в заявке WB
    [refused] . WB отказал
    [option] . В WB не подключена опция перераспределения
    [no-session] . Сессия кабинета не подключена
    [session] . Сессия кабинета закончилась
    [captcha] . WB попросил проверку, пройти её можете только вы
    [not-done] . Заявка до WB не дошла
    [not-taken] . Отправка не подтверждена
    [away] . WB не отвечал
    [below-lot] . Остаток меньше 5 шт., WB его не берёт
    [expired] . Срок вышел
    [declined] . По вашей просьбе
   *[none] { "" }
}
transfer-cancel-ask =
    ✕ Не перевозить по заявке #{ $number }?
    Перевезено { $moved } из { $quantity } шт., это останется.
    { $sent ->
        [yes] Заявка уже отправлена: бот дождётся ответа WB и остановится.
       *[no] Больше ничего не уйдёт.
    }
toast-transfer = { $what ->
    [first] Теперь первая в очереди
    [cancelled] Отменено
    [after] Заявка уже отправлена: бот дождётся ответа и остановится
    [done] Записано
    [noted] Записано
   *[over] Эта заявка уже закрыта
}

# Квоты
transfer-quotas-title = 📊 <b>Квоты складов WB</b>
transfer-quotas-head = Склад: отправит / примет, шт. Закрыто складов: { $closed }
transfer-quota-row = { $name }: { $source } / { $target }
transfer-quotas-closed = Сейчас квоты закрыты на всех складах.
transfer-quotas-next = Следующее окно: { $at }. Квоты общие для всех продавцов, популярные уходят за секунды.
transfer-quotas-away = WB сейчас не отдаёт квоты. Нажмите «{ button-transfer-again }» через минуту.
transfer-quotas-no-session = { $allowed ->
    [yes] Квоты видны только в кабинете. Подключите сессию кабинета, и бот покажет их здесь.
   *[no] На этом сервере бот не заходит в кабинет: квоты смотрите в кабинете WB.
}
transfer-option-off = ⚠️ В WB не подключена платная опция перераспределения: без неё заявку не создать.

# История
transfer-past-title = 🗂 <b>История перевозок</b>
transfer-past-empty = Завершённых заявок ещё нет.
transfer-past-count = { $total ->
    [one] { $total } заявка
    [few] { $total } заявки
   *[many] { $total } заявок
}

# Форма
transfer-form-title = 🔀 <b>Перевезти между складами</b>
transfer-form-confirm = ✓ Поставить
transfer-form-note = { $by ->
    [bot] В окне бот отправит { $quantity } шт. или сколько даст квота; остаток уйдёт не раньше чем через 72 часа.
    [bot-now] Бот отправит сейчас { $quantity } шт. или сколько даст квота; остаток уйдёт не раньше чем через 72 часа.
    [hand-now] Бот сразу пришлёт ссылку в кабинет; отправите вы.
   *[hand] Бот напомнит за 5 минут до окна со ссылкой в кабинет; отправите вы.
}
transfer-field-product = Товар
transfer-field-size = Размер
transfer-field-source = Откуда
transfer-field-target = Куда
transfer-field-quantity = Сколько
transfer-field-when = Когда
transfer-field-parts = Частями
transfer-ask-product = { $by ->
    [bot] Какой товар? Напишите артикул WB или его начало, например 231830001.
   *[hand] Какой товар? Напишите артикул WB, например 231830001.
}
transfer-no-products = Здесь появятся товары прошлых заявок.
transfer-line-product = Товар: { $nm }
transfer-ask-size = Какой размер?
transfer-no-stock = У товара { $nm } нет размера, которого на складах WB хотя бы { $lot } шт. Вернитесь и напишите другой артикул.
transfer-ask-size-words = Какой размер? Напишите, как в кабинете, например 50-52. Если размеров нет, напишите 0.
transfer-size-wrong = Размер – до { $max } символов, например 50-52.
transfer-line-size = Размер: { $size }
transfer-size-option = { $size } · { $count } шт.
transfer-ask-source = С какого склада?
transfer-line-source = Откуда: { $name }
transfer-source-option = { $name } · { $count } шт., квота { $quota }
transfer-ask-target = На какой склад?
transfer-ask-listed = На какой склад? Здесь те, куда WB сейчас везёт этот размер; после перевозки склад вернётся через 72 часа.
transfer-line-target = Куда: { $name }
transfer-target-option = { $name } · квота { $quota }
transfer-ask-quantity = Сколько штук? WB берёт от { $lot } шт.
transfer-ask-quantity-of = Сколько штук? На складе { $most }, WB берёт от { $lot } шт.
transfer-line-quantity = Сколько: { $quantity } шт.
transfer-ask-when = Когда отправить?
transfer-line-when = Когда: { $when ->
    [now] сейчас
   *[window] в окно { $at }
}
transfer-when-window = В окно { $at }
transfer-when-now = Сейчас
transfer-ask-parts = Отправлять частями, если квоты не хватит? После каждой части WB закрывает склад для размера на 72 часа.
transfer-line-parts = Частями: { $parts ->
    [whole] нет, только всё сразу
   *[any] да
}
transfer-parts-option = { $parts ->
    [whole] Только всё сразу
   *[any] Частями
}
transfer-draft-quantity = Перевезти можно от { $min } до { $max } шт. Измените количество.
transfer-draft-route = Откуда и куда – один и тот же склад. Выберите другой.
transfer-draft-size = Выберите размер.
transfer-draft-key = Этот ключ не работает. Подключите его заново.
transfer-draft-limit = В работе уже { $max } заявок. Отмените ненужные в списке.
transfer-draft-twice = Такая заявка уже в работе: тот же размер и тот же путь. Измените путь или отмените её в списке.
error-transfer-not-found = Такой заявки больше нет.

# Сообщения: приходят сами
transfer-done =
    📦 ПЕРЕРАСПРЕДЕЛЕНИЕ ВЫПОЛНЕНО!

    🏪 Со склада: <b>{ $source }</b>
    🏪 На склад: <b>{ $target }</b>
    📊 Товаров: { $moved } шт.
    💼 Заявка #{ $number }

    { $title } · размер { $size }{ $by ->
        [hand] {""}
    По вашему слову, у WB это не проверить.
       *[bot] {""}
    }
transfer-part =
    📦 Перевезена часть: { $moved } из { $quantity } шт.
    { $source } → { $target } · { $title }, размер { $size }
    Сейчас ушло { $units } шт. Остаток бот отправит не раньше { $nextDay }: WB принимает размер на склад раз в 72 часа.
transfer-ended =
    ⏹ Не перевезено: { $source } → { $target }
    { $title }, размер { $size }, { $quantity } шт.
    { $reason ->
        [option] В WB не подключена платная опция перераспределения. Подключите её в конструкторе тарифов и поставьте заявку снова.
        [no-stock] На складе отправления так и не нашлось товара.
        [not-taken] Отправка не подтверждена ни в одном окне.
        [refused] WB отказал.
       *[other] Ни в одном окне не хватило квоты. Попробуйте другой склад.
    }
transfer-handed =
    👉 { $minutes ->
        [0] Квоты открыты: перевезите сейчас
        [one] Через { $minutes } минуту откроются квоты
        [few] Через { $minutes } минуты откроются квоты
       *[many] Через { $minutes } минут откроются квоты
    }
    🏪 <b>{ $source }</b> → <b>{ $target }</b>
    { $title }, размер { $size }: { $left } шт.
    { $why ->
        [captcha] WB попросил проверку, пройти её можете только вы.
        [session] Сессия кабинета закончилась, поэтому отправка за вами.
        [no-session] Сессия кабинета не подключена, поэтому отправка за вами.
       *[asked] Откройте кабинет и создайте заявку.
    }
transfer-unclear =
    ⏳ WB не дал ясного ответа: { $source } → { $target }
    { $title }, размер { $size }, { $units } шт.
    Второй раз ничего не уйдёт, пока исход не известен. Посмотрите в кабинете, есть ли заявка.
transfer-button-card = К заявке
transfer-button-cabinet = Открыть в кабинете
transfer-button-sent = ✓ Отправлено
transfer-button-not-now = Не сейчас
transfer-button-there = ✓ Заявка есть
transfer-button-not-there = Заявки нет
