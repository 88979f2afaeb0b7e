import { dayFromNumber, dayNumber } from '#core/dates.ts'
import { expandId, shortenId } from '#core/ids.ts'

/** Version of the whole codec: data of another version is answered as an old button. */
const VERSION = '1'
const MAX_BYTES = 64

/** How one value travels inside callback data: no '.', only ASCII. */
export interface Param<T> {
  encode(value: T): string
  decode(text: string): T | undefined
  /** All that it takes, where that is a few words. */
  readonly words?: readonly string[]
}

export const param = {
  id: { encode: shortenId, decode: expandId } satisfies Param<string>,
  int: {
    encode: (value: number) => value.toString(36),
    decode: (text: string) => {
      if (!/^-?[0-9a-z]{1,11}$/.test(text)) return undefined
      const value = Number.parseInt(text, 36)
      return Number.isSafeInteger(value) ? value : undefined
    },
  } satisfies Param<number>,
  /** A calendar day, or '' for none. */
  day: {
    encode: (day: string) => (day === '' ? '' : dayNumber(day).toString(36)),
    decode: (text: string) => {
      if (text === '') return ''
      if (!/^[0-9a-z]{1,5}$/.test(text)) return undefined
      const number = Number.parseInt(text, 36)
      return number < 100_000 ? dayFromNumber(number) : undefined
    },
  } satisfies Param<string>,
  /** One of a few words. */
  oneOf: <const W extends string>(...words: readonly W[]): Param<W> => ({
    encode: (word) => word,
    decode: (text) => words.find((word) => word === text),
    words,
  }),
  /** A short ASCII word chosen by us, e.g. an option of a wizard. */
  word: {
    encode: (value: string) => value,
    decode: (text: string) => (/^[\w:~-]{0,40}$/.test(text) ? text : undefined),
  } satisfies Param<string>,
}

type Params = Readonly<Record<string, Param<never>>>
// biome-ignore lint/suspicious/noExplicitAny: the only way to ask a Param for its T
type ValueOf<P> = P extends Param<any> ? Exclude<ReturnType<P['decode']>, undefined> : never
export type ActionValues<P> = { readonly [K in keyof P]: ValueOf<P[K]> }

/** A button's meaning: call it with values to get callback data, `parse` turns them back. */
export interface Action<P = Params> {
  (values: ActionValues<P>): string
  /** `<desk>.<verb>`: unique in the whole bot, checked at start. */
  readonly name: string
  /** Of its values, in their order. */
  readonly params: readonly Param<unknown>[]
  parse(data: string): ActionValues<P> | undefined
}

/**
 * Defines a button action. `desk` and `verb` are short ASCII words: they travel in every button.
 * Throws at call time when the encoded data exceeds Telegram's 64 bytes, which tests provoke with the largest values.
 */
export function defineAction<const P extends Readonly<Record<string, unknown>>>(
  desk: string,
  verb: string,
  params: P,
): Action<P> {
  const names = Object.keys(params)
  const codecs = names.map((name) => params[name] as Param<unknown>)
  const prefix = `${VERSION}.${desk}.${verb}`
  const encode = (values: ActionValues<P>): string => {
    const parts = names.map((name, index) =>
      codecs[index]?.encode((values as Record<string, unknown>)[name]),
    )
    const data = [prefix, ...parts].join('.')
    if (Buffer.byteLength(data) > MAX_BYTES) throw new RangeError(`callback data too long: ${data}`)
    return data
  }
  const parse = (data: string): ActionValues<P> | undefined => {
    const parts = data.split('.')
    if (parts.length !== names.length + 3 || parts.slice(0, 3).join('.') !== prefix)
      return undefined
    const values: Record<string, unknown> = {}
    for (const [index, name] of names.entries()) {
      const value = codecs[index]?.decode(parts[index + 3] ?? '')
      if (value === undefined) return undefined
      values[name] = value
    }
    return values as ActionValues<P>
  }
  // `name` of a function is read-only, hence defineProperty.
  Object.defineProperty(encode, 'name', { value: `${desk}.${verb}` })
  const action = Object.assign(encode, { parse, params: codecs }) as Action<P>
  defined.push(action as unknown as Action)
  return action
}

const defined: Action[] = []

/** Every action of the modules loaded so far: at start the app makes sure that each has its handler. */
export function definedActions(): readonly Action[] {
  return defined
}

/** `<desk>.<verb>` of callback data of the present version, or undefined. */
export function actionNameOf(data: string): string | undefined {
  const [version, desk, verb] = data.split('.')
  return version === VERSION && desk && verb ? `${desk}.${verb}` : undefined
}
