import { z } from 'zod'
import { ADVICE, reasonOf } from '#src/app/services/outside.ts'
import type { Config } from '#src/config.ts'
import type { Finding } from './finding.ts'
import { reach } from './reach.ts'

const NAME = 'telegram'
/** `Date` headers have whole seconds; signed sessions and token expiry bear about this much. */
const CLOCK_LIMIT_MS = 30_000

const me = z.object({ ok: z.literal(true), result: z.object({ username: z.string() }) })
const webhook = z.object({ ok: z.literal(true), result: z.object({ url: z.string() }) })

/** Token, delivery of updates, and this machine's clock by Telegram's. */
export async function checkTelegram(config: Config): Promise<Finding[]> {
  const { token, apiRoot, updates } = config.telegram
  const method = (name: string) => reach(`${apiRoot}/bot${token}/${name}`)
  try {
    const answer = await method('getMe')
    const parsed = me.safeParse(answer.body)
    const clock = judgeClock(answer.clockAheadMs)
    if (!parsed.success) return [refused(answer.status), ...clock]
    const bot: Finding = { name: NAME, detail: `@${parsed.data.result.username}` }
    const hook = webhook.safeParse((await method('getWebhookInfo')).body)
    const address = hook.success ? hook.data.result.url : ''
    return [bot, ...judgeWebhook(updates.kind, address), ...clock]
  } catch (error) {
    return [{ name: NAME, detail: `${apiRoot}: ${reasonOf(error)}`, advice: ADVICE.telegram }]
  }
}

function refused(status: number): Finding {
  return status === 401 || status === 404
    ? { name: NAME, detail: 'the token is refused', advice: ADVICE.token }
    : {
        name: NAME,
        detail: `answers ${status}, not as the Bot API does`,
        advice: 'correct TELEGRAM_API_ROOT, or try again later',
      }
}

/** The app sets or removes the webhook at start, so a difference only means it did not start yet. */
function judgeWebhook(wanted: 'polling' | 'webhook', address: string): Finding[] {
  if (wanted === 'webhook') {
    return [{ name: 'updates', detail: `by webhook${address ? '' : ', set when the bot starts'}` }]
  }
  const note = address ? ', the webhook set now is removed when the bot starts' : ''
  return [{ name: 'updates', detail: `by polling${note}` }]
}

function judgeClock(aheadMs: number | undefined): Finding[] {
  if (aheadMs === undefined) return []
  const seconds = Math.round(aheadMs / 1000)
  return Math.abs(aheadMs) <= CLOCK_LIMIT_MS
    ? [{ name: 'clock', detail: 'right' }]
    : [
        {
          name: 'clock',
          detail: `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`,
          advice: 'set this machine’s clock (timedatectl set-ntp true)',
        },
      ]
}
