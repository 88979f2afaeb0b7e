import { expect, test } from 'vitest'
import { type AskModel, writeTexts } from '#desks/imports/texts/write-texts.ts'
import { cardOf } from '#test/desks/imports/cards/samples.ts'
import { live, startOpenAi } from '#test/integrations/openai/client.ts'

test('texts of goods are written well enough to be taken as they are, over the real client', async () => {
  const { openAi, key } = await startOpenAi()
  const model: AskModel = (request) => openAi.model.answer(key, request, live())
  for (const card of [cardOf(), cardOf({ brand: null, article: null, gender: 'women' })]) {
    const texts = await writeTexts(card, { model, mayClaimOriginal: false })
    expect(texts.calls.map(({ step }) => step)).toEqual(['product_texts'])
    expect(new Set(Object.values(texts.origins))).toEqual(new Set(['model']))
  }
})
