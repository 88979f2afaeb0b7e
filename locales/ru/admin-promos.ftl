# Промокоды
admin-button-promos = 🎁 Промокоды
admin-button-promos-back = ‹ Промокоды
admin-button-promo-new = ➕ Новый промокод
admin-button-promo-save = ✓ Создать
admin-button-promo-end = ✕ Остановить
admin-promos-title = 🧭 Админ · <b>Промокоды</b>
admin-promos-none = Промокодов пока нет. Человек вводит код на экране «{ billing-button-plan }» и сразу получает подарок.
admin-promos-about = Новые сверху: сколько человек ввели и сколько могут.
admin-promo-title = 🎁 <b>Промокод</b> <code>{ $code }</code>
admin-promo-gift = Подарок: { $kind ->
    [catch] поимки
    [campaign] кампании
    [seller] дни тарифа «Продавец»
    [business] дни тарифа «Бизнес»
   *[import] товары импорта
} × { $amount }
admin-promo-uses = Ввели { $uses } из { $maxUses }
admin-promo-state = { $state ->
    [over] ✕ Больше не действует
    [used] ✕ Все подарки розданы
   *[open] { $until ->
        [none] ✅ Действует без срока
       *[other] ✅ Действует до { $until }
    }
}
admin-promo-end-ask =
    Остановить промокод <code>{ $code }</code>?
    Его больше никто не введёт, второй раз такой же не создать. Подарки тех, кто успел ({ $uses }), останутся.

# Форма
admin-promo-form = 🎁 <b>Новый промокод</b>
admin-promo-label-code = Код
admin-promo-line-code = Код: { $code }
admin-promo-ask-code = Какой код будут вводить? Например SALE-2026.
admin-promo-wrong-code = Нужно от 3 до 32 латинских букв, цифр, «-» или «_», например SALE-2026.
admin-promo-taken = Промокод { $code } уже есть. Пришлите другой, например { $code }-2.
admin-promo-ask-amount = { $kind ->
    [seller] Сколько дней дать каждому? Например 30.
    [business] Сколько дней дать каждому? Например 30.
   *[other] Сколько штук дать каждому? Например 5.
}
admin-promo-label-people = Сколько человек
admin-promo-line-people = Человек: { $people }
admin-promo-ask-people = Сколько человек смогут его ввести? Выберите или напишите число.
admin-promo-label-days = Срок
admin-promo-line-days = Срок: { $days ->
    [0] без срока
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
admin-promo-ask-days = Сколько дней он действует? Выберите или напишите число.
admin-promo-button-days = { $days ->
    [0] Без срока
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
admin-promo-note = Каждый человек введёт код один раз. Изменить созданный код нельзя, остановить можно.
