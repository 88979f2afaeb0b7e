# Меню и команды
button-menu-keys = 🔑 Ключи
button-menu-settings = ⚙️ Настройки
button-menu-plan = 💎 Тариф
command-keys = Ключи и доступы
command-settings = Язык, время, тихие часы
command-plan = Тариф и пробный период
home-trial = { $left ->
    [0] Пробный период: поимки закончились
    [one] Пробный период: осталась { $left } поимка
    [few] Пробный период: осталось { $left } поимки
   *[many] Пробный период: осталось { $left } поимок
}

# Ключи
keys-title = 🔑 <b>Ключи</b>
keys-empty =
    Ключей пока нет.
    Ключ Wildberries нужен для поставок, ключи Яндекса, OpenAI и Google – для кампаний, доступ к Allegro и ключи Wix и Base – для остатков, ключ Poizon и доступ к WooCommerce – для импорта товаров. Пришлите ключ сообщением: бот проверит его и сразу удалит сообщение из чата.
keys-line = { $status ->
    [active] ✅
    [unchecked] ⏳
    [unproven] ⏳
   *[other] ⚠️
} { $name } <code>{ $mask }</code>{ $main ->
    [yes] { " · основной" }
   *[no] { "" }
}{ $kind ->
    [wb-cabinet] { " · кабинет WB" }
    [yandex-cloud] { " · Wordstat" }
    [yandex-direct] { " · Директ" }
    [openai] { " · OpenAI" }
    [google] { " · Google" }
    [wix] { " · Wix" }
    [base] { " · Base" }
    [woocommerce] { " · WooCommerce" }
    [poizon] { " · Poizon" }
    [allegro] { " · Allegro" }
   *[other] { " · WB" }
}{ $status ->
    [invalid] { " · не принят" }
    [expired] { " · срок вышел" }
    [unchecked] { " · проверим ещё раз" }
    [unproven] { " · ждёт кода в таблице" }
   *[other] { "" }
}
keys-add-wb =
    🔑 <b>API-ключ Wildberries</b> (токен)

    1. Кабинет WB → профиль → «Интеграции по API».
    2. Создайте токен с категорией «Поставки». Базовый видит слоты раз в час. Персональный – каждые 10 с, но WB запрещает передавать его сторонним и облачным сервисам: решать вам.
    3. Пришлите токен сюда одним сообщением.

    Бот проверит его, сохранит зашифрованным и удалит сообщение. Пароли и коды из SMS не нужны никогда.
keys-add-cabinet =
    🗝 <b>Сессия кабинета WB</b>

    Нужна только для автоматической брони. Скопируйте из своего браузера заголовок <code>authorizev3</code> и cookie кабинета и пришлите одним сообщением:

    <code>authorizev3: …</code>
    <code>cookie: …</code>

    Пароли и коды из SMS боту не нужны и не принимаются. WB не разрешает работу с кабинетом в обход API, решать вам. Удалить сессию можно в одно касание.
button-key-add = ➕ Добавить ключ
button-keys-test-all = ↻ Проверить всё
button-keys-back = ‹ Ключи
button-key-open = 🔑 Открыть ключ
button-key-test = ↻ Проверить
button-key-prove = ✓ Проверить код
button-key-rename = ✎ Назвать
button-key-default = ⭐ Основной
button-key-share = 🤝 Общий поиск
button-key-unshare = 🤝 Не участвовать
button-key-remove = 🗑 Удалить
button-key-keep = Оставить
button-key-reconnect = 🔑 Подключить снова
button-save = ✓ Сохранить

service-name = { $service ->
    [wb-cabinet] Кабинет WB
    [yandex-cloud] Яндекс Wordstat
    [yandex-direct] Яндекс Директ
    [openai] OpenAI
    [google] Google
    [wix] Wix
    [base] Base
    [woocommerce] WooCommerce
    [poizon] Poizon
    [allegro] Allegro
   *[other] WB
}
service-button = { $service ->
    [wb-cabinet] 🗝 Кабинет WB
    [yandex-cloud] 📈 Wordstat
    [yandex-direct] 📣 Яндекс Директ
    [openai] ✍️ OpenAI
    [google] 📗 Google
    [wix] 🛍 Wix
    [base] 🗃 Base
    [woocommerce] 🛍 WooCommerce
    [poizon] 👟 Poizon
    [allegro] 🧡 Allegro
   *[other] 📦 Wildberries
}
keys-choose =
    🔑 <b>Новый ключ</b>
    К какому сервису?
keys-add-yc =
    📈 <b>Ключ Wordstat</b> (Yandex Cloud)

    1. console.yandex.cloud → ваш каталог → сервисный аккаунт с ролью <code>search-api.webSearch.user</code>.
    2. «Создать API-ключ», область <code>yc.search-api.execute</code>.
    3. Пришлите ключ <code>AQVN…</code> сюда, можно вместе с идентификатором каталога <code>b1g…</code>.

    Свой ключ – это свои 100 запросов в час, ни с кем не делятся.
keys-add-yd =
    📣 <b>Яндекс Директ</b>

    Нужен только для черновика кампании в вашем кабинете Директа. Бот ничего не отправляет на модерацию и не запускает.

    { $link ->
        [yes] Разрешите доступ по кнопке: Яндекс покажет код. Потом нажмите «{ button-key-enter }» и пришлите его, код живёт 10 минут.
       *[no] Нажмите «{ button-key-enter }» и пришлите токен <code>y0_…</code> своего приложения Яндекса с доступом к API Директа.
    }
keys-add-ai =
    ✍️ <b>Ключ OpenAI</b>

    platform.openai.com → API keys → Create new secret key. Пришлите ключ <code>sk-…</code> сюда. Расход одной кампании обычно меньше $0,20, сумму видно заранее и в итоге.
keys-add-google =
    📗 <b>Google Таблицы</b>

    { $email ->
        [none] { $link ->
            [yes] Войдите в свой Google по кнопке: откроется пустая страница, пришлите её адрес целиком.
           *[no] Google Таблицы здесь не настроены. Файл XLSX приходит в чат и без них.
        }
       *[other] Проще всего: создайте пустую таблицу, откройте доступ редактора для <code>{ $email }</code> и пришлите ссылку на неё.{ $link ->
            [yes] {" "}Или войдите в свой Google по кнопке: откроется пустая страница, пришлите её адрес целиком.
           *[no] {""}
        }
    }
keys-add-wix =
    🛍 <b>Магазин Wix</b>

    1. manage.wix.com/account/api-keys → Generate API Key, права Wix Stores и Wix eCommerce, для фото товаров ещё Wix Media.
    2. Откройте панель сайта и скопируйте её адрес: <code>manage.wix.com/dashboard/…</code>, в нём номер сайта.
    3. Нажмите «{ button-key-enter }» и пришлите ключ <code>IST.…</code> и этот адрес одним сообщением.

    Ключ подходит ко всем вашим сайтам: для второго пришлите его ещё раз с адресом второго. Бот проверит ключ, сохранит зашифрованным и удалит сообщение.
keys-add-base =
    🗃 <b>Base</b> (BaseLinker)

    1. Base → Account &amp; other → My account → API.
    2. Создайте токен, нажмите «{ button-key-enter }» и пришлите его сюда.

    Бот делает не больше 40 запросов в минуту из 100, чтобы не мешать другим вашим программам. Он проверит токен, сохранит зашифрованным и удалит сообщение.
keys-add-woo =
    🛍 <b>Магазин на WooCommerce</b>

    1. Админка сайта → «Пользователи» → «Профиль» → «Пароли приложений»: назовите «Prilavok» и нажмите «Добавить».
    2. Нажмите «{ button-key-enter }» и пришлите одним сообщением адрес магазина, логин и этот пароль.

    Обычный пароль не подходит и не нужен. Бот создаст и сразу удалит один черновик, чтобы проверить права, сохранит доступ зашифрованным и удалит сообщение.
keys-add-pz =
    👟 <b>Poizon</b>

    Подходят два источника: Poizon-API (poizon-api.com, poparce.ru) и POIZON Distribution. Доступ к ним покупают у них самих.

    1. Скопируйте ключ в личном кабинете источника.
    2. Нажмите «{ button-key-enter }» и пришлите его. Рядом можно написать <code>client-id: …</code>, сайт источника и тариф, например <code>30000 в месяц</code>.

    Если тариф указан, бот считает запросы, заранее говорит, сколько их уйдёт, и останавливается до лимита. Токен Distribution пришлите так: <code>access-token: …</code>. Бот проверит ключ, сохранит зашифрованным и удалит сообщение.
button-key-code = 🔗 Разрешить доступ
button-key-enter = ✍️ Ввести
key-connect-title = 🔑 Подключение
key-connect-label = Ключ
key-connect-value = Ключ: получен
key-connect-question = { $service ->
    [yandex-direct] Пришлите код с экрана Яндекса или токен <code>y0_…</code>.
    [yandex-cloud] Пришлите ключ <code>AQVN…</code>, можно с идентификатором каталога.
    [google] Пришлите ссылку на таблицу или адрес страницы, которая открылась после входа.
    [wix] Пришлите одним сообщением ключ <code>IST.…</code> и адрес панели сайта.
    [base] Пришлите токен Base.
    [woocommerce] Пришлите одним сообщением адрес магазина, логин и пароль приложения.
    [poizon] Пришлите ключ Poizon-API или <code>access-token: …</code>, можно с тарифом.
   *[other] Пришлите ключ.
} Сообщение сразу удалится из чата.

key-title = 🔑 <b>{ $name }</b> <code>{ $mask }</code>
key-status = Состояние: { $status ->
    [active] работает
    [unchecked] { $service } не отвечает, проверим ещё раз сами
    [unproven] ждёт кода в таблице
    [expired] срок действия вышел
   *[invalid] { $service } не принимает ключ
}
key-type = Тип: { $type ->
    [base] базовый, слоты раз в час
    [personal] персональный
    [service] сервисный
   *[other] тестовый
}
key-read-only = Только чтение: слоты и проверка поставок работают, черновики – нет.
key-expires = Действует до { $day }
key-used = В работе: { $time ->
    [never] ещё не был
   *[other] { $time }
}
key-checked = Проверен { $time }
key-share = { $shared ->
    [yes] Участвует в общем поиске слотов: чем больше кабинетов, тем чаще проверка у всех.
   *[no] Ищет слоты только для ваших мониторов. В общем поиске проверка чаще у всех участников.
}
key-added = ✅ Ключ подключён: <b>{ $name }</b> <code>{ $mask }</code>
cabinet-added = ✅ Сессия кабинета подключена: <b>{ $name }</b> <code>{ $mask }</code>. Живёт, пока вы не выйдете из кабинета.
key-same-seller = Это тот же кабинет, что у ключа «{ $name }». Ключ станет резервным; лимит у кабинета общий.
key-unchecked = ⏳ Ключ <b>{ $name }</b> <code>{ $mask }</code> сохранён, но { $service } сейчас не отвечает. Проверим сами и включим.
key-unproven = Осталось убедиться, что таблица <b>{ $name }</b> ваша. Впишите в любую пустую ячейку первого листа код <code>{ $code }</code> и нажмите «{ button-key-prove }». Потом его можно стереть.
key-known = Этот ключ уже подключён: <b>{ $name }</b> <code>{ $mask }</code>
key-too-many = Можно подключить не больше { $max } ключей. Удалите ненужный и пришлите ключ ещё раз.
key-message-deleted = 🧹 Ваше сообщение удалено из чата.
key-message-kept = ⚠️ Telegram не дал удалить ваше сообщение. Удалите его сами: в нём секрет.
key-remove-ask = 🗑 Удалить ключ <b>{ $name }</b> <code>{ $mask }</code>?
    { $service ->
    [yandex-cloud] Новые кампании будут собирать фразы без него.
    [yandex-direct] Черновики, что уже в Директе, останутся.
    [openai] Тексты, что уже написаны, останутся.
    [google] Таблицы, что уже сделаны, останутся.
    [wix] Остатки на сайте останутся как есть.
    [base] Каталог в Base останется как есть.
    [woocommerce] Товары в магазине останутся как есть.
    [poizon] Товары в магазине останутся, но их цены больше не будут обновляться.
    [allegro] Остатки этого кабинета больше не будут обновляться.
   *[other] { $count ->
        [0] Ни один монитор им не пользуется.
        [one] Им пользуется { $count } монитор: он остановится.
        [few] Им пользуются { $count } монитора: они остановятся.
       *[many] Им пользуются { $count } мониторов: они остановятся.
    }
}
key-rename-title = ✎ Название ключа
key-rename-label = Название
key-rename-value = Название: { $name }
key-rename-question = Как назвать ключ?
key-rename-wrong = Название – от 1 до { $max } символов, например «Основной».
toast-key-test = { $verdict ->
    [accepted] Ключ работает
    [refused] { $service } не принимает ключ
    [unproven] Кода в таблице пока нет
   *[other] { $service } сейчас не отвечает, ключ не изменён
}
toast-key-removed = Ключ удалён

# Кабинет, который подключают на странице сервиса
link-title = 🔗 <b>Подключение { $service }</b>
link-stage-begin = Получаем код
link-stage-wait = Ждём вашего согласия
link-note = Нажмите «{ button-key-code }», войдите в нужный кабинет и согласитесь. Код: <code>{ $code }</code>. Дальше бот сделает всё сам.
link-done = ✅ { $service } подключён: <b>{ $name }</b> <code>{ $mask }</code>
link-not-done = { $refused ->
    [yes] { $service }: вы не дали доступ, поэтому ничего не подключено.
   *[no] { $service }: код больше не действует, он живёт один час. Ничего не подключено.
}

# Что не так с ключом
key-bad-malformed = Это не похоже на ключ WB целиком. Скопируйте его ещё раз полностью: он из трёх частей через точку.
key-bad-expired = Срок этого ключа уже вышел. Создайте новый в кабинете WB и пришлите его.
key-note-next = Ключ не принят, продолжаем со следующим
key-bad-test = Это ключ тестового контура WB. Нужен обычный ключ.
key-bad-scope = У ключа нет категории «Поставки». Создайте ключ с ней: добавить категорию в готовый WB не даёт.
key-bad-refused = WB не принимает этот ключ: он отозван или от другого контура. Создайте новый и пришлите его.
key-bad-session = Это не похоже на сессию кабинета. Нужны строки authorizev3 и cookie из своего браузера.
key-bad-session-ended = Эта сессия уже закрыта. Войдите в кабинет WB и скопируйте её ещё раз.
error-key-not-found = Такого ключа уже нет. Откройте список ключей.
error-viewer = У вас доступ только для просмотра. Попросите владельца дать права менеджера.
error-not-member = У вас больше нет доступа к этому магазину, поэтому ничего не изменилось. Откройте меню: вы снова в своём.
error-spending-user = Ваш дневной лимит за счёт бота исчерпан. Он обновится в полночь по Москве; со своим ключом ждать не придётся.
error-spending-everybody = Дневной лимит бота на всех исчерпан. Он обновится в полночь по Москве; со своим ключом ждать не придётся.
error-wb-unavailable = Wildberries сейчас не отвечает. Ничего не потеряно, попробуем снова сами.
error-wb-away = Кабинет WB сейчас не отвечает. Ничего не изменилось: нажмите «{ button-retry }» через минуту.

# Проверка всех ключей
check-title = Проверка ключей и складов
check-stage-expiry = Сроки
check-stage-keys = Ключи
check-stage-warehouses = Склады
check-done = ✅ <b>Проверено</b>
check-line = { $verdict ->
    [accepted] ✅
    [unproven] ⏳
   *[refused] ⚠️
} { $name } <code>{ $mask }</code>
check-warehouses = { $count ->
    [one] В справочнике { $count } склад
    [few] В справочнике { $count } склада
   *[many] В справочнике { $count } складов
}

# Уведомления
notice-key-refused = ⚠️ { service-name } больше не принимает ключ <b>{ $name }</b> <code>{ $mask }</code>. { $service ->
    [wildberries] Мониторы с ним ждут. Пришлите новый ключ, и они продолжат.
    [allegro] Подключите новый, и остатки снова пойдут.
    [wix] Подключите новый, и остатки снова пойдут.
    [base] Подключите новый, и каталог снова пойдёт.
   *[other] Подключите новый и нажмите «{ runs-button-retry }» на карточке.
}
notice-session-ended = ⚠️ Сессия кабинета <b>{ $name }</b> закрыта. Автобронь передаёт слоты вам, пока вы не пришлёте новую.
notice-key-expires = ⏰ Ключ <b>{ $name }</b> <code>{ $mask }</code> действует до { $endDay }: { $days ->
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[many] осталось { $days } дней
}. Создайте новый заранее.
notice-key-expired = ⚠️ Срок ключа <b>{ $name }</b> <code>{ $mask }</code> вышел. { $service ->
    [wildberries] Мониторы с ним ждут нового.
   *[other] Подключите новый.
}

# Настройки
settings-title = ⚙️ <b>Настройки</b>
settings-locale = Язык: { $locale ->
    [ru] русский
   *[en] английский
}
settings-zone = Время: { $zone }
settings-now = Сейчас у вас { $time }
settings-quiet = Тихие часы: { $from }–{ $to }, пойманный слот слышен всегда
settings-quiet-off = Тихие часы: выключены
settings-zone-ask =
    🕐 <b>Часовой пояс</b>
    В каком городе ваше время?
settings-quiet-ask =
    🌙 <b>Тихие часы</b>
    { $hours ->
        [none] Сейчас выключены.
       *[other] Сейчас: { $hours }
    }
    Когда не беспокоить? Пойманный слот приходит всегда.
button-zone = 🕐 Часовой пояс
button-quiet = 🌙 Тихие часы
button-quiet-off = Выключить
zone-name = { $index ->
    [0] Москва
    [1] Калининград
    [2] Самара
    [3] Екатеринбург
    [4] Омск
    [5] Новосибирск
    [6] Красноярск
    [7] Иркутск
    [8] Якутск
    [9] Владивосток
    [10] Магадан
    [11] Камчатка
    [12] Минск
    [13] Алматы
    [14] Ташкент
    [15] Ереван
    [16] Варшава
   *[17] Лондон
}

# Тариф
plan-spending = Платные сервисы за счёт бота на сегодня: осталось вызовов – { $calls }, денег – ${ $dollars }. Обновится { $time }. Вызовы на ваших ключах не считаются.
plan-spent = Дневной лимит платных сервисов за счёт бота исчерпан. Он обновится { $time }; на своих ключах можно работать сразу.
