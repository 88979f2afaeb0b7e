# Почему карточка Poizon не завозится
imports-fault-no-title = В карточке нет ни названия, ни артикула.
imports-fault-no-sizes = В карточке нет ни одного размера.
imports-fault-sold-out = Сейчас её никто не продаёт.
imports-fault-odd-price = Цена похожа на ошибку: { $yuan } ¥.
imports-fault-no-pictures = В карточке нет ни одной картинки.
