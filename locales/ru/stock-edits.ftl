# Правки, предложенные каналам
button-edits-offer = 🔌 Показать каналам
edits-compare-run = Сравнение с каналами: { $sku }
edits-compare-stage = Чтение каналов
edits-title = 🔌 <b>{ $sku }</b>: что изменить в каналах
edits-account = <b>{ $account }</b>
edits-field = { $field ->
    [name] Название
    [ean] EAN
   *[picture] Фото
}
edits-line = { edits-field }: { $there } → { $ours }
edits-picture = Фото: главное фото → ваше
edits-obstacle = { edits-field }: { $obstacle ->
    [variants] общее у всех вариантов, измените на сайте
    [catalogue] хранится в каталоге Allegro, измените там
    [by-hand] меняется только на самом сайте
   *[length] не подходит по длине, поправьте в карточке
}
edits-same = <b>{ $account }</b>: уже так
edits-unread = ⚠️ <b>{ $account }</b>: канал не ответил, попробуйте позже
edits-more = { $count ->
    [one] И ещё { $count } канал
    [few] И ещё { $count } канала
   *[many] И ещё { $count } каналов
}
edits-nothing-sent = Пока ничего не отправлено.
edits-nothing-to-send = Отправлять нечего.
button-edits-later = Не сейчас
button-edits-send = { $channels ->
    [one] Отправить в { $channels } канал
    [few] Отправить в { $channels } канала
   *[many] Отправить: { $channels }
}
edits-send-run = Отправка в каналы: { $sku }
edits-send-stage = Запись в каналы
edits-sent-title = 🔌 <b>{ $sku }</b>: отправлено в каналы
edits-result = { $outcome ->
    [done] ✅ { $account }: записано
    [moved] ⚠️ { $account }: там успели изменить, ничего не записано
    [stale] ⚠️ { $account }: товар с тех пор изменился, ничего не записано
    [gone] ⚠️ { $account }: предложения больше нет или канал на паузе
    [refused] ⚠️ { $account }: канал не принял. { $message }
    [unknown] ⚠️ { $account }: ответ потерялся, в канале ещё прежнее
   *[failed] ⚠️ { $account }: канал не ответил, ничего не записано
}
button-edits-again = ↻ Сравнить снова
toast-edits-late = Предлагать уже нечего: товар с тех пор изменился
