import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { runs } from '#runs/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { playedServices } from '#test/processes/services.ts'
import type { Season, Shopkeeper } from './campaigners.ts'
import type { Stage } from './stage.ts'

export interface CampaignVerdict {
  readonly faults: readonly string[]
  readonly campaigns: number
  /** Phrases and answers of the model that were paid for more than once. */
  readonly boughtAgain: number
  readonly bought: number
}

const SETTLE_MS = 30_000
/** A death can catch answers on their way from the service to our note; more than that is ours. */
const MOST_A_DEATH = 2

/** Compares what sellers asked for with what stands at the services and in their chats. */
export async function auditCampaigns(stage: Stage, season: Season): Promise<CampaignVerdict> {
  const { db } = stage.database
  const services = playedServices(stage.sandbox.url)
  const faults = season.lost.map((text) => `never came: ${text}`)

  const open = async () => [
    ...(await db.select().from(runs).where(sql`status in ('queued', 'running')`)).map(
      ({ id, status }) => `stuck run ${id} (${status})`,
    ),
    ...(await db.select().from(outbox).where(sql`status = 'pending'`)).map(
      ({ key }) => `stuck message ${key}`,
    ),
  ]
  const deadline = performance.now() + SETTLE_MS
  while ((await open()).length > 0 && performance.now() < deadline) await pause(500)
  faults.push(...(await open()), ...stage.dead().map((name) => `ended by itself: ${name}`))

  const { phrases } = await services.wordstat.state()
  const { answered } = await services.openAi.state()
  const again = (bought: readonly { readonly times: number }[]) =>
    bought.reduce((sum, { times }) => sum + times - 1, 0)
  const boughtAgain = again([...phrases, ...answered])
  if (boughtAgain > MOST_A_DEATH * season.deaths)
    faults.push(`${boughtAgain} bought twice in ${season.deaths} deaths`)

  const { files } = await services.google.state()
  const direct = await services.yandex.state()
  for (const keeper of season.keepers) {
    const { asked, seller, email, login } = keeper
    const own = files.filter(({ owner }) => owner === email)
    faults.push(
      ...differences(
        `tables of ${login}`,
        asked,
        own.map(({ name }) => name),
      ),
    )
    for (const { name, sheets } of own)
      faults.push(
        ...doubles(
          `tabs of ${name}`,
          sheets.map(({ title }) => title),
        ),
      )
    faults.push(...drafts(keeper, direct))
    for (const name of asked) {
      const results = seller.all(name).filter(({ text }) => text.includes('кампания готова'))
      if (results.length !== 1) faults.push(`${name}: ${results.length} results shown`)
      if (!seller.messages().some(({ document, text }) => document && text.includes(name)))
        faults.push(`${name}: no file came`)
    }
  }
  const campaigns = season.keepers.reduce((sum, { asked }) => sum + asked.length, 0)
  return { faults, campaigns, boughtAgain, bought: phrases.length + answered.length }
}

type Direct = Awaited<ReturnType<ReturnType<typeof playedServices>['yandex']['state']>>

function drafts({ asked, login }: Shopkeeper, direct: Direct): string[] {
  const own = direct.campaigns.filter((one) => one.login === login)
  const names = own.map(({ name }) => name.replace(/ #\w+$/, ''))
  const faults = differences(`drafts of ${login}`, asked, names)
  for (const { id, name, status } of own) {
    if (status !== 'DRAFT') faults.push(`${name} is no draft any more`)
    const within = <T extends { campaignId: string }>(list: readonly T[]) =>
      list.filter(({ campaignId }) => campaignId === id)
    const groups = within(direct.groups)
    faults.push(
      ...doubles(
        `groups of ${name}`,
        groups.map((one) => one.name),
      ),
      ...doubles(
        `keywords of ${name}`,
        within(direct.keywords).map(({ groupId, keyword }) => `${groupId} ${keyword}`),
      ),
    )
    const ads = within(direct.ads).length
    if (groups.length === 0 || ads !== 2 * groups.length)
      faults.push(`${name} has ${ads} ads in ${groups.length} groups`)
  }
  return faults
}

function doubles(what: string, texts: readonly string[]): string[] {
  const twice = texts.filter((text, index) => texts.indexOf(text) !== index)
  return twice.length === 0 ? [] : [`twice among ${what}: ${twice.join(', ')}`]
}

function differences(what: string, wanted: readonly string[], there: readonly string[]): string[] {
  const missing = wanted.filter((name) => !there.includes(name))
  const odd = there.filter((name) => !wanted.includes(name))
  return [
    ...doubles(what, there),
    ...(missing.length > 0 ? [`missing among ${what}: ${missing.join(', ')}`] : []),
    ...(odd.length > 0 ? [`nobody asked for: ${odd.join(', ')} (${what})`] : []),
  ]
}
