import { oneByOne } from './campaign/one-by-one.ts'
import { openProduct, type Product } from './campaign/product.ts'
import { makeCampaign } from './campaign/seller.ts'
import { WISH } from './campaign/wish.ts'
import type { Report } from './main.ts'

const FIRST_SELLER = 400_001

/** A campaign from Create in the chat, its services as slow as in life: 0.15 s Wordstat, 2 s the model, 0.3 s Google and Direct. */
export async function run(report: Report): Promise<void> {
  const product = await openProduct()
  try {
    const made = await makeCampaign(product, FIRST_SELLER)
    const naive = await oneByOne(product.sandbox)
    const bought = await boughtBy(product)
    const again = await makeCampaign(product, FIRST_SELLER + 1)
    const size = `${WISH.seeds.length} seeds, ${made.keywords} keywords, ${made.groups} groups`
    report({
      figure: `Create to the XLSX in the chat, ${size} (naive: the same calls one after another)`,
      value: made.file / 1_000,
      unit: 's',
      better: 'less',
      baseline: naive / 1_000,
      bar: 20,
    })
    report({
      figure: 'Create to the sheet and the draft too',
      value: made.everything / 1_000,
      unit: 's',
      better: 'less',
    })
    report({
      figure: 'the same seeds again: Create to the XLSX',
      value: again.file / 1_000,
      unit: 's',
      better: 'less',
      baseline: naive / 1_000,
      bar: 20,
    })
    report({
      figure: 'the same seeds again: calls to Wordstat',
      value: (await boughtBy(product)) - bought,
      unit: 'calls',
      better: 'less',
      baseline: WISH.seeds.length,
      bar: 0,
    })
  } finally {
    await product.close()
  }
}

/** Phrases that Wordstat was asked for so far. */
async function boughtBy({ services }: Product): Promise<number> {
  const { phrases } = await services.wordstat.state()
  return phrases.reduce((sum, { times }) => sum + times, 0)
}
