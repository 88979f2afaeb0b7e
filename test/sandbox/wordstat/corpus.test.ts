import { expect, test } from 'vitest'
import { searchCorpus } from '#sandbox/wordstat/corpus/corpus.ts'

const SEEDS = [
  'термокружка',
  'термостакан',
  'термос',
  'кружка термос',
  'термобутылка',
  'термокружка с подогревом',
  'купить термокружку',
  'термос для чая',
  'термокружка для кофе',
  'термос stanley',
]
const collected = (regions: readonly string[]) =>
  new Map(
    SEEDS.flatMap((seed) =>
      searchCorpus(seed, regions)
        .results.slice(0, 200)
        .map(({ phrase, count }) => [phrase, count] as const),
    ),
  )

test.each([[[]], [['225']], [['213']]])(
  'ten seeds give a hundred phrases over a thousand in %j',
  (regions) => {
    const frequent = [...collected(regions)].filter(([, count]) => count >= 1_000)
    expect(frequent.length).toBeGreaterThanOrEqual(100)
    const kinds = ['купить', 'цена', 'озон', 'отзывы', 'авито', 'оптом', 'подогревом', 'кофе']
    for (const kind of [...kinds, 'чая', 'машину', 'stanley', 'contigo', 'москве', 'недорого']) {
      const those = frequent.filter(([phrase]) => phrase.split(' ').includes(kind))
      expect(those.length, kind).toBeGreaterThanOrEqual(1)
    }
  },
)

test('words that should keep ads away are among them, in smaller numbers', () => {
  const { results } = searchCorpus('термокружка', [])
  const count = (phrase: string) => results.find((one) => one.phrase === phrase)?.count ?? 0
  expect(count('термокружка своими руками')).toBeGreaterThan(1_000)
  expect(count('термокружка бесплатно')).toBeGreaterThan(500)
  expect(count('термокружка бу')).toBeLessThan(count('купить термокружку') / 5)
})

test('counts fall, nest and are the same whoever asks', () => {
  const wide = searchCorpus('термокружка', []).results
  const counts = wide.map(({ count }) => count)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  expect(counts[0]).toBeGreaterThan(190_000)
  expect(counts.at(-1)).toBeLessThan(500)
  const all = new Map(wide.map(({ phrase, count }) => [phrase, count]))
  for (const { phrase, count } of searchCorpus('термокружку с подогревом', []).results) {
    expect(all.get(phrase)).toBe(count)
    expect(count).toBeLessThanOrEqual(all.get('термокружка с подогревом') ?? 0)
  }
})

test.each(['гироскутер', 'купить чехол для удочки', 'шапка отзывы', 'котёл', '"!плед"'])(
  'anything is searched somehow: %s',
  (seed) => {
    const { results, associations } = searchCorpus(seed, [])
    expect(results.length).toBeGreaterThan(0)
    expect(results[0]?.count).toBeGreaterThan(300)
    expect(associations.length).toBeGreaterThan(2)
    expect(results.some(({ phrase }) => /купить.*купить|отзывы.*отзывы/.test(phrase))).toBe(false)
    expect(searchCorpus(seed, [])).toEqual({ results, associations })
  },
)

test.each(['', '  ', 'zzz', 'термос zzz', '!!!'])('nothing is known of %j', (seed) => {
  expect(searchCorpus(seed, [])).toEqual({ results: [], associations: [] })
})
