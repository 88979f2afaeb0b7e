# Почему карточка Poizon не завозится
imports-fault-no-title = В карточке нет ни названия, ни артикула.
imports-fault-no-sizes = В карточке нет ни одного размера.
imports-fault-sold-out = Сейчас её никто не продаёт.
imports-fault-odd-price = Цена похожа на ошибку: { $yuan } ¥.
imports-fault-no-pictures = В карточке нет ни одной картинки.

# Почему картинка не взята
imports-picture-heavy = Картинка больше 15 МБ.
imports-picture-format = Вместо картинки пришёл другой файл.
imports-picture-pixels = Картинка слишком большая, больше 50 мегапикселей.
imports-picture-broken = Картинка повреждена.
