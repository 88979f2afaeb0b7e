import { findSecrets } from '#platform/secrets/find-secrets.ts'

/** What people paste: an address, a login and an application password, in any order and in as many lines as they like. */
export interface Pasted {
  /** As typed, without what lies behind the site's own folder; undefined: none, or more than one. */
  readonly address: string | undefined
  readonly login: string | undefined
  /** Without spaces. */
  readonly password: string | undefined
  readonly consumerKey: string | undefined
  readonly consumerSecret: string | undefined
}

const ADDRESS =
  /https?:\/\/[^\s"'<>,;]+|(?<![@\p{L}\p{N}._-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?![\p{L}\p{N}@_-])(?:\/[^\s"'<>,;]*)?/giu
/** Pages of WordPress that people stand on while they copy the address. */
const INSIDE = /\/(?:wp-(?:admin|login|json|content)\b.*|index\.php.*|my-account\b.*)?$/i
/** An application password without its spaces: what is left over and as long as one. */
const WHOLE_PASSWORD =
  /(?<![\p{L}\p{N}_])(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{24}(?![\p{L}\p{N}_])/giu
/** What people write before a value. */
const LABEL =
  /^(?:адрес|сайт|сайта|магазин|логин|имя|пользователь|пароль|приложения|ключ|ключи|и|address|site|shop|url|login|user|username|name|password|application|app|key|keys|and|consumer|secret|woocommerce|wordpress)$/i
const LOGIN_LABEL = /(?:логин|пользователь|login|user(?:name)?)\s*[:=–-]?\s*(\S+)/iu

export function readPasted(text: string): Pasted {
  const secrets = findSecrets(text)
  const pairs = secrets.filter(({ kind }) => kind === 'woo-key').map(({ value }) => value)
  const spaced = groupsOf(secrets.find(({ kind }) => kind === 'woo-password')?.value)
  // From the end, so that what comes before keeps its place.
  let rest = [...secrets]
    .reverse()
    .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
  const addresses = new Set([...rest.matchAll(ADDRESS)].map(([found]) => found.replace(INSIDE, '')))
  rest = `${rest.replace(ADDRESS, ' ')} ${spaced?.beside ?? ''}`
  const whole = spaced ? undefined : rest.match(WHOLE_PASSWORD)?.[0]
  if (whole) rest = rest.replace(whole, ' ')
  return {
    address: addresses.size === 1 ? [...addresses][0] : undefined,
    login: loginIn(rest),
    password: spaced?.password ?? whole,
    consumerKey: pairs.find((one) => one.startsWith('ck_')),
    consumerSecret: pairs.find((one) => one.startsWith('cs_')),
  }
}

/** Six groups are the password; of seven the one at an end that looks like a word is a login. */
function groupsOf(value = ''): { readonly password: string; readonly beside: string } | undefined {
  const groups = value.split(/\s+/)
  if (groups.length < 6) return undefined
  const isFirst = groups.length > 6 && /^[a-z]+$/.test(groups[0] ?? '')
  const six = isFirst ? groups.slice(1) : groups.slice(0, 6)
  const beside = groups.filter((group) => !six.includes(group)).join(' ')
  return { password: six.join(''), beside }
}

/** The word behind its label, else the only one that is left. */
function loginIn(rest: string): string | undefined {
  const labelled = LOGIN_LABEL.exec(rest)?.[1]
  if (labelled !== undefined) return bare(labelled)
  const words = rest.split(/[\s,;|]+/).map(bare)
  const left = words.filter((word) => word !== '' && !LABEL.test(word))
  return left.length === 1 ? left[0] : undefined
}

const bare = (word: string) => word.replace(/^["'«(]+|["'»):;=.,]+$/g, '')
