# Админы
command-admin = Админам: люди и работа бота
error-not-admin = Это могут только админы. Откройте меню: /menu

admin-button-back = ‹ Админ
admin-button-people = 🙋 Люди
admin-button-person = ‹ К человеку
admin-button-find = 🔎 Найти
admin-button-filter = { $filter ->
    [new] Новые
    [blocked] Закрытые
    [left] Ушедшие
   *[all] Все
}
admin-button-block = ✕ Закрыть доступ
admin-button-unblock = 🔓 Открыть доступ
admin-button-deeds = 🗂 Действия
admin-button-audit = 📒 Журнал
admin-button-audit-of = 📒 Журнал о нём
admin-button-looks = { $looks ->
    [with] С просмотрами
   *[without] Без просмотров
}

admin-home-title = 🧭 <b>Админ</b>
admin-home-people = 🙋 Людей { $all }, новых за неделю { $new }, закрыто { $blocked }, ушло { $left }

# Люди
admin-people-title = 🧭 Админ · <b>Люди</b>
admin-people-found = { $filter ->
    [new] Пришли за неделю: { $total }
    [blocked] Доступ закрыт: { $total }
    [left] Остановили бота: { $total }
   *[all] Всего: { $total }
}
admin-people-search = Ищем: { $text }
admin-find-title = 🔎 Найти человека
admin-find-label = Кого
admin-find-question = Кого искать? Пришлите Telegram id, @имя или часть имени, например 100001 или Орлова.
admin-find-wrong = Нужна одна строка до { $max } символов, например @orlova.
admin-toast-no-person = Такого человека здесь нет

admin-person-title = 🙋 <b>{ $name }</b> · <code>{ $id }</code>
admin-person-name = { $username } · { $locale } · { $zone }
admin-person-since = С { $created }, последний раз { $active }
admin-person-state = { $state ->
    [blocked] ✕ Доступ закрыт
    [left] 🚪 Бот остановлен
   *[active] ✅ Пользуется
}{ $admin ->
    [yes] { " · админ" }
   *[no] { "" }
}
admin-person-reason = Причина: { $reason }
admin-person-shop = 🏪 { $name } · { $role ->
    [owner] владелец
    [manager] менеджер
   *[viewer] наблюдатель
}
admin-person-figures = Ключей { $keys }, мониторов { $monitors }, поимок { $catches }, кампаний { $campaigns }, импортов { $imports }, SKU { $products }
admin-person-plan = 💎 Тариф: { $plan }
admin-person-use = { $kind ->
    [catches] Поимки
    [campaigns] Кампании
    [imports] Импорт
   *[skus] SKU
}: { $used } из { $limit }
admin-person-spent = Сегодня за счёт установки: вызовов { $calls }, ${ $spent } из ${ $limit }

admin-block-title = ✕ Закрыть доступ
admin-block-label = Причина
admin-block-question = Почему закрываете доступ? Причину увидят только админы.
admin-block-wrong = Нужна одна строка до { $max } символов, например: рассылка спама.
admin-block-note = { $name } получит одно вежливое сообщение. Мониторы, обновления цен и работы в своём магазине остановятся, данные останутся.
admin-unblock-ask =
    🔓 Открыть доступ: <b>{ $name }</b>?
    Закрыли по причине: { $reason }
    Бот снова будет отвечать. Что остановлено, человек запустит сам.

admin-deeds-title = 🗂 <b>Действия</b> · { $name }
admin-deeds-none = Пока ничего.
admin-deed = { $at } · { $kind ->
    [run] работа
    [monitor] монитор
    [catch] слот
    [campaign] кампания
    [import] импорт
    [stock] остатки
   *[key] ключ
} { $about } { $state }

# Журнал
admin-audit-title = 🧭 Админ · <b>Журнал</b>
admin-audit-of = 📒 <b>Журнал о</b> <code>{ $id }</code>
admin-audit-none = Пока пусто.
admin-did = { $at } · { $admin }: { $action ->
    [look] открыта карточка { $whom }
    [block] закрыт доступ { $whom }: { $what }
    [unblock] открыт доступ { $whom }
    [limit] для { $whom } предел { $what } в день
    [unlimit] для { $whom } снова общий предел
    [grant] подарок { $whom }: { $what } × { $count }
    [refund] звёзды возвращены { $whom }: { $count }
    [link] новая ссылка для входа, мест { $count }
    [unlink] ссылка для входа отозвана
    [admit] вход открыт: { $whom }
    [expel] вход закрыт: { $whom }
    [retry-job] задание повторено: { $what }
    [retry-jobs] упавшие задания повторены: { $what }, { $count }
    [drain] ожидающие задания убраны: { $what }, { $count }
    [backup] копия { $what }
    [broadcast-test] рассылка проверена на себе
    [broadcast-start] рассылка начата, людей { $count }
    [broadcast-pause] рассылка на паузе
    [broadcast-resume] рассылка продолжена
   *[broadcast-stop] рассылка остановлена
}

# Рассылка
admin-button-broadcasts = 📢 Рассылки
admin-button-broadcast = 📢 К рассылке
admin-button-broadcast-new = ➕ Новая рассылка
admin-button-broadcast-save = ✓ Сохранить
admin-button-broadcast-test = 👀 Прислать себе
admin-button-broadcast-go = ▶️ Разослать
admin-button-broadcast-send = ✓ Разослать: { $people }
admin-button-later = Не сейчас
admin-button-renew = ↻ Обновить
admin-button-audience = { $audience ->
    [ru] По-русски
    [en] По-английски
    [week] Были за 7 дней
    [month] Были за 30 дней
    [asleep] Не были 30 дней
   *[all] Всем
}
admin-button-steer = { $how ->
    [pause] ⏸ Пауза
    [stop] ✕ Остановить
    [resume] ▶️ Продолжить
   *[retry] ↻ Продолжить
}
admin-broadcasts-title = 🧭 Админ · <b>Рассылки</b>
admin-broadcasts-some = 📝 – черновик, 📢 – начата.
admin-broadcasts-none = Рассылок ещё не было.
admin-broadcast-form = 📢 Новая рассылка
admin-broadcast-label-text = Текст
admin-broadcast-label-audience = Кому
admin-broadcast-ask-text = Пришлите текст. Жирный, курсив и ссылки сохранятся.
admin-broadcast-wrong-text = Нужен текст до { $max } символов.
admin-broadcast-ask-audience = Кому разослать? Закрытым и ушедшим бот не пишет.
admin-broadcast-text = Текст: { $text }
admin-broadcast-audience = Кому: { $audience ->
    [ru] кто читает по-русски
    [en] кто читает по-английски
    [week] кто был за 7 дней
    [month] кто был за 30 дней
    [asleep] кто не был 30 дней
   *[all] всем
}
admin-broadcast-people = Людей: { $people }
admin-broadcast-takes = Займёт около { $time }. У кого тихие часы, те получат утром.
admin-broadcast-title = 📢 <b>Рассылка</b> · { $status ->
    [queued] в очереди
    [running] идёт
    [paused] на паузе
    [completed] закончена
    [failed] остановилась
    [cancelled] остановлена
   *[draft] черновик
}
admin-broadcast-tally = Людей { $people }: получили { $sent }, ушли { $left }, не вышло { $failed }, ждут { $waiting }, в пути { $sending }
admin-broadcast-confirm = 📢 Разослать { $people ->
    [one] { $people } человеку
   *[other] { $people } людям
}?
admin-broadcast-run = 📢 Рассылка
admin-broadcast-stage = Отправляем
admin-broadcast-note = получили { $sent }, ушли { $left }, не вышло { $failed }
admin-broadcast-quiet = у остальных тихие часы
admin-broadcast-done =
    ✅ <b>Рассылка закончена</b>
    Получили { $sent }, ушли { $left }, не вышло { $failed }
admin-toast-no-broadcast = Такой рассылки нет
admin-toast-tested = Отправили вам, посмотрите ниже
admin-toast-steered = Сделано
admin-toast-late = Рассылка уже в другом состоянии
