import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cluster, splitInTwo } from '#desks/campaigns/clustering/cluster.ts'
import { clusterInThread } from '#desks/campaigns/clustering/in-thread.ts'
import type { Clustering, Phrase } from '#desks/campaigns/phrase.ts'
import { labelled } from './quality/labelled.ts'

const collected: readonly Phrase[] = labelled(['furniture', 'car-parts', 'services']).map(
  ({ text, frequency }) => ({
    text,
    frequency,
  }),
)
const phrase = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...collected) },
  fc.record({ text: fc.string(), frequency: fc.nat(5_000) }),
)
const phrases = fc.array(phrase, { maxLength: 60 })
const options = fc.record(
  {
    minFrequency: fc.nat(3_000),
    maxKeywords: fc.nat(50),
    keepDuplicates: fc.boolean(),
    stopList: fc.constantFrom([], ['диван'], ['бу', 'своими руками']),
  },
  { requiredKeys: [] },
)
const of = (...texts: string[]) => texts.map((text, i) => ({ text, frequency: 9_000 - i }))
const textsOf = ({ clusters }: Clustering) =>
  clusters.map((group) => group.phrases.map(({ text }) => text))

test('every phrase is in one cluster or dropped with a reason', () => {
  fc.assert(
    fc.property(phrases, options, (some, chosen) => {
      const { clusters, dropped } = cluster(some, chosen)
      const out = [
        ...clusters.flatMap((group) => group.phrases),
        ...dropped.map((gone) => gone.phrase),
      ]
      const key = ({ text, frequency }: Phrase) => `${frequency} ${text}`
      expect(out.map(key).sort()).toEqual(some.map(key).sort())
      expect(dropped.every(({ reason }) => reason !== undefined)).toBe(true)
      for (const group of clusters) {
        expect(group.phrases.length).toBeGreaterThan(0)
        expect(group.phrases.length).toBeLessThanOrEqual(200)
        expect(group.name).toBe(group.phrases[0]?.text)
        const most = Math.max(...group.phrases.map(({ frequency }) => frequency))
        expect(group.phrases[0]?.frequency).toBe(most)
      }
    }),
  )
})

test('the order of the phrases makes no difference', () => {
  const shuffled = phrases.chain((some) =>
    fc.tuple(
      fc.constant(some),
      fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, options, ([some, other], chosen) => {
      expect(cluster(other, chosen)).toEqual(cluster(some, chosen))
    }),
  )
})

test('what does not belong is dropped with the reason', () => {
  const { clusters, dropped } = cluster(
    [
      { text: 'диван угловой', frequency: 900 },
      { text: 'угловые диваны', frequency: 1_200 },
      { text: 'диван с ящиком', frequency: 700 },
      { text: 'диван на кухню', frequency: 600 },
      { text: 'диван бу', frequency: 5_000 },
      { text: 'купить угловой диван в москве недорого с доставкой', frequency: 3_000 },
      { text: 'диван еврокнижка', frequency: 20 },
    ],
    { minFrequency: 100, maxKeywords: 2, stopList: ['бу'] },
  )
  expect(dropped.map(({ phrase: { text }, reason, because }) => [text, reason, because])).toEqual([
    ['диван бу', 'minus-word', 'бу'],
    ['купить угловой диван в москве недорого с доставкой', 'too-long', ''],
    ['диван угловой', 'duplicate', 'угловые диваны'],
    ['диван на кухню', 'over-limit', ''],
    ['диван еврокнижка', 'rare', ''],
  ])
  expect(clusters.flatMap((group) => group.phrases)).toHaveLength(2)
})

test('those who want to know stand apart from those who want to buy', () => {
  const found = cluster(
    of(
      'диван',
      'диван купить',
      'диван угловой',
      'как почистить диван',
      'чем почистить диван дома',
      'диван бу',
      'кружка',
      'кружка купить',
      'кружка отзывы',
      'термос',
      'термос отзывы',
    ),
  )
  const intents = new Map(
    found.clusters.flatMap((group) => group.phrases.map(({ text }) => [text, group.intent])),
  )
  expect(intents.get('диван')).toBe('buy')
  expect(intents.get('диван бу')).toBe('used')
  expect(textsOf(found)).toContainEqual(['как почистить диван', 'чем почистить диван дома'])
  expect(textsOf(found)).toContainEqual(['кружка отзывы', 'термос отзывы'])
})

test('stop words of the seller are minus-words, with the phrases they keep away', () => {
  const found = cluster(of('диван', 'диван бу', 'диван бу угловой'), { stopList: ['бу', 'чехол'] })
  expect(found.minusWords).toEqual([
    { word: 'бу', reason: 'stop-list', phrases: 2 },
    { word: 'чехол', reason: 'stop-list', phrases: 0 },
  ])
  expect(textsOf(found)).toEqual([['диван']])
})

test('who sells used goods has used goods in his groups', () => {
  const found = cluster(of('диван бу', 'диван бу угловой', 'диван бу купить', 'диван'))
  expect(found.clusters.some((group) => group.phrases.length > 1)).toBe(true)
  expect(found.minusWords).toEqual([])
})

test('a model brings together what shares no letter', () => {
  const some = of('софа', 'диван', 'лампа', 'светильник', 'бра', 'кушетка')
  const seat = [1, 0, 0.1]
  const light = [0, 1, 0.1]
  const embeddings = [seat, seat, light, light, light, seat]
  expect(cluster(some, { embeddings }).clusters.map((group) => group.name)).toEqual([
    'софа',
    'лампа',
  ])
  expect(() => cluster(some, { embeddings: [seat] })).toThrow('one embedding a phrase')
})

test('nothing, and phrases of signs only', () => {
  expect(cluster([])).toEqual({ clusters: [], minusWords: [], dropped: [] })
  expect(cluster(of('!!!', '???')).clusters).toHaveLength(2)
})

test('a group is cut where it is loosest, nothing is lost', () => {
  const [first, second] = splitInTwo(
    of('диван угловой', 'белая кружка', 'диван угловой серый', 'кружка белая с ручкой'),
  )
  expect(first.map(({ text }) => text)).toEqual(['диван угловой', 'диван угловой серый'])
  expect(second.map(({ text }) => text)).toEqual(['белая кружка', 'кружка белая с ручкой'])
  expect(splitInTwo(of('диван'))).toEqual([of('диван'), []])
})

test('a thread finds the same, and stops when it is told to', async () => {
  const { signal } = new AbortController()
  expect(await clusterInThread(collected, { minFrequency: 500 }, signal)).toEqual(
    cluster(collected, { minFrequency: 500 }),
  )
  const stop = new AbortController()
  const work = clusterInThread(collected, {}, stop.signal)
  stop.abort(new Error('cancelled'))
  await expect(work).rejects.toThrow('cancelled')
})
