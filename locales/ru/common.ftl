# Общие слова всех экранов
button-back = ‹ Назад
button-cancel = ✕ Отмена
button-home = 🏪 Меню
button-retry = ↻ Повторить
button-open-bot = Открыть бота

# Ответы на нажатия
toast-old-button = Экран устарел, вот свежее меню
toast-not-yours = Этого здесь нет: возможно, удалено
toast-need-manager = Это может менеджер или владелец
toast-need-owner = Это может только владелец
toast-too-fast = Слишком часто. Подождите пару секунд и нажмите ещё раз
toast-private-only = Бот работает только в личном чате

# Ответы на сообщения
chat-too-fast = Сообщения идут слишком часто, последние бот не прочитал. Подождите несколько секунд и пришлите их ещё раз.
chat-private-only = Бот работает в личном чате: там ваши ключи никто не увидит.
chat-blocked = Доступ к боту для вас закрыт. Если это ошибка, напишите тому, кто дал вам ссылку.
chat-not-invited = Этот бот работает по приглашениям. Попросите ссылку у владельца.
chat-not-understood = Бот не понял этого сообщения. Вот меню.
chat-cancelled = Отменено: { $what }
chat-nothing-to-cancel = Отменять нечего.

# Ошибки: что случилось, что цело, что делать
error-reference = Код для поддержки: <code>{ $reference }</code>
error-internal = Что-то пошло не так. Данные на месте, попробуйте ещё раз.
error-auth = Сервис не принял ключ. Проверьте его: «{ button-menu-keys }».
error-limit = Сервис просит подождать: слишком много запросов. Попробуйте через минуту.
error-unavailable = Сервис сейчас не отвечает. Ничего не изменилось, попробуйте чуть позже.
error-invalid = Сервис не принял эти данные. Проверьте их и попробуйте снова.
error-conflict = Данные успели измениться. Откройте экран заново и повторите.
error-not-found = Этого больше нет: возможно, уже удалено.
error-unknown-outcome = Сервис не подтвердил, что действие выполнено. Бот проверяет и пока не повторяет.

secret-found = В сообщении был секрет: { $kind }. Бот такие секреты не принимает и не хранит.
secret-kind = { $kind ->
    [private-key] закрытый ключ
    [wb-token] токен Wildberries
    [wb-session] сессия кабинета Wildberries
    [yandex-cloud] ключ Yandex Cloud
    [yandex-token] токен Яндекса
    [openai] ключ OpenAI
    [google-token] токен Google
    [wix] ключ Wix
    [base] токен Base
    [woo-key] ключ WooCommerce
    [woo-password] пароль приложения WordPress
    [poizon] ключ Poizon
   *[telegram-bot] токен бота Telegram
}
chat-edit-late = Бот не перечитывает исправленное сообщение: этот ответ уже использован. Если нужно, пришлите новое.
chat-file = Файл { $name } здесь не нужен. Вот меню.
chat-not-text = { $what ->
    [photo] Фото
    [video] Видео
    [voice] Голосовые сообщения
    [sticker] Стикеры
    [place] Место на карте
    [contact] Контакты
   *[other] Такие сообщения
} бот не разбирает: пришлите текстом. Вот меню.
