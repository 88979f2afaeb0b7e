# Card of long work
runs-percent = { $percent }%
runs-count = { $done } of { $total }
runs-elapsed = { $time } so far
runs-left = ~{ $time } left
runs-queued = ⏳ In the queue, starting soon.
runs-parked = ⏳ Goes on by itself: { $time }.{ $service ->
    [openai] { " " }Waiting for OpenAI.
    [google] { " " }Waiting for Google.
    [wordstat] { " " }Waiting for Wordstat.
    [direct] { " " }Waiting for Direct.
    [yandex] { " " }Waiting for Yandex.
    [poizon] { " " }Waiting for Poizon.
    [woo] { " " }Waiting for the shop.
    [allegro] { " " }Waiting for Allegro.
    [wix] { " " }Waiting for Wix.
    [base] { " " }Waiting for Base.
    [wb] { " " }Waiting for Wildberries.
    [site] { " " }Waiting for the site.
    [spending] { " " }Today’s spending limit is reached.
   *[other] { "" }
}
runs-pausing = ⏸ Stopping…
runs-paused = ⏸ Paused. What was done is kept.
runs-cancelling = ✕ Cancelling…
runs-cancelled = ✕ Cancelled. What was done is kept.
runs-failed = ⚠️ Stopped at this stage:
runs-kept-count = { $done } of { $total } are kept.
runs-kept = What was done before is kept.
runs-retry-note = “{ runs-button-retry }” goes on from here and does nothing twice.
runs-code = Code: <code>{ $code }</code>

runs-button-cancel = ✕ Cancel
runs-button-pause = ⏸ Pause
runs-button-resume = ▶️ Continue
runs-button-retry = ↻ Retry
runs-button-close = ✕ Close
runs-button-open = Have a look

runs-toast-cancelling = Stopping
runs-toast-cancelled = Cancelled
runs-toast-pausing = Pausing
runs-toast-paused = Paused
runs-toast-resumed = Going on
runs-toast-busy = The same work is under way already
runs-toast-late = This work has moved on already
runs-toast-gone = This work is no longer there

runs-notice-completed = ✅ Done: { $title }
runs-notice-held = 👀 Waiting for your decision: { $title }.
runs-notice-failed = ⚠️ Stopped: { $title }. What was done is kept.

error-runs-too-many = { $max } pieces of work of this shop are not over yet. Wait until one ends, or cancel one on its card.
error-run-time-limit = This took too long, so it was stopped.
error-run-crashed = This was interrupted several times, so it was stopped.
