import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { placeOf } from '#test/processes/place.ts'
import { workspaceOf } from '#test/processes/sellers.ts'
import { type Campaigner, openCampaigner } from '#test/scenarios/campaigns/campaigner.ts'
import { hire, removeHelper } from '#test/scenarios/team.ts'
import { placesOf } from '#test/support/places.ts'
import type { Stage } from './stage.ts'

const TEAMS = 6
/** The removal falls anywhere between the first question to Wordstat and the file, ms. */
const LATEST_MS = 8_000
/** What was in the air when the removal was written has arrived by then, ms. */
const IN_THE_AIR_MS = 3_000

export interface Removals {
  readonly teams: number
  readonly faults: readonly string[]
}

/** Managers make campaigns and are removed in the middle of them; whatever comes afterwards is the owner's. */
export async function removeInTheMiddle(stage: Stage): Promise<Removals> {
  const ends = await Promise.all(Array.from({ length: TEAMS }, (_, index) => one(stage, index)))
  return { teams: TEAMS, faults: ends.flat() }
}

async function one(stage: Stage, index: number): Promise<string[]> {
  const owner = await openCampaigner(placeOf(stage.sandbox))
  const manager = await openCampaigner(placeOf(stage.sandbox))
  const name = `campaign ${index}`
  await owner.say('/menu')
  await hire(owner, manager)
  await manager.make({ name, minimum: 1, keywords: 40, extras: [] })
  await pause(randomInt(LATEST_MS))
  await removeHelper(owner)
  await manager.gets('Владелец закрыл вам доступ')
  await pause(IN_THE_AIR_MS)
  const before = seenBy(manager)
  const { db } = stage.database
  const left = await placesOf(db, await workspaceOf(db, owner.id), manager.id)
  const files = () =>
    [owner, manager].flatMap((person) =>
      person.messages().filter(({ document, text }) => document && text.includes(name)),
    )
  await owner.waitFor(() => files().length > 0, { what: `the file of ${name}` })
  await pause(IN_THE_AIR_MS)
  return [
    ...left.map((place) => `${name}: ${place} still names who was removed`),
    ...(seenBy(manager) === before ? [] : [`${name}: who was removed went on hearing of it`]),
    ...(files().length === 1 ? [] : [`${name}: ${files().length} files`]),
  ]
}

/** All that stands in the chat, edits included. */
function seenBy(person: Campaigner): string {
  return JSON.stringify(person.messages().map(({ id, text }) => [id, text]))
}
