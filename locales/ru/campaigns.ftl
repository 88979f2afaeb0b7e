# Меню
button-menu-campaigns = 📣 Кампании
command-new-campaign = Новая кампания для Директа
command-history = Мои кампании
home-campaigns = 📣 Кампании: { $making ->
    [one] { $making } готовится
   *[other] { $making } готовятся
} ({ $percent } %)

# Первый экран
campaigns-title = 📣 <b>Кампании</b>
campaigns-empty =
    Шесть вопросов о товаре, и через несколько минут готова кампания для Яндекс Директа: фразы с частотами, группы, объявления и файл для загрузки.
campaigns-making = { $making ->
    [one] Готовится { $making } кампания
    [few] Готовятся { $making } кампании
   *[many] Готовятся { $making } кампаний
} · { $percent } %
campaigns-counts = Готово: { $completed } · остановилось: { $failed }
campaigns-left = { $left ->
    [0] Лимит кампаний исчерпан
    [one] Можно создать ещё { $left } кампанию
    [few] Можно создать ещё { $left } кампании
   *[many] Можно создать ещё { $left } кампаний
}
campaigns-need-key =
    📣 <b>Новая кампания</b>
    Сначала нужен доступ к Wordstat: из него бот берёт фразы и частоты.
campaign-started =
    📣 «{ $name }»: кампания принята в работу.
    Ход работы виден на карточке в этом чате. Её можно отменить, собранное сохранится.
button-campaign-new = ➕ Новая кампания
button-campaign-history = 🗂 История
campaign-goes-on =
    ✅ «{ $name }»: фразы проверены, дальше – объявления.
    Ход работы – на карточке кампании выше, файл придёт сюда.
button-campaign-open = Открыть кампанию
button-campaigns-back = ‹ Кампании
button-campaign-back = ‹ К кампании
button-connect-wordstat = 🔑 Ключ Wordstat

# История
history-title = 🗂 <b>История кампаний</b>
history-status = { $status ->
    [active] Все
    [draft] Черновики
    [processing] Готовятся
    [completed] Готовые
    [failed] Остановились
    [cancelled] Отменённые
   *[archived] Архив
}
history-days = { $days ->
    [7] 7 дней
    [30] 30 дней
   *[all] Всё время
}
history-filter = { $status ->
    [active] Все, кроме архива
    [draft] Черновики
    [processing] Готовятся
    [completed] Готовые
    [failed] Остановились
    [cancelled] Отменённые
   *[archived] Архив
} · { $days ->
    [7] за 7 дней
    [30] за 30 дней
   *[all] за всё время
}
history-filter-ask = Какие кампании показать?
history-empty = Таких кампаний нет. Выберите другой фильтр.
history-count = { $total ->
    [one] { $total } кампания
    [few] { $total } кампании
   *[many] { $total } кампаний
}
button-history-filter = 🔎 Фильтр
button-history-show = Показать

# Карточка
campaign-head = { $mark } <b>{ $name }</b>
campaign-state = { $status ->
    [draft] Черновик, ещё не запущена
    [processing] Готовится
    [failed] Остановилась
   *[cancelled] Отменена
}
campaign-waits = Группы готовы и ждут вашей проверки.
campaign-counts = { $keywords ->
    [one] { $keywords } фраза
    [few] { $keywords } фразы
   *[many] { $keywords } фраз
} · { $groups ->
    [one] { $groups } группа
    [few] { $groups } группы
   *[many] { $groups } групп
} · { $ads ->
    [one] { $ads } объявление
    [few] { $ads } объявления
   *[many] { $ads } объявлений
}
campaign-kept = Сохранено: фраз { $keywords }, групп { $groups }, объявлений { $ads }
campaign-cost = Нейросеть: { $price } ({ $tokens ->
    [one] { $tokens } токен
    [few] { $tokens } токена
   *[many] { $tokens } токенов
})
campaign-cost-tokens = Нейросеть: { $tokens ->
    [one] { $tokens } токен
    [few] { $tokens } токена
   *[many] { $tokens } токенов
}, цена неизвестна
campaign-sheet = Google-таблица готова
campaign-sheet-none = Таблицы нет: { $reason }
campaign-draft = Черновик в Директе: № { $id }{ $errors ->
    [0] { "" }
   *[other] , не принято: { $errors }
}
campaign-draft-none = Черновика нет: { $reason }
campaign-done = Готово { $time } · за { $took }
campaign-archived = 🗄 В архиве
button-campaign-sheet = 📗 Открыть таблицу
button-campaign-send = { $what ->
    [xlsx] 📄 XLSX
    [tab] 📄 Текст
   *[picture] 🖼 Картинка
}
button-campaign-have = 📄 Скачать, что есть
button-campaign-ads = 👁 Объявления
button-campaign-groups = 🧩 Группы: { $count }
button-campaign-details = 📋 Подробно
button-campaign-remarks = ⚠️ Замечания: { $count }
button-campaign-again = 📤 Выгрузить снова
button-campaign-repeat = 🔁 Повторить
button-campaign-archive = { $on ->
    [1] 🗄 В архив
   *[0] 🗄 Из архива
}
button-campaign-remove = 🗑 Удалить
button-campaign-keep = Оставить
button-campaign-review = 👀 Проверить группы
button-campaign-refresh = ↻ Обновить
button-campaign-extras = 🔗 Ссылки
campaign-remove-ask = 🗑 Удалить кампанию «{ $name }»?
campaign-remove-effect = Пропадут фразы ({ $keywords }), группы ({ $groups }) и объявления ({ $ads }). Вернуть их нельзя.
remove-keeps = { $what ->
    [sheet] Google-таблица останется у вас.
   *[draft] Черновик в Директе останется.
}
toast-campaign-sent = { $what ->
    [xlsx] Файл придёт сообщением
    [tab] Текст придёт файлом
   *[picture] Картинка придёт сообщением
}
toast-campaign-export = Выгружаем заново, карточка появится ниже
toast-campaign-archived = { $on ->
    [1] Убрали в архив
   *[0] Вернули из архива
}
toast-campaign-removed = Кампания удалена
toast-campaign-lowered = Новый минимум: { $min }. Собираем снова

# Подробно
campaign-created = Создана { $time }
campaign-budget-none = Бюджет: не указан
campaign-budget-week = Бюджет: { $weekly } ₽ в неделю
extras-title = 🔗 <b>Ссылки и уточнения</b>
extras-sitelink = <b>{ $title }</b> · { $description }
extras-no-sitelinks = Быстрых ссылок нет: на странице не нашлось подходящих разделов.
extras-callouts = Уточнения: { $list }
extras-no-callouts = Уточнений нет: в описании не нашлось подходящих фактов.
extras-path = Отображаемая ссылка: { $path }
remarks-title = ⚠️ <b>Замечания Директа к черновику</b>
remarks-none = Замечаний нет.
remarks-count = Не принято: { $errors } · предупреждений: { $warnings }
remarks-line = { $level ->
    [error] ✕
   *[warning] ⚠️
} { $place }: { $message } <i>({ $code })</i>
remark-place-group = группа { $group }
remark-place-keyword = фраза «{ $keyword }»
remark-place-ad = объявление { $ad } группы { $group }

# Проверка групп
groups-title = 🧩 <b>{ $name }</b> · группы
groups-count = { $groups ->
    [one] { $groups } группа
    [few] { $groups } группы
   *[many] { $groups } групп
}, { $phrases ->
    [one] { $phrases } фраза
    [few] { $phrases } фразы
   *[many] { $phrases } фраз
}
groups-legend = В строке: сколько фраз и запросов в месяц у самой частой.
groups-ask = Нажмите на группу, чтобы изменить, или идите дальше.
groups-no-other = Других групп нет.
button-minus-words = 🚫 Минус-слова { $accepted }/{ $total }
button-let-through = ✓ К объявлениям
button-groups-back = ‹ Группы
intent = { $intent ->
    [buy] хотят купить
    [info] хотят узнать
    [brand] ищут марку
    [free] ищут бесплатное
    [used] ищут б/у
   *[other] цель неясна
}
group-title = { $mark } <b>{ $name }</b>
group-facts = { $intent } · { $phrases ->
    [one] { $phrases } фраза
    [few] { $phrases } фразы
   *[many] { $phrases } фраз
} · самая частая { $top } в месяц
group-phrase = { $text } · { $frequency }
group-ask = Нажмите на фразу, чтобы перенести или убрать.
group-merge-ask = { $phrases ->
    [one] К какой группе присоединить? Перейдёт { $phrases } фраза.
    [few] К какой группе присоединить? Перейдут { $phrases } фразы.
   *[many] К какой группе присоединить? Перейдут { $phrases } фраз.
}
group-drop-ask =
    🗑 Убрать группу «{ $name }»?
    { $phrases ->
        [one] { $phrases } фраза не попадёт в кампанию.
        [few] { $phrases } фразы не попадут в кампанию.
       *[many] { $phrases } фраз не попадут в кампанию.
    }
button-group-merge = 🔗 Объединить
button-group-split = ✂️ Разделить
button-group-rename = ✎ Имя
button-group-drop = 🗑 Убрать
button-group-keep = Оставить
group-rename-title = 🧩 Имя группы
group-rename-confirm = ✓ Сохранить
group-rename-label = Имя
group-rename-ask = Как назвать группу? Имя видно в файле и в Директе.
group-rename-line = Имя: { $name }
phrase-title = 🔤 <b>{ $text }</b> · { $frequency } в месяц
phrase-group = Сейчас в группе «{ $name }»
phrase-ask = Что с ней сделать?
phrase-last = Это последняя фраза: без неё исчезнет и группа.
phrase-move-ask = В какую группу перенести?
button-phrase-move = ➡️ В другую группу
button-phrase-detach = ➕ В новую группу
button-phrase-drop = 🗑 Убрать
minus-title = 🚫 <b>{ $name }</b> · минус-слова
minus-none = Предложить нечего: лишних слов не нашлось.
minus-count = Выбрано { $accepted } из { $total }
minus-ask = По запросам с этими словами реклама не нужна. В строке: причина и сколько фраз с этим словом.
minus-reason = { $reason ->
    [info] ищут сведения
    [free] бесплатное
    [used] б/у
    [job] работа
    [diy] своими руками
    [place] чужой город
   *[stop-list] стоп-лист
}
minus-line = { $mark } { $word } · { $reason } · { $phrases }
toast-phrase-gone = Список уже изменился, вот свежий
toast-word-gone = Список уже изменился, вот свежий
toast-let-through = Идём дальше: пишем объявления
toast-group-merged = Объединили
toast-group-split = Разделили на две
toast-group-dropped = Группу убрали
toast-phrase-moved = Перенесли
toast-phrase-detached = Фраза теперь в своей группе
toast-phrase-dropped = Фразу убрали

# Объявления
ad-title = 👁 Группа { $number } из { $total } · <b>{ $name }</b>
ad-facts = { $lock ->
    [yes] 🔒 { "" }
   *[no] { "" }
}Объявление { $ad } из { $total } · { $origin }
ad-origin = { $origin ->
    [model] написано нейросетью
    [repaired] исправлено нейросетью
    [template] по шаблону
   *[seller] ваш текст
}
ad-none = В этой группе объявлений пока нет.
ad-part = <b>{ $kind ->
    [title] Заголовки
    [title2] Второй заголовок
   *[text] Тексты
}</b> · до { $limit } { $limit ->
    [one] символа
   *[other] символов
}
ad-string = { $text } · <i>{ $used }</i>
button-ad = Вариант { $number }
button-ad-rewrite = ↻ Заново
button-ad-lock = 🔒 Закрепить
button-ad-unlock = 🔓 Открепить
toast-ad-locked = { $on ->
    [1] Закрепили: это объявление не изменится
   *[0] Открепили
}
toast-ad-fresh = Уже написано заново, вот новый текст
toast-ad-rewriting = Пишем заново, карточка появится ниже
toast-ad-kept = Объявление закреплено или уже изменилось
toast-ads-none = Объявлений пока нет

# Мастер
campaign-wizard-title = 📣 Новая кампания
campaign-wizard-confirm = ✓ Создать кампанию
campaign-field-name = Название
campaign-ask-name = Как назвать кампанию? Например: Термокружки Москва
campaign-line-name = Название: { $name }
campaign-field-description = Описание
campaign-ask-description =
    Расскажите о товаре: что это, чем хорош, цена, доставка, гарантия.
    В объявлениях будет только то, что вы напишете здесь: бот ничего не придумывает.
campaign-line-description = О товаре: { $description }
campaign-field-seeds = Фразы
campaign-ask-seeds =
    По каким словам вас ищут? До { $max } фраз, через запятую или каждая с новой строки.
    Например: термокружка, купить термокружку
campaign-line-seeds = Фразы ({ $count }): { $list }
campaign-line-stop-words = Стоп-слова: { $list }
campaign-line-operators = { $signs } не учитываем: соберём все запросы с этими словами.
campaign-field-regions = Регионы
campaign-ask-regions = Где показывать? Нужного нет в списке – напишите название.
campaign-region = { $id ->
   *[other] { $name }
}
campaign-line-regions = Регионы: { $list }
campaign-line-regions-count = Регионы: { $count }
campaign-field-url = Страница
campaign-ask-url = Куда ведёт объявление? Пришлите адрес страницы, например: shop.ru/mugs
campaign-line-url = Страница: { $url }
campaign-field-budget = Бюджет
campaign-ask-budget =
    Какой бюджет? Например: 5 000 в неделю, 20 000 ₽ в месяц, 300 в день.
    Число без срока – это неделя. Меньше { $minimum } ₽ в неделю Директ не берёт.
campaign-line-budget = Бюджет: { $period ->
    [day] { $amount } ₽ в день = { $weekly } ₽ в неделю
    [month] { $amount } ₽ в месяц ≈ { $weekly } ₽ в неделю
   *[week] { $weekly } ₽ в неделю
}
campaign-field-frequency = Частота
campaign-ask-frequency = Какие фразы брать? Реже этого числа запросов в месяц – нет. Можно написать своё.
campaign-line-frequency = Частота: { $frequency ->
    [one] от { $frequency } запроса
   *[other] от { $frequency } запросов
} в месяц
campaign-field-keywords = Лимит
campaign-ask-keywords = Сколько фраз взять, не больше? Можно написать своё число.
campaign-line-keywords = Фраз: не больше { $count }
campaign-field-ads = Формат
campaign-ask-ads = Какие объявления и сколько на группу? Новые кампании Директ принимает с комбинаторными.
campaign-ad-plan = { $plan ->
    [responsive-2] 2 комбинаторных
    [responsive-3] 3 комбинаторных
    [text-2] 2 текстовых
   *[text-3] 3 текстовых
}
campaign-line-ads = Объявления: { $plan } на группу
campaign-field-extras = Ещё
campaign-ask-extras = Что сделать ещё? Черновик в Директе не уходит на модерацию и не включается.
campaign-extra = { $extra ->
    [review] проверка групп
    [draft] черновик в Директе
   *[sheet] Google-таблица
}
campaign-extra-button = { $extra ->
    [review] Я проверю группы
    [draft] Черновик в Директе
   *[sheet] Google-таблица
}
campaign-extras-none = ничего
campaign-line-extras = Ещё: { $list }

# Мастер: что понадобится
campaign-note-calls = Wordstat: { $calls ->
    [one] { $calls } запрос
    [few] { $calls } запроса
   *[many] { $calls } запросов
}{ $cached ->
    [0] { "" }
   *[other] , из памяти { $cached }
}
campaign-note-quota = осталось { $left } из { $calls }{ $shared ->
    [yes] { " " }на всех
   *[no] { "" }
}
campaign-note-quota-short = осталось { $left } из { $calls }, остальное бот доберёт сам{ $when ->
    [unknown] { "" }
   *[other] { " " }после { $time }
}
campaign-note-effort = Займёт около { $time } · { $price }
campaign-note-price = нейросеть ≈ { $price }
campaign-note-price-unknown = цена нейросети неизвестна
campaign-note-price-none = без нейросети
campaign-note-spending = За счёт бота на сегодня осталось: вызовов – { $calls }, денег – { $price }.
campaign-note-spending-short = ⚠️ За счёт бота на сегодня осталось мало: вызовов – { $calls }, денег – { $price }. Бот остановится, всё сохранит и продолжит сам { $time }. Со своим ключом ждать не придётся.
campaign-note-budget = Бюджет не указан: в черновике будет минимум, { $minimum } ₽ в неделю.
campaign-note-topic = ⚠️ Особая тема – { $topic }
campaign-note-missing = { $what ->
    [wordstat] ⚠️ Нет доступа к Wordstat: фразы собрать не получится.
    [model] ⚠️ Нет ключа нейросети: объявления будут по шаблону.
    [direct] ⚠️ Нет доступа к Директу: черновика не будет.
   *[sheets] ⚠️ Google не подключён: таблицы не будет, придёт XLSX.
}

# Мастер: что не так
campaign-wrong-length = Нужно от { $min } до { $max } символов, а получилось { $length }.
campaign-wrong-seeds = Не нашёл ни одной фразы. Например: термокружка, купить термокружку
campaign-wrong-seeds-many = Получилось { $count }, а можно не больше { $max }. Оставьте главные.
campaign-wrong-seeds-long = Слишком длинно: «{ $seed }». Нужно не больше 7 слов, например: купить термокружку
campaign-wrong-address = { $fault ->
    [scheme] Подойдёт только обычная страница, https или http. Например: shop.ru/mugs
    [login] В адресе есть логин или пароль, уберите их. Например: shop.ru/mugs
    [long] Адрес слишком длинный. Пришлите короче, например: shop.ru/mugs
   *[unclear] Не похоже на адрес страницы. Например: shop.ru/mugs
}
campaign-wrong-site = { $fault ->
    [scheme] Страница переадресует на адрес не http и не https. Пришлите другую.
    [private] Этот адрес виден только внутри сети. Нужна страница, открытая всем, например: shop.ru/mugs
    [not_found] Такого сайта нет. Проверьте, нет ли опечатки, например: shop.ru/mugs
    [status] Сайт есть, но страница отвечает ошибкой. Проверьте адрес до конца.
   *[unreachable] Сайт сейчас не отвечает. Проверьте адрес или попробуйте чуть позже.
}
campaign-wrong-budget = Не получилось понять бюджет. Например: 5 000 в неделю или 300 в день
campaign-wrong-budget-large = Слишком большое число для недели. Например: 5 000 в неделю
campaign-wrong-budget-small = Это { $weekly } ₽ в неделю, а Директ берёт от { $minimum } ₽. Напишите от { $least } ₽ { $period ->
    [day] в день
    [month] в месяц
   *[week] в неделю
} или пропустите.
