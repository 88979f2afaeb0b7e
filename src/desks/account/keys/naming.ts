import type { KeyFacts } from '../ports.ts'
import type { Credential } from '../store.ts'

const PLAIN_NAMES: Readonly<Record<string, string>> = {
  'yandex-cloud': 'Wordstat',
  'yandex-direct': 'Direct',
  openai: 'OpenAI',
  google: 'Google',
  wix: 'Wix',
  base: 'Base',
  woocommerce: 'WooCommerce',
  poizon: 'Poizon',
  allegro: 'Allegro',
}

/** The seller's own name for the account where the service told it, numbered when taken. */
export function nameFor(service: string, facts: KeyFacts, siblings: readonly Credential[]): string {
  const { ownerName } = facts
  const base = typeof ownerName === 'string' && ownerName ? ownerName : plainName(service)
  const taken = new Set(siblings.map((key) => key.name))
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base} ${number}`)) number += 1
  return `${base} ${number}`
}

function plainName(service: string): string {
  return PLAIN_NAMES[service] ?? 'Wildberries'
}
