# Вопросы
inbox-title = ⚠️ <b>Вопросы по остаткам</b>
inbox-empty = Вопросов нет: всё, что можно, бот решил сам.
inbox-count = { $total ->
    [one] { $total } вопрос ждёт вас
    [few] { $total } вопроса ждут вас
   *[many] { $total } вопросов ждут вас
}
button-inbox = ⚠️ К вопросам
button-inbox-back = ‹ Вопросы
issue-row = { $kind ->
    [several-active] Несколько предложений
    [fulfillment] Склад Allegro
    [no-sku] Без SKU
    [unmapped-line] Продажа без товара
    [push-failed] Не обновилось
    [drift] Снижено в канале
    [raised] Повышено в канале
    [held] Остановлено
    [disconnected] Нет доступа
    [account-failed] Канал не отвечает
    [order-held] Заказ не читается
    [oversell] Продано лишнее
    [return] Возврат
    [low-stock] Мало
    [base-warning] Base не принял
   *[other-writer] Меняет Base
}
issue-times = { $count ->
    [one] Случилось { $count } раз
    [few] Случилось { $count } раза
   *[many] Случилось { $count } раз
}
issue-resolved = ✅ Решено

issue-several-active =
    ⚠️ <b>{ $account }</b>: { $listings ->
        [one] { $listings } предложение
        [few] { $listings } предложения
       *[many] { $listings } предложений
    } с одним SKU { $sku }
    Каждое показывало бы весь остаток, и товар продался бы дважды. Бот не трогает их, пока вы не решите.
issue-fulfillment =
    ⚠️ <b>{ $account }</b>: { $sku } продаётся и со склада Allegro
    Этот остаток бот не меняет. Связать с товаром предложение, которое отправляете вы?
issue-no-sku =
    ⚠️ <b>{ $account }</b>: предложений без SKU – { $listings }
    Впишите SKU в самом канале, и при следующей сверке бот свяжет их с товарами. Или свяжите на карточке товара: «{ button-steps }» → «{ button-steps-link }».
issue-unmapped-line =
    ⚠️ <b>{ $account }</b>: продано { $quantity } × { $name }
    У этого предложения нет товара на складах (SKU { $sku }). Остаток не изменился: заведите товар с этим SKU или учтите продажу сами.
issue-push-failed =
    🚨 <b>{ $account }</b>: { $sku } не обновляется
    Предложение { $offer }: показывает { $shown }, должно { $wanted }.
    { $message }
    Попыток: { $tries }. Нужна ручная проверка.
issue-drift =
    ⚠️ <b>{ $account }</b>: { $sku } – кто-то снизил остаток
    В канале { $shown }, на складах { $wanted }. Бот не повышает его, пока вы не решите.
issue-raised =
    ⚠️ <b>{ $account }</b>: { $sku } – кто-то повысил остаток
    В канале стояло { $shown }, на складах { $wanted }. Бот вернул { $wanted }, чтобы не продать лишнего.
issue-held =
    ⚠️ <b>{ $account }</b>: отправка остановлена
    { $reason ->
        [zeroes] Стало бы нулём { $zeroes } из { $of }.
        [changes] Изменилось бы { $changes } из { $of }.
        [empty-ledger] На складах нет ни одной штуки, а { $zeroes } предложений стали бы нулём.
       *[no-warehouse] Ещё нет ни одного склада.
    }
    Ничего не отправлено. Проверьте остатки или отправьте всё равно.
issue-disconnected =
    ⚠️ <b>{ $account }</b>: нет доступа
    Канал больше не принимает ключ. Остатки на складах целы, обновления ждут. Подключите канал заново.
issue-account-failed =
    ⚠️ <b>{ $account }</b> не отвечает
    Бот попробует снова сам. Обновления не потеряются.
issue-order-held =
    ⚠️ <b>{ $account }</b>: заказ { $line } не удаётся прочитать
    Остатки по нему не изменились, остальные заказы учтены. Проверьте этот заказ в канале.
issue-oversell =
    🚨 <b>{ $sku }</b>: продано на { $short } больше, чем есть
    Не хватило: { $line }. Пополните остаток или отмените покупку в канале.
issue-return =
    ⚠️ <b>{ $account }</b>: отменили или вернули { $quantity } × { $sku }
    Со склада это уже списано. Товар вернулся?
issue-low-stock =
    ⚠️ <b>{ $sku }</b> заканчивается: осталось { $available }
    { $name }
issue-other-writer =
    ⚠️ <b>{ $account }</b>: остатки меняет и Base
    Два хозяина перебивают друг друга. Выключите синхронизацию в Base или оставьте её там.

button-issue-open = Открыть
button-issue-ours = Оставить складское
button-issue-theirs = Взять из канала
button-issue-again = ↻ Попробовать снова
button-issue-off = Не обновлять
button-issue-mirror = На всех сразу
button-issue-none = Не трогать
button-issue-send = Отправить всё равно
button-issue-drop = Не отправлять
button-issue-return = Вернуть на склад
button-issue-keep = Не возвращать
button-issue-connect = 🔌 Подключить
button-issue-product = К товару
toast-issue-late = Уже решено
toast-issue-done = { $what ->
    [ours] Бот запишет складской остаток
    [theirs] На складе теперь как в канале
    [again] Бот пробует снова
    [off] Бот больше не обновляет его
    [mirror] Все покажут один остаток
    [none] Бот их не трогает
    [send] Отправляется
    [drop] Не отправлено
    [return] Возвращено на склад
    [keep] Не возвращено
   *[one] Связано
}
toast-issue-refused = Не получилось: на складе уже другое количество

# История обновлений
attempts-title = 🗂 <b>{ $name }</b>: обновления
attempts-empty = Здесь появится каждое обновление: сколько было, сколько стало и почему.
attempts-line = { $status ->
    [completed] ✅ { $time } · { $sku }: { $before } → { $after }
    [failed] ⚠️ { $time } · { $sku }: { $before } → { $wanted } не записано
    [pending] ⏳ { $time } · { $sku }: { $before } → { $wanted }
   *[skipped] { $time } · { $sku }: { $before }, на складах { $wanted } – { step-reason }
}
attempts-words = { $trace ->
    [none] { $message }
   *[other] { $message } (№ { $trace })
}
attempts-filter = { $status ->
    [all] Все
    [failed] Ошибки
    [skipped] Пропуски
   *[completed] Успешные
}

# Почему не в шаге
step-line = { $account }: { $shown } – { step-reason }
step-line-none = { $account }: { step-reason }
step-reason = { $reason ->
    [guard] отправка была остановлена
    [not-linked] нет связи с товаром
    [in-step] в шаге
    [no-listing] нет предложения с этим SKU
    [conflict] спорное предложение, ждёт вас
    [switched-off] связь выключена
    [not-armed] канал ещё не включён
    [account-paused] канал на паузе
    [held] отправка остановлена, ждёт вас
    [other-writer] остаток меняет Base
    [disconnected] канал не отвечает
    [sync-off] синхронизация товара выключена
    [listing-paused] предложение на паузе
    [fulfillment] склад Allegro
    [gone] предложения больше нет
    [draft] черновик, не продаётся
    [ended-by-seller] снято с продажи вручную
    [ended-by-allegro] снято с продажи каналом
    [relist-off] возврат в продажу выключен
    [zero-left] кончилось, правило – не трогать
    [raise-only] правило – только повышать
    [lower-only] правило – только понижать
    [preorder] принимает предзаказы
    [edited-there] снижено в канале, ждёт вас
    [locked] обновляется прямо сейчас
    [report-awaited] отправлено, ждёт отчёта
    [refused] не принято каналом
   *[due] скоро обновится
}
issue-sentence = { $kind ->
    [several-active] { issue-several-active }
    [fulfillment] { issue-fulfillment }
    [no-sku] { issue-no-sku }
    [unmapped-line] { issue-unmapped-line }
    [push-failed] { issue-push-failed }
    [drift] { issue-drift }
    [raised] { issue-raised }
    [held] { issue-held }
    [disconnected] { issue-disconnected }
    [account-failed] { issue-account-failed }
    [order-held] { issue-order-held }
    [oversell] { issue-oversell }
    [return] { issue-return }
    [low-stock] { issue-low-stock }
    [base-warning] { issue-base-warning }
   *[other-writer] { issue-other-writer }
}
issue-told = { $count ->
    [1] { issue-sentence }
   *[other] { issue-sentence } · { issue-times }
}
issue-told-resolved =
    { issue-resolved }
    { issue-sentence }
issue-told-many =
    { issue-sentence }
    { $more ->
        [one] И ещё { $more } такой случай.
        [few] И ещё { $more } таких случая.
       *[many] И ещё { $more } таких случаев.
    }
