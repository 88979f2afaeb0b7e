# Тарифы и оплата
command-paysupport = Вопросы об оплате
billing-plan-name = { $plan ->
    [seller] Продавец
    [business] Бизнес
   *[other] { $plan }
}
billing-home = { $state ->
    [grace] ⚠️ Тариф не продлён, поимок осталось: { $left }
   *[other] Тариф «{ billing-plan-name }», поимок осталось: { $left }
}
billing-title-trial = 💎 <b>Пробный период</b>
billing-title-paid =
    💎 <b>Тариф «{ billing-plan-name }»</b>
    { $renewing ->
        [yes] Оплачен до { $until }, дальше продлится сам.
        [failed] Оплачен до { $until }. Списать звёзды на следующий месяц не вышло: пополните их в Telegram.
       *[no] Действует до { $until }, сам не продлится.
    }
billing-title-grace =
    ⚠️ <b>Тариф «{ billing-plan-name }» не продлился</b>
    Всё работает до { $until }. Пополните звёзды в Telegram или оплатите тариф здесь.
billing-title-locked =
    💎 <b>Тариф «{ billing-plan-name }» закончился { $until }</b>
    Данные на месте. Сверх пробного периода работа ждёт оплаты.
billing-use = { $kind ->
    [catch] Поимки: { $used } из { $limit }
    [campaign] Кампании: { $used } из { $limit }
    [import] Товары импорта: { $used } из { $limit }
   *[sku] SKU в остатках: { $used } из { $limit }
}{ $extra ->
    [0] {""}
   *[other] {" "}и ещё { $extra } сверх того
}
billing-owner-pays = Тариф оплачивает владелец магазина. Покажите ему /plan.
billing-offer-title = <b>{ billing-plan-name }</b> · { $stars ->
    [one] { $stars } звезда
    [few] { $stars } звезды
   *[many] { $stars } звёзд
} на 30 дней
billing-gives = Поимки – { $catches }, кампании – { $campaigns }, товары импорта – { $products }, SKU – до { $skus }.
billing-offer-text = Оплата звёздами Telegram. Подписка продлевается сама каждые 30 дней, отключить можно здесь же. Разовая оплата не продлевается.
billing-offer-ahead = Тариф оплачен до { $until }. Разовая оплата прибавит к этому 30 дней. Подписка начинается сразу и забрала бы оплаченные дни, поэтому оформить её можно за 3 дня до конца.
billing-offer-replaces = Новый тариф начнётся сразу. Тариф «{ billing-plan-name }» продлеваться не будет, его дни до { $until } идут в то же время.
billing-not-sold = Этот тариф больше не продаётся. Откройте /plan и выберите другой.

billing-wall-title = 💎 <b>{ $kind ->
    [catch] Поимки закончились
    [campaign] Кампании закончились
    [import] Товаров импорта не хватит
   *[sku] Больше SKU не поместится
}</b>
billing-wall-used = Использовано { $used } из { $limit }{ $trial ->
    [yes] {" "}в пробном периоде.
   *[no] {" "}по тарифу.
}
billing-wall-kept = { $kind ->
    [catch] Мониторы сохранены и могут сообщать о слотах.
    [campaign] Готовые кампании и файлы остаются у вас.
    [import] Загруженное остаётся в магазине, отметьте меньше товаров или смените тариф.
   *[sku] Всё, что есть, обновляется как раньше.
}
billing-used-up-catch = Поимки закончились. Что дают тарифы – в /plan.
billing-used-up-campaign = Кампании закончились. Что дают тарифы – в /plan.
billing-used-up-import = Товаров импорта осталось { $left }, а нужно { $wanted }. Отметьте меньше или откройте /plan.
billing-used-up-sku = SKU можно добавить ещё { $left }, а нужно { $wanted }. Что дают тарифы – в /plan.

billing-stop-ask =
    💎 <b>Отключить продление?</b>
    Тариф «{ billing-plan-name }» проработает до { $until }, потом останется пробный период. Данные не пропадут.
billing-allowed =
    ✓ <b>Продление снова разрешено</b>
    Осталось включить его: Telegram → Настройки → Мои звёзды → подписка на бота → «Возобновить».
billing-toast-stopped = Продление отключено
billing-toast-invoice = Счёт ниже в чате
billing-toast-invoice-open = Счёт на этот тариф уже есть в чате: оплатите его. Новый можно попросить через 10 минут.
billing-asked =
    ✅ <b>Вопрос отправлен</b>
    Владелец бота получил его вместе с номером последнего платежа.

billing-payments-title = 💎 <b>Платежи</b>
billing-payments-none = Платежей пока не было.
billing-stars = { $stars ->
    [one] { $stars } звезда
    [few] { $stars } звезды
   *[many] { $stars } звёзд
}
billing-payment = { $day } · { billing-stars } · { billing-plan-name }{ $state ->
    [refunded] {" "}· возвращено
    [refunding] {" "}· возвращается
   *[paid] {""}
}
billing-support =
    💎 <b>Вопросы об оплате</b>
    Оплата идёт через Telegram, звёзды возвращает владелец бота. { $can ->
        [yes] Опишите, что случилось: вопрос придёт ему вместе с номером последнего платежа.
       *[no] Напишите ему и назовите номер платежа.
    }
billing-support-payment = { $day } · { billing-stars } · <code>{ $charge }</code>
billing-support-title = Вопрос об оплате
billing-support-label = Вопрос
billing-support-value = Вопрос: { $text }
billing-support-question = Что случилось с оплатой? Напишите одним сообщением.
billing-support-wrong = Опишите вопрос в пределах { $max } символов, например: «оплатил дважды, верните второй платёж».

billing-promo-title = Промокод
billing-promo-label = Промокод
billing-promo-value = Промокод: { $code }
billing-promo-question = Введите промокод.
billing-promo-unknown = Такого промокода нет. Проверьте буквы и цифры, например SALE-2026.
billing-promo-used = Этот промокод вы уже использовали. Введите другой.
billing-promo-over = Этот промокод больше не действует. Введите другой.
billing-gift-plan = ✅ Промокод принят: тариф «{ billing-plan-name }», { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}.
billing-gift-until = Действует до { $until }.
billing-gift-uses = ✅ Промокод принят: { billing-extra-uses }.
billing-extra-uses = { $kind ->
    [catch] { $amount ->
        [one] ещё { $amount } поимка
        [few] ещё { $amount } поимки
       *[many] ещё { $amount } поимок
    }
    [campaign] { $amount ->
        [one] ещё { $amount } кампания
        [few] ещё { $amount } кампании
       *[many] ещё { $amount } кампаний
    }
   *[import] { $amount ->
        [one] ещё { $amount } товар импорта
        [few] ещё { $amount } товара импорта
       *[many] ещё { $amount } товаров импорта
    }
}

billing-referral =
    👥 <b>Пригласите продавца</b>
    Когда приглашённый впервые оплатит тариф, вы оба получите ещё по { $catches ->
        [one] { $catches } поимке
        [few] { $catches } поимки
       *[many] { $catches } поимок
    }.

    { $link }

    Пришли: { $came }, оплатили: { $paid }.

billing-button-plan = 💎 Тариф
billing-button-offer = { billing-plan-name } · { $stars } зв.
billing-button-subscribe = Подписка, 30 дней
billing-button-once = Разово на 30 дней
billing-button-stop = Отключить продление
billing-button-keep = ‹ Не отключать
billing-button-allow = Включить продление
billing-button-card = 🙋 Карточка
billing-button-promo = Промокод
billing-button-referral = Пригласить
billing-button-payments = Платежи
billing-button-support = Вопрос об оплате
billing-button-ask = ✍️ Написать
billing-button-copy-link = ⧉ Ссылка

# Счёт и отказы, которые показывает Telegram
billing-invoice-title = Тариф «{ billing-plan-name }»
billing-invoice-text = 30 дней: поимки – { $catches }, кампании – { $campaigns }, товары импорта – { $products }, SKU – до { $skus }.
billing-refused-unknown = Этот счёт не найден. Откройте /plan и выберите тариф заново.
billing-refused-person = Этот счёт выставлен другому человеку. Откройте /plan и выберите тариф сами.
billing-refused-blocked = Оплата недоступна. Напишите владельцу бота.
billing-refused-paid = Этот счёт уже оплачен. Тариф и платежи – в /plan.
billing-refused-price = Счёт устарел. Откройте /plan и выберите тариф заново.
billing-refused-renewing = Эта подписка у вас уже есть и продлевается сама. Тариф – в /plan.
billing-refused-ahead = Тариф уже оплачен, подписка забрала бы эти дни. Оплатите разово или подпишитесь за 3 дня до конца: /plan
billing-refused-better = У вас действует тариф больше этого. Дождитесь его конца, срок – в /plan.

# Сообщения
billing-paid =
    ✅ <b>Оплачено: тариф «{ billing-plan-name }»</b>
    { $stars ->
        [one] Получена { $stars } звезда
        [few] Получены { $stars } звезды
       *[many] Получено { $stars } звёзд
    }, тариф действует до { $endDay }. Остановленные мониторы можно включить в /supplies.
billing-renewed =
    ✅ Тариф «{ billing-plan-name }» продлён до { $endDay }: { $stars ->
        [one] { $stars } звезда
        [few] { $stars } звезды
       *[many] { $stars } звёзд
    }.
billing-refunded =
    ↩️ <b>Оплата возвращена</b>
    { $stars ->
        [one] { $stars } звезда снова на вашем счёте
        [few] { $stars } звезды снова на вашем счёте
       *[many] { $stars } звёзд снова на вашем счёте
    } в Telegram. Оплаченные ими дни тарифа сняты, данные на месте.
billing-unmatched =
    ⚠️ <b>Оплата пришла, но тариф по ней не найден</b>
    { $stars ->
        [one] Получена { $stars } звезда
        [few] Получены { $stars } звезды
       *[many] Получено { $stars } звёзд
    }. Напишите в /paysupport и назовите платёж <code>{ $charge }</code>: его вернут или зачтут.
billing-renewal-off = 💎 Продление тарифа «{ billing-plan-name }» отключено. Он действует до { $endDay }.
billing-renewal-on = 💎 Продление тарифа «{ billing-plan-name }» включено. Следующая оплата – { $endDay }.
billing-soon = ⏰ { $renewing ->
    [yes] Тариф «{ billing-plan-name }» продлится { $endDay }. Нужно звёзд: { $stars }.
   *[no] Тариф «{ billing-plan-name }» действует до { $endDay } и сам не продлится.
}
billing-tomorrow = ⏰ Тариф «{ billing-plan-name }» заканчивается { $endDay }. Продлить можно заранее, дни не пропадут.
billing-grace =
    ⚠️ <b>Тариф «{ billing-plan-name }» не продлился</b>
    Telegram не смог списать звёзды. Всё работает до { $untilDay }: пополните звёзды или оплатите тариф здесь.
billing-locked =
    🔒 <b>Тариф «{ billing-plan-name }» закончился</b>
    Мониторы, кампании, импорт и остатки сохранены. Новые поимки, кампании и загрузки сверх пробного периода ждут оплаты.
billing-granted = ✅ Вам подарили: { billing-extra-uses }.
billing-granted-plan = ✅ Вам подарили тариф «{ billing-plan-name }» до { $endDay }.
billing-referral-bonus = ✅ { $who ->
    [referrer] Ваш приглашённый оплатил тариф.
   *[newcomer] Спасибо за оплату по приглашению.
} { $amount ->
    [one] Вам добавлена { $amount } поимка
    [few] Вам добавлены { $amount } поимки
   *[many] Вам добавлено { $amount } поимок
}.
billing-admin-unmatched = ⚠️ Платёж без счёта: { $stars } звёзд от { $user }, <code>{ $charge }</code>.
billing-admin-reconciled = ⚠️ Сверка звёзд: зачтено платежей – { $payments }, возвратов – { $refunds }, без счёта – { $unmatched }.
billing-admin-asked =
    ✉️ <b>Вопрос об оплате</b>
    { $name } (<code>{ $user }</code>), платёж <code>{ $charge }</code>

    { $question }
billing-reconcile-title = Сверка звёзд
