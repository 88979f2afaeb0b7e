import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { defineRun, type RunContext } from '#runs/definition.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { AccountLink } from '../ports.ts'
import { addKey, addKeyFrom, type Origin, openKey, openKeys } from './actions.ts'
import type { LinkedKeys } from './linked.ts'
import { serviceEntry } from './services.ts'

export const LINK_RUN = 'account.link'

/** Added to the interval when the service was asked too often (RFC 8628, 3.5). */
const SLOWER_MS = 5_000
/** Between looks while the service does not answer. */
const SILENCE_MS = 15_000

export interface LinkInput {
  readonly service: string
  /** The screen of another desk where it began. */
  readonly from?: Origin | undefined
}

/** What a person is to do; the device code, good for one account, is kept sealed. */
interface Asked {
  readonly url: string
  readonly code: string
  readonly device: string
  readonly intervalMs: number
  /** Ms. */
  readonly expiresAt: number
}

interface LinkState {
  readonly asked: Asked | null
  readonly outcome: 'linked' | 'refused' | 'expired' | null
  readonly key: { readonly id: string; readonly name: string; readonly mask: string } | null
}

/** Links an account: shows the link and its code, waits for the person's yes however often it is interrupted, stores the key. */
export function linkRun(deps: {
  /** What an account just linked is good for. */
  readonly nextStep: (lang: Lang, service: string) => Button | undefined
  /** Back to where one came from. */
  readonly origin: (lang: Lang, from: Origin) => Button
  readonly links: readonly AccountLink[]
  readonly keys: LinkedKeys
  readonly vault: Vault
  readonly clock: Clock
}) {
  const { vault, clock, keys } = deps
  /** Of the runs in this process; another one learns it anew. */
  const slower = new Map<string, number>()

  const linkOf = ({ service }: LinkInput): AccountLink => {
    const found = deps.links.find((one) => one.service === service)
    if (!found) throw new AppError({ kind: 'internal', code: 'account.unknown_service' })
    return found
  }

  const sealing = ({ service }: LinkInput, { workspaceId }: RunContext) => ({
    workspaceId: workspaceId ?? '',
    service,
  })

  async function begin(input: LinkInput, context: RunContext): Promise<Asked> {
    const asked = await linkOf(input).begin(context.signal)
    const device = vault.seal(asked.deviceCode, sealing(input, context))
    return {
      url: asked.url,
      code: asked.userCode,
      device: Buffer.from(device).toString('base64'),
      intervalMs: asked.intervalMs,
      expiresAt: clock.now() + asked.expiresInMs,
    }
  }

  function wait(asked: Asked, pauseMs: number, context: RunContext): never {
    return context.park(clock.now() + pauseMs, { key: 'link-note', vars: { code: asked.code } })
  }

  async function look(input: LinkInput, asked: Asked, context: RunContext) {
    const sealed = Buffer.from(asked.device, 'base64')
    const device = vault.open(sealed, sealing(input, context))
    try {
      return await linkOf(input).poll(device, context.signal)
    } catch (thrown) {
      const isPassing = thrown instanceof AppError && thrown.retry === 'later'
      if (!isPassing || clock.now() >= asked.expiresAt) throw thrown
      return wait(asked, thrown.retryAfterMs ?? SILENCE_MS, context)
    }
  }

  async function keep(input: LinkInput, secret: string, { workspaceId, userId }: RunContext) {
    if (workspaceId === null || userId === null) {
      throw new AppError({ kind: 'internal', code: 'account.link_without_person' })
    }
    // Not called off any more: the service hands the secret out once.
    const owner = await linkOf(input).owner(secret, new AbortController().signal)
    const { service } = input
    const { id, name, mask } = await keys.keep({ workspaceId, userId }, { service, secret, owner })
    return { id, name, mask }
  }

  return defineRun<LinkInput, LinkState>({
    kind: LINK_RUN,
    role: 'manager',
    title: (lang, { service }) => lang.t('link-title', { service: name(lang, service) }),
    timeLimitMs: 60_000,
    hasQuietParks: true,
    initial: { asked: null, outcome: null, key: null },
    stages: [
      {
        name: 'begin',
        title: 'link-stage-begin',
        async work(input, state, context) {
          return { ...state, asked: await context.step('device', () => begin(input, context)) }
        },
      },
      {
        name: 'wait',
        title: 'link-stage-wait',
        async work(input, state, context) {
          const { asked } = state
          if (!asked) throw new AppError({ kind: 'internal', code: 'account.link_not_begun' })
          const answer = await look(input, asked, context)
          if (answer.kind === 'linked') {
            return { ...state, outcome: 'linked', key: await keep(input, answer.secret, context) }
          }
          const { kind } = answer
          if (kind === 'refused' || kind === 'expired') return { ...state, outcome: kind }
          if (clock.now() >= asked.expiresAt) return { ...state, outcome: 'expired' }
          const known = slower.get(context.runId) ?? 0
          const more = kind === 'slower' ? known + SLOWER_MS : known
          if (more > 0) slower.set(context.runId, more)
          return wait(asked, asked.intervalMs + more, context)
        },
      },
    ],
    actions(lang, { status, state }) {
      const isOpen = status === 'queued' || status === 'running'
      if (!isOpen || !state?.asked) return []
      return [[{ text: lang.t('button-key-code'), url: state.asked.url }]]
    },
    result: (lang, input, state) =>
      outcomeScreen(lang, input, state, {
        next: deps.nextStep(lang, input.service),
        back: input.from
          ? deps.origin(lang, input.from)
          : { text: lang.t('button-keys-back'), data: openKeys({}) },
      }),
  })
}

const name = (lang: Lang, service: string) => lang.t('service-name', { service })

function outcomeScreen(
  lang: Lang,
  { service, from }: LinkInput,
  { outcome, key }: LinkState,
  { next, back }: { readonly next: Button | undefined; readonly back: Button },
): Screen {
  if (key) {
    const open = { text: lang.t('button-key-open'), data: openKey({ id: key.id }) }
    const vars = { service: name(lang, service), name: key.name, mask: key.mask }
    return {
      text: lang.t('link-done', vars),
      keyboard: [...(next ? [[next]] : []), [open], [back]],
    }
  }
  const { word } = serviceEntry({ service })
  const data = from ? addKeyFrom({ service: word, from }) : addKey({ service: word })
  const again = { text: lang.t('button-key-reconnect'), data }
  const isRefused = outcome === 'refused' ? 'yes' : 'no'
  const text = lang.t('link-not-done', { service: name(lang, service), refused: isRefused })
  return { text, keyboard: [[again], [back]] }
}
