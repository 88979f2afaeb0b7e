import type { Sandbox } from '#sandbox/server.ts'
import { createActor } from './actor.ts'
import { campaignStory } from './campaign.ts'
import { draftStory } from './drafts.ts'
import { englishStory, feedStory } from './english.ts'
import { playStories } from './goals.ts'
import { importsStory } from './imports.ts'
import { plansStory } from './plans.ts'
import { redistributionStory } from './redistribution.ts'
import { russianStories, settingsStory } from './russian.ts'
import { slotsStory } from './slots.ts'
import { createStage } from './stage.ts'
import { stockStory } from './stock.ts'

/** Plays a seller's day by itself and prints it. True when every goal was reached. */
export async function playTour(sandbox: Sandbox): Promise<boolean> {
  const print = (line: string) => console.log(line)
  const stage = createStage(sandbox)
  const room = { clock: sandbox.clock, print }
  const { url } = sandbox
  const anna = await createActor({ url, id: 200_001, firstName: 'Анна', locale: 'ru' }, room)
  const emma = await createActor({ url, id: 200_002, firstName: 'Emma', locale: 'en' }, room)
  const vera = await createActor({ url, id: 200_003, firstName: 'Вера', locale: 'ru' }, room)
  try {
    const stories = [
      ...russianStories(anna, stage),
      slotsStory(anna, url, stage),
      redistributionStory(anna, stage),
      plansStory(anna, url),
      englishStory(emma, stage),
      draftStory(vera, stage),
      feedStory([anna, emma], stage),
      campaignStory(anna, url),
      stockStory(anna, url),
      importsStory(anna, url),
      settingsStory(anna),
    ]
    const attend = () => Promise.all([anna, emma, vera].map((actor) => actor.attend()))
    const results = await playStories(stories, { print, attend })
    return results.every(({ outcome }) => outcome === 'reached')
  } finally {
    await anna.close()
    await emma.close()
    await vera.close()
  }
}
