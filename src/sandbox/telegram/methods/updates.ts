import { badRequest, conflict } from '../bot/failure.ts'
import { flagOf, intOf, jsonOf, type Params, textOf } from '../requests/params.ts'
import type { Methods, World } from './method.ts'

export const updateMethods: Methods = {
  getUpdates: (params, { queue, webhook }, signal) => {
    if (webhook.settings()) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    readAllowed(params, queue)
    return queue.poll({
      offset: intOf(params, 'offset'),
      limit: Math.min(Math.max(intOf(params, 'limit') ?? 100, 1), 100),
      timeoutMs: Math.min(Math.max(intOf(params, 'timeout') ?? 0, 0), 50) * 1000,
      signal,
    })
  },
  setWebhook: (params, { queue, webhook }) => {
    const url = textOf(params, 'url')
    if (flagOf(params, 'drop_pending_updates')) queue.clear()
    readAllowed(params, queue)
    if (url === '') {
      webhook.remove()
      return true
    }
    checkUrl(url)
    const secret = textOf(params, 'secret_token')
    if (!/^[\w-]{0,256}$/.test(secret)) {
      throw badRequest('secret token contains unallowed characters')
    }
    const connections = intOf(params, 'max_connections') ?? 40
    queue.interrupt('terminated by setWebhook request')
    webhook.set({ url, secret, maxConnections: Math.min(Math.max(connections, 1), 100) })
    return true
  },
  deleteWebhook: (params, { queue, webhook }) => {
    if (flagOf(params, 'drop_pending_updates')) queue.clear()
    webhook.remove()
    return true
  },
  getWebhookInfo: (_params, { queue, webhook }) => {
    const settings = webhook.settings()
    const error = webhook.lastError()
    return {
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pending.size,
      ...(settings && { max_connections: settings.maxConnections }),
      ...(error && { last_error_date: error.date, last_error_message: error.message }),
      ...(queue.allowed().length > 0 && { allowed_updates: queue.allowed() }),
    }
  },
}

function readAllowed(params: Params, queue: World['queue']): void {
  const kinds = jsonOf(params, 'allowed_updates')
  if (Array.isArray(kinds)) queue.allow(kinds.map(String))
}

/** Telegram itself takes HTTPS only; HTTP is allowed here to loopback, where tests and the demo listen. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid URL')
  const { protocol, hostname } = new URL(url)
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) {
    throw badRequest('bad webhook: an HTTPS URL must be provided for webhook')
  }
}
