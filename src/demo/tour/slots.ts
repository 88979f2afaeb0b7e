import type { Actor } from './actor.ts'
import { comesTrue, hold, type Story } from './goals.ts'
import type { Stage } from './stage.ts'

const KOLEDINO = 507

/** What the coming two weeks look like, and the night's rest. */
export function slotsStory(anna: Actor, url: string, { wb, day }: Stage): Story {
  const bytesOf = async (photo: { readonly url: string } | undefined) => {
    hold(photo !== undefined, 'the message has no picture')
    const response = await fetch(`${url}${photo?.url}`)
    return Buffer.from(await response.arrayBuffer())
  }
  const looks = async () =>
    (await wb.state()).buckets
      .filter(({ bucket }) => bucket === 'coefficients')
      .reduce((sum, { requests }) => sum + requests, 0)
  return {
    title: 'Calendar',
    steps: [
      {
        goal: 'a picture of slots, light and dark',
        async play() {
          // Nothing that a monitor of hers waits for: it would be told in between.
          for (const [ahead, coefficient] of [
            [6, 3],
            [7, 12],
            [10, 0],
          ] as const)
            await wb.openSlot({
              ...{ warehouseId: KOLEDINO, type: 'box', coefficient },
              ...{ day: day(ahead), forMs: 300_000 },
            })
          const before = await looks()
          // The first of the two may have been on its way already.
          const isSeen = async () => (await looks()) >= before + 2
          await comesTrue(isSeen, 'nobody looks at the feed')
          await anna.say('/supplies')
          await anna.tap('📅 Календарь слотов')
          await anna.sees(/Коледино · 3 дня/)
          await anna.tap('🖼 Картинкой')
          const light = await bytesOf((await anna.sees('Слоты ваших складов')).photo)
          await anna.tap('🖼 Тёмная')
          const dark = await bytesOf((await anna.sees('Слоты ваших складов')).photo)
          hold(light.length > 10_000 && dark.length > 10_000, 'a picture is empty')
          hold(!light.equals(dark), 'both pictures are the same')
        },
      },
      {
        goal: 'a day of the calendar, and the history of its warehouse',
        async play() {
          await anna.say('/supplies')
          await anna.tap('📅 Календарь слотов')
          await anna.tap(/Коледино · 3 дня/)
          await anna.sees('Открыто 3 дня из 14')
          await anna.tap(new RegExp(`^${Number(day(6).slice(8))}·3$`))
          await anna.sees('Открыто, коэффициент: ×3')
          await anna.tap('‹ Назад')
          await anna.tap('🗂 История склада')
          await anna.sees('Бот смотрел')
        },
      },
      {
        goal: 'a monitor is quiet until the morning, and its figures are there',
        async play() {
          await anna.say('/supplies')
          await anna.tap(/▶️ Коледино/)
          await anna.tap('🔕 До утра')
          await anna.sees(/🔕 Тихо до .*09:00/)
          await anna.tap('🔔 Вернуть звук')
          await anna.sees('🔕 До утра')
          await anna.say('/supplies')
          await anna.tap('📊 Статистика')
          await anna.sees(/поймано 2/)
        },
      },
    ],
  }
}
