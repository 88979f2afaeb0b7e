# Карточка долгой работы
runs-percent = { $percent } %
runs-count = { $done } из { $total }
runs-elapsed = прошло { $time }
runs-left = ещё ~{ $time }
runs-queued = ⏳ В очереди, скоро начнём.
runs-parked = ⏳ Продолжим сами: { $time }.{ $service ->
    [openai] { " " }Ждём OpenAI.
    [google] { " " }Ждём Google.
    [wordstat] { " " }Ждём Wordstat.
    [direct] { " " }Ждём Директ.
    [yandex] { " " }Ждём Яндекс.
    [poizon] { " " }Ждём Poizon.
    [woo] { " " }Ждём магазин.
    [allegro] { " " }Ждём Allegro.
    [wix] { " " }Ждём Wix.
    [base] { " " }Ждём Base.
    [wb] { " " }Ждём Wildberries.
    [site] { " " }Ждём сайт.
    [spending] { " " }Расходы на сегодня исчерпаны.
   *[other] { "" }
}
runs-pausing = ⏸ Останавливаем…
runs-paused = ⏸ На паузе. Сделанное сохранено.
runs-cancelling = ✕ Отменяем…
runs-cancelled = ✕ Отменено. Сделанное сохранено.
runs-failed = ⚠️ Остановилось на этапе:
runs-kept-count = Сохранено { $done } из { $total }.
runs-kept = Сделанное раньше сохранено.
runs-retry-note = «{ runs-button-retry }» начнёт с этого места и ничего не сделает дважды.
runs-code = Код: <code>{ $code }</code>

runs-button-cancel = ✕ Отменить
runs-button-pause = ⏸ Пауза
runs-button-resume = ▶️ Продолжить
runs-button-retry = ↻ Продолжить
runs-button-close = ✕ Закрыть
runs-button-open = Посмотреть

runs-toast-cancelling = Останавливаем
runs-toast-cancelled = Отменено
runs-toast-pausing = Ставим на паузу
runs-toast-paused = На паузе
runs-toast-resumed = Продолжаем
runs-toast-busy = Такая же работа уже идёт
runs-toast-late = Эта работа уже закончилась или ушла дальше
runs-toast-gone = Этой работы больше нет

runs-notice-completed = ✅ Готово: { $title }
runs-notice-held = 👀 Ждёт вашего решения: { $title }.
runs-notice-failed = ⚠️ Остановилось: { $title }. Сделанное сохранено.

error-runs-too-many = В магазине уже { $max } незаконченных работ. Дождитесь конца одной из них или отмените лишнюю на её карточке.
error-run-time-limit = Работа шла слишком долго, и бот её остановил.
error-run-crashed = Работа несколько раз прерывалась, и бот её остановил.
