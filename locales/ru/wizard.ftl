# Ввод значений
input-number = Нужно число от { $min } до { $max }, например: { $min }
input-number-range = Подойдёт число от { $min } до { $max }, например: { $nearest }
input-number-whole = Нужно целое число, например: { $min }
input-coefficient = Не получилось понять коэффициент. Например: ×2, х2,5 или «бесплатно»
input-dates = Не получилось понять дни. Например: { $example } или «завтра»
input-dates-missing = Такого дня в календаре нет. Например: { $example }
input-dates-order = Второй день раньше первого. Например: { $example }
input-dates-outside = Можно выбрать дни с { $first } по { $last }, например: { $example }
input-dates-begun = Начало, { $start }, уже прошло. Пришлите то, что осталось: { $left }
input-dates-rolling = { $days ->
    [1] ближайший день
    [one] ближайшие { $days } день
    [few] ближайшие { $days } дня
   *[many] ближайшие { $days } дней
}
input-dates-rolling-lead = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}{ $leadDays ->
    [1] , начиная с завтрашнего
    [one] , не раньше чем через { $leadDays } день
    [few] , не раньше чем через { $leadDays } дня
   *[many] , не раньше чем через { $leadDays } дней
}

# Шаг мастера
wizard-step = <b>{ $title }</b> · шаг { $step } из { $total }
wizard-only = <b>{ $title }</b>
wizard-edit = <b>{ $title }</b> · { $label }
wizard-review = <b>{ $title }</b> · проверьте
wizard-next = Далее ›
wizard-skip = Пропустить
wizard-clear = Убрать
wizard-done = ✓ Далее
wizard-choose = Выберите вариант кнопкой
wizard-review-text = Нажмите ✎ у того, что хотите изменить, или подтвердите
wizard-options-min = { $min ->
    [one] Отметьте хотя бы { $min } вариант
    [few] Отметьте хотя бы { $min } варианта
   *[many] Отметьте хотя бы { $min } вариантов
}

# Выбор из списка
picker-counter = Выбрано { $picked } · всего { $total }
picker-counter-max = Выбрано { $picked } из { $max } возможных
picker-found = Поиск «{ $query }» · найдено { $total }
picker-empty = Здесь пока нечего выбирать
picker-nothing = По запросу «{ $query }» ничего не нашлось. Напишите иначе
picker-page = Вся страница
picker-all = Все { $total }
picker-none = Снять
picker-search = 🔎 Поиск
picker-search-hint = Напишите часть названия, и список сузится
picker-search-clear = ✕ Весь список
picker-full = Можно отметить не больше { $max }

# Календарь
calendar-empty = Выберите первый день
calendar-start = { $day } – выберите последний день
calendar-range = Дни: { $range }
calendar-open = 📅 Календарь
calendar-week = 7 дней
calendar-fortnight = 14 дней
calendar-lead = с +3 дней
calendar-any = с +3 дней
calendar-done = ✓ Готово

# Жизнь мастера
wizard-old = Этот шаг уже пройден
wizard-anew = Бот обновился: вопрос показан заново
wizard-gone = Эта кнопка уже не действует. Меню: /menu
wizard-finished = Уже готово
wizard-cancelled = Отменено: { $title }
wizard-forbidden = Для этого не хватает прав. Попросите владельца
wizard-unfinished = Прошлая отправка не закончилась. Подтвердите ещё раз: дважды ничего не сделается
wizard-resume = У вас есть незаконченное: <b>{ $title }</b>
wizard-resume-question = Продолжить?
wizard-resume-go = Продолжить
wizard-resume-new = Начать заново
form-send-text = Пришлите ответ текстом
form-no-command = Такой команды нет. Пришлите ответ текстом или нажмите кнопку
form-file-unread = Файл { $name } не прочитан: пришлите .txt до 64 КБ или сам текст
form-edit-late = Этот ответ исправить уже нельзя: нажмите ✎ или ‹ Назад
