import type { Actor } from './actor.ts'
import { hold, type Story } from './goals.ts'
import { masked, type Stage } from './stage.ts'

const ELEKTROSTAL = 120_762

/** A seller who wants to be told, nothing more. */
export function englishStory(emma: Actor, { wb, day, answered }: Stage): Story {
  return {
    title: 'In English',
    steps: [
      {
        goal: 'Emma is greeted in English and connects a key',
        async play() {
          await emma.say('/start')
          await emma.sees('Emma')
          const { sid } = await wb.addSeller({ name: 'Emma Clark', tradeMark: 'Clark Toys' })
          const { token } = await wb.issueToken({ sid, type: 'personal' })
          await emma.say(token, masked(token))
          await emma.sees('Key connected')
          hold((await answered(sid)) > 0, 'Wildberries was not asked about the key')
        },
      },
      {
        goal: 'Emma sets a monitor that only tells',
        async play() {
          await emma.tap(/New monitor/)
          await emma.say('elektrostal')
          await emma.tap(/Электросталь/)
          await emma.tap('✓ Next')
          await emma.tap(/Boxes/)
          await emma.say('31 February')
          await emma.sees('There is no such day')
          await emma.say('next 7 days')
          await emma.tap('×2')
          await emma.tap(/Just tell me/)
          await emma.sees('please check')
          await emma.tap(/Start looking/)
          await emma.sees('Mode:')
        },
      },
      {
        goal: 'a slot opens and Emma is told',
        async play() {
          const place = { warehouseId: ELEKTROSTAL, type: 'box', day: day(5) } as const
          await wb.openSlot({ ...place, coefficient: 2, forMs: 20_000 })
          await emma.sees('A slot has opened')
        },
      },
    ],
  }
}

/** WB takes the slot data away and gives it back: everybody who waits hears it once. */
export function feedStory(actors: readonly [Actor, Actor], { wb }: Stage): Story {
  const [anna, emma] = actors
  const [off, on] = ['WB отключил данные о слотах', 'WB снова отдаёт данные о слотах']
  const [offToEmma, onToEmma] = ['WB has switched slot data off', 'WB gives slot data again']
  return {
    title: 'Feed',
    steps: [
      {
        goal: 'slot data switched off by WB: both are told once',
        async play() {
          await wb.feed(false)
          await anna.sees(off)
          await emma.sees(offToEmma)
          await anna.say('/supplies')
          await anna.sees('отключил данные о слотах с')
        },
      },
      {
        goal: 'slot data back: both are told once',
        async play() {
          await wb.feed(true)
          await anna.sees(on)
          await emma.sees(onToEmma)
          hold(emma.count(offToEmma) === 1 && emma.count(onToEmma) === 1, 'told more than once')
        },
      },
    ],
  }
}
