import { z } from 'zod'
import { bare } from '../json.ts'
import { CONSTANTS, CURRENCIES, GEO_REGIONS } from '../regions.ts'
import { type DirectMethod, directMethod, fields, idSchema } from './method.ts'
import { keywordIdentity } from './rules.ts'

const DICTIONARIES_BY_NAME = {
  GeoRegions: GEO_REGIONS,
  Currencies: CURRENCIES,
  Constants: CONSTANTS,
}

export const DICTIONARIES: Readonly<Record<string, DirectMethod>> = {
  get: directMethod(
    z.strictObject({
      DictionaryNames: z.array(z.enum(['GeoRegions', 'Currencies', 'Constants'])).min(1),
    }),
    (_call, { DictionaryNames }) => ({
      result: Object.fromEntries(DictionaryNames.map((name) => [name, DICTIONARIES_BY_NAME[name]])),
      objects: 0,
    }),
  ),
}

export const CLIENTS: Readonly<Record<string, DirectMethod>> = {
  get: directMethod(
    z.strictObject({ FieldNames: z.array(z.string()).min(1) }),
    ({ account }, { FieldNames }) => ({
      result: {
        Clients: [
          fields(
            { Login: account.login, Currency: account.currency, ClientId: account.clientId },
            FieldNames,
          ),
        ],
      },
      objects: 1,
    }),
  ),
}

/** Phrases of six and more words are seldom searched: a rule anybody can foresee. */
const RARE_FROM = 6

export const KEYWORDS_RESEARCH: Readonly<Record<string, DirectMethod>> = {
  hasSearchVolume: directMethod(
    z.strictObject({
      SelectionCriteria: z.strictObject({
        RegionIds: z.array(z.int()).min(1),
        Keywords: z.array(z.string()).min(1).max(10_000),
      }),
      FieldNames: z.array(z.enum(['Keyword', 'RegionIds', 'AllDevices'])).min(1),
    }),
    (_call, { SelectionCriteria: { RegionIds, Keywords }, FieldNames }) => ({
      result: {
        HasSearchVolumeResults: Keywords.map((Keyword) => {
          const AllDevices = Keyword.trim().split(/\s+/u).length < RARE_FROM ? 'YES' : 'NO'
          return fields({ Keyword, RegionIds, AllDevices }, FieldNames)
        }),
      },
      objects: 0,
    }),
  ),
  /** Doubles by word order and form go; crossing minus-words are not played. */
  deduplicate: directMethod(
    z.strictObject({
      Keywords: z
        .array(
          z.strictObject({
            Id: idSchema.optional(),
            Keyword: z.string(),
            Weight: z.int().optional(),
          }),
        )
        .min(1),
      Operation: z.array(z.enum(['MERGE_DUPLICATES', 'ELIMINATE_OVERLAPPING'])).optional(),
    }),
    (_call, { Keywords }) => {
      const kept = new Map<string, (typeof Keywords)[number]>()
      const gone: (typeof Keywords)[number][] = []
      const byWeight = [...Keywords].sort((a, b) => (b.Weight ?? 0) - (a.Weight ?? 0))
      for (const keyword of byWeight) {
        const identity = keywordIdentity(keyword.Keyword)
        if (kept.has(identity)) gone.push(keyword)
        else kept.set(identity, keyword)
      }
      const added = [...kept.values()].filter((keyword) => keyword.Id === undefined)
      const removed = gone.flatMap(({ Id }) => (Id === undefined ? [] : [bare(Id)]))
      return {
        result: {
          Add: added.map(({ Keyword }) => ({ Keyword })),
          ...(removed.length > 0 && { Delete: { Ids: removed } }),
        },
        objects: 0,
      }
    },
  ),
}
