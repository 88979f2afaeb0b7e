# Магазины человека: где он владелец и где помогает
button-workspaces = 🏬 Магазины
button-workspace-new = ➕ Новый магазин
button-workspace-name = ✎ Переименовать
button-workspace-create = ✓ Создать магазин
button-workspace-open = 🏬 Открыть магазин
button-workspace-give = 👑 Передать магазин
button-workspace-keep = Оставить себе

workspaces-title = 🏬 <b>Ваши магазины</b>
workspaces-line = { $here ->
    [yes] 📍
   *[no] •
} { $name } · { $role ->
    [owner] владелец
    [manager] менеджер
   *[viewer] наблюдатель
}
workspaces-about = <i>У каждого магазина свои ключи, мониторы, товары и команда.</i>

workspace-new-title = 🏬 Новый магазин
workspace-name-title = 🏬 Название магазина
workspace-name-label = Название
workspace-name-value = Название: { $name }
workspace-name-question = Как назвать магазин?
workspace-name-wrong = Название – одна строка до { $max } символов. Например: Орлова Home
workspace-too-many = Своих магазинов уже { $max }, больше нельзя.
workspace-give-ask =
    👑 Передать «{ $workspace }»? Новый владелец – <b>{ $name }</b>.
    Магазин перейдёт целиком: ключи, мониторы, задачи и уведомления о них. Вы останетесь менеджером, вернуть магазин сможет только новый владелец.
toast-workspace-given = Магазин передан
notice-workspace-given = 👑 { $name } передаёт вам магазин «{ $workspace }»: теперь вы его владелец.
button-workspace-end = 🗑 Удалить магазин
button-workspace-end-now = 🗑 Удалить навсегда
workspace-end-title = 🗑 Удалить магазин
workspace-end-label = Название
workspace-end-value = Удаляем: { $name }
workspace-end-question =
    Магазин «{ $name }» будет удалён со всем, что в нём есть: ключи, мониторы, кампании, товары, импорт, история.{ $helpers ->
        [0] { "" }
        [one] { " " }Доступ потеряет { $helpers } помощник.
        [few] { " " }Доступ потеряют { $helpers } помощника.
       *[many] { " " }Доступ потеряют { $helpers } помощников.
    }
    Вернуть его будет нельзя. Чтобы удалить, пришлите название магазина.
workspace-end-wrong = Название не совпало. Пришлите его точно: { $name }
workspace-end-note = Другие ваши магазины, тариф и оплаты останутся.
toast-workspace-last = Это ваш единственный магазин. Он удаляется только вместе со всеми вашими данными: в настройках «{ button-data }».
notice-workspace-deleted = 🏬 Магазина «{ $workspace }» больше нет: владелец его удалил. Вы снова в своём.
