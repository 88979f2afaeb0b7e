# Загрузка
imports-run = 🛍 <b>{ $title }</b>: загрузка в магазин { $shop }
imports-stage-products = Товары
imports-stage-report = Отчёт
imports-note-products = { $failed ->
    [0] всё идёт хорошо
    [one] не загружен { $failed } товар
    [few] не загружены { $failed } товара
   *[many] не загружены { $failed } товаров
}
imports-note-busy = в этот магазин сейчас грузят другое, очередь дойдёт сама
imports-note-quota = запросы к Poizon кончились, бот продолжит, когда они обновятся
imports-note-quota-asked = Poizon говорит, что запросы кончились: бот проверяет раз в час и продолжит сам
imports-note-source-down = Poizon не отвечает, бот продолжит сам
imports-note-shop-down = магазин не отвечает, бот продолжит сам
imports-result = Загружено { $done }{ $unchanged ->
    [0] {""}
   *[other] , уже были такими { $unchanged }
}{ $left ->
    [0] {""}
   *[other] , не загружено { $left }
}
imports-result-drafts = ⚠️ { $count ->
    [one] { $count } товар остался черновиком
    [few] { $count } товара остались черновиками
   *[many] { $count } товаров остались черновиками
}: для их категорий не выбран раздел магазина
imports-result-seo = ⚠️ { $count ->
    [one] У { $count } товара тексты для поиска не видны
    [few] У { $count } товаров тексты для поиска не видны
   *[many] У { $count } товаров тексты для поиска не видны
} в магазине. Проверьте его SEO-плагин
imports-result-why = { $count } × { $reason }
button-imports-batch-open = 📋 Товары загрузки
button-imports-rollback = ↩️ Отменить загрузку
imports-notice-report = 🛍 <b>{ $title }</b>: загружено { $done }{ $left ->
    [0] . Все товары – в файле.
   *[other] , не загружено { $left }. Все товары и причины – в файле.
}
imports-file-report = Отчёт о загрузке
imports-report-column = { $column ->
    [title] Товар
    [sku] Артикул
    [state] Что с ним
    [reason] Причина
    [price] Цена от, ₽
   *[link] В магазине
}
imports-item-state = { $state ->
    [waiting] ждёт
    [card] карточка
    [text] текст
    [pictures] фото
    [product] товар
    [variations] размеры
    [check] проверка
    [done] загружен
    [unchanged] без изменений
    [skipped] пропущен
    [failed] не вышло
    [cancelled] отменён
    [taken-back] загрузка отменена
   *[kept] остался
}
error-imports-no-shop = Этого магазина больше нет. Подключите его снова: «{ button-menu-keys }».
error-imports-no-batch = Этой загрузки больше нет.
error-imports-currency = Цены в этом магазине не в рублях, а в { $currency }. Поменяйте валюту WooCommerce на рубли и повторите.
error-imports-no-source = Для загрузки нужен ключ Poizon. Добавьте его: «{ button-menu-keys }».
error-imports-nothing = Нечего загружать: ни один товар не отмечен.
error-imports-too-many = За один раз можно загрузить не больше { $most } товаров.

# Почему товар не загружен, остался или требует внимания
imports-reason-no-title = в карточке нет названия
imports-reason-no-sizes = в карточке нет размеров
imports-reason-sold-out = ни один размер сейчас не продаётся
imports-reason-odd-price = цена похожа на ошибку
imports-reason-no-pictures = фото не открылись
imports-reason-gone = на Poizon этого товара больше нет
imports-reason-foreign = артикул уже занят другим товаром магазина
imports-reason-other-seller = этот товар уже загрузил другой продавец
imports-reason-variations = магазин не принял размеры
imports-reason-check = магазин сохранил не то, что ему отправили
imports-reason-gone-from-shop = в магазине этого товара больше нет
imports-reason-internal = сбой на стороне бота
imports-reason-no-category = черновик: не выбран раздел магазина
imports-reason-category-gone = черновик: раздела больше нет в магазине
imports-reason-pictures-missing = часть фото не открылась
imports-reason-seo-not-kept = тексты для поиска не сохранились
imports-reason-seo-not-shown = тексты для поиска не видны
imports-reason-edited = его правили в магазине после загрузки
imports-reason-later-batch = его изменила более поздняя загрузка
imports-reason-not-restored = магазин не вернул его в прежний вид

# Отмена загрузки
imports-rollback-run = { $what ->
    [all] ↩️ <b>{ $title }</b>: отмена загрузки
   *[unfinished] ↩️ <b>{ $title }</b>: уборка черновиков
}
imports-stage-rollback = Товары
imports-rollback-result = { $taken ->
    [one] Возвращён { $taken } товар: магазин такой, каким был до загрузки.
    [few] Возвращены { $taken } товара: магазин такой, каким был до загрузки.
   *[many] Возвращены { $taken } товаров: магазин такой, каким был до загрузки.
}
imports-rollback-cleared = Недоделанных черновиков в магазине не осталось.
imports-rollback-kept = { $kept ->
    [one] { $kept } товар остался: его с тех пор меняли.
    [few] { $kept } товара остались: их с тех пор меняли.
   *[many] { $kept } товаров остались: их с тех пор меняли.
}
imports-rollback-failed = { $failed ->
    [one] { $failed } товар вернуть не вышло. Попробуйте ещё раз.
    [few] { $failed } товара вернуть не вышло. Попробуйте ещё раз.
   *[many] { $failed } товаров вернуть не вышло. Попробуйте ещё раз.
}

# Обновление цен и наличия
imports-refresh-run = ↻ <b>{ $name }</b>: цены и наличие
imports-stage-refresh = Товары
imports-refresh-result = Проверено { $read }, изменено { $changed }
imports-refresh-gone = { $gone ->
    [one] { $gone } товара на Poizon больше нет, он снят с продажи
    [few] { $gone } товаров на Poizon больше нет, они сняты с продажи
   *[many] { $gone } товаров на Poizon больше нет, они сняты с продажи
}
imports-refresh-held = ⚠️ { $held ->
    [one] { $held } цена сильно изменилась и ждёт
    [few] { $held } цены сильно изменились и ждут
   *[many] { $held } цен сильно изменились и ждут
} решения
imports-refresh-failed = { $failed ->
    [one] { $failed } товар проверить не вышло, бот попробует в следующий раз
    [few] { $failed } товара проверить не вышло, бот попробует в следующий раз
   *[many] { $failed } товаров проверить не вышло, бот попробует в следующий раз
}
imports-notice-refresh = 🛍 <b>{ $name }</b>: цены и наличие проверены.{ $held ->
    [0] {""}
    [one] { " " }⚠️ { $held } цена сильно изменилась. Записать её?
    [few] { " " }⚠️ { $held } цены сильно изменились. Записать их?
   *[many] { " " }⚠️ { $held } цен сильно изменились. Записать их?
}{ $gone ->
    [0] {""}
    [one] { " " }{ $gone } товара на Poizon больше нет, он снят с продажи.
    [few] { " " }{ $gone } товаров на Poizon больше нет, они сняты с продажи.
   *[many] { " " }{ $gone } товаров на Poizon больше нет, они сняты с продажи.
}
button-imports-decide = ⚠️ Решить о ценах
button-imports-gone = 📋 Чего больше нет
