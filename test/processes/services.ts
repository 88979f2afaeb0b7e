import type { GoogleSnapshot } from '#sandbox/google/world.ts'
import type { Answered } from '#sandbox/openai/model.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WordstatState } from '#sandbox/wordstat/index.ts'
import type { YandexState } from '#sandbox/yandex/world.ts'

export type PlayedServices = ReturnType<typeof playedServices>

/** Control of the stand-ins that campaigns are made with; `url` is the sandbox's. */
export function playedServices(url: string) {
  return {
    wordstat: createServiceController<WordstatState>(`${url}/services/wordstat`),
    openAi: createServiceController<{ readonly answered: readonly Answered[] }>(
      `${url}/services/openai`,
    ),
    yandex: createServiceController<YandexState>(`${url}/services/yandex`),
    google: createServiceController<GoogleSnapshot>(`${url}/services/google`),
  }
}
