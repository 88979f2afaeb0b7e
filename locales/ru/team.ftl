# Кнопки
button-team = 👥 Команда
button-team-back = ‹ Команда
button-team-manager = ➕ Менеджер
button-team-viewer = ➕ Наблюдатель
button-team-link = ✉️ { $role ->
    [manager] 🛠
   *[viewer] 👁
} до { $day }
button-team-switch = ⇄ { $workspace }
button-team-copy = ⧉ Скопировать
button-team-share = ➦ Отправить
button-team-revoke = ✕ Отозвать ссылку
button-team-promote = 🛠 В менеджеры
button-team-demote = 👁 Только смотреть
button-team-remove = 🚪 Убрать
button-team-keep = Оставить
button-team-leave = 🚪 Выйти из команды
button-team-stay = Остаться

# Экран команды
team-title = 👥 <b>Команда</b> · { $workspace }
team-line = { $role ->
    [owner] 👑
    [manager] 🛠
   *[viewer] 👁
} { $name } · { $role ->
    [owner] владелец
    [manager] менеджер
   *[viewer] наблюдатель
}{ $self ->
    [yes] { " · это вы" }
   *[no] { "" }
}
team-invite = ✉️ Ссылка { $role ->
    [manager] менеджеру
   *[viewer] наблюдателю
}, до { $until }
team-roles = <i>Менеджер ведёт всё, кроме команды. Наблюдатель только смотрит.</i>
team-others = Перейти в другой магазин:
team-member =
    👤 <b>{ $name }</b> · { $role ->
        [manager] менеджер
       *[viewer] наблюдатель
    }
    В команде с { $since }
team-remove-ask =
    🚪 Убрать <b>{ $name }</b> из команды?
    Доступ закроется сразу. Ключи и мониторы останутся, уведомления о них будут приходить вам.
team-leave-ask =
    🚪 Выйти из команды «{ $workspace }»?
    Вы вернётесь в свой магазин. Обратно – только по новой ссылке владельца.

# Ссылка
team-link =
    ✉️ <b>Ссылка для { $role ->
        [manager] менеджера
       *[viewer] наблюдателя
    }</b>

    <code>{ $link }</code>

    Для одного человека, до { $until }. Показываем один раз: отправьте её сейчас.
team-link-open =
    ✉️ Ссылка для { $role ->
        [manager] менеджера
       *[viewer] наблюдателя
    }, действует до { $until }.
    Ей ещё не воспользовались. Сама ссылка не хранится: если она потерялась, отзовите её и создайте новую.
team-joined =
    ✅ Вы в команде «{ $workspace }» как { $role ->
        [owner] владелец
        [manager] менеджер
       *[viewer] наблюдатель
    }.
    Теперь бот показывает этот магазин. Вернуться в свой: { button-menu-settings } → { button-team }.
team-link-own = Это ваша ссылка. Отправьте её тому, кого зовёте в команду.
team-link-used = По этой ссылке уже вошёл другой человек. Попросите у владельца новую.
team-link-expired = Срок этой ссылки вышел. Попросите у владельца новую.
team-link-unknown = Такого приглашения нет: ссылка неполная или владелец её отозвал. Попросите новую.

# Ответы на нажатия
toast-team-full = В команде нет мест: помощников и ссылок вместе бывает не больше девяти. Уберите лишнее.
toast-team-revoked = Ссылка отозвана
toast-team-removed = Доступ закрыт
toast-team-left = Вы вышли из команды

# Уведомления
notice-team-joined = 👥 { $name } теперь в команде «{ $workspace }»: { $role ->
    [manager] менеджер
   *[viewer] наблюдатель
}.
notice-team-left = 👥 { $name } больше не в команде «{ $workspace }»: человек вышел сам. Ключи и мониторы остались у вас.
notice-team-removed = 👥 Владелец закрыл вам доступ к магазину «{ $workspace }». Вы снова в своём.
