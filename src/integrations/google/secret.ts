import { createHash } from 'node:crypto'
import type { Owner } from './auth.ts'

/** What a seller gave us for spreadsheets, as it is stored. */
export type GoogleSecret =
  | { readonly kind: 'own'; readonly refreshToken: string }
  | { readonly kind: 'shared-sheet'; readonly spreadsheetId: string }
  | { readonly kind: 'shared-drive'; readonly email: string }

const SHEET_LINK = /^https?:\/\/\S*\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{20,100})/
const EMAIL = /^[^\s@<>()]{1,64}@[^\s@<>()]+\.[^\s@<>().]{2,}$/
/** Google's refresh tokens have no look of their own that is promised, so ours get one. */
const REFRESH = /^refresh:([\w./~+-]{10,1000})$/

/** Reads the stored form, an address of a spreadsheet or an e-mail address. */
export function readSecret(text: string): GoogleSecret | undefined {
  const cleaned = text.trim()
  const [, refreshToken] = REFRESH.exec(cleaned) ?? []
  if (refreshToken) return { kind: 'own', refreshToken }
  const [, spreadsheetId] = SHEET_LINK.exec(cleaned) ?? []
  if (spreadsheetId) return { kind: 'shared-sheet', spreadsheetId }
  const email = cleaned.replace(/^<|>$/g, '').toLowerCase()
  return EMAIL.test(email) ? { kind: 'shared-drive', email } : undefined
}

/** The form that is stored; {@link readSecret} reads it back. */
export function secretText(secret: GoogleSecret): string {
  switch (secret.kind) {
    case 'own':
      return `refresh:${secret.refreshToken}`
    case 'shared-sheet':
      return `https://docs.google.com/spreadsheets/d/${secret.spreadsheetId}`
    case 'shared-drive':
      return secret.email
  }
}

/** Names the account or the place, without giving the secret away. */
export function accountOf(secret: GoogleSecret): string {
  switch (secret.kind) {
    case 'own':
      return `own:${createHash('sha256').update(secret.refreshToken).digest('base64url').slice(0, 16)}`
    case 'shared-sheet':
      return `sheet:${secret.spreadsheetId}`
    case 'shared-drive':
      return `drive:${secret.email}`
  }
}

export const SERVICE: Owner = { kind: 'service', accountKey: 'service' }

/** The account that calls for this secret are made with. */
export function ownerOf(secret: GoogleSecret): Owner {
  if (secret.kind !== 'own') return SERVICE
  const { refreshToken } = secret
  return { kind: 'seller', accountKey: accountOf(secret), refreshToken }
}
