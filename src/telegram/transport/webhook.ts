import { createHash, timingSafeEqual } from 'node:crypto'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Log } from '#platform/log/log.ts'
import { StartError } from '#platform/start-error.ts'
import { isRefused } from '../api/faults.ts'
import { ALLOWED_UPDATES } from '../bot/incoming.ts'

export interface WebhookOptions {
  /** Sent by Telegram with every update, `[A-Za-z0-9_-]{1,256}`. */
  readonly secret: string
  readonly log: Log
  /** Stores updates; only when it resolved is Telegram told so. */
  receive(updates: readonly Update[]): Promise<void>
}

const MAX_BODY = 1024 * 1024
const envelope = z.looseObject({ update_id: z.int() })

/** `POST /` for Telegram: checks the secret, stores the update, answers. A fault answers 500 and is sent again. */
export function createWebhook({ secret, log, receive }: WebhookOptions): Hono {
  const app = new Hono()
  app.post('/', bodyLimit({ maxSize: MAX_BODY }), async (context) => {
    const given = context.req.header('x-telegram-bot-api-secret-token') ?? ''
    if (!isSame(given, secret)) return context.body(null, 401)
    const body = envelope.safeParse(await context.req.json().catch(() => undefined))
    if (!body.success) return context.body(null, 400)
    try {
      await receive([body.data as unknown as Update])
    } catch (error) {
      log.error({ err: error }, 'an update could not be stored')
      return context.body(null, 500)
    }
    return context.body(null, 200)
  })
  return app
}

/**
 * Tells Telegram where to deliver. `url`: https, the public address of {@link createWebhook}. Rejects with a StartError
 * when Telegram does not take it.
 */
export async function registerWebhook(api: Api, url: string, secret: string): Promise<void> {
  const options = { secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: 40 }
  await api.setWebhook(url, options).catch((error) => {
    if (!isRefused(error)) throw error
    throw new StartError(`Telegram refuses WEBHOOK_URL (${error.description}): correct it.`)
  })
}

/** Compares in constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
