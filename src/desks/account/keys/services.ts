export const SERVICE_WORDS = [
  'wb',
  'cabinet',
  'yc',
  'yd',
  'ai',
  'google',
  'wix',
  'base',
  'woo',
  'pz',
  'allegro',
] as const
export type ServiceWord = (typeof SERVICE_WORDS)[number]
/** Services whose keys are pasted; the others are linked on the service's own page. */
export type PastedWord = Exclude<ServiceWord, 'allegro'>

/** A service whose keys the chat takes. */
export interface ServiceEntry {
  /** In callback data. */
  readonly word: ServiceWord
  /** As stored with the key. */
  readonly service: string
  /** Two keys of a workspace may serve side by side, one of them the main one. */
  readonly hasDefault: boolean
}

export const SERVICES: readonly ServiceEntry[] = [
  { word: 'wb', service: 'wildberries', hasDefault: true },
  { word: 'cabinet', service: 'wb-cabinet', hasDefault: false },
  { word: 'yc', service: 'yandex-cloud', hasDefault: true },
  { word: 'yd', service: 'yandex-direct', hasDefault: true },
  { word: 'ai', service: 'openai', hasDefault: true },
  { word: 'google', service: 'google', hasDefault: true },
  { word: 'wix', service: 'wix', hasDefault: false },
  { word: 'base', service: 'base', hasDefault: false },
  { word: 'woo', service: 'woocommerce', hasDefault: false },
  { word: 'pz', service: 'poizon', hasDefault: true },
  { word: 'allegro', service: 'allegro', hasDefault: false },
]

/** The entry of a stored key's service; the first one for a service nobody knows any more. */
export function serviceEntry(by: { word: ServiceWord } | { service: string }): ServiceEntry {
  const found = SERVICES.find((one) =>
    'word' in by ? one.word === by.word : one.service === by.service,
  )
  return found ?? (SERVICES[0] as ServiceEntry)
}
