# Общие слова всех экранов
button-back = ‹ Назад
button-cancel = ✕ Отмена
button-home = 🏪 Меню
error-internal = Что-то пошло не так у нас. Данные на месте, попробуйте ещё раз.
