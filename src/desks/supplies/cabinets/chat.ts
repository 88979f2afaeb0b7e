import type { Lang } from '#platform/texts/lang.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Screen } from '#telegram/screen.ts'
import type { KeySummary } from '../ports.ts'
import { askCabinet, type CabinetPlace, useCabinet } from './actions.ts'
import type { Cabinets } from './cabinets.ts'

export interface CabinetChatDeps {
  readonly cabinets: Cabinets
  /** What who has no key is shown. */
  readonly needKey: (ctx: ChatContext) => Promise<void>
  /** Where Back leads. */
  readonly backData: string
  /** Goes on with what the choice was asked for. */
  readonly goOn: (ctx: ChatContext, to: CabinetPlace) => Promise<void>
}

/** Asks which seller account is meant where a shop has several, once. */
export function bringCabinets(desk: Desk, deps: CabinetChatDeps) {
  const { cabinets } = deps

  const ask = async (ctx: ChatContext, to: CabinetPlace): Promise<void> => {
    const [all, chosen] = await Promise.all([
      cabinets.list(ctx.workspace.id),
      cabinets.chosen(actorOf(ctx)),
    ])
    if (all.length === 0) return deps.needKey(ctx)
    await ctx.show(cabinetScreen(ctx.lang, all, chosen, { to, backData: deps.backData }))
  }

  desk.tap(askCabinet, (ctx, { to }) => ask(ctx, to))
  desk.tap(useCabinet, async (ctx, { id, to }) => {
    const key = await cabinets.choose(actorOf(ctx), id)
    if (!key) return ask(ctx, to)
    await deps.goOn(ctx, to)
  })

  return {
    /** The seller account to work with; undefined after a screen that asks for it. */
    async of(ctx: ChatContext, to: CabinetPlace): Promise<KeySummary | undefined> {
      const key = await cabinets.chosen(actorOf(ctx))
      if (!key) await ask(ctx, to)
      return key
    },

    /** Its name where the shop has several. */
    async nameOf(ctx: ChatContext, accountKey: string): Promise<string | undefined> {
      const all = await cabinets.list(ctx.workspace.id)
      if (all.length < 2) return undefined
      return all.find((one) => one.accountKey === accountKey)?.name
    },
  }
}

function cabinetScreen(
  lang: Lang,
  all: readonly KeySummary[],
  chosen: KeySummary | undefined,
  at: { readonly to: CabinetPlace; readonly backData: string },
): Screen {
  return {
    text: lang.t('cabinet-ask'),
    keyboard: [
      ...all.map((key) => [
        {
          text: `${key.credentialId === chosen?.credentialId ? '✓ ' : ''}${fitLabel(`${key.name} ${key.mask}`, 32)}`,
          data: useCabinet({ id: key.credentialId, to: at.to }),
        },
      ]),
      [{ text: lang.t('button-transfers-back'), data: at.backData }],
    ],
  }
}
