/** A remark on one object of a batch. */
export interface Note {
  readonly Code: number
  readonly Message: string
  readonly Details: string
}

/** Titles and texts of the codes, as the service words them. */
const MESSAGES: Readonly<Record<number, string>> = {
  3500: 'Не поддерживается',
  5001: 'Превышена допустимая длина',
  5002: 'Недопустимые символы',
  5003: 'Пустое значение',
  5004: 'Неверный формат',
  5005: 'Поле задано неверно',
  7001: 'Достигнуто ограничение на количество объектов',
  8300: 'Объект не может быть удалён',
  8800: 'Объект не найден',
  9800: 'Объект повторяется в запросе',
  10140: 'Объект уже существует',
}

export function note(code: number, details: string): Note {
  return { Code: code, Message: MESSAGES[code] ?? 'Ошибка', Details: details }
}

/** Characters that titles 2 and texts do not count, up to {@link NARROW_MAX}. */
const NARROW = /[!,.;:"]/gu
const NARROW_MAX = 15
const EMOJI = /\p{Extended_Pictographic}/u

const length = (text: string): number => [...text.normalize('NFC')].length
const words = (text: string): string[] => text.trim().split(/\s+/u).filter(Boolean)

interface TextRule {
  readonly field: string
  readonly max: number
  readonly word: number
  /** Narrow characters are counted apart. */
  readonly narrow?: boolean
}

const TITLE: TextRule = { field: 'Title', max: 56, word: 22 }
const TITLE2: TextRule = { field: 'Title2', max: 30, word: 22, narrow: true }
const TEXT: TextRule = { field: 'Text', max: 81, word: 23, narrow: true }
const LINK_TITLE: TextRule = { field: 'Title', max: 30, word: 23 }
const LINK_DESCRIPTION: TextRule = { field: 'Description', max: 60, word: 23 }
const CALLOUT: TextRule = { field: 'CalloutText', max: 25, word: 25 }

function checkText({ field, max, word, narrow }: TextRule, text: string): Note[] {
  const found: Note[] = []
  if (text.trim() === '') return [note(5003, `Поле ${field} не может быть пустым`)]
  const narrowCount = narrow ? (text.match(NARROW)?.length ?? 0) : 0
  const counted = narrow ? text.replace(NARROW, '') : text.replace(/#(.*?)#/gu, '$1')
  if (length(counted) > max || narrowCount > NARROW_MAX) {
    found.push(note(5001, `Значение в поле ${field} не должно превышать ${max} символов`))
  }
  if (words(text).some((one) => length(one) > word)) {
    found.push(note(5001, `Слово в поле ${field} не должно превышать ${word} символов`))
  }
  return found
}

export const checkTitle = (text: string) => checkText(TITLE, text)
export const checkTitle2 = (text: string) => checkText(TITLE2, text)
export const checkAdText = (text: string) => checkText(TEXT, text)
export const checkCallout = (text: string) => checkText(CALLOUT, text)

export function checkHref(href: string): Note[] {
  if (length(href) > 1024) return [note(5001, 'Значение в поле Href не должно превышать 1024')]
  const isWeb = URL.canParse(href) && /^https?:\/\/[^/]+\.[^/]+/iu.test(href)
  return isWeb ? [] : [note(5004, 'Неверный формат ссылки в поле Href')]
}

export function checkDisplayPath(path: string): Note[] {
  if (length(path) > 20) return [note(5001, 'Поле DisplayUrlPath не должно превышать 20 символов')]
  const isFine = /^[\p{L}\p{N}\-№/%#]+$/u.test(path)
  return isFine ? [] : [note(5002, 'Недопустимые символы в поле DisplayUrlPath')]
}

interface Link {
  readonly Title: string
  readonly Href?: string | undefined
  readonly Description?: string | undefined
}

/** Titles of the first four and of the last four together. */
const LINKS_SUM = 66

export function checkSitelinks(links: readonly Link[]): Note[] {
  if (links.length === 0 || links.length > 8) return [note(5005, 'В наборе от 1 до 8 ссылок')]
  const found = links.flatMap(({ Title, Href, Description }) => [
    ...checkText(LINK_TITLE, Title),
    ...(Description === undefined ? [] : checkText(LINK_DESCRIPTION, Description)),
    ...(Href === undefined ? [note(5003, 'Не указано поле Href')] : checkHref(Href)),
    ...([Title, Description ?? ''].some((text) => /[!?[\]]/u.test(text) || EMOJI.test(text))
      ? [note(5002, 'Недопустимые символы в быстрой ссылке')]
      : []),
  ])
  const sum = (part: readonly Link[]) => part.reduce((all, { Title }) => all + length(Title), 0)
  if (sum(links.slice(0, 4)) > LINKS_SUM || sum(links.slice(4)) > LINKS_SUM) {
    found.push(note(5001, `Сумма заголовков быстрых ссылок не должна превышать ${LINKS_SUM}`))
  }
  const differ = (texts: readonly (string | undefined)[]) => new Set(texts).size === texts.length
  const areUnique = differ(links.map((link) => link.Title)) && differ(links.map(({ Href }) => Href))
  return areUnique ? found : [...found, note(9800, 'Быстрые ссылки повторяются')]
}

const WORDS_MAX = 7
const WORD_MAX = 35
const KEYWORD_MAX = 4096
const KEYWORD_CHARACTERS = /^[\p{Script=Cyrillic}\p{Script=Latin}\p{N}\s"'\-+!.[\]()|]+$/u
const bareWord = (word: string): string => word.replace(/^[!+"[(]+|["\])]+$/gu, '')

function checkPhrase(field: string, phrase: string): Note[] {
  const plain = words(phrase).filter((word) => !word.startsWith('-'))
  if (plain.length === 0) return [note(5003, `Пустая фраза в поле ${field}`)]
  if (plain.length > WORDS_MAX) {
    return [note(5005, `Фраза «${phrase}» не может состоять более чем из ${WORDS_MAX} слов`)]
  }
  if (words(phrase).some((word) => length(bareWord(word)) > WORD_MAX)) {
    return [note(5001, `Слово фразы не должно превышать ${WORD_MAX} символов`)]
  }
  return KEYWORD_CHARACTERS.test(phrase)
    ? []
    : [note(5002, `Недопустимые символы во фразе «${phrase}»`)]
}

export function checkKeyword(keyword: string): Note[] {
  if (length(keyword) > KEYWORD_MAX) {
    return [note(5001, `Длина фразы не должна превышать ${KEYWORD_MAX}`)]
  }
  // Behind a minus inside a keyword stand single words only.
  return checkPhrase('Keyword', keyword)
}

/** `max`: characters without spaces, 4 096 of a group and 20 000 of a campaign. */
export function checkMinusPhrases(phrases: readonly string[], max: number): Note[] {
  const total = phrases.reduce((sum, phrase) => sum + length(phrase.replace(/\s/gu, '')), 0)
  if (total > max) return [note(5001, `Минус-фразы не должны превышать ${max} символов`)]
  return phrases.flatMap((phrase) => checkPhrase('NegativeKeywords', phrase.replace(/^-/u, '')))
}

/** Order, case and repeats of words do not make another keyword. */
export function keywordIdentity(keyword: string): string {
  const plain = keyword.toLowerCase().replaceAll('ё', 'е')
  return [...new Set(words(plain))].sort().join(' ')
}
