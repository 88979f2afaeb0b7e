/** How the renewal of a subscription stands. */
export type Renewal =
  /** Not paid yet, or no subscription. */
  | 'none'
  /** Telegram charges again when the month is over. */
  | 'on'
  /** The person switched it off in Telegram. */
  | 'off'
  /** The bot switched it off because the person asked it to. */
  | 'stopped'
  /** The bot no longer stands in the way; the person has to switch it on in Telegram. */
  | 'allowed'
  /** A better plan took its place or it was refunded: for good. */
  | 'over'

export type RenewalEvent = 'paid' | 'canceled' | 'active' | 'stopped' | 'allowed' | 'superseded'

const NEXT: Readonly<Record<Renewal, Partial<Record<RenewalEvent, Renewal>>>> = {
  none: { paid: 'on', superseded: 'over' },
  on: { paid: 'on', canceled: 'off', active: 'on', stopped: 'stopped', superseded: 'over' },
  off: { paid: 'on', canceled: 'off', active: 'on', stopped: 'stopped', superseded: 'over' },
  stopped: {
    ...{ canceled: 'stopped', stopped: 'stopped', allowed: 'allowed' },
    // Telegram knows best.
    ...{ active: 'on', superseded: 'over' },
  },
  allowed: {
    ...{ paid: 'on', canceled: 'off', active: 'on', allowed: 'allowed' },
    ...{ stopped: 'stopped', superseded: 'over' },
  },
  over: { superseded: 'over' },
}

/** What it becomes; undefined when that cannot happen any more, or came too late. */
export function renewalAfter(renewal: string, event: RenewalEvent): Renewal | undefined {
  return isRenewal(renewal) ? NEXT[renewal][event] : undefined
}

const isRenewal = (text: string): text is Renewal => Object.hasOwn(NEXT, text)
