# Карточка создания кампании
campaigns-run-title = 📣 <b>{ $name }</b>
campaigns-run-export = 📣 <b>{ $name }</b> · выгрузка
campaigns-run-rewrite = ✍️ <b>{ $name }</b> · новое объявление

campaigns-stage-wordstat = Фразы
campaigns-stage-clustering = Группы
campaigns-stage-generation = Объявления
campaigns-stage-export = Выгрузка
campaigns-stage-rewrite = Объявление

campaigns-note-phrases = { $phrases ->
    [one] { $phrases } частая фраза
    [few] { $phrases } частые фразы
   *[many] { $phrases } частых фраз
} по { $seeds ->
    [one] { $seeds } исходной
    [few] { $seeds } исходным
   *[many] { $seeds } исходным
}
campaigns-note-phrases-unsought = { $phrases ->
    [one] { $phrases } частая фраза
    [few] { $phrases } частые фразы
   *[many] { $phrases } частых фраз
} по { $seeds ->
    [one] { $seeds } исходной
    [few] { $seeds } исходным
   *[many] { $seeds } исходным
}, из них { $unsought } никто не ищет
campaigns-note-quota = Wordstat: осталось { $left } из { $calls }
campaigns-note-quota-gone = Квота Wordstat исчерпана: { $calls ->
    [one] { $calls } запрос
    [few] { $calls } запроса
   *[many] { $calls } запросов
} за { $hours } ч.
campaigns-note-limited = Wordstat просит подождать
campaigns-note-groups = { $groups } ({ $keywords ->
    [one] { $keywords } фраза
    [few] { $keywords } фразы
   *[many] { $keywords } фраз
}){ $method ->
    [failed] {" "}· нейросеть не ответила, сгруппировано по словам
   *[other] { "" }
}
campaigns-note-review = 👀 Групп: { $groups }, фраз: { $keywords }. Проверьте их и идите дальше.
campaigns-note-template = без нейросети, по шаблону
campaigns-note-tokens = { $tokens ->
    [one] { $tokens } токен
    [few] { $tokens } токена
   *[many] { $tokens } токенов
}
campaigns-note-cost = ${ $dollars }
campaigns-note-model-limited = OpenAI просит подождать
campaigns-note-spent = Дневной лимит за счёт бота исчерпан. Всё сохранено, бот продолжит сам; со своим ключом ждать не придётся
campaigns-note-export-later = Файл уже в чате, таблицу или черновик повторим

# Итог
campaigns-done = ✅ <b>{ $name }</b>: кампания готова
campaigns-done-numbers = Фраз: { $keywords } · групп: { $groups } · объявлений: { $ads }
campaigns-done-unsought = Никто не ищет: { $seeds }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
campaigns-done-template = Тексты по шаблону: ключа нейросети нет
campaigns-done-tokens = Нейросеть: { $tokens ->
    [one] { $tokens } токен
    [few] { $tokens } токена
   *[many] { $tokens } токенов
}
campaigns-done-cost = Нейросеть: { $price }
campaigns-done-file = 📄 Файл для Коммандера – отдельным сообщением
campaigns-done-sheet = 📗 Таблица готова
campaigns-done-no-sheet = ⚠️ Таблицы нет: { $reason }
campaigns-done-draft = 📝 Черновик в Директе № { $id }{ $remarks ->
    [0] { "" }
    [one] , { $remarks } замечание
    [few] , { $remarks } замечания
   *[many] , { $remarks } замечаний
}
campaigns-done-no-draft = ⚠️ Черновика нет: { $reason }
campaigns-exported = ✅ <b>{ $name }</b>: выгружено заново
campaigns-rewritten = ✅ Новое объявление в группе «{ $name }»

campaigns-button-open = 📣 К кампании
campaigns-button-sheet = 📗 Таблица
campaigns-button-groups = 👀 Посмотреть группы
campaigns-button-through = ✓ Дальше
campaigns-button-lower = Снизить до { $minimum }
campaigns-button-have = 📄 Скачать, что есть
campaigns-button-ad = Посмотреть

campaigns-notice-xlsx =
    📄 <b>{ $name }</b>: файл для Директ Коммандера
    ⚠️ Стратегия из файла – «Максимум кликов» без лимита на всех площадках: задайте бюджет до запуска.
campaigns-notice-tab = 📄 <b>{ $name }</b>: таблица текстом
campaigns-notice-picture = 🖼 <b>{ $name }</b>: группы по частоте

# Почему чего-то нет (после двоеточия)
campaigns-sheet-no-place = не подключён доступ к Google
campaigns-sheet-no-room = на Google Диске закончилось место
campaigns-sheet-gone = таблицу удалили или закрыли доступ
campaigns-sheet-no-access = Google отозвал доступ, подключите его заново
campaigns-sheet-failed = Google не ответил
campaigns-draft-no-key = не подключён Яндекс Директ
campaigns-draft-not-draft = кампания в Директе уже не черновик, бот её не меняет
campaigns-draft-no-access = Яндекс отозвал доступ, подключите Директ заново
campaigns-draft-limit = лимит API Директа на сегодня исчерпан, выгрузите снова завтра
campaigns-draft-refused = Директ не принял данные, причины в замечаниях
campaigns-draft-failed = Директ не ответил

# Что пошло не так
campaigns-error-gone = Этой кампании или группы больше нет.
campaigns-error-no-wordstat = Нет ключа Wordstat: без него неоткуда взять частоты. Добавьте ключ Yandex Cloud.
campaigns-error-seeds-refused = Wordstat не принял ни одной вашей фразы. Создайте кампанию с другими фразами.
campaigns-error-nothing-found = Wordstat ничего не знает об этих фразах в выбранном регионе. Создайте кампанию с фразами покороче или регионом пошире.
campaigns-error-all-rare = Все фразы реже { $minimum ->
    [one] { $minimum } запроса
   *[other] { $minimum } запросов
} в месяц, самая частая – { $highest }. Снизьте минимум, повторно ничего не купим.
campaigns-error-nothing-left = После стоп-слов и дублей не осталось фраз от { $minimum ->
    [one] { $minimum } запроса
   *[other] { $minimum } запросов
} в месяц. Создайте кампанию с другими фразами.
campaigns-error-wordstat-key = Яндекс больше не принимает ключ Wordstat. Замените ключ и продолжите.
campaigns-error-model-key = OpenAI больше не принимает ключ. Замените ключ и продолжите.
campaigns-error-model-money = На счёте OpenAI закончились деньги. Пополните его и продолжите: готовые объявления сохранены.
campaigns-error-no-model = Писать объявления заново может только нейросеть. Добавьте ключ OpenAI.
campaigns-error-name = Название группы – от 1 до 255 символов.
campaigns-error-group-gone = Этой группы уже нет.
campaigns-error-one-phrase = В группе одна фраза, делить нечего.
campaigns-error-last-group = Это последняя группа, без неё кампании не будет.
campaigns-error-group-full = В группе может быть не больше { $limit } фраз.
campaigns-error-empty = В кампании ещё ничего нет.
campaigns-error-in-work = Кампания ещё готовится. Дождитесь конца или отмените.
campaigns-error-not-reviewing = Группы можно менять, только пока кампания ждёт вашей проверки.
campaigns-error-ad-locked = Объявление закреплено. Снимите закрепление, чтобы написать его заново.
campaigns-error-not-rare = Кампания уже ушла дальше. Откройте её заново.
campaigns-error-minimum = Новый минимум должен быть меньше прежнего.
campaigns-note-next-key = Ключ не принят, продолжаем со следующим
