import { addDays, type Day, dayIn } from '#core/dates.ts'
import type { Sandbox } from '#sandbox/server.ts'
import {
  createWildberriesController,
  type WildberriesController,
} from '#sandbox/wildberries/controller.ts'
import type { Actor } from './actor.ts'

/** The world of the tour as its stories need it. */
export interface Stage {
  readonly wb: WildberriesController
  /** Moscow's calendar day, some days from now. */
  day(ahead: number): Day
  /** How many calls of this seller's keys Wildberries has answered with success. */
  answered(sid: string): Promise<number>
  /** The official list of supplies as the seller's own key sees it. */
  supplies(token: string): Promise<readonly SupplyLine[]>
}

interface SupplyLine {
  readonly preorderID: number
  readonly supplyID: number | null
}

export function createStage(sandbox: Pick<Sandbox, 'url' | 'clock'>): Stage {
  const { url, clock } = sandbox
  const wb = createWildberriesController(`${url}/control`)
  return {
    wb,
    day: (ahead) => addDays(dayIn('Europe/Moscow', clock.now()), ahead),
    async answered(sid) {
      const { calls } = await wb.state()
      return calls.filter((one) => one.sid === sid).reduce((sum, { ok }) => sum + ok, 0)
    },
    async supplies(token) {
      const response = await fetch(`${url}/wb/supplies/api/v1/supplies?limit=100&offset=0`, {
        method: 'POST',
        headers: { authorization: token, 'content-type': 'application/json' },
        body: '{}',
      })
      if (!response.ok) throw new Error(`the official list answered ${response.status}`)
      return (await response.json()) as readonly SupplyLine[]
    },
  }
}

/** Pages the calendar on screen to the day and taps it; `shown`: the month it shows now. */
export async function tapDay(actor: Actor, day: Day, shown: Day): Promise<void> {
  const month = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
  for (let ahead = month(day) - month(shown); ahead > 0; ahead -= 1) await actor.tap('›')
  await actor.tap(new RegExp(`^[^0-9]*${Number(day.slice(8))}[^0-9]*$`))
}

/** The tail of a key, as the transcript may show it. */
export const masked = (secret: string): string => `${secret.slice(0, 3)}…${secret.slice(-4)}`
