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
