# Base: каталог и остатки
base-title = 🗃 <b>Base</b>
base-empty =
    Подключите Base, и бот возьмёт оттуда товары, фото и остатки.
    Сначала он покажет, что изменится; до вашего решения ничего не записывается.
base-choose-key = Из какого кабинета Base взять товары?
button-base = 📥 Из Base
button-base-back = ‹ Base
button-base-connect = ➕ Base
base-key-title = 🗃 <b>{ $name }</b>
base-new = Отсюда ещё ничего не загружено. Выберите каталог и склады.
base-imported = Загружено { $time }
base-not-imported = Ещё не загружено
base-push-off = Остатки в Base не передаются
base-push-on = Остатки передаются в Base, на склад { $warehouse }
base-push-failing = ⚠️ Остатки не удаётся передать в Base, на склад { $warehouse }. Бот пробует снова.
base-push-other-writer = ⚠️ Base сам меняет остатки одного из каналов. Чтобы числа не ходили по кругу, бот не передаёт их в Base.
button-base-start = 🗃 Выбрать каталог
button-base-other = 🗃 Другой каталог
button-base-again = ↻ Прочитать Base
button-base-key-back = ‹ К Base
button-base-push = { $on ->
    [0] 📤 Передача: нет
   *[other] 📤 Передача: да
}
toast-base-gone = Этого в Base больше нет. Откройте Base снова.

# Мастер
base-form-title = 📥 Из Base
base-form-confirm = ✓ Прочитать
base-form-note = Бот прочитает каталог и покажет, что изменится. Ничего не записывается.
base-field-inventory = Каталог
base-ask-inventory = Какой каталог Base взять?
base-line-inventory = Каталог: { $name }
base-field-warehouses = Склады
base-ask-warehouses = Остатки каких складов Base учитывать? Недостающие склады бот заведёт сам.
base-line-warehouses = Склады Base: { $names }

# Чтение и сравнение
base-run = 🗃 <b>{ $name }</b>: чтение каталога Base
base-stage-pages = Товары
base-stage-details = Описания и комплекты
base-stage-preview = Сравнение
base-note-read = { $count ->
    [one] прочитан { $count } товар
    [few] прочитано { $count } товара
   *[many] прочитано { $count } товаров
}
base-preview-title = { $read ->
    [one] 🗃 <b>{ $name }</b>: прочитан { $read } товар
    [few] 🗃 <b>{ $name }</b>: прочитано { $read } товара
   *[many] 🗃 <b>{ $name }</b>: прочитано { $read } товаров
}
base-preview-drop = { $sku }, { $warehouse }: { $old } → { $new }
base-preview-places = Новые склады: { $names }
base-preview-missing = { $count ->
    [one] { $count } товара в Base нет, он останется как есть
    [few] { $count } товаров в Base нет, они останутся как есть
   *[many] { $count } товаров в Base нет, они останутся как есть
}
base-preview-nothing = Пока ничего не записано.
base-preview-same = Товары и остатки уже такие же. Загрузка добавит только недостающие фото.
base-problem = { $kind ->
    [no-sku] ⚠️ Без SKU, не загрузится – { $count }: { $names }
    [twice] ⚠️ Один SKU у нескольких, не загрузится – { $count }: { $names }
    [sku] ⚠️ Слишком длинный SKU, не загрузится – { $count }: { $names }
    [bundle] ⚠️ Комплект не складывается из товаров, не загрузится – { $count }: { $names }
    [ean] ⚠️ EAN с ошибкой, загрузится без него – { $count }: { $names }
   *[pieces] ⚠️ Такого остатка не бывает, загрузится без него – { $count }: { $names }
}
button-base-import = ✓ Загрузить

# Загрузка
base-import-run = 📥 <b>{ $name }</b>: загрузка из Base
base-stage-import = Товары и остатки
base-stage-pictures = Фото
base-note-pictures = загружаются фото
base-import-done = ✅ <b>{ $name }</b>: загружено из Base
base-import-counts = Новых { $added }, изменено { $changed }
base-import-same = Товары и остатки уже были такими же.
base-import-pictures = { $count ->
    [one] Добавлено { $count } фото
    [few] Добавлено { $count } фото
   *[many] Добавлено { $count } фото
}
base-import-missed = ⚠️ Фото не загрузилось – { $count }: { $names }
base-import-nothing = ⚠️ <b>{ $name }</b>: ничего не загружено
base-import-not = { $outcome ->
    [stale] Каталог прочитан давно или с тех пор прочитан заново. Нажмите «{ button-base-again }» и проверьте ещё раз.
   *[moved] Пока вы смотрели, товары или остатки изменились. Нажмите «{ button-base-again }» и проверьте ещё раз.
}

# Передача остатков в Base
base-push-title = 📤 <b>Передача остатков в Base</b>
base-push-ask = { $products ->
    [one] Остаток { $products } товара на выбранном складе Base станет таким, как здесь, и будет меняться следом. На какой склад передавать?
    [few] Остатки { $products } товаров на выбранном складе Base станут такими, как здесь, и будут меняться следом. На какой склад передавать?
   *[many] Остатки { $products } товаров на выбранном складе Base станут такими, как здесь, и будут меняться следом. На какой склад передавать?
}
base-push-none = В этом каталоге нет склада, остатки которого можно менять. Выберите другой каталог.
button-base-push-off = ⏹ Не передавать
toast-base-push = { $on ->
    [0] Остатки больше не передаются в Base
   *[other] Остатки передаются в Base
}
toast-base-push-refused = { $reason ->
    [not-imported] Сначала загрузите каталог из Base
    [not-writable] Остатки этого склада Base менять нельзя
    [other-writer] Base сам меняет остатки одного из каналов
   *[gone] Этого в Base больше нет. Откройте Base снова.
}

# Два хозяина остатков
channel-base-ask =
    🗃 <b>{ $name }</b>: меняет ли Base остатки в этом канале?
    Если там включена передача остатков на Allegro, два хозяина будут перебивать друг друга.
button-channel-base = { $base ->
    [0] Base не меняет
   *[other] Base меняет
}
toast-channel-two-writers = Остатки этого канала меняет Base. Выключите это в Base и отметьте здесь, потом включайте.
issue-base-warning =
    ⚠️ <b>{ $account }</b>: Base не принял остаток { $sku }
    { $message }
