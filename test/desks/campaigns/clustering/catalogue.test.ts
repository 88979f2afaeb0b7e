import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { namedAt } from '#desks/campaigns/clustering/lexicon/catalogue.ts'
import { FUNCTION_WORDS, PREPOSITIONS } from '#desks/campaigns/clustering/lexicon/function-words.ts'
import { thingsIn } from '#desks/campaigns/clustering/lexicon/things.ts'
import { stem } from '#desks/campaigns/clustering/stem.ts'
import { wordsIn } from '#desks/campaigns/clustering/text.ts'

const SHELVES = new URL(
  '../../../../src/desks/campaigns/clustering/lexicon/shelves/',
  import.meta.url,
)

const placesOf = (text: string) => namedAt(wordsIn(text).map(stem), 0)?.places ?? []
const share = (level: 'kind' | 'shelf' | 'department', one: string, other: string) => {
  const some = new Set(placesOf(one).map((place) => place[level]))
  return placesOf(other).some((place) => some.has(place[level]))
}
const things = (text: string, attributes: readonly string[] = []) => {
  const words = wordsIn(text)
  const forms = words.map((word) => ({ stem: stem(word), isAttribute: attributes.includes(word) }))
  return thingsIn(words, forms).map(({ stems, isHead }) => [stems.join(' '), isHead])
}

test.each([
  ['диван', 'софой'],
  ['смартфоны', 'айфона'],
  ['болгарка', 'ушм'],
  ['колодка', 'колодок'],
])('%s and %s are of one kind', (one, other) => {
  expect(share('kind', one, other)).toBe(true)
})

test('a shelf holds some kinds, a department some shelves, and what is sold elsewhere is nothing of them', () => {
  expect(share('kind', 'диван', 'пуф')).toBe(false)
  expect(share('shelf', 'диван', 'пуф')).toBe(true)
  expect(share('shelf', 'мотоблок', 'шланг')).toBe(false)
  expect(share('department', 'стул', 'стол')).toBe(true)
  expect(share('department', 'диван', 'шина')).toBe(false)
})

test('a word of several meanings has several places; an unknown one has none', () => {
  expect(share('department', 'роза', 'букет')).toBe(true)
  expect(share('department', 'роза', 'гортензия')).toBe(true)
  expect(placesOf('фывапр')).toEqual([])
  expect(namedAt([], 0)).toBeUndefined()
})

test('the longest name is taken, in whatever order its two words stand', () => {
  expect(namedAt(wordsIn('зубную пасту купить').map(stem), 0)?.length).toBe(2)
  expect(placesOf('паста зубная')).toEqual(placesOf('зубная паста'))
  expect(share('shelf', 'зубная паста', 'макароны')).toBe(false)
})

test('the first noun is what is looked for; what follows a preposition is what it is for', () => {
  expect(things('корм для кошек')).toEqual([['корм для кошк', true]])
  expect(things('миска для кошек')).toEqual([
    ['миск', true],
    ['кошк', false],
  ])
  expect(things('для дивана подушка')).toEqual([
    [stem('дивана'), false],
    ['подушк', false],
  ])
  expect(things('кофейный столик')).toEqual([['кофейн столик', true]])
  expect(things('чайная чашка')).toEqual([
    ['чайн', false],
    ['чашк', true],
  ])
})

test('words of a purchase and places name no thing by themselves', () => {
  expect(things('доставка дивана', ['доставка'])).toEqual([[stem('дивана'), true]])
  expect(things('доставка еды', ['доставка'])).toEqual([[`доставк ${stem('еды')}`, true]])
})

test('the lists are as they should be: names that can be met, each once on its shelf', () => {
  for (const file of readdirSync(SHELVES)) {
    const text = readFileSync(new URL(file, SHELVES), 'utf8')
    expect(
      text.split('\n').filter((line) => line.length > 145),
      file,
    ).toEqual([])
    for (const shelf of text.replace(/^#.*$/gm, '').split(/\n(?! )/)) {
      const written = shelf.split(/[\s|]+/).filter((name) => name !== '')
      expect(
        written.filter((name, i) => written.indexOf(name) !== i),
        file,
      ).toEqual([])
      for (const name of written) {
        const words = wordsIn(name.replaceAll('_', ' '))
        expect(words, name).toHaveLength(name.split('_').length)
        for (const edge of [words[0] ?? '', words.at(-1) ?? ''])
          expect(FUNCTION_WORDS.has(edge) || PREPOSITIONS.has(edge), name).toBe(false)
      }
    }
  }
})
