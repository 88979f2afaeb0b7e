import type { LineKind, Split } from './line.ts'

/** What is left of a line without verb and quantity; a `wall` is where they stood, and no phrase goes over it. */
export interface Item {
  readonly kind: 'word' | 'code' | 'wall'
  readonly text: string
  readonly lower: string
}
export const WALL: Item = { kind: 'wall', text: '', lower: '' }

type Role = 'at' | 'from' | 'to'

const IN = ['на', 'в', 'во', 'at', 'in', 'on', '@']
const OUT = ['с', 'со', 'из', 'from', '→']
const INTO = ['to', 'into', 'к', '→']
const MARKERS: Readonly<Record<LineKind, Partial<Record<Role, readonly string[]>>>> = {
  sale: { at: [...IN, 'с', 'со', 'из', 'from'] },
  receipt: { at: [...IN, 'to', 'into', '→'] },
  correction: { at: IN },
  transfer: { from: OUT.slice(0, 4), to: ['на', 'в', 'во', ...INTO] },
}
/** Who bought or brought it is none of the ledger's warehouses. */
const PEOPLE: Partial<Record<LineKind, readonly string[]>> = {
  sale: ['to', 'для', 'for'],
  receipt: ['от', 'from'],
}
const STORE = /^(?:склад(?:а|у|ом|е)?|warehouse|wh)$/u
const FILLER = /^(?:the|our|наш\p{L}*)$/u
const MARKET = /^(?:рынк|ярмарк|базар|маркет|выставк|улиц|market|fair|street)/u
const CHANNEL =
  /^(?:allegro|аллегро|wix|викс|wb|вб|wildberries|вайлд?берри[зс]|ozon|озон|авито|avito|amazon|амазон|ebay)\p{L}{0,2}$/u
const SEGMENT = 4
const MOST = 9

interface Slot {
  readonly role: Role
  /** Where the phrase begins (its preposition) and ends, the end not included. */
  readonly first: number
  readonly end: number
  /** Its words. */
  readonly words: readonly [start: number, end: number]
  /** The word "warehouse" is there. */
  readonly isNamed: boolean
}

/** Where a sale was made, taken out of the items: a market is no warehouse, a marketplace sends its orders itself. */
export function withoutOutlets(items: readonly Item[]): { items: Item[]; isChannel: boolean } {
  const kept = [...items]
  let isChannel = false
  for (const [at, { lower }] of items.entries()) {
    const length = FILLER.test(items[at + 1]?.lower ?? '') ? 3 : 2
    const name = items[at + length - 1]?.lower ?? ''
    const isSale = CHANNEL.test(name)
    if (!IN.includes(lower) || !(isSale || MARKET.test(name))) continue
    kept.fill(WALL, at, at + length)
    isChannel ||= isSale
  }
  return { items: kept, isChannel }
}

/** True when the items say both where from and where to. */
export const hasRoute = (items: readonly Item[]) =>
  new Set(slotsOf(items, 'transfer').map(({ role }) => role)).size === 2

/** Every way to tell product and warehouses apart, those that name more places first. */
export function splitsOf(all: readonly Item[], kind: LineKind): Split[] {
  const items = withoutPeople(all, kind)
  const slots = slotsOf(items, kind)
  const options = (role: Role): (Slot | undefined)[] => {
    const own = slots.filter((slot) => slot.role === role).toReversed()
    const named = own.find(({ isNamed }) => isNamed)
    return named ? [named] : [...own, undefined]
  }
  const combined =
    kind === 'transfer'
      ? options('from').flatMap((from) => options('to').map((to) => ({ at: undefined, from, to })))
      : options('at').map((at) => ({ at, from: undefined, to: undefined }))
  const count = (one: (typeof combined)[number]) =>
    Object.values(one).filter((slot) => slot !== undefined).length
  const splits = combined
    .toSorted((left, right) => count(right) - count(left))
    .flatMap((chosen) => told(items, chosen, kind))
  const whole = splits.filter(({ product }) => product !== '')
  return (whole.length > 0 ? whole : splits.slice(0, 1)).slice(0, MOST)
}

function told(
  items: readonly Item[],
  chosen: Record<Role, Slot | undefined>,
  kind: LineKind,
): Split[] {
  const slots = Object.values(chosen).filter((slot) => slot !== undefined)
  const rest = items.filter((_, at) => !slots.some(({ first, end }) => at >= first && at < end))
  const places = (endOf: (slot: Slot) => number) => {
    const said = (slot: Slot | undefined) =>
      slot ? textOf(items.slice(slot.words[0], endOf(slot))) || null : null
    return { at: said(chosen.at), from: said(chosen.from), to: said(chosen.to) }
  }
  const product = productOf(rest)
  if (product.product !== '' || slots.length === 0) {
    const said = { ...product, ...places(({ words }) => words[1]) }
    // `MUG-350-BLU Тула = 5`: beside an SKU a bare word is likely a warehouse.
    const bare = textOf(rest.filter((item) => item.kind === 'word'))
    const isPlace = product.isCode && slots.length === 0 && kind !== 'transfer' && bare !== ''
    return isPlace ? [{ ...said, at: bare }, said] : [said]
  }
  // "на склад Тула кружка синяя": where the name of the warehouse ends, only the look-up can tell.
  return slots.flatMap((slot) => {
    const [start, end] = slot.words
    return Array.from({ length: end - start - 1 }, (_, index) => {
      const cut = start + 1 + index
      const own = productOf(items.slice(cut, end))
      return { ...own, ...places((one) => (one === slot ? cut : one.words[1])) }
    })
  })
}

function productOf(rest: readonly Item[]): Pick<Split, 'product' | 'isCode'> {
  const code = rest.find(({ kind }) => kind === 'code')
  if (code) return { product: code.text, isCode: true }
  return { product: textOf(rest).replace(/^(?:(?:of|the|an?|из) )+/iu, ''), isCode: false }
}

const textOf = (items: readonly Item[]) =>
  items
    .filter(({ kind, lower }) => kind !== 'wall' && !FILLER.test(lower))
    .map(({ text }) => text)
    .join(' ')

function slotsOf(items: readonly Item[], kind: LineKind): Slot[] {
  const roles = Object.entries(MARKERS[kind]) as [Role, readonly string[]][]
  const roleAt = (at: number): Role | undefined => {
    const item = items[at]
    if (item?.kind !== 'word') return undefined
    const role = roles.find(([, words]) => words.includes(item.lower))?.[0]
    const isBare = STORE.test(item.lower) && kind !== 'transfer' && !roleOf(items[at - 1], roles)
    return role ?? (isBare ? 'at' : undefined)
  }
  return items.flatMap((item, first) => {
    const role = roleAt(first)
    if (!role) return []
    const isArrow = item.lower === '→' && kind === 'transfer'
    return [...(isArrow ? before(items, first) : []), ...behind(item, first, role)]
  })

  function behind(item: Item, first: number, role: Role): Slot[] {
    let start = first + 1
    let isNamed = STORE.test(item.lower)
    while (STORE.test(items[start]?.lower ?? '') || FILLER.test(items[start]?.lower ?? '')) {
      isNamed ||= STORE.test(items[start]?.lower ?? '')
      start += 1
    }
    let end = start
    while (end - start < SEGMENT && items[end]?.kind === 'word' && !roleAt(end)) {
      if (STORE.test(items[end]?.lower ?? '')) break
      end += 1
    }
    const isClosed = end > start && STORE.test(items[end]?.lower ?? '')
    if (end === start || (!isNamed && !isClosed && /^\d+$/.test(items[start]?.lower ?? '')))
      return []
    return [
      {
        role,
        first,
        end: isClosed ? end + 1 : end,
        words: [start, end] as const,
        isNamed: isNamed || isClosed,
      },
    ]
  }
}

/** `Тула → Основной`: what stands before the arrow is where from. */
function before(items: readonly Item[], arrow: number): Slot[] {
  let start = arrow
  while (arrow - start < SEGMENT && items[start - 1]?.kind === 'word') start -= 1
  if (start === arrow) return []
  return [{ role: 'from', first: start, end: arrow, words: [start, arrow], isNamed: false }]
}

const roleOf = (item: Item | undefined, roles: readonly [Role, readonly string[]][]) =>
  item !== undefined && roles.some(([, words]) => words.includes(item.lower))

function withoutPeople(items: readonly Item[], kind: LineKind): Item[] {
  let isPerson = false
  return items.map((item) => {
    if (item.kind !== 'word') isPerson = false
    else if (PEOPLE[kind]?.includes(item.lower)) isPerson = true
    else if (slotWord(item.lower, kind)) isPerson = false
    return isPerson ? WALL : item
  })
}

const slotWord = (lower: string, kind: LineKind) =>
  Object.values(MARKERS[kind]).some((words) => words.includes(lower))
