import type { ServiceKey } from './keys.ts'
import type { LanguageModel, ModelAnswer, ModelRequest } from './language-model.ts'
import { costMicros } from './model-prices.ts'
import { paying, type Spending, tokensOf } from './spending.ts'

/** Asks a model: on the operator's key within the day's money, reserved as if the answer took all it may. Throws as both do. */
export function paidAnswer(
  { model, spending }: { readonly model: LanguageModel; readonly spending: Spending },
  by: { readonly key: ServiceKey; readonly userId: number | null },
  request: ModelRequest,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  const { instructions, input, schema, maxOutputTokens } = request
  const question = tokensOf(instructions, input, JSON.stringify(schema))
  const most = { inputTokens: question, cachedTokens: 0, outputTokens: maxOutputTokens }
  const price = {
    expected: costMicros({ model: model.model, ...most }),
    of: (answer: ModelAnswer) => costMicros(answer.usage),
  }
  return paying(spending, { ...by, service: 'openai' }, price, () =>
    model.answer(by.key, request, signal),
  )
}
