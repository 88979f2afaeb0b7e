import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { type AllegroSandboxOptions, createAllegroSandbox } from './allegro/index.ts'
import { createBaseSandbox } from './base/index.ts'
import { createGoogleSandbox } from './google/index.ts'
import { createOpenAiSandbox, type OpenAiSandboxOptions } from './openai/index.ts'
import { DEMO_OPENAI_KEY } from './openai/keys.ts'
import { createPoizonSandbox, type PoizonSandboxOptions } from './poizon/index.ts'
import { createSitesSandbox } from './sites/index.ts'
import { createWixSandbox } from './wix/index.ts'
import { createWooSandbox } from './woocommerce/index.ts'
import { makeCloudKey } from './wordstat/accounts.ts'
import { createWordstatSandbox, type WordstatSandboxOptions } from './wordstat/index.ts'
import { createYandexSandbox } from './yandex/index.ts'

export interface ServicesOptions {
  readonly clock: Clock
  readonly wordstat?: Omit<WordstatSandboxOptions, 'clock'> | undefined
  readonly openAi?: Omit<OpenAiSandboxOptions, 'clock'> | undefined
  readonly allegro?: Omit<AllegroSandboxOptions, 'clock'> | undefined
  readonly poizon?: Omit<PoizonSandboxOptions, 'clock'> | undefined
}

/** Stand-ins of the services that campaigns are made, stock is sold and products are imported with, each with its control API under `/services/<name>`. */
export function createServices({ clock, ...options }: ServicesOptions) {
  const wordstat = createWordstatSandbox({ ...options.wordstat, clock })
  const yandex = createYandexSandbox({ clock })
  const openAi = createOpenAiSandbox({ ...options.openAi, clock })
  const google = createGoogleSandbox({ clock })
  const sites = createSitesSandbox()
  const allegro = createAllegroSandbox({ isSeeded: true, ...options.allegro, clock })
  const wix = createWixSandbox({ clock })
  const base = createBaseSandbox({ clock })
  const woocommerce = createWooSandbox({ clock })
  const poizon = createPoizonSandbox({ ...options.poizon, clock })

  const app = new Hono()
  app.route('/wordstat', wordstat.app)
  // Reports of Direct's version 4 are a service of Wordstat in all but their address.
  app.route('/direct/live/v4/json', wordstat.live)
  app.route('/direct', yandex.direct)
  app.route('/yandex-oauth', yandex.oauth)
  app.route('/openai', openAi.app)
  app.route('/google', google.app)
  app.route('/sites', sites.app)
  app.route('/allegro', allegro.app)
  app.route('/wix', wix.app)
  app.route('/base', base.app)
  app.route('/woo', woocommerce.app)
  app.route('/poizon', poizon.app)
  const controlled = {
    wordstat,
    yandex,
    openai: openAi,
    google,
    allegro,
    wix,
    base,
    woocommerce,
    poizon,
  }
  for (const [name, { control }] of Object.entries(controlled)) {
    app.route(`/services/${name}`, control)
  }

  const snapshot = () => ({
    wordstat: wordstat.snapshot(),
    yandex: yandex.snapshot(),
    openAi: openAi.snapshot(),
    google: google.snapshot(),
    allegro: allegro.snapshot(),
    wix: wix.snapshot(),
    base: base.snapshot(),
    woocommerce: woocommerce.snapshot(),
    poizon: poizon.snapshot(),
  })

  return {
    app,
    wordstat,
    yandex,
    openAi,
    google,
    sites,
    allegro,
    wix,
    base,
    woocommerce,
    poizon,
    /** Keys of its own that an operator would have in the environment. */
    operator: {
      cloudKey: makeCloudKey('operator'),
      openAiKey: DEMO_OPENAI_KEY,
      google: { client: google.client, serviceAccount: google.serviceAccount },
      allegro: allegro.client,
    },
    snapshot,
    restore(saved: Kept): void {
      wordstat.restore(saved.wordstat)
      yandex.restore(saved.yandex)
      openAi.restore(saved.openAi)
      google.restore(saved.google)
      // What was kept before these were played has none.
      if (saved.allegro) allegro.restore(saved.allegro)
      if (saved.wix) wix.restore(saved.wix)
      if (saved.base) base.restore(saved.base)
      if (saved.woocommerce) woocommerce.restore(saved.woocommerce)
      if (saved.poizon) poizon.restore(saved.poizon)
    },
  }
}

type SavedName =
  | 'wordstat'
  | 'yandex'
  | 'openAi'
  | 'google'
  | 'allegro'
  | 'wix'
  | 'base'
  | 'woocommerce'
  | 'poizon'
type Saved<N extends SavedName> = {
  readonly [name in N]: Parameters<Services[name]['restore']>[0]
}
type Kept = Saved<'wordstat' | 'yandex' | 'openAi' | 'google'> &
  Partial<Saved<'allegro' | 'wix' | 'base' | 'woocommerce' | 'poizon'>>

export type Services = ReturnType<typeof createServices>
/** See {@link Services.operator}. */
export type OperatorKeys = Services['operator']
