import type { Retention } from '#db/retention.ts'
import { importBatches, importItems } from './batches/schema.ts'
import { importFinds, importFound } from './finds/schema.ts'
import { importProducts, importSearches, importVariations, priceHolds } from './products/schema.ts'
import { catalogueHits, sourceUsage } from './quota/schema.ts'
import { importCategories, importMedia, importShops } from './shops/schema.ts'
import { importWords } from './texts/schema.ts'

const ofShop = 'Goes with the shop.'

export const importsRetention: readonly Retention[] = [
  { table: importShops, rows: 'all', why: 'A shop whose key is added again goes on where it was.' },
  { table: importCategories, rows: 'all', why: ofShop },
  {
    table: importMedia,
    rows: 'all',
    why: 'A picture is uploaded once, however often it is imported.',
  },
  {
    table: importFinds,
    rows: 'not touched',
    why: 'Nobody comes back to a search after a week; its rows go with it.',
    ends: { days: 7, since: importFinds.usedAt },
  },
  { table: importFound, rows: 'all', why: 'Goes with the search.' },
  {
    table: importSearches,
    rows: 'all',
    why: 'Buttons of a list that was searched lead back to it for a week.',
    ends: { days: 7, since: importSearches.usedAt },
  },
  {
    table: importBatches,
    rows: 'finished',
    why: 'A batch can be taken back for 30 days and is shown for as long again; its items go with it.',
    ends: { days: 60, since: importBatches.finishedAt },
  },
  { table: importItems, rows: 'all', why: 'Goes with the batch.' },
  { table: importProducts, rows: 'all', why: 'Detached by the seller, or with the shop.' },
  { table: importVariations, rows: 'all', why: 'Goes with the product.' },
  {
    table: priceHolds,
    rows: 'decided',
    why: 'Who asks why a price changed asks within a quarter of a year.',
    ends: { days: 90, since: priceHolds.decidedAt },
  },
  {
    table: sourceUsage,
    rows: 'all',
    why: 'Calls are bought by the month; a year shows what to buy.',
    ends: { days: 400, since: sourceUsage.month },
  },
  {
    table: catalogueHits,
    rows: 'all',
    why: 'Figures of the last quarter of a year.',
    ends: { days: 90, since: catalogueHits.day },
  },
  { table: importWords, rows: 'all', why: 'A word is put into Russian once.' },
]
