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
   *[all] { $total ->
        [0] Никого не нашлось. Ищите по id, @имени или части имени.
       *[other] Всего: { $total }
    }
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
admin-person-plan = 💎 { $state ->
    [paid] Тариф «{ billing-plan-name }» до { $until }
    [grace] Тариф «{ billing-plan-name }» до { $until }, ждёт оплаты
    [locked] Тариф закончился
   *[trial] Пробный период
}
admin-person-use = { $kind ->
    [catch] Поимки
    [campaign] Кампании
    [import] Импорт
   *[sku] SKU
}: { $used } из { $limit }{ $extra ->
    [0] {""}
   *[other] {" "}и ещё { $extra } сверх того
}
admin-person-spent = Сегодня за счёт бота: вызовов { $calls }, ${ $spent } из ${ $limit }

admin-block-title = ✕ Закрыть доступ
admin-block-label = Причина
admin-block-question = Почему закрываете доступ? Причину увидят только админы.
admin-block-wrong = Нужна одна строка до { $max } символов, например: рассылка спама.
admin-block-note = { $name } получит одно вежливое сообщение. Мониторы, обновления цен и работы в своём магазине остановятся, подписка больше не продлится, данные останутся.
admin-button-write = ✍️ Написать
admin-button-write-send = ✓ Отправить
admin-write-title = ✍️ Написать человеку
admin-write-label = Сообщение
admin-write-value = Сообщение: { $text }
admin-write-question = Что написать? { $name } получит это от бота одним сообщением.
admin-write-wrong = Нужно от 1 до { $max } символов, например: звёзды за второй платёж вернули.
admin-toast-written = Отправлено
notice-admin-wrote =
    ✉️ <b>Владелец бота пишет вам</b>
    { $text }

    Ответить можно в /paysupport.
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
}: { $about }{ $state ->
    [none] {""}
    [active] {" "}· работает
    [queued] {" "}· в очереди
    [running] {" "}· идёт
    [paused] {" "}· на паузе
    [completed] {" "}· готово
    [done] {" "}· готово
    [failed] {" "}· не вышло
    [cancelled] {" "}· отменено
    [expired] {" "}· срок вышел
    [blocked] {" "}· ждёт продавца
    [removed] {" "}· удалено
    [armed] {" "}· идёт
    [matched] {" "}· идёт
    [committing] {" "}· идёт
    [booked] {" "}· забронировано
    [handed] {" "}· передано
    [unknown] {" "}· исход неизвестен
    [verified] {" "}· поймано
    [lost] {" "}· не досталось
    [notified] {" "}· сообщили
    [unchecked] {" "}· проверяется
    [unproven] {" "}· проверяется
   *[other] {" "}· не работает
}
admin-deed-about = { $what ->
    [auto] автобронь
    [hand-over] передавать слот
    [notify] только сообщать
    [sale] продажа
    [receipt] приход
    [transfer] перемещение
    [correction] исправление
    [stocktake] пересчёт
    [order] заказ канала
    [return] возврат
    [create] новый товар
    [edit] правка
    [delete] удаление
    [import] загрузка таблицы
    [undo] отмена
    [account-check] проверка ключей
    [account-link] подключение Allegro
    [campaigns-create] кампания
    [campaigns-export] выгрузка кампании
    [campaigns-rewrite] новые объявления
    [imports-batch] импорт товаров
    [imports-refresh] обновление цен
    [imports-rollback] отмена импорта
    [stock-preview] сравнение с каналом
    [stock-sync] отправка остатков
    [stock-base-import] каталог Base
    [stock-base] сравнение с Base
    [stock-offer-compare] сравнение карточек
    [stock-offer-send] правка карточек
   *[other] { $about }
}

# Журнал
admin-audit-title = 🧭 Админ · <b>Журнал</b>
admin-audit-of = 📒 <b>Журнал о</b> <code>{ $id }</code>
admin-audit-none = Пока пусто.
admin-did = { $at } · { $admin }: { $action ->
    [look] открыта карточка: { $whom }
    [block] закрыт доступ: { $whom }, причина: { $what }
    [unblock] открыт доступ: { $whom }
    [write] написано: { $whom }: { $what }
    [limit] предел { $what } в день: { $whom }
    [unlimit] снова общий предел: { $whom }
    [grant] подарок: { $whom }, { $what ->
        [catch] поимки
        [campaign] кампании
        [seller] дни тарифа «Продавец»
        [business] дни тарифа «Бизнес»
       *[import] товары импорта
    } × { $count }
    [promo] новый промокод { $what }, людей { $count }
    [promo-end] промокод { $what } остановлен
    [refund] запрошен возврат звёзд, { $count }: { $whom }
    [link] новая ссылка для входа, мест { $count }
    [unlink] ссылка для входа отозвана
    [admit] вход открыт: { $whom }
    [expel] вход закрыт: { $whom }
    [retry-job] задание повторено: { $what }
    [retry-jobs] упавшие задания повторены: { $what }, { $count }
    [drain] ожидающие задания убраны: { $what }, { $count }
    [backup] резервная копия
    [broadcast-drop] черновик рассылки удалён
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
admin-button-broadcast-drop = 🗑 Удалить
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
admin-broadcast-drop = 🗑 Удалить черновик рассылки? Его никто не получит.
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

# Главный экран
admin-button-funnel = 📊 Воронка
admin-button-business = 🧮 Итоги
admin-button-services = 📡 Сервисы
admin-button-queues = ⏳ Очереди
admin-button-errors = 🐞 Ошибки
admin-button-health = 🩺 Состояние
admin-button-access = ✉️ Вход
admin-home-active = Сегодня пришли { $today }, за 30 дней { $month }
admin-home-now = Обновлений за сутки { $updates }, ошибок за час { $errors }
admin-button-period = { $period ->
    [hour] Час
    [day] Сутки
    [week] 7 дней
   *[month] 30 дней
}

# Воронка
admin-funnel-title = 🧭 Админ · <b>Воронка</b>
admin-active = 🙋 Сегодня { $today }, вчера { $yesterday }, за 30 дней { $month }
admin-funnel-started = Начали { $period ->
    [hour] за час
    [day] за сутки
    [week] за неделю
   *[month] за 30 дней
}: { $started }
admin-funnel-step = { $step ->
    [connected] Подключили ключ
    [begun] Начали работу
   *[completed] Получили результат
}: { $people } ({ $share } %)
admin-funnel-time = От начала до первого результата в среднем: { $time }
admin-button-picture-days = 🖼 По дням
admin-button-picture-funnel = 🖼 Воронка
admin-button-funnel-back = ‹ Воронка
admin-picture-days = Сколько людей пришло
admin-picture-days-below = за 30 дней разных людей: { $month }
admin-picture-funnel = Как далеко дошли
admin-picture-period = начали { $period ->
    [hour] за час
    [day] за сутки
    [week] за неделю
   *[month] за 30 дней
}
admin-picture-step = { $step ->
    [started] Начали
    [connected] Подключили ключ
    [begun] Начали работу
   *[completed] Получили результат
}
admin-picture-share = { $value } · { $share } %
admin-toast-picture = Картинка сейчас придёт

# Итоги
admin-business-title = 🧮 <b>Итоги</b> { $period ->
    [hour] за час
    [day] за сутки
    [week] за неделю
   *[month] за 30 дней
}
admin-business-campaigns = 📣 Кампаний { $campaigns }, в среднем за { $time }
admin-business-average = На кампанию: фраз { $keywords }, групп { $groups }, объявлений { $ads }
admin-business-cost = Нейросеть на кампанию ${ $each }, всего потрачено за счёт бота ${ $cost }
admin-business-catches = 📦 Поимок { $catches }
admin-business-imports = 🛍 Импортов { $imports }, товаров { $imported }, в среднем за { $time }
admin-business-skus = 🔄 SKU в остатках { $skus }
admin-business-stars = ⭐ Звёзды: получено { $paid }, возвращено { $refunded }, за всё время { $ever }, платят { $payingOwners }

# Сервисы
admin-services-title = 📡 <b>Сервисы</b> { $period ->
    [hour] за час
    [day] за сутки
    [week] за неделю
   *[month] за 30 дней
}
admin-services-none = Вызовов не было.
admin-services-note = <i>вызовы · 429 · ошибки · среднее и 95 % · деньги</i>
admin-service = { $service }: { $calls } · { $limited } · { $errors } · { $average }/{ $p95 } мс · ${ $cost }
admin-button-callers = 🙋 По людям
admin-button-services-back = ‹ Сервисы
admin-callers-title = 📡 <b>Вызовы по людям</b> { $period ->
    [hour] за час
    [day] за сутки
    [week] за неделю
   *[month] за 30 дней
}
admin-caller = { $name } · <code>{ $id }</code>: вызовов { $calls }, ${ $cost }

# Очереди
admin-queues-title = 🧭 Админ · <b>Очереди</b>
admin-queue = ⏳ { $name }: ждут { $waiting } (дольше всех { $age }), идут { $active }, отложены { $delayed }, упали { $failed }
admin-backlog = { $name ->
    [inbox] 📥 Обновления
   *[outbox] 📤 Сообщения
}: ждут { $waiting } (дольше всех { $age }), не вышло за сутки { $failed }
admin-job = { $number }. { $id } · { $at }: { $reason }
admin-jobs-none = Упавших заданий нет.
admin-button-retry-job = ↻ {$number}
admin-button-retry-all = ↻ Все упавшие
admin-button-drain = 🗑 Убрать ожидающие
admin-button-drain-go = 🗑 Убрать: { $waiting }
admin-button-queues-back = ‹ Очереди
admin-drain-ask =
    🗑 Убрать из очереди { $name } ожидающие задания: { $waiting }?
    Идущие и отложенные останутся. Сами работы не пропадут: бот найдёт их и поставит снова примерно через минуту.

# Ошибки
admin-errors-title = 🐞 <b>Ошибки</b> { $period ->
    [hour] за час
    [day] за сутки
    [week] за неделю
   *[month] за 30 дней
}
admin-errors-none = Ошибок не было.
admin-error = { $code }: { $count }, последняя { $at }
admin-error-title = 🐞 <b>{ $code }</b>
admin-error-at = { $at } · код для людей: { $reference }
admin-error-words = <code>{ $words }</code>
admin-button-older = ‹ Раньше
admin-button-errors-back = ‹ Ошибки
admin-button-find-error = 🔎 По коду
admin-error-form = 🔎 Ошибка по коду
admin-error-label = Код
admin-error-question = Какой код увидел человек? Например ACC-3F7A.
admin-error-unknown = Такого кода среди последних ошибок нет. Проверьте буквы, например ACC-3F7A.
admin-toast-no-error = Раньше таких ошибок нет

# Состояние
admin-health-title = 🧭 Админ · <b>Состояние</b>
admin-health-process = ✅ { $roles }: работает { $up }, отзывалось { $seen } назад, { $memory } МБ
admin-health-database = PostgreSQL { $ms } мс, { $size } МБ
admin-health-growth = База выросла за сутки на { $day } МБ, за неделю на { $week } МБ
admin-health-redis = Redis { $ms } мс, { $size } МБ
admin-health-redis-away = ⚠️ Redis не отвечает
admin-health-no-redis = Redis не используется
admin-health-breakers = ✅ Все сервисы отвечают
admin-health-breaker = ⚠️ { $service }: { $state ->
    [open] не отвечает, вызовы остановлены
   *[half-open] пробуем снова
}
admin-health-feed = 📦 Слоты WB: { $status ->
    [live] видны
    [disabled] WB отключил
    [unauthorized] нет доступа
   *[unknown] ещё не спрашивали
}, последний раз { $at }
admin-health-updates = Обновлений за сутки { $updates }
admin-health-spending = Потрачено сегодня ${ $spent } из ${ $limit }, вызовов { $calls } из { $most }
admin-health-backup = 💾 Последняя копия: { $at }
admin-button-uptime = ⏱ Доступность
admin-button-health-back = ‹ Состояние
admin-uptime-title = 🧭 Админ · <b>Доступность</b>
admin-uptime-line = { $service }: сутки { $day ->
    [none] –
   *[known] { $day } %
}, 30 дней { $month } %
admin-uptime-none = Замеров пока нет: первые появятся через минуту.
admin-uptime-others = { $others ->
    [one] ✅ Ещё { $others } сервис не отключался
    [few] ✅ Ещё { $others } сервиса не отключались
   *[many] ✅ Ещё { $others } сервисов не отключались
}
admin-uptime-note = <i>Доля замеров, при которых сервис был на месте. Каждый процесс смотрит раз в 5 секунд; отключён – когда бот остановил вызовы, потому что сервис не отвечал.</i>
admin-button-backup = 💾 Сделать копию
admin-toast-backup = Копия готовится, обновите экран через минуту

# Вход
admin-access-title = 🧭 Админ · <b>Вход</b>
admin-access-mode = { $mode ->
    [open] Бот открыт для всех.
    [invite] Новые люди входят по приглашению.
   *[allow-list] Пользуются только люди из списка.
}
admin-access-admitted = Впущено админами: { $admitted }
admin-access-open = Ссылки понадобятся, если установить ACCESS_MODE=invite или allow-list.
admin-button-entry = ✉️ { $used } из { $places } до { $until }
admin-button-entry-new = ➕ На { $places }
admin-button-admit = ➕ Впустить по id
admin-button-access-back = ‹ Вход
admin-button-expel = 🚪 Закрыть вход
admin-button-admitted = 🙋 Кого впустили
admin-admitted-title = 🧭 Админ · <b>Впущены админами</b>, новые сверху. Нажмите на человека, чтобы закрыть ему вход.
admin-admitted-none = 🧭 Админ · <b>Впущены админами</b>: пока никто.
admin-expel-ask =
    🚪 Закрыть вход: { $who }?
    { $mode ->
        [open] Сейчас бот открыт для всех: войти можно и так. Чтобы закрыть доступ, откройте карточку человека.
        [invite] Кто уже пользуется ботом, останется: чтобы закрыть доступ, откройте карточку человека.
       *[allow-list] Бот перестанет отвечать этому человеку. Данные останутся.
    }
admin-entry-new =
    ✉️ <b>Ссылка для входа</b>, мест: { $places }

    <code>{ $url }</code>

    Действует до { $until }. Показываем один раз: отправьте её сейчас.
admin-entry-open =
    ✉️ Ссылка для входа: вошли { $used } из { $places }, действует до { $until }.
    Сама ссылка не хранится: если она потерялась, отзовите её и создайте новую.
admin-admit-title = ➕ Впустить по id
admin-admit-label = Telegram id
admin-admit-value = Telegram id: { $id }
admin-admit-question = Кого впустить? Пришлите Telegram id, например 100001.
admin-admit-wrong = Нужны только цифры, например 100001.
admin-toast-expelled = Вход закрыт

# Пределы, подарки, платежи
admin-button-limits = ⚖️ Предел
admin-button-grant = 🎁 Подарить
admin-button-payments = ⭐ Платежи
admin-button-limit = ${ $usd } в день
admin-button-unlimit = ↩️ Как у всех
admin-limits-title = ⚖️ <b>Предел в день</b> · <code>{ $id }</code>
admin-limits-now = Сегодня ${ $spent } из ${ $limit }, вызовов { $calls } из { $most }. {$own ->
    [yes] Предел свой.
   *[no] Предел как у всех.
}
admin-grant-title = 🎁 Подарить
admin-grant-label-kind = Что
admin-grant-label-amount = Сколько
admin-grant-ask-kind = Что подарить?
admin-grant-ask-amount = { $kind ->
    [seller] Сколько дней подарить? Например 30.
    [business] Сколько дней подарить? Например 30.
   *[other] Сколько штук подарить? Например 5.
}
admin-grant-wrong = Нужно целое число от 1 до { $max }, например 5.
admin-grant-kind = Что: { $kind ->
    [catch] поимки
    [campaign] кампании
    [seller] дни тарифа «Продавец»
    [business] дни тарифа «Бизнес»
   *[import] импорт товаров
}
admin-grant-amount = Сколько: { $amount }
admin-button-kind = { $kind ->
    [catch] 📦 Поимки
    [campaign] 📣 Кампании
    [seller] 💎 Дни «Продавец»
    [business] 💎 Дни «Бизнес»
   *[import] 🛍 Импорт
}
admin-payments-title = ⭐ <b>Платежи</b> · <code>{ $id }</code>
admin-payments-none = Платежей не было.
admin-payment = { $number }. { $at } · { billing-stars } · { billing-plan-name } · { $state ->
    [refunded] возвращены
    [refunding] возвращаются
   *[paid] оплачены
}
admin-button-refund = ↩️ Вернуть { $number }-й
admin-button-refund-go = ↩️ Вернуть { $stars }
admin-refund-ask =
    ↩️ Вернуть { $stars ->
        [one] { $stars } звезду
        [few] { $stars } звезды
       *[many] { $stars } звёзд
    } человеку <code>{ $id }</code>?
    Оплата { $at }. Тариф за неё закончится, данные останутся.
admin-toast-refund = { $outcome ->
    [refunded] Звёзды возвращены
    [already] Они уже возвращены
    [not-found] Такого платежа нет
    [refused] Telegram отказал
   *[unknown] Telegram не ответил, сверка покажет
}
