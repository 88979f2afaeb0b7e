import { createHash } from 'node:crypto'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { SheetTab, SheetTarget } from '#desks/campaigns/ports.ts'
import { createGoogle, type GoogleDeps } from '#integrations/google/google.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { serveGoogle } from '#test/sandbox/google/serve.ts'
import { runningClock } from '#test/support/clock.ts'

export const WORKSPACE = { workspaceId: 'workspace-1' }
export const live = () => new AbortController().signal

/** The client before a stand-in behind real HTTP, with all three places set up. */
export async function startGoogle(options: Partial<GoogleDeps> = {}) {
  const served = await serveGoogle()
  const { sandbox, urls, controller } = served
  const deps: GoogleDeps = {
    urls,
    serviceAccount: sandbox.serviceAccount,
    app: sandbox.client,
    sharedDriveId: sandbox.sharedDriveId,
    verifierFor: (workspaceId) =>
      createHash('sha512').update(`pkce ${workspaceId}`).digest('base64url'),
    limiter: createMemoryLimiter({ clock: runningClock }),
    clock: runningClock,
    log: silentLog,
    metrics: new Registry(),
    timeoutMs: 2_000,
    ...options,
  }
  const google = createGoogle(deps)
  onTestFinished(google.close)

  /** The seller opens the link, says yes and pastes the address the browser lands on. */
  async function consent(more: object = {}): Promise<string> {
    const link = google.keys.link?.(WORKSPACE) ?? ''
    const asked = { link, ...more }
    return (await controller.command<{ address: string }>('consent', asked)).address
  }

  async function ownTarget(): Promise<SheetTarget> {
    const secret = await google.keys.redeem?.(await consent(), WORKSPACE)
    if (!secret?.ok) throw new Error('the code was not taken')
    const key = {
      credentialId: 'credential-1',
      accountKey: 'own:1',
      secret: secret.value,
      facts: {},
    }
    return { kind: 'own', key }
  }

  async function sharedSheet() {
    const { id, link } = await controller.command<{ id: string; link: string }>('make-sheet')
    await controller.command('share', { id })
    const target: SheetTarget = { kind: 'shared-sheet', spreadsheetId: id }
    return { id, link, target }
  }

  return { ...served, deps, google, consent, ownTarget, sharedSheet }
}

export const keywords: SheetTab = {
  title: 'Ключи',
  header: ['Фраза', 'Показов', 'Группа'],
  rows: [
    ['+как выбрать термокружку', 8421, 'термокружка'],
    ['-стекло', 912, 'термокружка'],
    ['=купить', 15, "д'Артаньян"],
  ],
  widths: [320, 90, 200],
  limits: {},
}

export const ads: SheetTab = {
  title: 'Объявления',
  header: ['Группа', 'Заголовок 1', 'Текст 1'],
  rows: [['термокружка', 'Термокружки с доставкой', 'Держит тепло 8 часов.']],
  widths: [160, 300, 420],
  limits: { 1: 56, 2: 81 },
}

export const campaign = { title: 'Термокружки | Москва', tabs: [keywords, ads], ref: 'campaign-1' }
