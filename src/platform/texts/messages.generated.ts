// Made by `npm run texts` from locales/ru.
export interface Messages {
  'button-menu-keys': undefined
  'button-menu-settings': undefined
  'button-menu-plan': undefined
  'command-keys': undefined
  'command-settings': undefined
  'command-plan': undefined
  'home-trial': { left: string | number }
  'keys-title': undefined
  'keys-empty': undefined
  'keys-line': { kind: string | number; main: string | number; mask: string | number; name: string | number; status: string | number }
  'keys-add-wb': undefined
  'keys-add-cabinet': undefined
  'button-key-add': undefined
  'button-keys-test-all': undefined
  'button-keys-back': undefined
  'button-key-open': undefined
  'button-key-test': undefined
  'button-key-rename': undefined
  'button-key-default': undefined
  'button-key-share': undefined
  'button-key-unshare': undefined
  'button-key-remove': undefined
  'button-key-keep': undefined
  'button-key-reconnect': undefined
  'button-save': undefined
  'service-name': { service: string | number }
  'service-button': { service: string | number }
  'keys-choose': undefined
  'keys-add-yc': undefined
  'keys-add-yd': undefined
  'keys-add-ai': undefined
  'keys-add-google': { email: string | number }
  'button-key-code': undefined
  'button-key-enter': undefined
  'key-connect-title': undefined
  'key-connect-label': undefined
  'key-connect-value': undefined
  'key-connect-question': { service: string | number }
  'key-title': { mask: string | number; name: string | number }
  'key-status': { service: string | number; status: string | number }
  'key-type': { type: string | number }
  'key-read-only': undefined
  'key-expires': { day: string | number }
  'key-checked': { time: string | number }
  'key-share': { shared: string | number }
  'key-added': { mask: string | number; name: string | number }
  'cabinet-added': { mask: string | number; name: string | number }
  'key-same-seller': { name: string | number }
  'key-unchecked': { mask: string | number; name: string | number; service: string | number }
  'key-known': { mask: string | number; name: string | number }
  'key-too-many': { max: string | number }
  'key-message-deleted': undefined
  'key-message-kept': undefined
  'key-remove-ask': { count: string | number; mask: string | number; name: string | number; service: string | number }
  'key-rename-title': undefined
  'key-rename-label': undefined
  'key-rename-value': { name: string | number }
  'key-rename-question': undefined
  'key-rename-wrong': { max: string | number }
  'toast-key-test': { service: string | number; verdict: string | number }
  'toast-key-removed': undefined
  'key-bad-malformed': undefined
  'key-bad-expired': undefined
  'key-bad-test': undefined
  'key-bad-scope': undefined
  'key-bad-refused': undefined
  'key-bad-session': undefined
  'key-bad-session-ended': undefined
  'error-key-not-found': undefined
  'error-viewer': undefined
  'error-wb-unavailable': undefined
  'check-title': undefined
  'check-stage-expiry': undefined
  'check-stage-keys': undefined
  'check-stage-warehouses': undefined
  'check-done': undefined
  'check-line': { mask: string | number; name: string | number; verdict: string | number }
  'check-warehouses': { count: string | number }
  'notice-key-refused': { mask: string | number; name: string | number; service: string | number }
  'notice-session-ended': { name: string | number }
  'notice-key-expires': { days: string | number; endDay: string | number; mask: string | number; name: string | number }
  'notice-key-expired': { mask: string | number; name: string | number; service: string | number }
  'settings-title': undefined
  'settings-locale': { locale: string | number }
  'settings-zone': { zone: string | number }
  'settings-now': { time: string | number }
  'settings-quiet': { from: string | number; to: string | number }
  'settings-quiet-off': undefined
  'settings-zone-ask': undefined
  'settings-quiet-ask': undefined
  'button-zone': undefined
  'button-quiet': undefined
  'button-quiet-off': undefined
  'zone-name': { index: string | number }
  'plan-trial': { left: string | number; total: string | number }
  'plan-used-up': { left: string | number; total: string | number }
  'campaign-picture-title': undefined
  'campaign-picture-subtitle': undefined
  'campaign-picture-rest': { count: string | number }
  'campaign-file-commander': undefined
  'campaign-file-clusters': undefined
  'button-back': undefined
  'button-cancel': undefined
  'button-home': undefined
  'button-retry': undefined
  'button-open-bot': undefined
  'toast-old-button': undefined
  'toast-not-yours': undefined
  'toast-need-manager': undefined
  'toast-need-owner': undefined
  'toast-too-fast': undefined
  'toast-private-only': undefined
  'chat-too-fast': undefined
  'chat-private-only': undefined
  'chat-blocked': undefined
  'chat-not-invited': undefined
  'chat-not-understood': undefined
  'chat-cancelled': { what: string | number }
  'chat-nothing-to-cancel': undefined
  'error-reference': { reference: string | number }
  'error-internal': undefined
  'error-auth': undefined
  'error-limit': undefined
  'error-unavailable': undefined
  'error-invalid': undefined
  'error-conflict': undefined
  'error-not-found': undefined
  'error-unknown-outcome': undefined
  'home-title': { workspace: string | number }
  'home-welcome': { name: string | number }
  'home-quiet': undefined
  'command-menu': undefined
  'command-help': undefined
  'command-cancel': undefined
  'help-screen': { commands: string | number }
  'runs-percent': { percent: string | number }
  'runs-count': { done: string | number; total: string | number }
  'runs-elapsed': { time: string | number }
  'runs-left': { time: string | number }
  'runs-queued': undefined
  'runs-parked': { time: string | number }
  'runs-pausing': undefined
  'runs-paused': undefined
  'runs-cancelling': undefined
  'runs-cancelled': undefined
  'runs-failed': undefined
  'runs-kept-count': { done: string | number; total: string | number }
  'runs-kept': undefined
  'runs-retry-note': undefined
  'runs-code': { code: string | number }
  'runs-button-cancel': undefined
  'runs-button-pause': undefined
  'runs-button-resume': undefined
  'runs-button-retry': undefined
  'runs-button-close': undefined
  'runs-button-open': undefined
  'runs-toast-cancelling': undefined
  'runs-toast-cancelled': undefined
  'runs-toast-pausing': undefined
  'runs-toast-paused': undefined
  'runs-toast-resumed': undefined
  'runs-toast-busy': undefined
  'runs-toast-late': undefined
  'runs-toast-gone': undefined
  'runs-notice-completed': { title: string | number }
  'runs-notice-held': { title: string | number }
  'runs-notice-failed': { title: string | number }
  'error-run-time-limit': undefined
  'error-run-crashed': undefined
  'supplies-caught': { caught: string | number; coefficient: string | number; keyMask: string | number; keyName: string | number; number: string | number; seconds: string | number; slotDay: string | number; target: string | number; warehouse: string | number }
  'supplies-caught-by-hand': { caught: string | number; coefficient: string | number; keyMask: string | number; keyName: string | number; number: string | number; slotDay: string | number; target: string | number; warehouse: string | number }
  'supplies-alert': { coefficient: string | number; slotDay: string | number; spare: string | number; supplyType: string | number; warehouse: string | number }
  'supplies-handed': { coefficient: string | number; reason: string | number; slotDay: string | number; supplyType: string | number; warehouse: string | number }
  'supplies-lost': { reason: string | number; slotDay: string | number; warehouse: string | number }
  'supplies-checking': { slotDay: string | number; warehouse: string | number }
  'supplies-feed-off': undefined
  'supplies-feed-on': undefined
  'supplies-monitor-done': { caught: string | number; others: string | number; warehouse: string | number }
  'supplies-monitor-expired': { caught: string | number; others: string | number; warehouse: string | number }
  'supplies-monitor-blocked': { others: string | number; reason: string | number; warehouse: string | number }
  'supplies-button-cabinet': undefined
  'supplies-button-monitor': undefined
  'supplies-button-pause': undefined
  'supplies-button-booked': undefined
  'supplies-button-not': undefined
  'supplies-button-copy': undefined
  'supplies-button-plan': undefined
  'supplies-draft-no-warehouses': undefined
  'supplies-draft-no-weekdays': undefined
  'supplies-draft-lead': undefined
  'supplies-draft-coefficient': undefined
  'supplies-draft-target': undefined
  'supplies-draft-days': undefined
  'supplies-draft-past': undefined
  'supplies-draft-preorders': undefined
  'supplies-draft-key': undefined
  'supplies-draft-trial': undefined
  'error-monitor-not-found': undefined
  'error-booking-not-found': undefined
  'button-menu-supplies': undefined
  'command-supplies': undefined
  'home-supplies': { active: string | number; feed: string | number }
  'supply-type': { type: string | number }
  'coefficient-free': undefined
  'coefficient-times': { times: string | number }
  'weekdays-any': undefined
  'weekdays-work': undefined
  'weekdays-rest': undefined
  'warehouses-more': { more: string | number; names: string | number }
  'monitor-mode': { mode: string | number }
  'supplies-title': undefined
  'supplies-empty': undefined
  'supplies-count': { active: string | number; total: string | number }
  'supplies-need-key': undefined
  'button-connect-key': undefined
  'button-monitor-new': undefined
  'button-supplies-back': undefined
  'monitor-mark': { status: string | number }
  'feed-disabled': { day: string | number }
  'feed-no-keys': undefined
  'feed-starting': undefined
  'feed-live': { accounts: string | number; ago: string | number; interval: string | number }
  'monitor-card-title': { cap: string | number; names: string | number; type: string | number }
  'monitor-rolling': { days: string | number }
  'monitor-lead': { days: string | number }
  'monitor-aim': { caught: string | number; target: string | number }
  'monitor-card-mode': { mode: string | number }
  'monitor-card-counts': { expensive: string | number; missed: string | number; seen: string | number }
  'monitor-state': { reason: string | number; status: string | number }
  'button-monitor-pause': undefined
  'button-monitor-resume': undefined
  'button-monitor-edit': undefined
  'button-monitor-copy': undefined
  'button-monitor-stats': undefined
  'button-monitor-remove': undefined
  'button-monitor-keep': undefined
  'monitor-remove-ask': { caught: string | number; names: string | number }
  'toast-monitor-removed': undefined
  'monitor-stats-title': undefined
  'monitor-stats-tried': { tried: string | number; won: string | number }
  'monitor-stats-lost': { count: string | number; reason: string | number }
  'monitor-stats-speed': { median: string | number; p95: string | number }
  'monitor-stats-no-speed': undefined
  'monitor-stats-account': { limited: string | number; name: string | number; requests: string | number }
  'monitor-wizard-title': undefined
  'monitor-wizard-confirm': undefined
  'monitor-field-warehouses': undefined
  'monitor-ask-warehouses': undefined
  'monitor-line-warehouses': { names: string | number }
  'monitor-field-type': undefined
  'monitor-ask-type': undefined
  'monitor-line-type': { type: string | number }
  'monitor-type-button': { type: string | number }
  'monitor-field-dates': undefined
  'monitor-ask-dates': { example: string | number }
  'monitor-line-dates': { dates: string | number }
  'monitor-field-cap': undefined
  'monitor-ask-cap': undefined
  'monitor-line-cap': { cap: string | number }
  'monitor-field-mode': undefined
  'monitor-ask-mode': undefined
  'monitor-line-mode': { mode: string | number }
  'monitor-mode-button': { mode: string | number }
  'monitor-field-key': undefined
  'monitor-ask-key': undefined
  'monitor-line-key': undefined
  'monitor-field-preorders': undefined
  'monitor-ask-preorders': undefined
  'monitor-line-preorders': { ids: string | number }
  'monitor-no-preorders': undefined
  'monitor-field-target': undefined
  'monitor-ask-target': undefined
  'monitor-line-target': { target: string | number }
  'monitor-field-lead': undefined
  'monitor-ask-lead': undefined
  'monitor-line-lead': { days: string | number }
  'monitor-lead-button': { days: string | number }
  'monitor-field-weekdays': undefined
  'monitor-ask-weekdays': undefined
  'monitor-line-weekdays': { days: string | number }
  'monitor-field-until': undefined
  'monitor-ask-until': undefined
  'monitor-line-until': { days: string | number }
  'monitor-until-button': { days: string | number }
  'monitor-note': { mode: string | number }
  'monitor-note-auto': undefined
  'monitor-note-no-session': undefined
  'monitor-note-no-cabinet': undefined
  'toast-hand-over': { answer: string | number }
  'button-team': undefined
  'button-team-back': undefined
  'button-team-manager': undefined
  'button-team-viewer': undefined
  'button-team-link': { day: string | number; role: string | number }
  'button-team-switch': { workspace: string | number }
  'button-team-copy': undefined
  'button-team-share': undefined
  'button-team-revoke': undefined
  'button-team-promote': undefined
  'button-team-demote': undefined
  'button-team-remove': undefined
  'button-team-keep': undefined
  'button-team-leave': undefined
  'button-team-stay': undefined
  'team-title': { workspace: string | number }
  'team-line': { name: string | number; role: string | number; self: string | number }
  'team-invite': { role: string | number; until: string | number }
  'team-roles': undefined
  'team-others': undefined
  'team-member': { name: string | number; role: string | number; since: string | number }
  'team-remove-ask': { name: string | number }
  'team-leave-ask': { workspace: string | number }
  'team-link': { link: string | number; role: string | number; until: string | number }
  'team-link-open': { role: string | number; until: string | number }
  'team-joined': { role: string | number; workspace: string | number }
  'team-link-own': undefined
  'team-link-used': undefined
  'team-link-expired': undefined
  'team-link-unknown': undefined
  'toast-team-full': undefined
  'toast-team-revoked': undefined
  'toast-team-removed': undefined
  'toast-team-left': undefined
  'notice-team-joined': { name: string | number; role: string | number; workspace: string | number }
  'notice-team-left': { name: string | number; workspace: string | number }
  'notice-team-removed': { workspace: string | number }
  'input-number': { max: string | number; min: string | number }
  'input-number-range': { max: string | number; min: string | number }
  'input-number-whole': { min: string | number }
  'input-coefficient': undefined
  'input-dates': { example: string | number }
  'input-dates-missing': { example: string | number }
  'input-dates-order': { example: string | number }
  'input-dates-outside': { example: string | number; first: string | number; last: string | number }
  'input-dates-rolling': { days: string | number }
  'input-dates-rolling-lead': { days: string | number; leadDays: string | number }
  'wizard-step': { step: string | number; title: string | number; total: string | number }
  'wizard-only': { title: string | number }
  'wizard-edit': { label: string | number; title: string | number }
  'wizard-review': { title: string | number }
  'wizard-next': undefined
  'wizard-skip': undefined
  'wizard-clear': undefined
  'wizard-done': undefined
  'wizard-choose': undefined
  'wizard-review-text': undefined
  'wizard-options-min': { min: string | number }
  'picker-counter': { picked: string | number; total: string | number }
  'picker-counter-max': { max: string | number; picked: string | number }
  'picker-found': { query: string | number; total: string | number }
  'picker-empty': undefined
  'picker-nothing': { query: string | number }
  'picker-page': undefined
  'picker-all': { total: string | number }
  'picker-none': undefined
  'picker-search': undefined
  'picker-search-hint': undefined
  'picker-search-clear': undefined
  'picker-full': { max: string | number }
  'calendar-empty': undefined
  'calendar-start': { day: string | number }
  'calendar-range': { range: string | number }
  'calendar-open': undefined
  'calendar-week': undefined
  'calendar-fortnight': undefined
  'calendar-lead': undefined
  'calendar-any': undefined
  'calendar-done': undefined
  'wizard-old': undefined
  'wizard-gone': undefined
  'wizard-finished': undefined
  'wizard-cancelled': { title: string | number }
  'wizard-forbidden': undefined
  'wizard-unfinished': undefined
  'wizard-resume': { title: string | number }
  'wizard-resume-outdated': { title: string | number }
  'wizard-resume-question': undefined
  'wizard-resume-go': undefined
  'wizard-resume-new': undefined
}

export type MessageKey = keyof Messages
export type MessageArgs<K extends MessageKey> = Messages[K] extends undefined ? [] : [vars: Messages[K]]
