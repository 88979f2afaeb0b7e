import { ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import type { Form, PickLook, TextLook } from '#telegram/forms/form.ts'
import type { PersonalStore } from '../settings/personal.ts'
import * as actions from './actions.ts'
import { defaultsScreen, digestsScreen, type Level, soundsScreen } from './screens.ts'

const DEFAULTS_FORM = 'account-defaults'

/** How a campaign asks for a region and a budget, so that it is asked the same way here. */
export interface CampaignQuestions {
  readonly region: PickLook
  /** Roubles a week. */
  readonly budget: TextLook<{ readonly weekly: number }> & { readonly optional: true }
  regionName(ctx: ChatContext, id: number): Promise<string>
}

export interface PersonalDeps {
  readonly personal: PersonalStore
  readonly people: {
    notifyLevel(userId: number): Promise<Level>
    setNotifyLevel(userId: number, level: Level): Promise<void>
  }
  readonly questions: CampaignQuestions
}

interface Defaults {
  readonly regionIds: readonly number[]
  readonly budget?: { readonly weekly: number } | undefined
}

/** What people choose for themselves beyond language and hours; the way in is the settings screen. */
export function personalDesk({ personal, people, questions }: PersonalDeps): Desk {
  const desk = new Desk('personal')

  const showSounds = async (ctx: ChatContext) =>
    ctx.show(soundsScreen(ctx.lang, await people.notifyLevel(ctx.user.id)))
  const showDigests = async (ctx: ChatContext) =>
    ctx.show(digestsScreen(ctx.lang, await personal.of(ctx.user.id)))
  const showDefaults = async (ctx: ChatContext) => {
    const chosen = await personal.of(ctx.user.id)
    const { regionId } = chosen
    const region = regionId === null ? null : await questions.regionName(ctx, regionId)
    await ctx.show(defaultsScreen(ctx.lang, chosen, region))
  }

  const defaultsForm: Form<Defaults> = {
    name: DEFAULTS_FORM,
    title: 'settings-defaults-title',
    confirm: 'button-save',
    fill: async (ask) => ({
      regionIds: await ask.pick('regionIds', { ...questions.region, max: 1 }),
      budget: await ask.text('budget', questions.budget),
    }),
    submit: async (ctx, { regionIds, budget }) => {
      const [regionId = null] = regionIds
      await personal.change(ctx.user.id, { regionId, weeklyBudget: budget?.weekly ?? null })
      await showDefaults(ctx)
      return ok(undefined)
    },
    cancelled: showDefaults,
  }
  desk.forms.push(defaultsForm)

  desk.tap(actions.openSounds, showSounds)
  desk.tap(actions.chooseSounds, async (ctx, { level }) => {
    await people.setNotifyLevel(ctx.user.id, level)
    await showSounds(ctx)
  })
  desk.tap(actions.openDigests, showDigests)
  desk.tap(actions.switchDigest, async (ctx, { which, is }) => {
    const isOn = is === 'on'
    await personal.change(
      ctx.user.id,
      which === 'daily' ? { dailyDigest: isOn } : { weeklyDigest: isOn },
    )
    await showDigests(ctx)
  })
  desk.tap(actions.openDefaults, showDefaults)
  desk.tap(actions.enterDefaults, (ctx) => ctx.startForm(DEFAULTS_FORM))
  desk.tap(actions.clearDefaults, async (ctx) => {
    await personal.change(ctx.user.id, { regionId: null, weeklyBudget: null })
    await showDefaults(ctx)
  })
  return desk
}
