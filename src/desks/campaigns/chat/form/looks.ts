import type { PickLook, TextLook } from '#telegram/forms/form.ts'
import type { CampaignKeys, Regions, Sites } from '../../ports.ts'
import { shownAddress } from '../input/address.ts'
import type { Budget } from '../input/budget.ts'
import { MAX_SEEDS } from '../input/seeds.ts'
import { regionsText, seedLines } from '../screens/wording.ts'
import { regionsOf, seedsOf } from './answers.ts'
import { readBudgetText, readPage, readSeedList, readWithin } from './readings.ts'
import type { RegionNames } from './region-names.ts'

export interface LookDeps {
  readonly regions: Regions
  readonly sites: Sites
  readonly keys: Pick<CampaignKeys, 'sheets'>
  /** Smallest weekly budget, roubles, for this workspace's Direct account. */
  readonly minimumBudget: (workspaceId: string) => Promise<number>
}

const NAME = { min: 2, max: 100 }
const DESCRIPTION = { min: 20, max: 2000 }
const MAX_REGIONS = 20

/** The questions on the way to the summary. */
export function campaignLooks(deps: LookDeps, names: RegionNames) {
  const name: TextLook<string> = {
    label: 'campaign-field-name',
    question: ({ lang }) => lang.t('campaign-ask-name'),
    show: ({ lang }, value) => lang.t('campaign-line-name', { name: value }),
    read: ({ lang }, text) => readWithin(lang, text, NAME),
  }
  const description: TextLook<string> = {
    label: 'campaign-field-description',
    question: ({ lang }) => lang.t('campaign-ask-description'),
    show: ({ lang }, value) => lang.t('campaign-line-description', { description: value }),
    read: ({ lang }, text) => readWithin(lang, text, DESCRIPTION),
  }
  const seeds: TextLook<readonly string[]> = {
    label: 'campaign-field-seeds',
    question: ({ lang }) => lang.t('campaign-ask-seeds', { max: MAX_SEEDS }),
    show: ({ lang }, typed) => seedLines(lang, seedsOf(typed)),
    takesFiles: true,
    read: ({ lang }, text) => readSeedList(lang, text),
  }
  const regions: PickLook = {
    label: 'campaign-field-regions',
    min: 1,
    max: MAX_REGIONS,
    question: ({ lang }) => lang.t('campaign-ask-regions'),
    show: async ({ lang }, ids) => {
      const regionIds = regionsOf(ids)
      const list = regionsText(lang, { regionIds, regionNames: await names.of(regionIds) })
      return lang.t('campaign-line-regions', { list })
    },
    page: ({ lang }, query, offset, limit) => names.page(lang, query, offset, limit),
  }
  const url: TextLook<string> = {
    label: 'campaign-field-url',
    question: ({ lang }) => lang.t('campaign-ask-url'),
    show: ({ lang }, value) => lang.t('campaign-line-url', { url: shownAddress(value) }),
    read: (ctx, text) => readPage(ctx, text, deps.sites),
  }
  const budget: TextLook<Budget> & { readonly optional: true } = {
    label: 'campaign-field-budget',
    optional: true,
    question: async ({ lang, workspace }) => {
      const minimum = await deps.minimumBudget(workspace.id)
      return lang.t('campaign-ask-budget', { minimum: lang.number(minimum) })
    },
    show: ({ lang }, { period, amount, weekly }) => {
      const said = { period, amount: lang.number(amount) }
      return lang.t('campaign-line-budget', { ...said, weekly: lang.number(weekly) })
    },
    read: async ({ lang, workspace }, text) =>
      readBudgetText(lang, text, await deps.minimumBudget(workspace.id)),
  }
  return { name, description, seeds, regions, url, budget }
}
