import type { Field } from '#telegram/wizard/wizard.ts'
import type { CampaignKeys, Regions, Sites } from '../../ports.ts'
import { shownAddress } from '../input/address.ts'
import { MAX_SEEDS } from '../input/seeds.ts'
import { regionsText, seedLines } from '../screens/wording.ts'
import { type CampaignAnswers, regionsOf, seedsOf } from './answers.ts'
import { presetFields } from './preset-fields.ts'
import { readBudgetText, readLine, readPage, readSeedList } from './readings.ts'
import { createRegionNames, type RegionNames } from './region-names.ts'

export interface FieldDeps {
  readonly regions: Regions
  readonly sites: Sites
  readonly keys: Pick<CampaignKeys, 'sheets'>
  /** Smallest weekly budget, roubles, for this workspace's Direct account. */
  readonly minimumBudget: (workspaceId: string) => Promise<number>
}

export type CampaignField = Field<CampaignAnswers>

const NAME = { min: 2, max: 100 }
const DESCRIPTION = { min: 20, max: 2000 }
const MAX_REGIONS = 20

/** The fields of a campaign, in the order they are asked, and the names of regions their lines show. */
export function campaignFields(deps: FieldDeps): {
  readonly fields: readonly CampaignField[]
  readonly names: RegionNames
} {
  const names = createRegionNames(deps.regions)
  const places = createSheetPlaces(deps.keys)
  const fields = [...asked(deps, names, places), ...presetFields(places.isThere)]
  return { names, fields: fields.map((field) => withNames(field, names)) }
}

/** What was entered so far stands on every step, so the names of its regions are read before. */
function withNames(field: CampaignField, names: RegionNames): CampaignField {
  const { question } = field
  return {
    ...field,
    question: async (turn, values) => {
      await names.learn(values.regionIds ?? [])
      return question(turn, values)
    },
  }
}

/** Whether a workspace has a place for sheets, read on the last step before the summary needs to know it at once. */
function createSheetPlaces(keys: FieldDeps['keys']) {
  const known = new Map<string, boolean>()
  return {
    async learn(workspaceId: string): Promise<void> {
      known.set(workspaceId, (await keys.sheets(workspaceId)) !== undefined)
    },
    /** True also while it is not known: the summary says what is missing. */
    isThere: (workspaceId: string) => known.get(workspaceId) ?? true,
  }
}

function asked(
  deps: FieldDeps,
  names: RegionNames,
  places: ReturnType<typeof createSheetPlaces>,
): readonly CampaignField[] {
  return [
    {
      kind: 'text',
      name: 'name',
      label: 'campaign-field-name',
      question: ({ lang }) => lang.t('campaign-ask-name'),
      show: ({ lang }, { name = '' }) => lang.t('campaign-line-name', { name }),
      parse: ({ lang }, text) => readLine(lang, text, NAME),
    },
    {
      kind: 'text',
      name: 'description',
      label: 'campaign-field-description',
      question: ({ lang }) => lang.t('campaign-ask-description'),
      show: ({ lang }, { description = '' }) =>
        lang.t('campaign-line-description', { description }),
      parse: ({ lang }, text) => readLine(lang, text, DESCRIPTION),
    },
    {
      kind: 'text',
      name: 'seeds',
      label: 'campaign-field-seeds',
      question: ({ lang }) => lang.t('campaign-ask-seeds', { max: MAX_SEEDS }),
      show: ({ lang }, { seeds = [] }) => seedLines(lang, seedsOf(seeds)),
      parse: ({ lang }, text) => readSeedList(lang, text),
    },
    {
      kind: 'pick',
      name: 'regionIds',
      label: 'campaign-field-regions',
      min: 1,
      max: MAX_REGIONS,
      question: ({ lang }) => lang.t('campaign-ask-regions'),
      show: ({ lang }, { regionIds = [] }) => {
        const ids = regionsOf(regionIds)
        const regionNames = names.names(ids)
        if (!regionNames) return lang.t('campaign-line-regions-count', { count: ids.length })
        const list = regionsText(lang, { regionIds: ids, regionNames })
        return lang.t('campaign-line-regions', { list })
      },
      page: ({ lang }, query, offset, limit) => names.page(lang, query, offset, limit),
    },
    {
      kind: 'text',
      name: 'url',
      label: 'campaign-field-url',
      question: ({ lang }) => lang.t('campaign-ask-url'),
      show: ({ lang }, { url }) =>
        lang.t('campaign-line-url', { url: url === undefined ? '' : shownAddress(url) }),
      parse: (turn, text) => readPage(turn, text, deps.sites),
    },
    {
      kind: 'text',
      name: 'budget',
      label: 'campaign-field-budget',
      optional: true,
      question: async ({ lang, workspace }) => {
        await places.learn(workspace.id)
        const minimum = await deps.minimumBudget(workspace.id)
        return lang.t('campaign-ask-budget', { minimum: lang.number(minimum) })
      },
      show: ({ lang }, { budget }) => {
        if (!budget) return ''
        const { period, amount, weekly } = budget
        const said = { period, amount: lang.number(amount) }
        return lang.t('campaign-line-budget', { ...said, weekly: lang.number(weekly) })
      },
      parse: async ({ lang, workspace }, text) => {
        await places.learn(workspace.id)
        return readBudgetText(lang, text, await deps.minimumBudget(workspace.id))
      },
    },
  ]
}
