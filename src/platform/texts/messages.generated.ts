// Made by `npm run texts` from locales/ru.
export interface Messages {
  'button-sounds': undefined
  'button-digests': undefined
  'button-defaults': undefined
  'button-data': undefined
  'settings-level': { level: string | number }
  'settings-sounds': { level: string | number }
  'button-sounds-level': { level: string | number }
  'settings-digests': undefined
  'button-digest': { which: string | number }
  'settings-defaults-title': undefined
  'settings-defaults-region': { region: string | number }
  'settings-defaults-budget': { budget: string | number }
  'settings-defaults-about': undefined
  'button-defaults-enter': undefined
  'button-defaults-clear': undefined
  'digest-bar': { what: string | number }
  'notice-digest-daily': { campaigns: string | number; catches: string | number; imported: string | number; losses: string | number; operations: string | number; toDay: string | number; workspace: string | number }
  'notice-digest-weekly': { campaigns: string | number; catches: string | number; fromDay: string | number; imported: string | number; losses: string | number; operations: string | number; toDay: string | number; workspace: string | number }
  'button-digest-keys': undefined
  'button-digest-stock': undefined
  'button-digest-prices': undefined
  'button-digest-paused': undefined
  'button-digest-less': undefined
  'data-title': undefined
  'data-about': undefined
  'data-due': { time: string | number }
  'button-data-copy': undefined
  'button-account-end': undefined
  'button-account-end-now': undefined
  'button-account-stay': undefined
  'button-account-keep': undefined
  'toast-archive': undefined
  'toast-account-kept': undefined
  'data-end-ask': { helpers: string | number; shops: string | number }
  'data-archive-about': { cut: string | number }
  'notice-archive': undefined
  'notice-workspace-gone': { workspace: string | number }
  'button-workspaces': undefined
  'button-workspace-new': undefined
  'button-workspace-name': undefined
  'button-workspace-create': undefined
  'button-workspace-open': undefined
  'button-workspace-give': undefined
  'button-workspace-keep': undefined
  'workspaces-title': undefined
  'workspaces-line': { here: string | number; name: string | number; role: string | number }
  'workspaces-about': undefined
  'workspace-new-title': undefined
  'workspace-name-title': undefined
  'workspace-name-label': undefined
  'workspace-name-value': { name: string | number }
  'workspace-name-question': undefined
  'workspace-name-wrong': { max: string | number }
  'workspace-too-many': { max: string | number }
  'workspace-give-ask': { name: string | number; workspace: string | number }
  'toast-workspace-given': undefined
  'notice-workspace-given': { name: string | number; workspace: string | number }
  'button-workspace-end': undefined
  'button-workspace-end-now': undefined
  'workspace-end-title': undefined
  'workspace-end-label': undefined
  'workspace-end-value': { name: string | number }
  'workspace-end-question': { helpers: string | number; name: string | number }
  'workspace-end-wrong': { name: string | number }
  'workspace-end-note': undefined
  'toast-workspace-last': undefined
  'notice-workspace-deleted': { workspace: string | number }
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
  'button-key-prove': undefined
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
  'keys-add-yd': { link: string | number }
  'keys-add-ai': undefined
  'keys-add-google': { email: string | number; link: string | number }
  'keys-add-wix': undefined
  'keys-add-base': undefined
  'keys-add-woo': undefined
  'keys-add-pz': undefined
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
  'key-used': { time: string | number }
  'key-checked': { time: string | number }
  'key-share': { shared: string | number }
  'key-added': { mask: string | number; name: string | number }
  'cabinet-added': { mask: string | number; name: string | number }
  'key-same-seller': { name: string | number }
  'key-unchecked': { mask: string | number; name: string | number; service: string | number }
  'key-unproven': { code: string | number; name: string | number }
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
  'link-title': { service: string | number }
  'link-stage-begin': undefined
  'link-stage-wait': undefined
  'link-note': { code: string | number }
  'link-done': { mask: string | number; name: string | number; service: string | number }
  'link-not-done': { refused: string | number; service: string | number }
  'key-bad-malformed': undefined
  'key-bad-expired': undefined
  'key-note-next': undefined
  'key-bad-test': undefined
  'key-bad-scope': undefined
  'key-bad-refused': undefined
  'key-bad-session': undefined
  'key-bad-session-ended': undefined
  'error-key-not-found': undefined
  'error-viewer': undefined
  'error-not-member': undefined
  'error-spending-user': undefined
  'error-spending-everybody': undefined
  'error-wb-unavailable': undefined
  'error-wb-away': undefined
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
  'settings-quiet-ask': { hours: string | number }
  'button-zone': undefined
  'button-quiet': undefined
  'button-quiet-off': undefined
  'zone-name': { index: string | number }
  'plan-spending': { calls: string | number; dollars: string | number; time: string | number }
  'plan-spent': { time: string | number }
  'admin-button-promos': undefined
  'admin-button-promos-back': undefined
  'admin-button-promo-new': undefined
  'admin-button-promo-save': undefined
  'admin-button-promo-end': undefined
  'admin-promos-title': undefined
  'admin-promos-none': undefined
  'admin-promos-about': undefined
  'admin-promo-title': { code: string | number }
  'admin-promo-gift': { amount: string | number; kind: string | number }
  'admin-promo-uses': { maxUses: string | number; uses: string | number }
  'admin-promo-state': { state: string | number; until: string | number }
  'admin-promo-end-ask': { code: string | number; uses: string | number }
  'admin-promo-form': undefined
  'admin-promo-label-code': undefined
  'admin-promo-line-code': { code: string | number }
  'admin-promo-ask-code': undefined
  'admin-promo-wrong-code': undefined
  'admin-promo-taken': { code: string | number }
  'admin-promo-ask-amount': { kind: string | number }
  'admin-promo-label-people': undefined
  'admin-promo-line-people': { people: string | number }
  'admin-promo-ask-people': undefined
  'admin-promo-label-days': undefined
  'admin-promo-line-days': { days: string | number }
  'admin-promo-ask-days': undefined
  'admin-promo-button-days': { days: string | number }
  'admin-promo-note': undefined
  'command-admin': undefined
  'error-not-admin': undefined
  'admin-button-back': undefined
  'admin-button-people': undefined
  'admin-button-person': undefined
  'admin-button-find': undefined
  'admin-button-filter': { filter: string | number }
  'admin-button-block': undefined
  'admin-button-unblock': undefined
  'admin-button-deeds': undefined
  'admin-button-audit': undefined
  'admin-button-audit-of': undefined
  'admin-button-looks': { looks: string | number }
  'admin-home-title': undefined
  'admin-home-people': { all: string | number; blocked: string | number; left: string | number; new: string | number }
  'admin-people-title': undefined
  'admin-people-found': { filter: string | number; total: string | number }
  'admin-people-search': { text: string | number }
  'admin-find-title': undefined
  'admin-find-label': undefined
  'admin-find-question': undefined
  'admin-find-wrong': { max: string | number }
  'admin-toast-no-person': undefined
  'admin-person-title': { id: string | number; name: string | number }
  'admin-person-name': { locale: string | number; username: string | number; zone: string | number }
  'admin-person-since': { active: string | number; created: string | number }
  'admin-person-state': { admin: string | number; state: string | number }
  'admin-person-reason': { reason: string | number }
  'admin-person-shop': { name: string | number; role: string | number }
  'admin-person-figures': { campaigns: string | number; catches: string | number; imports: string | number; keys: string | number; monitors: string | number; products: string | number }
  'admin-person-plan': { plan: string | number; state: string | number; until: string | number }
  'admin-person-use': { extra: string | number; kind: string | number; limit: string | number; used: string | number }
  'admin-person-spent': { calls: string | number; limit: string | number; spent: string | number }
  'admin-block-title': undefined
  'admin-block-label': undefined
  'admin-block-question': undefined
  'admin-block-wrong': { max: string | number }
  'admin-block-note': { name: string | number }
  'admin-button-write': undefined
  'admin-button-write-send': undefined
  'admin-write-title': undefined
  'admin-write-label': undefined
  'admin-write-value': { text: string | number }
  'admin-write-question': { name: string | number }
  'admin-write-wrong': { max: string | number }
  'admin-toast-written': undefined
  'notice-admin-wrote': { text: string | number }
  'admin-unblock-ask': { name: string | number; reason: string | number }
  'admin-deeds-title': { name: string | number }
  'admin-deeds-none': undefined
  'admin-deed': { about: string | number; at: string | number; kind: string | number; state: string | number }
  'admin-deed-about': { about: string | number; what: string | number }
  'admin-audit-title': undefined
  'admin-audit-of': { id: string | number }
  'admin-audit-none': undefined
  'admin-did': { action: string | number; admin: string | number; at: string | number; count: string | number; what: string | number; whom: string | number }
  'admin-button-broadcasts': undefined
  'admin-button-broadcast': undefined
  'admin-button-broadcast-new': undefined
  'admin-button-broadcast-save': undefined
  'admin-button-broadcast-test': undefined
  'admin-button-broadcast-go': undefined
  'admin-button-broadcast-drop': undefined
  'admin-button-broadcast-send': { people: string | number }
  'admin-button-later': undefined
  'admin-button-renew': undefined
  'admin-button-audience': { audience: string | number }
  'admin-button-steer': { how: string | number }
  'admin-broadcasts-title': undefined
  'admin-broadcasts-some': undefined
  'admin-broadcasts-none': undefined
  'admin-broadcast-form': undefined
  'admin-broadcast-label-text': undefined
  'admin-broadcast-label-audience': undefined
  'admin-broadcast-ask-text': undefined
  'admin-broadcast-wrong-text': { max: string | number }
  'admin-broadcast-ask-audience': undefined
  'admin-broadcast-text': { text: string | number }
  'admin-broadcast-audience': { audience: string | number }
  'admin-broadcast-people': { people: string | number }
  'admin-broadcast-takes': { time: string | number }
  'admin-broadcast-title': { status: string | number }
  'admin-broadcast-tally': { failed: string | number; left: string | number; people: string | number; sending: string | number; sent: string | number; waiting: string | number }
  'admin-broadcast-confirm': { people: string | number }
  'admin-broadcast-drop': undefined
  'admin-broadcast-run': undefined
  'admin-broadcast-stage': undefined
  'admin-broadcast-note': { failed: string | number; left: string | number; sent: string | number }
  'admin-broadcast-quiet': undefined
  'admin-broadcast-done': { failed: string | number; left: string | number; sent: string | number }
  'admin-toast-no-broadcast': undefined
  'admin-toast-tested': undefined
  'admin-toast-steered': undefined
  'admin-toast-late': undefined
  'admin-button-funnel': undefined
  'admin-button-business': undefined
  'admin-button-services': undefined
  'admin-button-queues': undefined
  'admin-button-errors': undefined
  'admin-button-health': undefined
  'admin-button-access': undefined
  'admin-home-active': { month: string | number; today: string | number }
  'admin-home-now': { errors: string | number; updates: string | number }
  'admin-button-period': { period: string | number }
  'admin-funnel-title': undefined
  'admin-active': { month: string | number; today: string | number; yesterday: string | number }
  'admin-funnel-started': { period: string | number; started: string | number }
  'admin-funnel-step': { people: string | number; share: string | number; step: string | number }
  'admin-funnel-time': { time: string | number }
  'admin-button-picture-days': undefined
  'admin-button-picture-funnel': undefined
  'admin-button-funnel-back': undefined
  'admin-picture-days': undefined
  'admin-picture-days-below': { month: string | number }
  'admin-picture-funnel': undefined
  'admin-picture-period': { period: string | number }
  'admin-picture-step': { step: string | number }
  'admin-picture-share': { share: string | number; value: string | number }
  'admin-toast-picture': undefined
  'admin-business-title': { period: string | number }
  'admin-business-campaigns': { campaigns: string | number; time: string | number }
  'admin-business-average': { ads: string | number; groups: string | number; keywords: string | number }
  'admin-business-cost': { cost: string | number; each: string | number }
  'admin-business-catches': { catches: string | number }
  'admin-business-imports': { imported: string | number; imports: string | number; time: string | number }
  'admin-business-skus': { skus: string | number }
  'admin-business-stars': { ever: string | number; paid: string | number; payingOwners: string | number; refunded: string | number }
  'admin-services-title': { period: string | number }
  'admin-services-none': undefined
  'admin-services-note': undefined
  'admin-service': { average: string | number; calls: string | number; cost: string | number; errors: string | number; limited: string | number; p95: string | number; service: string | number }
  'admin-button-callers': undefined
  'admin-button-services-back': undefined
  'admin-callers-title': { period: string | number }
  'admin-caller': { calls: string | number; cost: string | number; id: string | number; name: string | number }
  'admin-queues-title': undefined
  'admin-queue': { active: string | number; age: string | number; delayed: string | number; failed: string | number; name: string | number; waiting: string | number }
  'admin-backlog': { age: string | number; failed: string | number; name: string | number; waiting: string | number }
  'admin-job': { at: string | number; id: string | number; number: string | number; reason: string | number }
  'admin-jobs-none': undefined
  'admin-button-retry-job': { number: string | number }
  'admin-button-retry-all': undefined
  'admin-button-drain': undefined
  'admin-button-drain-go': { waiting: string | number }
  'admin-button-queues-back': undefined
  'admin-drain-ask': { name: string | number; waiting: string | number }
  'admin-errors-title': { period: string | number }
  'admin-errors-none': undefined
  'admin-error': { at: string | number; code: string | number; count: string | number }
  'admin-error-title': { code: string | number }
  'admin-error-at': { at: string | number; reference: string | number }
  'admin-error-words': { words: string | number }
  'admin-button-older': undefined
  'admin-button-errors-back': undefined
  'admin-button-find-error': undefined
  'admin-error-form': undefined
  'admin-error-label': undefined
  'admin-error-question': undefined
  'admin-error-unknown': undefined
  'admin-toast-no-error': undefined
  'admin-health-title': undefined
  'admin-health-process': { memory: string | number; roles: string | number; seen: string | number; up: string | number }
  'admin-health-database': { ms: string | number; size: string | number }
  'admin-health-growth': { day: string | number; week: string | number }
  'admin-health-redis': { ms: string | number; size: string | number }
  'admin-health-redis-away': undefined
  'admin-health-no-redis': undefined
  'admin-health-breakers': undefined
  'admin-health-breaker': { service: string | number; state: string | number }
  'admin-health-feed': { at: string | number; status: string | number }
  'admin-health-updates': { updates: string | number }
  'admin-health-spending': { calls: string | number; limit: string | number; most: string | number; spent: string | number }
  'admin-health-backup': { at: string | number }
  'admin-button-uptime': undefined
  'admin-button-health-back': undefined
  'admin-uptime-title': undefined
  'admin-uptime-line': { day: string | number; month: string | number; service: string | number }
  'admin-uptime-none': undefined
  'admin-uptime-others': { others: string | number }
  'admin-uptime-note': undefined
  'admin-button-backup': undefined
  'admin-toast-backup': undefined
  'admin-access-title': undefined
  'admin-access-mode': { mode: string | number }
  'admin-access-admitted': { admitted: string | number }
  'admin-access-open': undefined
  'admin-button-entry': { places: string | number; until: string | number; used: string | number }
  'admin-button-entry-new': { places: string | number }
  'admin-button-admit': undefined
  'admin-button-access-back': undefined
  'admin-button-expel': undefined
  'admin-button-admitted': undefined
  'admin-admitted-title': undefined
  'admin-admitted-none': undefined
  'admin-expel-ask': { mode: string | number; who: string | number }
  'admin-entry-new': { places: string | number; until: string | number; url: string | number }
  'admin-entry-open': { places: string | number; until: string | number; used: string | number }
  'admin-admit-title': undefined
  'admin-admit-label': undefined
  'admin-admit-value': { id: string | number }
  'admin-admit-question': undefined
  'admin-admit-wrong': undefined
  'admin-toast-expelled': undefined
  'admin-button-limits': undefined
  'admin-button-grant': undefined
  'admin-button-payments': undefined
  'admin-button-limit': { usd: string | number }
  'admin-button-unlimit': undefined
  'admin-limits-title': { id: string | number }
  'admin-limits-now': { calls: string | number; limit: string | number; most: string | number; own: string | number; spent: string | number }
  'admin-grant-title': undefined
  'admin-grant-label-kind': undefined
  'admin-grant-label-amount': undefined
  'admin-grant-ask-kind': undefined
  'admin-grant-ask-amount': { kind: string | number }
  'admin-grant-wrong': { max: string | number }
  'admin-grant-kind': { kind: string | number }
  'admin-grant-amount': { amount: string | number }
  'admin-button-kind': { kind: string | number }
  'admin-payments-title': { id: string | number }
  'admin-payments-none': undefined
  'admin-payment': { at: string | number; number: string | number; plan: string | number; stars: string | number; state: string | number }
  'admin-button-refund': { number: string | number }
  'admin-button-refund-go': { stars: string | number }
  'admin-refund-ask': { at: string | number; id: string | number; stars: string | number }
  'admin-toast-refund': { outcome: string | number }
  'command-paysupport': undefined
  'billing-plan-name': { plan: string | number }
  'billing-home': { left: string | number; plan: string | number; state: string | number }
  'billing-title-trial': undefined
  'billing-title-paid': { plan: string | number; renewing: string | number; until: string | number }
  'billing-title-grace': { plan: string | number; until: string | number }
  'billing-title-locked': { plan: string | number; until: string | number }
  'billing-use': { extra: string | number; kind: string | number; limit: string | number; used: string | number }
  'billing-owner-pays': undefined
  'billing-offer-title': { plan: string | number; stars: string | number }
  'billing-gives': { campaigns: string | number; catches: string | number; products: string | number; skus: string | number }
  'billing-offer-text': undefined
  'billing-offer-ahead': { until: string | number }
  'billing-offer-replaces': { plan: string | number; until: string | number }
  'billing-not-sold': undefined
  'billing-wall-title': { kind: string | number }
  'billing-wall-used': { limit: string | number; trial: string | number; used: string | number }
  'billing-wall-kept': { kind: string | number }
  'billing-used-up-catch': undefined
  'billing-used-up-campaign': undefined
  'billing-used-up-import': { left: string | number; wanted: string | number }
  'billing-used-up-sku': { left: string | number; wanted: string | number }
  'billing-stop-ask': { plan: string | number; until: string | number }
  'billing-allowed': undefined
  'billing-toast-stopped': undefined
  'billing-toast-invoice': undefined
  'billing-toast-invoice-open': undefined
  'billing-asked': undefined
  'billing-payments-title': undefined
  'billing-payments-none': undefined
  'billing-stars': { stars: string | number }
  'billing-payment': { day: string | number; plan: string | number; stars: string | number; state: string | number }
  'billing-support': { can: string | number }
  'billing-support-payment': { charge: string | number; day: string | number; stars: string | number }
  'billing-support-title': undefined
  'billing-support-label': undefined
  'billing-support-value': { text: string | number }
  'billing-support-question': undefined
  'billing-support-wrong': { max: string | number }
  'billing-promo-title': undefined
  'billing-promo-label': undefined
  'billing-promo-value': { code: string | number }
  'billing-promo-question': undefined
  'billing-promo-unknown': undefined
  'billing-promo-used': undefined
  'billing-promo-over': undefined
  'billing-gift-plan': { days: string | number; plan: string | number }
  'billing-gift-until': { until: string | number }
  'billing-gift-uses': { amount: string | number; kind: string | number }
  'billing-extra-uses': { amount: string | number; kind: string | number }
  'billing-referral': { came: string | number; catches: string | number; link: string | number; paid: string | number }
  'billing-button-plan': undefined
  'billing-button-offer': { plan: string | number; stars: string | number }
  'billing-button-subscribe': undefined
  'billing-button-once': undefined
  'billing-button-stop': undefined
  'billing-button-keep': undefined
  'billing-button-allow': undefined
  'billing-button-card': undefined
  'billing-button-promo': undefined
  'billing-button-referral': undefined
  'billing-button-payments': undefined
  'billing-button-support': undefined
  'billing-button-ask': undefined
  'billing-button-copy-link': undefined
  'billing-invoice-title': { plan: string | number }
  'billing-invoice-text': { campaigns: string | number; catches: string | number; products: string | number; skus: string | number }
  'billing-refused-unknown': undefined
  'billing-refused-person': undefined
  'billing-refused-blocked': undefined
  'billing-refused-paid': undefined
  'billing-refused-price': undefined
  'billing-refused-renewing': undefined
  'billing-refused-ahead': undefined
  'billing-refused-better': undefined
  'billing-paid': { endDay: string | number; plan: string | number; stars: string | number }
  'billing-renewed': { endDay: string | number; plan: string | number; stars: string | number }
  'billing-refunded': { stars: string | number }
  'billing-unmatched': { charge: string | number; stars: string | number }
  'billing-renewal-off': { endDay: string | number; plan: string | number }
  'billing-renewal-on': { endDay: string | number; plan: string | number }
  'billing-soon': { endDay: string | number; plan: string | number; renewing: string | number; stars: string | number }
  'billing-tomorrow': { endDay: string | number; plan: string | number }
  'billing-grace': { plan: string | number; untilDay: string | number }
  'billing-locked': { plan: string | number }
  'billing-granted': { amount: string | number; kind: string | number }
  'billing-granted-plan': { endDay: string | number; plan: string | number }
  'billing-referral-bonus': { amount: string | number; who: string | number }
  'billing-admin-unmatched': { charge: string | number; stars: string | number; user: string | number }
  'billing-admin-reconciled': { payments: string | number; refunds: string | number; unmatched: string | number }
  'billing-admin-asked': { charge: string | number; name: string | number; question: string | number; user: string | number }
  'billing-reconcile-title': undefined
  'ads-violation': { place: string | number; what: string | number }
  'ads-place-group': { group: string | number }
  'ads-place-ad': { ad: string | number }
  'ads-place-part': { index: string | number; part: string | number }
  'ads-rule-empty': undefined
  'ads-rule-length': { limit: string | number; value: string | number }
  'ads-rule-narrow': { limit: string | number; value: string | number }
  'ads-rule-word-length': { limit: string | number; value: string | number }
  'ads-rule-spaces': undefined
  'ads-rule-symbols': { value: string | number }
  'ads-rule-times': { value: string | number }
  'ads-rule-emoji': { value: string | number }
  'ads-rule-control': undefined
  'ads-rule-formula': { value: string | number }
  'ads-rule-caps': { value: string | number }
  'ads-rule-spaced-letters': { value: string | number }
  'ads-rule-repeated-word': { value: string | number }
  'ads-rule-repeated-mark': { value: string | number }
  'ads-rule-exclamation': { limit: string | number }
  'ads-rule-question': { limit: string | number }
  'ads-rule-display-path': { value: string | number }
  'ads-rule-phone': { value: string | number }
  'ads-rule-email': { value: string | number }
  'ads-rule-messenger': { value: string | number }
  'ads-rule-link': { value: string | number }
  'ads-rule-superlative': { value: string | number }
  'ads-rule-promise': { value: string | number }
  'ads-rule-free': { value: string | number }
  'ads-rule-click': { value: string | number }
  'ads-rule-slang': { value: string | number }
  'ads-rule-foreign': { value: string | number }
  'ads-rule-unsaid-number': { value: string | number }
  'ads-rule-unsaid-claim': { value: string | number }
  'ads-rule-unsaid-name': { value: string | number }
  'ads-rule-count': { limit: string | number; value: string | number }
  'ads-rule-duplicate': { value: string | number }
  'ads-rule-same-ads': { value: string | number }
  'ads-rule-unnamed': { value: string | number }
  'ads-rule-sitelink-sum': { limit: string | number; value: string | number }
  'ads-rule-href': { value: string | number }
  'ads-rule-tracking': { value: string | number }
  'ads-rule-keyword': { value: string | number }
  'ads-rule-minus-word': { value: string | number }
  'ads-rule-minus-length': { limit: string | number; value: string | number }
  'ads-rule-topic': { value: string | number }
  'campaign-picture-title': undefined
  'campaign-picture-subtitle': undefined
  'campaign-picture-rest': { count: string | number }
  'campaign-file-commander': undefined
  'campaign-file-clusters': undefined
  'campaigns-run-title': { name: string | number }
  'campaigns-run-export': { name: string | number }
  'campaigns-run-rewrite': { name: string | number }
  'campaigns-stage-wordstat': undefined
  'campaigns-stage-clustering': undefined
  'campaigns-stage-generation': undefined
  'campaigns-stage-export': undefined
  'campaigns-stage-rewrite': undefined
  'campaigns-note-phrases': { phrases: string | number; seeds: string | number }
  'campaigns-note-phrases-unsought': { phrases: string | number; seeds: string | number; unsought: string | number }
  'campaigns-note-quota': { calls: string | number; left: string | number }
  'campaigns-note-quota-gone': { calls: string | number; hours: string | number }
  'campaigns-note-limited': undefined
  'campaigns-note-groups': { groups: string | number; keywords: string | number; method: string | number }
  'campaigns-note-review': { groups: string | number; keywords: string | number }
  'campaigns-note-template': undefined
  'campaigns-note-tokens': { tokens: string | number }
  'campaigns-note-cost': { dollars: string | number }
  'campaigns-note-model-limited': undefined
  'campaigns-note-spent': undefined
  'campaigns-note-export-later': undefined
  'campaigns-done': { name: string | number }
  'campaigns-done-numbers': { ads: string | number; groups: string | number; keywords: string | number }
  'campaigns-done-unsought': { more: string | number; seeds: string | number }
  'campaigns-done-template': undefined
  'campaigns-done-tokens': { tokens: string | number }
  'campaigns-done-cost': { price: string | number }
  'campaigns-done-file': undefined
  'campaigns-done-sheet': undefined
  'campaigns-done-no-sheet': { reason: string | number }
  'campaigns-done-draft': { id: string | number; remarks: string | number }
  'campaigns-done-no-draft': { reason: string | number }
  'campaigns-exported': { name: string | number }
  'campaigns-rewritten': { name: string | number }
  'campaigns-button-open': undefined
  'campaigns-button-sheet': undefined
  'campaigns-button-groups': undefined
  'campaigns-button-through': undefined
  'campaigns-button-lower': { minimum: string | number }
  'campaigns-button-have': undefined
  'campaigns-button-ad': undefined
  'campaigns-notice-xlsx': { name: string | number }
  'campaigns-notice-tab': { name: string | number }
  'campaigns-notice-picture': { name: string | number }
  'campaigns-sheet-no-place': undefined
  'campaigns-sheet-no-room': undefined
  'campaigns-sheet-gone': undefined
  'campaigns-sheet-no-access': undefined
  'campaigns-sheet-failed': undefined
  'campaigns-draft-no-key': undefined
  'campaigns-draft-not-draft': undefined
  'campaigns-draft-no-access': undefined
  'campaigns-draft-limit': undefined
  'campaigns-draft-refused': undefined
  'campaigns-draft-failed': undefined
  'campaigns-error-gone': undefined
  'campaigns-error-no-wordstat': undefined
  'campaigns-error-seeds-refused': undefined
  'campaigns-error-nothing-found': undefined
  'campaigns-error-all-rare': { highest: string | number; minimum: string | number }
  'campaigns-error-nothing-left': { minimum: string | number }
  'campaigns-error-wordstat-key': undefined
  'campaigns-error-model-key': undefined
  'campaigns-error-model-money': undefined
  'campaigns-error-no-model': undefined
  'campaigns-error-name': undefined
  'campaigns-error-group-gone': undefined
  'campaigns-error-one-phrase': undefined
  'campaigns-error-last-group': undefined
  'campaigns-error-group-full': { limit: string | number }
  'campaigns-error-empty': undefined
  'campaigns-error-in-work': undefined
  'campaigns-error-not-reviewing': undefined
  'campaigns-error-ad-locked': undefined
  'campaigns-error-not-rare': undefined
  'campaigns-error-minimum': undefined
  'campaigns-note-next-key': undefined
  'button-menu-campaigns': undefined
  'command-new-campaign': undefined
  'command-history': undefined
  'home-campaigns': { making: string | number; percent: string | number }
  'campaigns-title': undefined
  'campaigns-empty': undefined
  'campaigns-making': { making: string | number; percent: string | number }
  'campaigns-counts': { completed: string | number; failed: string | number }
  'campaigns-left': { left: string | number }
  'campaigns-need-key': undefined
  'campaign-started': { name: string | number }
  'button-campaign-new': undefined
  'button-campaign-history': undefined
  'campaign-goes-on': { name: string | number }
  'button-campaign-open': undefined
  'button-campaigns-back': undefined
  'button-campaign-back': undefined
  'button-connect-wordstat': undefined
  'history-title': undefined
  'history-status': { status: string | number }
  'history-days': { days: string | number }
  'history-filter': { days: string | number; status: string | number }
  'history-filter-ask': undefined
  'history-empty': undefined
  'history-count': { total: string | number }
  'button-history-filter': undefined
  'button-history-show': undefined
  'campaign-head': { mark: string | number; name: string | number }
  'campaign-state': { status: string | number }
  'campaign-waits': undefined
  'campaign-counts': { ads: string | number; groups: string | number; keywords: string | number }
  'campaign-kept': { ads: string | number; groups: string | number; keywords: string | number }
  'campaign-cost': { price: string | number; tokens: string | number }
  'campaign-cost-tokens': { tokens: string | number }
  'campaign-sheet': undefined
  'campaign-sheet-none': { reason: string | number }
  'campaign-draft': { errors: string | number; id: string | number }
  'campaign-draft-none': { reason: string | number }
  'campaign-done': { time: string | number; took: string | number }
  'campaign-archived': undefined
  'button-campaign-sheet': undefined
  'button-campaign-send': { what: string | number }
  'button-campaign-have': undefined
  'button-campaign-ads': undefined
  'button-campaign-groups': { count: string | number }
  'button-campaign-details': undefined
  'button-campaign-remarks': { count: string | number }
  'button-campaign-again': undefined
  'button-campaign-repeat': undefined
  'button-campaign-archive': { on: string | number }
  'button-campaign-remove': undefined
  'button-campaign-keep': undefined
  'button-campaign-review': undefined
  'button-campaign-refresh': undefined
  'button-campaign-extras': undefined
  'campaign-remove-ask': { name: string | number }
  'campaign-remove-effect': { ads: string | number; groups: string | number; keywords: string | number }
  'remove-keeps': { what: string | number }
  'toast-campaign-sent': { what: string | number }
  'toast-campaign-export': undefined
  'toast-campaign-archived': { on: string | number }
  'toast-campaign-removed': undefined
  'toast-campaign-lowered': { min: string | number }
  'campaign-created': { time: string | number }
  'campaign-budget-none': undefined
  'campaign-budget-week': { weekly: string | number }
  'extras-title': undefined
  'extras-sitelink': { description: string | number; title: string | number }
  'extras-no-sitelinks': undefined
  'extras-callouts': { list: string | number }
  'extras-no-callouts': undefined
  'extras-path': { path: string | number }
  'remarks-title': undefined
  'remarks-none': undefined
  'remarks-count': { errors: string | number; warnings: string | number }
  'remarks-line': { code: string | number; level: string | number; message: string | number; place: string | number }
  'remark-place-group': { group: string | number }
  'remark-place-keyword': { keyword: string | number }
  'remark-place-ad': { ad: string | number; group: string | number }
  'groups-title': { name: string | number }
  'groups-count': { groups: string | number; phrases: string | number }
  'groups-legend': undefined
  'groups-ask': undefined
  'groups-no-other': undefined
  'button-minus-words': { accepted: string | number; total: string | number }
  'button-let-through': undefined
  'button-groups-back': undefined
  'intent': { intent: string | number }
  'group-title': { mark: string | number; name: string | number }
  'group-facts': { intent: string | number; phrases: string | number; top: string | number }
  'group-phrase': { frequency: string | number; text: string | number }
  'group-ask': undefined
  'group-merge-ask': { phrases: string | number }
  'group-drop-ask': { name: string | number; phrases: string | number }
  'button-group-merge': undefined
  'button-group-split': undefined
  'button-group-rename': undefined
  'button-group-drop': undefined
  'button-group-keep': undefined
  'group-rename-title': undefined
  'group-rename-confirm': undefined
  'group-rename-label': undefined
  'group-rename-ask': undefined
  'group-rename-line': { name: string | number }
  'phrase-title': { frequency: string | number; text: string | number }
  'phrase-group': { name: string | number }
  'phrase-ask': undefined
  'phrase-last': undefined
  'phrase-move-ask': undefined
  'button-phrase-move': undefined
  'button-phrase-detach': undefined
  'button-phrase-drop': undefined
  'minus-title': { name: string | number }
  'minus-none': undefined
  'minus-count': { accepted: string | number; total: string | number }
  'minus-ask': undefined
  'minus-reason': { reason: string | number }
  'minus-line': { mark: string | number; phrases: string | number; reason: string | number; word: string | number }
  'toast-phrase-gone': undefined
  'toast-word-gone': undefined
  'toast-let-through': undefined
  'toast-group-merged': undefined
  'toast-group-split': undefined
  'toast-group-dropped': undefined
  'toast-phrase-moved': undefined
  'toast-phrase-detached': undefined
  'toast-phrase-dropped': undefined
  'ad-title': { name: string | number; number: string | number; total: string | number }
  'ad-facts': { ad: string | number; lock: string | number; origin: string | number; total: string | number }
  'ad-origin': { origin: string | number }
  'ad-none': undefined
  'ad-part': { kind: string | number; limit: string | number }
  'ad-string': { text: string | number; used: string | number }
  'button-ad': { number: string | number }
  'button-ad-rewrite': undefined
  'button-ad-lock': undefined
  'button-ad-unlock': undefined
  'toast-ad-locked': { on: string | number }
  'toast-ad-fresh': undefined
  'toast-ad-rewriting': undefined
  'toast-ad-kept': undefined
  'toast-ads-none': undefined
  'campaign-wizard-title': undefined
  'campaign-wizard-confirm': undefined
  'campaign-field-name': undefined
  'campaign-ask-name': undefined
  'campaign-line-name': { name: string | number }
  'campaign-field-description': undefined
  'campaign-ask-description': undefined
  'campaign-line-description': { description: string | number }
  'campaign-field-seeds': undefined
  'campaign-ask-seeds': { max: string | number }
  'campaign-line-seeds': { count: string | number; list: string | number }
  'campaign-line-stop-words': { list: string | number }
  'campaign-line-operators': { signs: string | number }
  'campaign-field-regions': undefined
  'campaign-ask-regions': undefined
  'campaign-region': { id: string | number; name: string | number }
  'campaign-line-regions': { list: string | number }
  'campaign-line-regions-count': { count: string | number }
  'campaign-field-url': undefined
  'campaign-ask-url': undefined
  'campaign-line-url': { url: string | number }
  'campaign-field-budget': undefined
  'campaign-ask-budget': { minimum: string | number }
  'campaign-line-budget': { amount: string | number; period: string | number; weekly: string | number }
  'campaign-field-frequency': undefined
  'campaign-ask-frequency': undefined
  'campaign-line-frequency': { frequency: string | number }
  'campaign-field-keywords': undefined
  'campaign-ask-keywords': undefined
  'campaign-line-keywords': { count: string | number }
  'campaign-field-ads': undefined
  'campaign-ask-ads': undefined
  'campaign-ad-plan': { plan: string | number }
  'campaign-line-ads': { plan: string | number }
  'campaign-field-extras': undefined
  'campaign-ask-extras': undefined
  'campaign-extra': { extra: string | number }
  'campaign-extra-button': { extra: string | number }
  'campaign-extras-none': undefined
  'campaign-line-extras': { list: string | number }
  'campaign-note-calls': { cached: string | number; calls: string | number }
  'campaign-note-quota': { calls: string | number; left: string | number; shared: string | number }
  'campaign-note-quota-short': { calls: string | number; left: string | number; time: string | number; when: string | number }
  'campaign-note-effort': { price: string | number; time: string | number }
  'campaign-note-price': { price: string | number }
  'campaign-note-price-unknown': undefined
  'campaign-note-price-none': undefined
  'campaign-note-spending': { calls: string | number; price: string | number }
  'campaign-note-spending-short': { calls: string | number; price: string | number; time: string | number }
  'campaign-note-budget': { minimum: string | number }
  'campaign-note-topic': { topic: string | number }
  'campaign-note-missing': { what: string | number }
  'campaign-wrong-length': { length: string | number; max: string | number; min: string | number }
  'campaign-wrong-seeds': undefined
  'campaign-wrong-seeds-many': { count: string | number; max: string | number }
  'campaign-wrong-seeds-long': { seed: string | number }
  'campaign-wrong-address': { fault: string | number }
  'campaign-wrong-site': { fault: string | number }
  'campaign-wrong-budget': undefined
  'campaign-wrong-budget-large': undefined
  'campaign-wrong-budget-small': { least: string | number; minimum: string | number; period: string | number; weekly: string | number }
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
  'secret-found': { kind: string | number }
  'secret-kind': { kind: string | number }
  'chat-edit-late': undefined
  'chat-file': { name: string | number }
  'chat-not-text': { what: string | number }
  'toast-flood': undefined
  'chat-flood': undefined
  'home-title': { workspace: string | number }
  'home-welcome': { name: string | number }
  'home-quiet': undefined
  'command-menu': undefined
  'command-help': undefined
  'command-cancel': undefined
  'button-help-all': undefined
  'chat-no-command': { command: string | number }
  'chat-near-command': { command: string | number; nearest: string | number }
  'help-supplies': undefined
  'help-campaigns': undefined
  'help-stock': undefined
  'help-imports': undefined
  'help-keys': undefined
  'help-settings': undefined
  'help-plan': undefined
  'help-screen': { commands: string | number }
  'imports-choose-shop': undefined
  'toast-imports-no-shop': undefined
  'imports-preview-title': { count: string | number; shop: string | number }
  'imports-preview-end': { name: string | number; price: string | number; which: string | number; yuan: string | number }
  'imports-preview-average': { price: string | number }
  'imports-preview-unknown': { count: string | number }
  'imports-preview-known': { known: string | number }
  'imports-preview-out': { count: string | number; example: string | number; reason: string | number }
  'imports-preview-calls': { calls: string | number }
  'imports-preview-calls-left': { calls: string | number; left: string | number }
  'imports-preview-short': { left: string | number }
  'imports-preview-time': { time: string | number }
  'imports-preview-time-texts': { cost: string | number; time: string | number }
  'imports-preview-categories': { count: string | number }
  'imports-preview-publish': { unconfirmed: string | number }
  'imports-preview-draft': undefined
  'imports-table-title': { shop: string | number }
  'imports-table-row': { name: string | number; price: string | number; yuan: string | number }
  'imports-table-unknown': { name: string | number }
  'imports-legal': undefined
  'imports-started': undefined
  'button-imports-table': undefined
  'button-imports-prices': undefined
  'button-imports-map': { count: string | number }
  'button-imports-other-shop': undefined
  'button-imports-start': { count: string | number }
  'button-imports-preview-back': undefined
  'imports-batches-title': undefined
  'imports-batches-none': undefined
  'imports-batches-hint': undefined
  'imports-batch-title': { title: string | number }
  'imports-batch-where': { at: string | number; shop: string | number; status: string | number; until: string | number }
  'imports-batch-counts': { cancelled: string | number; done: string | number; failed: string | number; unchanged: string | number; waiting: string | number }
  'imports-batch-rolled-back': { at: string | number }
  'imports-batch-taking-back': undefined
  'imports-batch-rollback-until': { until: string | number }
  'imports-batch-none': undefined
  'imports-item': { mark: string | number; name: string | number }
  'imports-item-reason': { mark: string | number; name: string | number; reason: string | number }
  'imports-item-stage': { mark: string | number; name: string | number; state: string | number }
  'imports-batch-filter-button': { filter: string | number }
  'imports-cancel-ask': { done: string | number; title: string | number; waiting: string | number }
  'imports-rollback-ask': { shop: string | number; title: string | number }
  'imports-rollback-removed': { count: string | number }
  'imports-rollback-restored': { count: string | number }
  'imports-rollback-stays': { count: string | number }
  'imports-rollback-edited': undefined
  'toast-imports-batch': { deed: string | number }
  'button-imports-report': undefined
  'toast-imports-report': undefined
  'button-imports-map-of': undefined
  'button-imports-holds-back': undefined
  'button-imports-batches-back': undefined
  'button-imports-batch-back': undefined
  'button-imports-pause': undefined
  'button-imports-resume': undefined
  'button-imports-stop': undefined
  'button-imports-go-on': undefined
  'button-imports-cancel-keep': undefined
  'button-imports-cancel-drop': undefined
  'button-imports-rollback-yes': { count: string | number }
  'imports-products-title': undefined
  'imports-products-none': undefined
  'imports-products-count': { total: string | number }
  'imports-is-button': { is: string | number }
  'imports-label-draft': undefined
  'imports-label-gone': undefined
  'imports-label-out': undefined
  'imports-search-title': undefined
  'imports-search-ask': undefined
  'imports-search-none': undefined
  'imports-product-shop': { shop: string | number }
  'imports-product-shop-article': { article: string | number; shop: string | number }
  'imports-product-from': { draft: string | number; price: string | number; yuan: string | number }
  'imports-product-out': undefined
  'imports-product-gone': undefined
  'imports-variation': { name: string | number; price: string | number }
  'imports-variation-pieces': { name: string | number; price: string | number; quantity: string | number }
  'imports-variation-out': { name: string | number }
  'imports-product-at': { at: string | number }
  'imports-hold-line': { after: string | number; before: string | number; percent: string | number }
  'imports-detach-ask': { name: string | number }
  'button-imports-search': undefined
  'button-imports-refresh': undefined
  'button-imports-detach': undefined
  'button-imports-detach-yes': undefined
  'button-imports-open': undefined
  'button-imports-products-back': undefined
  'button-imports-decide-one': { what: string | number }
  'button-imports-decide-all': { count: string | number; what: string | number }
  'toast-imports-refresh': undefined
  'toast-imports-detached': undefined
  'toast-imports-decided': { count: string | number; what: string | number }
  'imports-holds-title': undefined
  'imports-holds-none': undefined
  'imports-holds-hint': { total: string | number }
  'imports-holds-ask': { total: string | number; what: string | number }
  'imports-holds-largest': { after: string | number; before: string | number; name: string | number }
  'imports-fault-no-title': undefined
  'imports-fault-no-sizes': undefined
  'imports-fault-sold-out': undefined
  'imports-fault-odd-price': { yuan: string | number }
  'imports-fault-no-pictures': undefined
  'imports-picture-heavy': undefined
  'imports-picture-format': undefined
  'imports-picture-pixels': undefined
  'imports-picture-broken': undefined
  'imports-run': { shop: string | number; title: string | number }
  'imports-stage-products': undefined
  'imports-stage-report': undefined
  'imports-note-products': { failed: string | number }
  'imports-note-busy': undefined
  'imports-note-quota': undefined
  'imports-note-quota-asked': undefined
  'imports-note-source-down': undefined
  'imports-note-shop-down': undefined
  'imports-result': { done: string | number; left: string | number; unchanged: string | number }
  'imports-result-drafts': { count: string | number }
  'imports-result-seo': { count: string | number }
  'imports-result-why': { count: string | number; reason: string | number }
  'button-imports-batch-open': undefined
  'button-imports-rollback': undefined
  'imports-notice-report': { done: string | number; left: string | number; title: string | number }
  'imports-file-report': undefined
  'imports-report-column': { column: string | number }
  'imports-item-state': { state: string | number }
  'error-imports-no-shop': undefined
  'error-imports-no-batch': undefined
  'error-imports-currency': { currency: string | number }
  'error-imports-no-source': undefined
  'error-imports-nothing': undefined
  'error-imports-too-many': { most: string | number }
  'imports-reason-no-title': undefined
  'imports-reason-no-sizes': undefined
  'imports-reason-sold-out': undefined
  'imports-reason-odd-price': undefined
  'imports-reason-no-pictures': undefined
  'imports-reason-gone': undefined
  'imports-reason-foreign': undefined
  'imports-reason-other-seller': undefined
  'imports-reason-variations': undefined
  'imports-reason-check': undefined
  'imports-reason-gone-from-shop': undefined
  'imports-reason-internal': undefined
  'imports-reason-no-category': undefined
  'imports-reason-category-gone': undefined
  'imports-reason-pictures-missing': undefined
  'imports-reason-seo-not-kept': undefined
  'imports-reason-seo-not-shown': undefined
  'imports-reason-edited': undefined
  'imports-reason-later-batch': undefined
  'imports-reason-not-restored': undefined
  'imports-rollback-run': { title: string | number; what: string | number }
  'imports-stage-rollback': undefined
  'imports-rollback-result': { taken: string | number }
  'imports-rollback-cleared': undefined
  'imports-rollback-kept': { kept: string | number }
  'imports-rollback-failed': { failed: string | number }
  'imports-refresh-run': { name: string | number }
  'imports-stage-refresh': undefined
  'imports-refresh-result': { changed: string | number; read: string | number }
  'imports-refresh-gone': { gone: string | number }
  'imports-refresh-held': { held: string | number }
  'imports-refresh-failed': { failed: string | number }
  'imports-notice-refresh': { gone: string | number; held: string | number; name: string | number }
  'button-imports-decide': undefined
  'button-imports-gone': undefined
  'imports-shops-title': undefined
  'imports-shop-title': { name: string | number }
  'imports-shop-currency': { currency: string | number }
  'imports-shop-none': undefined
  'imports-shop-figures': { drafts: string | number; gone: string | number; onSale: string | number; out: string | number; products: string | number }
  'imports-shop-seo': { plugin: string | number }
  'imports-shop-price': { rule: string | number }
  'imports-schedule-off': undefined
  'imports-schedule-on': { hours: string | number; next: string | number }
  'imports-schedule-ask': { name: string | number }
  'imports-schedule-button': { hours: string | number }
  'toast-imports-schedule': { hours: string | number }
  'button-imports-shop-add': undefined
  'button-imports-shop-back': undefined
  'button-imports-schedule': undefined
  'button-imports-filling': undefined
  'imports-prices-title': { name: string | number }
  'imports-price-rule': { markup: string | number; rate: string | number }
  'imports-price-example': { price: string | number; yuan: string | number }
  'imports-rule-title': undefined
  'imports-rule-label': undefined
  'imports-rule-rate': { rate: string | number }
  'imports-rule-markup': { markup: string | number }
  'imports-rule-margin': { margin: string | number }
  'imports-rule-special': { count: string | number }
  'imports-rule-button': { field: string | number }
  'imports-rule-ask': { field: string | number }
  'imports-rule-wrong': { field: string | number }
  'imports-markups-none': undefined
  'imports-markups-hint': undefined
  'imports-markups-else': { markup: string | number }
  'imports-markup-title': undefined
  'imports-markup-root-ask': undefined
  'imports-markup-any': undefined
  'imports-markup-all': undefined
  'imports-markup-range-ask': undefined
  'imports-markup-line': { markup: string | number; what: string | number }
  'imports-markup-range': { range: string | number }
  'imports-fen-range': { ends: string | number; from: string | number; to: string | number }
  'imports-markup-off-ask': { line: string | number }
  'imports-effect': { count: string | number; lowered: string | number; products: string | number; raised: string | number }
  'imports-effect-none': undefined
  'imports-effect-empty': undefined
  'imports-effect-largest': { after: string | number; before: string | number; name: string | number }
  'imports-effect-when': undefined
  'button-imports-markups': undefined
  'button-imports-markup-add': undefined
  'button-imports-markup-off': { number: string | number }
  'button-imports-markup-off-yes': undefined
  'button-imports-prices-back': undefined
  'button-imports-take': undefined
  'toast-imports-taken': undefined
  'imports-filling-title': { name: string | number }
  'imports-option-button': { field: string | number }
  'imports-option-value': { value: string | number }
  'imports-option-line': { value: string | number }
  'imports-option-becomes': { value: string | number }
  'imports-option-ask': { field: string | number }
  'imports-option-effect': { field: string | number }
  'button-imports-filling-back': undefined
  'imports-map-title': { name: string | number }
  'imports-map-empty': undefined
  'imports-map-hint': undefined
  'imports-map-unconfirmed': { count: string | number }
  'imports-map-none': undefined
  'imports-map-drafts': undefined
  'imports-map-form-title': undefined
  'imports-map-ask': { name: string | number }
  'imports-map-line': { name: string | number }
  'imports-map-note': { name: string | number }
  'button-imports-map-confirm': { count: string | number }
  'toast-imports-confirmed': { count: string | number }
  'button-menu-imports': undefined
  'command-import': undefined
  'home-imports': { holds: string | number; products: string | number }
  'imports-title': undefined
  'imports-intro': undefined
  'imports-need-source': undefined
  'imports-need-shop': undefined
  'imports-source-left': { left: string | number; limit: string | number; until: string | number }
  'imports-source-used': { used: string | number }
  'imports-source-down': { wait: string | number }
  'imports-source-up': undefined
  'imports-shop-empty': { name: string | number }
  'imports-shop-line': { at: string | number; name: string | number; products: string | number }
  'imports-home-batch': { done: string | number; title: string | number; total: string | number }
  'imports-home-holds': { count: string | number }
  'imports-home-hint': undefined
  'imports-example': undefined
  'button-imports-back': undefined
  'button-imports-source': undefined
  'button-imports-shop': undefined
  'button-imports-find': undefined
  'button-imports-browse': undefined
  'button-imports-products': undefined
  'button-imports-batches': undefined
  'button-imports-batch': undefined
  'button-imports-holds': { holds: string | number }
  'button-imports-rules': undefined
  'button-imports-figures': undefined
  'button-imports-again': undefined
  'error-imports-no-key': undefined
  'imports-figures-title': undefined
  'imports-figures-quota': { left: string | number; limit: string | number; until: string | number; used: string | number }
  'imports-figures-today': { asked: string | number; misses: string | number; saved: string | number; share: string | number }
  'imports-figures-levels': { database: string | number; memory: string | number; shared: string | number }
  'imports-figures-stale': { stale: string | number }
  'imports-find-title': undefined
  'imports-find-label': undefined
  'imports-find-ask': undefined
  'imports-find-line': { text: string | number }
  'imports-find-wrong': undefined
  'imports-find-link': undefined
  'imports-no-find': { problem: string | number }
  'imports-browse-title': undefined
  'imports-browse-confirm': undefined
  'imports-field-root': undefined
  'imports-field-leaf': undefined
  'imports-field-brand': undefined
  'imports-field-gender': undefined
  'imports-field-price': undefined
  'imports-field-sort': undefined
  'imports-root-ask': undefined
  'imports-categories-seen': undefined
  'imports-root-line': { name: string | number }
  'imports-leaf-ask': undefined
  'imports-leaf-line': { name: string | number }
  'imports-leaf-any': undefined
  'imports-brand-ask': undefined
  'imports-brand-line': { name: string | number }
  'imports-brand-any': undefined
  'imports-brand-unknown': { text: string | number }
  'imports-brand-which': { names: string | number }
  'toast-imports-no-categories': undefined
  'imports-no-category': undefined
  'imports-gender': { gender: string | number }
  'imports-gender-button': { gender: string | number }
  'imports-gender-ask': undefined
  'imports-gender-line': { gender: string | number }
  'imports-sort-button': { sort: string | number }
  'imports-sort-ask': undefined
  'imports-sort-line': { sort: string | number }
  'imports-no-sort': undefined
  'imports-price-ask': undefined
  'imports-price-line': { price: string | number }
  'imports-price-any': undefined
  'imports-price-range': { max: string | number; min: string | number }
  'imports-price-from': { min: string | number }
  'imports-price-to': { max: string | number }
  'imports-price-wrong': undefined
  'imports-found-title': { words: string | number }
  'imports-found-count': { count: string | number }
  'imports-found-at-least': { count: string | number; more: string | number }
  'imports-found-nothing': undefined
  'imports-found-within': { words: string | number }
  'imports-look-hint': undefined
  'imports-found-among': { count: string | number; known: string | number }
  'imports-picked': { picked: string | number }
  'imports-picked-quota': { left: string | number; limit: string | number; picked: string | number }
  'imports-price-unknown': undefined
  'imports-card-priced': { at: string | number }
  'imports-stale': undefined
  'imports-stale-until': { wait: string | number }
  'button-imports-mode': { mode: string | number }
  'button-imports-within': undefined
  'button-imports-whole': undefined
  'button-imports-sift': undefined
  'button-imports-next': { picked: string | number }
  'button-imports-first': { count: string | number }
  'button-imports-all': undefined
  'imports-all-title': { count: string | number }
  'imports-all-calls': { calls: string | number }
  'imports-quota-left': { left: string | number; limit: string | number }
  'button-imports-not-now': undefined
  'button-imports-tick-all': undefined
  'imports-sift-title': undefined
  'imports-sift-ask': undefined
  'imports-sift-question': { what: string | number }
  'button-imports-price': undefined
  'button-imports-brand': undefined
  'button-imports-price-any': undefined
  'button-imports-brand-any': undefined
  'button-imports-show': undefined
  'toast-imports-full': { most: string | number }
  'imports-card-title': { name: string | number }
  'imports-card-about': { about: string | number }
  'imports-card-sizes': { count: string | number; pictures: string | number }
  'imports-card-no-sizes': undefined
  'imports-card-size': { name: string | number; yuan: string | number }
  'imports-card-size-price': { name: string | number; price: string | number; yuan: string | number }
  'imports-card-more': { count: string | number }
  'imports-card-out': { count: string | number }
  'imports-card-gone': undefined
  'button-imports-tick': { on: string | number }
  'button-imports-photo': undefined
  'button-imports-list-back': undefined
  'button-imports-card': undefined
  'imports-notice-photo': { name: string | number }
  'toast-imports-photo': undefined
  'imports-plan-title': undefined
  'imports-plan-label': undefined
  'imports-plan-ask': undefined
  'imports-plan-wrong': undefined
  'imports-plan-line': { calls: string | number }
  'button-imports-plan': undefined
  'notice-backup-late': { hours: string | number }
  'runs-percent': { percent: string | number }
  'runs-count': { done: string | number; total: string | number }
  'runs-elapsed': { time: string | number }
  'runs-left': { time: string | number }
  'runs-queued': undefined
  'runs-parked': { service: string | number; time: string | number }
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
  'error-runs-too-many': { max: string | number }
  'error-run-time-limit': undefined
  'error-run-crashed': undefined
  'key-code-lost': undefined
  'key-bad-yandex-code': undefined
  'key-bad-yandex-token': undefined
  'key-bad-yandex-refused': undefined
  'key-bad-yandex-not-approved': undefined
  'key-bad-yandex-account': undefined
  'key-bad-cloud': undefined
  'key-bad-cloud-refused': undefined
  'key-bad-openai': undefined
  'key-bad-openai-refused': undefined
  'key-bad-allegro': undefined
  'key-bad-allegro-refused': undefined
  'key-bad-google': undefined
  'key-bad-google-denied': undefined
  'key-bad-google-code': undefined
  'key-bad-google-no-drive': undefined
  'key-bad-google-no-sheet': undefined
  'key-bad-google-no-access': undefined
  'key-bad-google-taken': undefined
  'key-bad-google-not-a-sheet': undefined
  'key-bad-wix': undefined
  'key-bad-wix-site': undefined
  'key-bad-wix-refused': undefined
  'key-bad-wix-no-stores': undefined
  'key-bad-base': undefined
  'key-bad-base-refused': undefined
  'key-bad-woo': undefined
  'key-bad-woo-password': undefined
  'key-bad-woo-address': undefined
  'key-bad-woo-login': undefined
  'key-bad-woo-pair': undefined
  'key-bad-woo-refused': undefined
  'key-bad-woo-lost': undefined
  'key-bad-woo-rights': undefined
  'key-bad-woo-read-only': undefined
  'key-bad-woo-no-site': undefined
  'key-bad-woo-no-plugin': undefined
  'key-bad-woo-no-passwords': undefined
  'key-bad-woo-http': undefined
  'key-bad-woo-moved': undefined
  'key-bad-woo-blocked': undefined
  'key-bad-poizon': undefined
  'key-bad-poizon-address': undefined
  'key-bad-poizon-refused': undefined
  'error-poizon-refused': undefined
  'error-poizon-word': undefined
  'error-poizon-no-call': undefined
  'error-poizon-quota': undefined
  'error-poizon-rate': undefined
  'error-poizon-down': { seconds: string | number }
  'error-poizon-unavailable': undefined
  'error-direct-campaign': { detail: string | number }
  'error-direct-not-draft': undefined
  'error-direct-points': undefined
  'error-openai-quota': undefined
  'error-google-revoked': undefined
  'error-google-storage-quota': undefined
  'error-google-no-access': undefined
  'error-google-sheet-gone': undefined
  'error-google-not-configured': undefined
  'error-woo-invalid': { reason: string | number }
  'error-woo-slow': undefined
  'error-woo-blocked': undefined
  'base-title': undefined
  'base-empty': undefined
  'base-choose-key': undefined
  'button-base': undefined
  'button-base-back': undefined
  'button-base-connect': undefined
  'base-key-title': { name: string | number }
  'base-new': undefined
  'base-imported': { time: string | number }
  'base-not-imported': undefined
  'base-push-off': undefined
  'base-push-on': { warehouse: string | number }
  'base-push-failing': { warehouse: string | number }
  'base-push-other-writer': undefined
  'button-base-start': undefined
  'button-base-other': undefined
  'button-base-again': undefined
  'button-base-key-back': undefined
  'button-base-push': { on: string | number }
  'toast-base-gone': undefined
  'base-form-title': undefined
  'base-form-confirm': undefined
  'base-form-note': undefined
  'base-field-inventory': undefined
  'base-ask-inventory': undefined
  'base-line-inventory': { name: string | number }
  'base-field-warehouses': undefined
  'base-ask-warehouses': undefined
  'base-line-warehouses': { names: string | number }
  'base-run': { name: string | number }
  'base-stage-pages': undefined
  'base-stage-details': undefined
  'base-stage-preview': undefined
  'base-note-read': { count: string | number }
  'base-preview-title': { name: string | number; read: string | number }
  'base-preview-drop': { new: string | number; old: string | number; sku: string | number; warehouse: string | number }
  'base-preview-places': { names: string | number }
  'base-preview-missing': { count: string | number }
  'base-preview-nothing': undefined
  'base-preview-same': undefined
  'base-problem': { count: string | number; kind: string | number; names: string | number }
  'button-base-import': undefined
  'base-import-run': { name: string | number }
  'base-stage-import': undefined
  'base-stage-pictures': undefined
  'base-note-pictures': undefined
  'base-import-done': { name: string | number }
  'base-import-counts': { added: string | number; changed: string | number }
  'base-import-same': undefined
  'base-import-pictures': { count: string | number }
  'base-import-missed': { count: string | number; names: string | number }
  'base-import-nothing': { name: string | number }
  'base-import-not': { outcome: string | number }
  'base-push-title': undefined
  'base-push-ask': { products: string | number }
  'base-push-none': undefined
  'button-base-push-off': undefined
  'toast-base-push': { on: string | number }
  'toast-base-push-refused': { reason: string | number }
  'channel-base-ask': { name: string | number }
  'button-channel-base': { base: string | number }
  'toast-channel-two-writers': undefined
  'issue-base-warning': { account: string | number; message: string | number; sku: string | number }
  'channels-title': undefined
  'channels-empty': undefined
  'channels-count': { armed: string | number; total: string | number }
  'channels-issues': { issues: string | number }
  'button-channels': undefined
  'button-channels-back': undefined
  'button-channel-back': undefined
  'button-channel-allegro': undefined
  'button-channel-wix': undefined
  'button-channels-sync': undefined
  'button-channels-inbox': { issues: string | number }
  'channel-service': { service: string | number }
  'channel-title': { name: string | number; service: string | number }
  'channel-state': { minutes: string | number; state: string | number }
  'channel-listings': { linked: string | number; listings: string | number }
  'channel-conflicts': { conflicts: string | number }
  'channel-waiting': { waiting: string | number }
  'channel-rules-buffer': { buffer: string | number }
  'channel-rules-max': { max: string | number }
  'channel-rules-share': { share: string | number }
  'channel-rules-direction': { direction: string | number }
  'button-channel-check': undefined
  'button-channel-sync': undefined
  'button-channel-pause': undefined
  'button-channel-resume': undefined
  'button-channel-rules': undefined
  'button-channel-interval': undefined
  'button-channel-rename': undefined
  'channel-rename-title': undefined
  'channel-rename-label': undefined
  'channel-rename-ask': undefined
  'channel-rename-line': { name: string | number }
  'channel-rename-wrong': undefined
  'button-channel-history': undefined
  'button-channel-remove': undefined
  'button-channel-writer': { on: string | number }
  'channel-interval-ask': { name: string | number }
  'button-channel-intervals': undefined
  'button-minutes': { minutes: string | number }
  'channel-remove-ask': { name: string | number }
  'button-channel-removed': undefined
  'toast-channel-paused': { on: string | number }
  'toast-channel-interval': { minutes: string | number }
  'toast-channel-removed': undefined
  'toast-channel-gone': undefined
  'toast-channel-check-first': undefined
  'toast-channel-writer': { on: string | number }
  'channel-preview-run': { name: string | number }
  'channel-preview-stage': undefined
  'channel-preview-title': { name: string | number }
  'channel-preview-counts': { inChannel: string | number; inLedger: string | number; linked: string | number }
  'channel-preview-unknown': { unknown: string | number }
  'channel-preview-conflicts': { conflicts: string | number }
  'channel-preview-changes': { changes: string | number; parts: string | number }
  'channel-preview-lowered': { lowered: string | number }
  'channel-preview-raised': { raised: string | number }
  'channel-preview-zeroed': { zeroed: string | number }
  'channel-preview-relisted': { relisted: string | number }
  'channel-preview-drops': undefined
  'channel-preview-drop': { before: string | number; sku: string | number; wanted: string | number }
  'channel-preview-nothing-sent': undefined
  'channel-planned-title': { name: string | number }
  'channel-planned-count': { total: string | number }
  'button-channel-planned': undefined
  'button-channel-later': undefined
  'button-channel-arm': { changes: string | number }
  'stock-sync-run': { name: string | number }
  'stock-sync-run-all': undefined
  'stock-sync-stage': undefined
  'stock-sync-done': { name: string | number }
  'stock-sync-done-all': undefined
  'stock-sync-numbers': { looked: string | number; written: string | number }
  'stock-sync-failed': { failed: string | number }
  'stock-sync-held': { held: string | number }
  'stock-sync-unreachable': { unreachable: string | number }
  'channel-rules-title': undefined
  'channel-rules-save': undefined
  'channel-field-warehouses': undefined
  'channel-ask-warehouses': undefined
  'channel-line-warehouses': { names: string | number }
  'channel-all-warehouses': undefined
  'channel-field-buffer': undefined
  'channel-ask-buffer': undefined
  'channel-line-buffer': { buffer: string | number }
  'channel-field-max': undefined
  'channel-ask-max': undefined
  'channel-line-max': { max: string | number }
  'channel-field-share': undefined
  'channel-ask-share': undefined
  'channel-line-share': { share: string | number }
  'channel-bad-number': { example: string | number; max: string | number; min: string | number }
  'channel-field-zero': undefined
  'channel-ask-zero': undefined
  'channel-line-zero': { value: string | number }
  'channel-zero': { value: string | number }
  'button-channel-zero': { value: string | number }
  'channel-field-relist': undefined
  'channel-ask-relist': undefined
  'channel-line-relist': { value: string | number }
  'button-channel-relist': { value: string | number }
  'channel-field-direction': undefined
  'channel-ask-direction': undefined
  'channel-line-direction': { value: string | number }
  'button-channel-direction': { value: string | number }
  'channel-rules-effect': { changes: string | number }
  'steps-title': { sku: string | number }
  'steps-none': undefined
  'steps-message': { message: string | number }
  'button-steps': undefined
  'button-steps-sync': undefined
  'button-steps-link': undefined
  'button-steps-off': { name: string | number; on: string | number }
  'button-product-back': undefined
  'toast-steps-sync': undefined
  'toast-listing-switched': { on: string | number }
  'link-form-title': undefined
  'link-label': undefined
  'link-ask': undefined
  'link-line': { offer: string | number }
  'link-unknown': { offer: string | number }
  'link-several': { names: string | number }
  'button-orders': undefined
  'orders-title': undefined
  'orders-empty': undefined
  'orders-filter': { what: string | number }
  'orders-line': { account: string | number; quantity: string | number; sku: string | number; state: string | number; when: string | number }
  'order-state': { state: string | number }
  'button-listing-rules': { name: string | number }
  'listing-rules-title': undefined
  'stock-chart-stock': undefined
  'stock-chart-sales': { days: string | number }
  'stock-chart-sold': { total: string | number }
  'stock-chart-differs': { shown: string | number; wanted: string | number }
  'stock-chart-rest': { count: string | number }
  'button-edits-offer': undefined
  'edits-compare-run': { sku: string | number }
  'edits-compare-stage': undefined
  'edits-title': { sku: string | number }
  'edits-account': { account: string | number }
  'edits-field': { field: string | number }
  'edits-line': { field: string | number; ours: string | number; there: string | number }
  'edits-picture': undefined
  'edits-obstacle': { field: string | number; obstacle: string | number }
  'edits-same': { account: string | number }
  'edits-unread': { account: string | number }
  'edits-more': { count: string | number }
  'edits-nothing-sent': undefined
  'edits-nothing-to-send': undefined
  'button-edits-later': undefined
  'button-edits-send': { channels: string | number }
  'edits-send-run': { sku: string | number }
  'edits-send-stage': undefined
  'edits-sent-title': { sku: string | number }
  'edits-result': { account: string | number; message: string | number; outcome: string | number }
  'button-edits-again': undefined
  'toast-edits-late': undefined
  'inbox-title': undefined
  'inbox-empty': undefined
  'inbox-count': { total: string | number }
  'button-inbox': undefined
  'button-inbox-back': undefined
  'issue-row': { kind: string | number }
  'issue-times': { count: string | number }
  'issue-resolved': undefined
  'issue-several-active': { account: string | number; listings: string | number; sku: string | number }
  'issue-fulfillment': { account: string | number; sku: string | number }
  'issue-no-sku': { account: string | number; listings: string | number }
  'issue-unmapped-line': { account: string | number; name: string | number; quantity: string | number; sku: string | number }
  'issue-push-failed': { account: string | number; message: string | number; offer: string | number; shown: string | number; sku: string | number; tries: string | number; wanted: string | number }
  'issue-drift': { account: string | number; shown: string | number; sku: string | number; wanted: string | number }
  'issue-raised': { account: string | number; shown: string | number; sku: string | number; wanted: string | number }
  'issue-held': { account: string | number; changes: string | number; of: string | number; reason: string | number; zeroes: string | number }
  'issue-disconnected': { account: string | number }
  'issue-account-failed': { account: string | number }
  'issue-order-held': { account: string | number; line: string | number }
  'issue-oversell': { line: string | number; short: string | number; sku: string | number }
  'issue-return': { account: string | number; quantity: string | number; sku: string | number }
  'issue-low-stock': { available: string | number; name: string | number; sku: string | number }
  'issue-other-writer': { account: string | number }
  'button-issue-open': undefined
  'button-issue-ours': undefined
  'button-issue-theirs': undefined
  'button-issue-again': undefined
  'button-issue-off': undefined
  'button-issue-mirror': undefined
  'button-issue-none': undefined
  'button-issue-send': undefined
  'button-issue-drop': undefined
  'button-issue-return': undefined
  'button-issue-keep': undefined
  'button-issue-connect': undefined
  'button-issue-product': undefined
  'toast-issue-late': undefined
  'toast-issue-done': { what: string | number }
  'toast-issue-refused': undefined
  'attempts-title': { name: string | number }
  'attempts-empty': undefined
  'attempts-line': { after: string | number; before: string | number; reason: string | number; sku: string | number; status: string | number; time: string | number; wanted: string | number }
  'attempts-words': { message: string | number; trace: string | number }
  'attempts-filter': { status: string | number }
  'step-line': { account: string | number; reason: string | number; shown: string | number }
  'step-line-none': { account: string | number; reason: string | number }
  'step-reason': { reason: string | number }
  'issue-sentence': { account: string | number; available: string | number; changes: string | number; kind: string | number; line: string | number; listings: string | number; message: string | number; name: string | number; of: string | number; offer: string | number; quantity: string | number; reason: string | number; short: string | number; shown: string | number; sku: string | number; tries: string | number; wanted: string | number; zeroes: string | number }
  'issue-told': { account: string | number; available: string | number; changes: string | number; count: string | number; kind: string | number; line: string | number; listings: string | number; message: string | number; name: string | number; of: string | number; offer: string | number; quantity: string | number; reason: string | number; short: string | number; shown: string | number; sku: string | number; tries: string | number; wanted: string | number; zeroes: string | number }
  'issue-told-resolved': { account: string | number; available: string | number; changes: string | number; kind: string | number; line: string | number; listings: string | number; message: string | number; name: string | number; of: string | number; offer: string | number; quantity: string | number; reason: string | number; short: string | number; shown: string | number; sku: string | number; tries: string | number; wanted: string | number; zeroes: string | number }
  'issue-told-many': { account: string | number; available: string | number; changes: string | number; kind: string | number; line: string | number; listings: string | number; message: string | number; more: string | number; name: string | number; of: string | number; offer: string | number; quantity: string | number; reason: string | number; short: string | number; shown: string | number; sku: string | number; tries: string | number; wanted: string | number; zeroes: string | number }
  'button-stock-bundle': undefined
  'button-stocktake': undefined
  'stock-list-unknown': { line: string | number }
  'stock-list-long': { most: string | number }
  'stock-list-line': { more: string | number; names: string | number }
  'bundle-title': undefined
  'bundle-parts': undefined
  'bundle-parts-ask': undefined
  'bundle-scarce': { sku: string | number }
  'bundle-now': { count: string | number }
  'bundle-itself': undefined
  'bundle-nested': { sku: string | number }
  'bundle-zero': undefined
  'stocktake-title': undefined
  'stocktake-label': undefined
  'stocktake-more-label': undefined
  'stocktake-ask': undefined
  'stocktake-more': undefined
  'stocktake-done': undefined
  'stocktake-place-ask': undefined
  'stocktake-bundle': { sku: string | number }
  'stocktake-counts': { counted: string | number; differ: string | number }
  'stocktake-difference': { after: string | number; before: string | number; delta: string | number; sku: string | number }
  'button-notify': undefined
  'notify-title': undefined
  'notify-none': undefined
  'notify-is': { title: string | number; topic: string | number }
  'button-notify-bind': { other: string | number }
  'button-notify-free': undefined
  'notify-code': { command: string | number }
  'button-notify-choose': undefined
  'button-notify-done': undefined
  'toast-notify-free': undefined
  'notify-bound': { shop: string | number }
  'notify-refused': { reason: string | number }
  'notify-lost': { title: string | number }
  'stock-table-sheet': undefined
  'stock-table-sku': undefined
  'stock-table-name': undefined
  'stock-table-ean': undefined
  'stock-table-warehouse': { name: string | number }
  'stock-table-total': undefined
  'stock-table-reserved': undefined
  'stock-table-available': undefined
  'stock-table-description': undefined
  'stock-table-fault': { fault: string | number; megabytes: string | number; rows: string | number }
  'stock-table-line': { column: string | number; fault: string | number; line: string | number; value: string | number }
  'button-menu-stock': undefined
  'command-stock': undefined
  'home-stock': { astray: string | number; products: string | number }
  'stock-title': undefined
  'stock-totals': { pieces: string | number; products: string | number }
  'stock-latest': undefined
  'stock-hint': undefined
  'stock-hint-viewer': undefined
  'stock-example-sku': undefined
  'stock-empty': undefined
  'stock-empty-viewer': undefined
  'button-stock-add': undefined
  'button-stock-import': undefined
  'button-stock-catalogue': undefined
  'button-stock-history': undefined
  'button-stock-warehouses': undefined
  'button-stock-xlsx': undefined
  'button-stock-csv': undefined
  'button-stock-low': { low: string | number }
  'button-stock-oversold': { oversold: string | number }
  'button-stock-astray': { astray: string | number }
  'button-stock-back': undefined
  'button-stock-catalogue-back': undefined
  'button-stock-product-back': undefined
  'button-stock-warehouses-back': undefined
  'button-stock-product': undefined
  'stock-catalogue-title': undefined
  'stock-catalogue-query': { query: string | number }
  'stock-catalogue-shelf': { warehouse: string | number }
  'stock-catalogue-filter': { filter: string | number }
  'stock-catalogue-nothing': undefined
  'stock-catalogue-count': { total: string | number }
  'stock-catalogue-hint': undefined
  'button-stock-search': undefined
  'button-stock-filters': undefined
  'button-stock-all': undefined
  'button-stock-show': undefined
  'stock-filter-button': { filter: string | number }
  'stock-order-button': { order: string | number }
  'stock-filters-ask': undefined
  'stock-search-title': undefined
  'stock-search-label': undefined
  'stock-search-ask': undefined
  'stock-search-nothing': { query: string | number }
  'stock-card-title': { name: string | number }
  'stock-card-sku': { sku: string | number }
  'stock-card-codes': { ean: string | number; sku: string | number }
  'stock-card-stock': { onHand: string | number }
  'stock-card-stock-taken': { available: string | number; onHand: string | number; taken: string | number }
  'stock-card-oversold': { onHand: string | number; short: string | number; taken: string | number }
  'stock-card-shelf': { name: string | number; onHand: string | number }
  'stock-card-shelves-more': { count: string | number; onHand: string | number }
  'stock-card-low': { low: string | number }
  'stock-card-sync-off': undefined
  'stock-card-bundle': { available: string | number }
  'stock-card-part': { available: string | number; enough: string | number; limits: string | number; name: string | number; quantity: string | number }
  'stock-card-parts-more': { count: string | number }
  'button-stock-picture': undefined
  'button-stock-chart': undefined
  'button-stock-chart-dark': undefined
  'button-stock-edit': undefined
  'button-stock-sync': { on: string | number }
  'button-stock-remove': undefined
  'stock-gone': { name: string | number; sku: string | number }
  'stock-move-button': { kind: string | number }
  'stock-move-title': undefined
  'stock-move-confirm': undefined
  'stock-move-kind': undefined
  'stock-move-kind-ask': undefined
  'stock-move-kind-line': { kind: string | number }
  'stock-move-product': undefined
  'stock-move-product-ask': undefined
  'stock-move-product-line': { name: string | number; sku: string | number }
  'stock-move-head': { kind: string | number; name: string | number; sku: string | number }
  'stock-move-at': undefined
  'stock-move-from': undefined
  'stock-move-to': undefined
  'stock-move-place-ask': { role: string | number }
  'stock-move-place-line': { name: string | number; role: string | number }
  'stock-move-quantity': undefined
  'stock-move-quantity-ask': { kind: string | number; onHand: string | number; sku: string | number }
  'stock-move-quantity-line': { kind: string | number; quantity: string | number }
  'stock-move-effect': { after: string | number; before: string | number; warehouse: string | number }
  'stock-move-effect-of': { after: string | number; before: string | number; sku: string | number; warehouse: string | number }
  'stock-move-lacks': { before: string | number; sku: string | number; wanted: string | number; warehouse: string | number }
  'stock-move-short': { warehouses: string | number }
  'stock-move-since': undefined
  'stock-wrong-pieces': { example: string | number; least: string | number }
  'stock-new-title': undefined
  'stock-new-confirm': undefined
  'stock-field-name': undefined
  'stock-field-sku': undefined
  'stock-field-ean': undefined
  'stock-field-low': undefined
  'stock-field-description': undefined
  'stock-field-picture': undefined
  'stock-ask-name': undefined
  'stock-ask-sku': undefined
  'stock-ask-ean': undefined
  'stock-ask-quantity': undefined
  'stock-line-name': { value: string | number }
  'stock-line-sku': { value: string | number }
  'stock-line-ean': { value: string | number }
  'stock-line-quantity': { value: string | number }
  'stock-sku-taken': { name: string | number; sku: string | number }
  'stock-edit-title': undefined
  'stock-edit-ask': { name: string | number }
  'stock-edit-button': { field: string | number }
  'stock-edit-value-ask': { field: string | number }
  'stock-picture-title': undefined
  'stock-picture-ask': undefined
  'stock-picture-line': undefined
  'stock-picture-line-file': { name: string | number }
  'stock-picture-not-text': undefined
  'stock-picture-preview': undefined
  'stock-picture-note': { has: string | number; name: string | number }
  'stock-picture-wrong': { problem: string | number }
  'button-stock-picture-new': undefined
  'button-stock-picture-off': undefined
  'stock-kind': { kind: string | number }
  'stock-kind-undone': { what: string | number }
  'stock-kind-redone': { what: string | number }
  'stock-op-done': { title: string | number }
  'stock-op-title': { title: string | number }
  'stock-op-product': { name: string | number; sku: string | number }
  'stock-op-products': { count: string | number }
  'stock-products': { count: string | number }
  'stock-op-move': { after: string | number; before: string | number; delta: string | number; warehouse: string | number }
  'stock-op-move-of': { after: string | number; before: string | number; delta: string | number; sku: string | number; warehouse: string | number }
  'stock-op-more': { count: string | number }
  'stock-op-note': { note: string | number }
  'stock-op-when': { time: string | number; who: string | number }
  'stock-op-undone': undefined
  'stock-change': { field: string | number; from: string | number; to: string | number }
  'stock-change-life': { to: string | number }
  'stock-change-picture': { to: string | number }
  'stock-change-list': { field: string | number }
  'stock-change-sync': { on: string | number }
  'stock-warehouse-archived': undefined
  'button-stock-undo': { redo: string | number }
  'stock-history-title': undefined
  'stock-history-product': { name: string | number }
  'stock-history-kind': { kinds: string | number }
  'stock-history-days': { days: string | number }
  'stock-history-empty': undefined
  'stock-history-count': { total: string | number }
  'stock-who-all': undefined
  'stock-who-channel': undefined
  'stock-remove-ask': { name: string | number; sku: string | number }
  'stock-remove-goes': undefined
  'stock-remove-stock': { pieces: string | number; warehouses: string | number }
  'stock-remove-mappings': { mappings: string | number }
  'stock-remove-picture': undefined
  'stock-remove-stays': { operations: string | number }
  'stock-remove-orders': { pieces: string | number }
  'stock-remove-bundles': { count: string | number; name: string | number }
  'button-stock-remove-file': undefined
  'button-stock-keep': undefined
  'button-stock-remove-yes': undefined
  'stock-warehouse-first': undefined
  'stock-warehouses-title': undefined
  'stock-warehouses-none': undefined
  'stock-warehouses-hint': undefined
  'stock-warehouse-form': undefined
  'stock-warehouse-ask': undefined
  'stock-warehouse-title': { name: string | number }
  'stock-warehouse-main': undefined
  'stock-warehouse-products': { products: string | number }
  'stock-warehouse-refused': { reason: string | number }
  'button-stock-warehouse-add': undefined
  'button-stock-warehouse-list': undefined
  'button-stock-warehouse-main': undefined
  'button-stock-warehouse-off': undefined
  'button-stock-rename': undefined
  'toast-stock-main': undefined
  'toast-stock-archived': undefined
  'stock-import-title': undefined
  'stock-import-confirm': undefined
  'stock-import-file': undefined
  'stock-import-ask': undefined
  'stock-import-line': { name: string | number }
  'stock-import-not-text': undefined
  'stock-import-column': { field: string | number }
  'stock-import-columns': { names: string | number }
  'stock-import-unknown': { names: string | number }
  'stock-import-counts': { added: string | number; changed: string | number; unchanged: string | number }
  'stock-import-pieces': { emptied: string | number; lowered: string | number; raised: string | number }
  'stock-import-drop': { new: string | number; old: string | number; sku: string | number }
  'stock-import-missing': { count: string | number }
  'stock-import-errors': { count: string | number }
  'stock-import-formulas': undefined
  'stock-import-same': undefined
  'stock-line-problem': { problem: string | number; said: string | number }
  'stock-refused-negative': { onHand: string | number; sku: string | number; wanted: string | number; warehouse: string | number }
  'stock-refused-sku': { sku: string | number }
  'stock-refused-field': { field: string | number; problem: string | number }
  'stock-refused-orders': { pieces: string | number }
  'stock-refused-changed': undefined
  'stock-refused': { reason: string | number }
  'stock-file-name': undefined
  'stock-notice-table': undefined
  'stock-notice-product': { name: string | number; sku: string | number }
  'toast-stock-file': undefined
  'toast-stock-sync': { on: string | number }
  'drafts-title': undefined
  'drafts-intro': undefined
  'drafts-empty': undefined
  'drafts-need-key': undefined
  'draft-row': { day: string | number; pieces: string | number; status: string | number }
  'draft-title': { pieces: string | number; skus: string | number }
  'draft-goods': { quantity: string | number; sku: string | number }
  'draft-more': { more: string | number }
  'draft-state': { number: string | number; status: string | number }
  'draft-not-seen': undefined
  'draft-preorder-gone': undefined
  'draft-remove-ask': { pieces: string | number; status: string | number }
  'toast-draft-removed': undefined
  'button-draft-new': undefined
  'button-draft-cabinet': undefined
  'button-draft-check': undefined
  'button-draft-watch': undefined
  'button-draft-remove': undefined
  'button-drafts': undefined
  'button-drafts-back': undefined
  'error-draft-not-found': undefined
  'draft-wizard-title': undefined
  'draft-wizard-confirm': undefined
  'draft-field-key': undefined
  'draft-ask-key': undefined
  'draft-line-key': { name: string | number }
  'draft-field-source': undefined
  'draft-ask-source': undefined
  'draft-line-source': { source: string | number }
  'draft-source-typed': undefined
  'draft-source-stock': undefined
  'draft-field-goods': undefined
  'draft-ask-goods': { most: string | number }
  'draft-line-goods': { list: string | number; more: string | number }
  'draft-field-products': undefined
  'draft-ask-products': undefined
  'draft-no-products': undefined
  'draft-line-products': { count: string | number }
  'draft-field-each': undefined
  'draft-ask-each': undefined
  'draft-line-each': { each: string | number }
  'draft-each-all': undefined
  'draft-note': { pieces: string | number; skus: string | number }
  'draft-wrong-none': undefined
  'draft-wrong-many': { count: string | number; most: string | number }
  'draft-wrong-line': { line: string | number }
  'draft-wrong-quantity': { line: string | number }
  'draft-wrong-file': undefined
  'draft-wrong-nothing': undefined
  'draft-refused-no-key': undefined
  'draft-refused-base-token': undefined
  'draft-refused-read-only': undefined
  'draft-refused-barcodes': { list: string | number; more: string | number }
  'supplies-draft-ordered': { number: string | number; pieces: string | number; supplyType: string | number; warehouse: string | number }
  'supplies-draft-planned': { number: string | number }
  'supplies-button-watch': undefined
  'supplies-button-drafts': undefined
  'supplies-button-draft': undefined
  'supplies-button-listed': undefined
  'listed-title': { count: string | number }
  'listed-empty': undefined
  'listed-age': { ago: string | number }
  'listed-need-key': undefined
  'listed-no-day': undefined
  'listed-mark': { status: string | number }
  'listed-reminder': { days: string | number }
  'button-remind': { days: string | number; isOn: string | number }
  'toast-reminder': { days: string | number }
  'button-listed-back': undefined
  'button-listed-all': undefined
  'button-last-seen': undefined
  'error-supply-not-found': undefined
  'supply-title': { isPlanned: string | number; number: string | number }
  'supply-state': { status: string | number }
  'supply-day': { day: string | number }
  'supply-type-line': { type: string | number }
  'supply-place': { name: string | number }
  'supply-pieces': { pieces: string | number }
  'supply-packages': { packages: string | number }
  'supply-base-key': undefined
  'supplies-soon': { left: string | number; number: string | number; slotDay: string | number; warehouse: string | number }
  'last-seen-title': undefined
  'last-seen-warning': { since: string | number }
  'last-seen-row': { coefficient: string | number; day: string | number; name: string | number; seen: string | number; type: string | number }
  'last-seen-nothing': undefined
  'last-seen-back': { method: string | number }
  'monitor-unread': { words: string | number }
  'monitor-begun': { from: string | number; start: string | number }
  'monitor-fewer': { count: string | number; wanted: string | number }
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
  'supplies-draft-limit': { max: string | number }
  'supplies-draft-key': undefined
  'error-monitor-not-found': undefined
  'error-booking-not-found': undefined
  'button-transfers': undefined
  'button-transfers-back': undefined
  'button-transfer-new': undefined
  'button-transfer-quotas': undefined
  'button-transfer-past': undefined
  'button-transfer-first': undefined
  'button-transfer-cancel': undefined
  'button-transfer-keep': undefined
  'button-transfer-again': undefined
  'button-connect-session': undefined
  'transfers-title': undefined
  'transfers-empty': undefined
  'transfers-count': { total: string | number }
  'transfer-need-key': undefined
  'transfers-window': { at: string | number; left: string | number }
  'transfers-by': { by: string | number }
  'transfer-mark': { status: string | number }
  'transfer-product': { nm: string | number }
  'transfer-card-title': { number: string | number }
  'transfer-card-goods': { size: string | number; title: string | number }
  'transfer-card-route': { source: string | number; target: string | number }
  'transfer-card-moved': { moved: string | number; quantity: string | number }
  'transfer-card-request': { at: string | number; known: string | number; status: string | number; supply: string | number; units: string | number }
  'transfer-state': { at: string | number; reason: string | number; status: string | number }
  'transfer-cancel-ask': { moved: string | number; number: string | number; quantity: string | number; sent: string | number }
  'toast-transfer': { what: string | number }
  'transfer-quotas-title': undefined
  'transfer-quotas-head': { closed: string | number }
  'transfer-quota-row': { name: string | number; source: string | number; target: string | number }
  'transfer-quotas-closed': undefined
  'transfer-quotas-next': { at: string | number }
  'transfer-quotas-away': undefined
  'transfer-quotas-no-session': { allowed: string | number }
  'transfer-option-off': undefined
  'transfer-past-title': undefined
  'transfer-past-empty': undefined
  'transfer-past-count': { total: string | number }
  'transfer-form-title': undefined
  'transfer-form-confirm': undefined
  'transfer-form-note': { by: string | number; quantity: string | number }
  'transfer-field-product': undefined
  'transfer-field-size': undefined
  'transfer-field-source': undefined
  'transfer-field-target': undefined
  'transfer-field-quantity': undefined
  'transfer-field-when': undefined
  'transfer-field-parts': undefined
  'transfer-ask-product': { by: string | number }
  'transfer-no-products': undefined
  'transfer-line-product': { nm: string | number }
  'transfer-ask-size': undefined
  'transfer-no-stock': { lot: string | number; nm: string | number }
  'transfer-ask-size-words': undefined
  'transfer-size-wrong': { max: string | number }
  'transfer-line-size': { size: string | number }
  'transfer-size-option': { count: string | number; size: string | number }
  'transfer-ask-source': undefined
  'transfer-line-source': { name: string | number }
  'transfer-source-option': { count: string | number; name: string | number; quota: string | number }
  'transfer-ask-target': undefined
  'transfer-ask-listed': undefined
  'transfer-line-target': { name: string | number }
  'transfer-target-option': { name: string | number; quota: string | number }
  'transfer-ask-quantity': { lot: string | number }
  'transfer-ask-quantity-of': { lot: string | number; most: string | number }
  'transfer-line-quantity': { quantity: string | number }
  'transfer-ask-when': undefined
  'transfer-line-when': { at: string | number; when: string | number }
  'transfer-when-window': { at: string | number }
  'transfer-when-now': undefined
  'transfer-ask-parts': undefined
  'transfer-line-parts': { parts: string | number }
  'transfer-parts-option': { parts: string | number }
  'transfer-draft-quantity': { max: string | number; min: string | number }
  'transfer-draft-route': undefined
  'transfer-draft-size': undefined
  'transfer-draft-key': undefined
  'transfer-draft-limit': { max: string | number }
  'transfer-draft-twice': undefined
  'error-transfer-not-found': undefined
  'transfer-done': { by: string | number; moved: string | number; number: string | number; size: string | number; source: string | number; target: string | number; title: string | number }
  'transfer-part': { moved: string | number; nextDay: string | number; quantity: string | number; size: string | number; source: string | number; target: string | number; title: string | number; units: string | number }
  'transfer-ended': { quantity: string | number; reason: string | number; size: string | number; source: string | number; target: string | number; title: string | number }
  'transfer-handed': { left: string | number; minutes: string | number; size: string | number; source: string | number; target: string | number; title: string | number; why: string | number }
  'transfer-unclear': { size: string | number; source: string | number; target: string | number; title: string | number; units: string | number }
  'transfer-button-card': undefined
  'transfer-button-cabinet': undefined
  'transfer-button-sent': undefined
  'transfer-button-not-now': undefined
  'transfer-button-there': undefined
  'transfer-button-not-there': undefined
  'button-rules': undefined
  'button-rules-back': undefined
  'button-rule-new': undefined
  'button-rule-of': undefined
  'button-rule-like': undefined
  'button-rule-plan': { number: string | number }
  'button-rule-resume': undefined
  'rules-title': undefined
  'rules-empty': undefined
  'rules-count': { total: string | number }
  'rule-mark': { status: string | number }
  'rule-title': { target: string | number }
  'rule-wish': { keep: string | number; lot: string | number }
  'rule-seen': { at: string | number; coming: string | number; seen: string | number }
  'rule-reason': { reason: string | number }
  'rule-state': { at: string | number; status: string | number }
  'rule-remove-ask': { size: string | number; target: string | number; title: string | number }
  'toast-rule-removed': undefined
  'error-rule-not-found': undefined
  'rule-form-title': undefined
  'rule-form-confirm': undefined
  'rule-form-note': { by: string | number; keep: string | number; lot: string | number }
  'rule-field-keep': undefined
  'rule-field-lot': undefined
  'rule-ask-keep': undefined
  'rule-line-keep': { keep: string | number }
  'rule-ask-lot': { lot: string | number }
  'rule-line-lot': { lot: string | number }
  'rule-draft-limit': { max: string | number }
  'rule-draft-twice': undefined
  'rule-stock-title': undefined
  'rule-field-stock': undefined
  'rule-ask-stock': { size: string | number; target: string | number; title: string | number }
  'rule-line-stock': { seen: string | number }
  'transfer-rule-planned': { keep: string | number; quantity: string | number; seen: string | number; size: string | number; source: string | number; target: string | number; title: string | number }
  'transfer-rule-asks': { keep: string | number; size: string | number; target: string | number; title: string | number }
  'transfer-button-rule': undefined
  'transfer-button-tell': undefined
  'transfer-cancel-rule': undefined
  'button-cabinet': undefined
  'cabinet-line': { name: string | number }
  'cabinet-ask': undefined
  'button-slots': undefined
  'slots-title': { type: string | number }
  'slots-as-of': { time: string | number }
  'slots-no-places': undefined
  'slots-place': { cap: string | number; name: string | number; open: string | number }
  'slots-place-closed': { name: string | number }
  'slots-place-title': { name: string | number; type: string | number }
  'slots-place-open': { cap: string | number; of: string | number; open: string | number }
  'slots-place-none': undefined
  'slots-place-key': undefined
  'slots-cell-day': { day: string | number }
  'slots-cell-open': { cap: string | number }
  'slots-cell-since': { ago: string | number }
  'slots-cell-closed': undefined
  'button-slots-monitor': undefined
  'button-slots-history': undefined
  'button-slots-picture': undefined
  'button-slots-dark': undefined
  'button-slots-light': undefined
  'button-slots-more': undefined
  'button-slots-list': undefined
  'button-slots-watch': undefined
  'button-slots-book': { state: string | number }
  'button-slots-take': { state: string | number }
  'toast-slots-picture': undefined
  'toast-slots-unknown': undefined
  'toast-slots-past': undefined
  'slots-picture-title': undefined
  'slots-picture-as-of': { time: string | number; type: string | number }
  'slots-picture-unknown': undefined
  'slots-picture-caption': { page: string | number; pages: string | number }
  'slots-legend': { step: string | number }
  'slots-history-title': { days: string | number; name: string | number; type: string | number }
  'slots-history-watched': { hours: string | number }
  'slots-history-none': undefined
  'slots-history-opened': { openings: string | number; releases: string | number }
  'slots-history-opened-daily': { openings: string | number; perDay: string | number; releases: string | number }
  'slots-history-lives': { count: string | number; long: string | number; median: string | number }
  'slots-history-no-lives': { count: string | number }
  'slots-history-step': { count: string | number; step: string | number }
  'slots-history-steps': { steps: string | number }
  'slots-history-hours-few': { releases: string | number }
  'slots-history-hours-even': { releases: string | number }
  'slots-history-hours-best': { count: string | number; days: string | number; from: string | number; releases: string | number; to: string | number }
  'slots-history-last': undefined
  'slots-history-one': { at: string | number; cap: string | number; day: string | number; life: string | number; state: string | number }
  'supplies-button-mute': undefined
  'button-monitor-unmute': undefined
  'monitor-muted': { mode: string | number; until: string | number }
  'toast-monitor-muted': { until: string | number }
  'toast-monitor-unmuted': undefined
  'supplies-quiet-over': { missed: string | number; others: string | number; slots: string | number; warehouse: string | number }
  'supplies-moved': { newDay: string | number; number: string | number; slotDay: string | number; warehouse: string | number }
  'supplies-cancelled': { number: string | number; slotDay: string | number; warehouse: string | number }
  'button-supplies-stats': undefined
  'button-stats-period': { days: string | number }
  'button-stats-attempts': undefined
  'button-stats-numbers': undefined
  'stats-all-monitors': undefined
  'monitor-stats-title': { days: string | number; name: string | number }
  'monitor-stats-tried': { open: string | number; tried: string | number; won: string | number }
  'monitor-stats-lost': { reasons: string | number }
  'slot-lost-reason': { reason: string | number }
  'monitor-stats-speed': { median: string | number; p95: string | number }
  'monitor-stats-no-speed': undefined
  'monitor-stats-looks': { looks: string | number; perSecond: string | number }
  'monitor-stats-no-looks': undefined
  'monitor-stats-account': { limited: string | number; name: string | number; requests: string | number; share: string | number }
  'monitor-stats-accounts-more': { count: string | number }
  'monitor-stats-advice': { accounts: string | number; more: string | number; pause: string | number }
  'slot-attempts-title': { name: string | number; total: string | number }
  'slot-attempts-none': undefined
  'slot-attempts-line': { at: string | number; cap: string | number; day: string | number; result: string | number; status: string | number; warehouse: string | number }
  'slot-attempt-caught': { number: string | number; time: string | number }
  'slot-attempt-caught-by-hand': { number: string | number }
  'slot-attempt-moved': { day: string | number }
  'slot-attempt-cancelled': undefined
  'slot-attempt-state': { status: string | number }
  'button-attempts-filter': { filter: string | number }
  'figures-title': undefined
  'figures-picture-caption': { days: string | number }
  'figures-tile': { what: string | number }
  'figures-legend': { what: string | number }
  'figures-reasons': undefined
  'figures-none': undefined
  'button-menu-supplies': undefined
  'command-supplies': undefined
  'home-supplies': { active: string | number; feed: string | number }
  'supply-type': { type: string | number }
  'coefficient-free': undefined
  'coefficient-cap': { cap: string | number; isFree: string | number }
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
  'monitor-note-misfits': { count: string | number; ids: string | number }
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
  'input-number-range': { max: string | number; min: string | number; nearest: string | number }
  'input-number-whole': { min: string | number }
  'input-coefficient': undefined
  'input-dates': { example: string | number }
  'input-dates-missing': { example: string | number }
  'input-dates-order': { example: string | number }
  'input-dates-outside': { example: string | number; first: string | number; last: string | number }
  'input-dates-begun': { left: string | number; start: string | number }
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
  'wizard-anew': undefined
  'wizard-gone': undefined
  'wizard-finished': undefined
  'wizard-cancelled': { title: string | number }
  'wizard-forbidden': undefined
  'wizard-unfinished': undefined
  'wizard-resume': { title: string | number }
  'wizard-resume-question': undefined
  'wizard-resume-go': undefined
  'wizard-resume-new': undefined
  'form-send-text': undefined
  'form-no-command': undefined
  'form-file-unread': { name: string | number }
  'form-edit-late': undefined
}

export type MessageKey = keyof Messages
export type MessageArgs<K extends MessageKey> = Messages[K] extends undefined ? [] : [vars: Messages[K]]
