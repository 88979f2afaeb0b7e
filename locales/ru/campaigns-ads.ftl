# Где найдено
ads-violation = { $place }: { $what }
ads-place-group = группа { $group }
ads-place-ad = объявление { $ad }
ads-place-part = { $part ->
    [title] заголовок
    [title2] второй заголовок
    [text] текст
    [sitelink-title] быстрая ссылка
    [sitelink-description] описание быстрой ссылки
    [callout] уточнение
    [display-path] отображаемая ссылка
    [ad] объявление целиком
    [keyword] фраза
    [minus-words] минус-слова
    [sitelinks] быстрые ссылки
    [callouts] уточнения
    [link] адрес страницы
    [tracking] метки
    [group] состав группы
   *[campaign] кампания
}{ $index ->
    [0] {""}
   *[other] {" "}{ $index }
}

# Форма строки
ads-rule-empty = пусто
ads-rule-length = символов { $value }, можно { $limit }
ads-rule-narrow = знаков препинания { $value }, можно { $limit }
ads-rule-word-length = слово «{ $value }» длиннее { $limit } символов
ads-rule-spaces = лишние или необычные пробелы
ads-rule-symbols = Директ не примет символы { $value }
ads-rule-times = Коммандер не примет { $value }, напишите x
ads-rule-emoji = модератор уберёт эмодзи { $value }
ads-rule-control = есть невидимые символы
ads-rule-formula = строка не может начинаться с «{ $value }»
ads-rule-caps = заглавными можно писать только сокращения и марки: { $value }
ads-rule-spaced-letters = слово растянуто: { $value }
ads-rule-repeated-word = слово повторяется: { $value }
ads-rule-repeated-mark = символы повторяются: { $value }
ads-rule-exclamation = слишком много восклицательных знаков, можно { $limit }
ads-rule-question = слишком много вопросительных знаков, можно { $limit }
ads-rule-display-path = годятся буквы, цифры, дефис, №, /, % и #, а здесь { $value }

# Что не пропустит модератор
ads-rule-phone = телефону место на сайте: { $value }
ads-rule-email = почте место на сайте: { $value }
ads-rule-messenger = мессенджеры в объявлении нельзя: { $value }
ads-rule-link = адрес в тексте нельзя: { $value }
ads-rule-superlative = превосходную степень надо доказать: { $value }
ads-rule-promise = нельзя обещать результат: { $value }
ads-rule-free = в вашем описании это не бесплатно или бесплатно с условием: { $value }
ads-rule-click = нельзя просить нажать: { $value }
ads-rule-slang = сленг: { $value }
ads-rule-foreign = иностранного слова нет в вашем описании: { $value }

# Чего нет в словах продавца
ads-rule-unsaid-number = такого числа нет в вашем описании: { $value }
ads-rule-unsaid-claim = этого нет в вашем описании: { $value }
ads-rule-unsaid-name = такого названия нет в вашем описании: { $value }

# Объявление и кампания целиком
ads-rule-count = сейчас { $value }, можно от 1 до { $limit }
ads-rule-duplicate = повтор: { $value }
ads-rule-same-ads = совпадает с объявлением { $value }
ads-rule-unnamed = не назван товар: { $value }
ads-rule-sitelink-sum = четыре названия вместе – { $value } символов, можно { $limit }
ads-rule-href = адрес не подходит: { $value }
ads-rule-tracking = Директ не поймёт { $value }
ads-rule-keyword = Директ не примет фразу: { $value }
ads-rule-minus-word = Директ не примет минус-слово: { $value }
ads-rule-minus-length = символов { $value }, можно { $limit }
ads-rule-topic = { $value ->
    [medicine] медицина: нужны лицензия и предупреждение
    [supplements] БАДы и витамины: нужны документы и предупреждение
    [finance] финансы: нужны лицензия и условия на странице
    [alcohol] алкоголь: Директ его не рекламирует
    [tobacco] табак: Директ его не рекламирует
    [weapons] оружие: нужна лицензия, многое запрещено
    [gambling] азартные игры: Директ их почти не рекламирует
    [adult] товары для взрослых: только с отметкой 18+
    [building] новостройки: нужны документы застройщика
    [legal] юридические услуги: нужны документы
   *[kids-food] детское питание: нужны документы и предупреждение
}
