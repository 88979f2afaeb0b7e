import type { CampaignBrief } from '#desks/campaigns/campaign.ts'
import type { ModelAnswer, ModelRequest } from '#desks/campaigns/ports.ts'

/** A seller of travel mugs; other sellers are made of this one. */
export function brief(changes: Partial<CampaignBrief> = {}): CampaignBrief {
  return {
    name: 'Термокружки',
    description:
      'Термокружка Stanley 500 мл из нержавеющей стали. Держит тепло 12 часов, не протекает. ' +
      'Гарантия 2 года. Бесплатная доставка по Москве. Самовывоз за 1 день. Цена от 1990 ₽. ' +
      'Бесплатная гравировка при заказе от 3 штук.',
    seeds: ['термокружка', 'купить термокружку'],
    regionIds: [213],
    regionNames: ['Москва'],
    url: 'https://mugs.example/stanley',
    weeklyBudget: null,
    minFrequency: 1000,
    maxKeywords: 100,
    variants: 2,
    format: 'responsive',
    withReview: false,
    withDraft: false,
    withSheet: false,
    ...changes,
  }
}

export const cluster = {
  name: 'купить термокружку',
  phrases: [
    { text: 'купить термокружку', frequency: 9000 },
    { text: 'термокружка', frequency: 8000 },
    { text: 'термокружка 350 мл', frequency: 2000 },
    { text: 'термокружка contigo', frequency: 1500 },
  ],
}

const usage = {
  model: 'gpt-5.4-mini',
  inputTokens: 100,
  cachedTokens: 0,
  outputTokens: 50,
  reasoningTokens: 0,
  requestId: null,
}

/** A model that answers with these values in turn and remembers what it was asked. */
export function scripted(...answers: readonly (unknown | ModelAnswer['kind'])[]) {
  const asked: ModelRequest[] = []
  const model = async (request: ModelRequest): Promise<ModelAnswer> => {
    const answer = answers[asked.length]
    asked.push(request)
    if (answer === 'refused' || answer === 'incomplete')
      return { kind: answer, reason: 'content_filter', usage }
    if (answer === 'not-json') return { kind: answer, text: 'Конечно! Вот объявления:', usage }
    return { kind: 'answer', json: answer, usage }
  }
  return { model, asked }
}
