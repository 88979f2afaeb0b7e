import { z } from 'zod'
import { toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyFacts, KeyService, KeyTest } from '#desks/account/ports.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { GoogleApi } from './api.ts'
import { columnName } from './layout.ts'
import { type CodeFault, type Oauth, readCode } from './oauth.ts'
import { accountOf, type GoogleSecret, ownerOf, readSecret, SERVICE, secretText } from './secret.ts'
import { quotedTitle } from './values.ts'

export interface GoogleKeysDeps {
  readonly api: GoogleApi
  readonly oauth: Oauth
  readonly sharedDriveId: string | undefined
}

const CODE_TEXT: Record<CodeFault, MessageKey> = {
  denied: 'key-bad-google-denied',
  'used-or-old': 'key-bad-google-code',
  'no-drive': 'key-bad-google-no-drive',
  'no-refresh-token': 'key-bad-google-code',
}
/** Refusals that a seller can mend, by code. */
const REFUSED: Readonly<Record<string, MessageKey>> = {
  'google.not_found': 'key-bad-google-no-sheet',
  'google.no_access': 'key-bad-google-no-access',
  'google.not_a_sheet': 'key-bad-google-not-a-sheet',
  'google.token_revoked': 'error-google-revoked',
  'google.scope': 'key-bad-google-no-drive',
}

/** A person waits for the answer. */
const MAX_WAIT_MS = 5_000

const titled = z.object({ properties: z.object({ title: z.string() }) })
/** What a person sees on a screen or two: there the code is looked for. */
const MOST_ROWS = 200
const MOST_COLUMNS = 26
const firstTab = z.object({
  sheets: z
    .array(
      z.object({
        properties: z.object({
          title: z.string(),
          gridProperties: z.object({ rowCount: z.int(), columnCount: z.int() }),
        }),
      }),
    )
    .min(1),
})
const cells = z.object({ values: z.array(z.array(z.unknown())).default([]) })
const about = z.object({ user: z.looseObject({ emailAddress: z.string().optional() }) })

/**
 * Places for spreadsheets as keys of a workspace: a sheet shared with the service account, an address for the shared drive, or the
 * seller's own Drive by a pasted code. What the installation is not set up for is refused as malformed.
 */
export function createGoogleKeys({ api, oauth, sharedDriveId }: GoogleKeysDeps): KeyService {
  const isPossible = ({ kind }: GoogleSecret): boolean => {
    if (kind === 'own') return oauth.isConfigured
    if (api.serviceAccount === undefined) return false
    return kind === 'shared-sheet' || sharedDriveId !== undefined
  }

  /** The one call that shows whether the place can be used; facts of what it told. */
  async function ask(secret: GoogleSecret, signal: AbortSignal | undefined): Promise<KeyFacts> {
    const stop = { maxWaitMs: MAX_WAIT_MS, ...(signal && { signal }) }
    if (secret.kind === 'shared-sheet') return sheetFacts(secret.spreadsheetId, stop)
    if (secret.kind === 'shared-drive') {
      const call = { route: '/drives/{id}', idempotent: true, ...stop }
      await api.drive(SERVICE, call, (drive, options) =>
        drive.drives.get({ driveId: sharedDriveId ?? '', fields: 'id' }, options),
      )
      return {}
    }
    const call = { route: '/about', idempotent: true, schema: about, ...stop }
    const { user } = await api.drive(ownerOf(secret), call, (drive, options) =>
      drive.about.get({ fields: 'user(emailAddress)' }, options),
    )
    const email = user.emailAddress ?? null
    return { email, ownerName: email }
  }

  /** Reads the title and writes the same one: reading alone would not show that we may write. */
  async function sheetFacts(
    spreadsheetId: string,
    stop: { maxWaitMs: number; signal?: AbortSignal },
  ) {
    const reading = { route: '/spreadsheets/{id}', idempotent: true, schema: titled, ...stop }
    const { properties } = await api.sheets(SERVICE, reading, (sheets, options) =>
      sheets.spreadsheets.get({ spreadsheetId, fields: 'properties.title' }, options),
    )
    const { title } = properties
    const change = { updateSpreadsheetProperties: { properties: { title }, fields: 'title' } }
    const writing = { route: '/spreadsheets/{id}:batchUpdate', idempotent: true, ...stop }
    await api.sheets(SERVICE, writing, (sheets, options) =>
      sheets.spreadsheets.batchUpdate(
        { spreadsheetId, fields: 'spreadsheetId', requestBody: { requests: [change] } },
        options,
      ),
    )
    return { ownerName: title }
  }

  /** Looks for the code in the first tab of a shared sheet. */
  async function holds(text: string, code: string, signal?: AbortSignal): Promise<boolean> {
    const secret = readSecret(text)
    if (secret?.kind !== 'shared-sheet') return false
    const { spreadsheetId } = secret
    const stop = { idempotent: true, maxWaitMs: MAX_WAIT_MS, signal }
    const looking = { route: '/spreadsheets/{id}', schema: firstTab, ...stop }
    const fields = 'sheets.properties(title,gridProperties(rowCount,columnCount))'
    const { sheets } = await api.sheets(SERVICE, looking, (sheets, options) =>
      sheets.spreadsheets.get({ spreadsheetId, fields }, options),
    )
    const [{ properties } = { properties: undefined }] = sheets
    if (!properties) return false
    const { rowCount, columnCount } = properties.gridProperties
    const last = `${columnName(Math.min(columnCount, MOST_COLUMNS) - 1)}${Math.min(rowCount, MOST_ROWS)}`
    const range = `${quotedTitle(properties.title)}!A1:${last}`
    const reading = { route: '/spreadsheets/{id}/values/{range}', schema: cells, ...stop }
    const { values } = await api.sheets(SERVICE, reading, (sheets, options) =>
      sheets.spreadsheets.values.get({ spreadsheetId, range, fields: 'values' }, options),
    )
    return values.flat().some((cell) => String(cell).trim().toUpperCase() === code)
  }

  const service: KeyService = {
    service: 'google',
    ownership: { isNeeded: (text) => readSecret(text)?.kind === 'shared-sheet', holds },
    find(text) {
      const kind = readSecret(text)?.kind
      const isKey = kind === 'shared-sheet' || kind === 'own' || readCode(text) !== undefined
      return isKey ? text : undefined
    },
    read(text) {
      const secret = readSecret(text)
      if (secret === undefined || !isPossible(secret)) return fail('key-bad-google')
      return ok({
        secret: secretText(secret),
        accountKey: accountOf(secret),
        expiresAt: null,
        facts: factsOf(secret),
      })
    },
    async test(text, _occasion, signal): Promise<KeyTest> {
      const secret = readSecret(text)
      if (secret === undefined || !isPossible(secret)) {
        return { verdict: 'refused', code: 'google.malformed_key', messageKey: 'key-bad-google' }
      }
      try {
        return { verdict: 'accepted', facts: await ask(secret, signal) }
      } catch (thrown) {
        signal?.throwIfAborted()
        const { code } = toAppError(thrown)
        // A shared drive that is not there is the operator's to mend: it says nothing of the seller's address.
        const messageKey = secret.kind === 'shared-drive' ? undefined : REFUSED[code]
        return messageKey === undefined
          ? { verdict: 'unreachable', code }
          : { verdict: 'refused', code, messageKey }
      }
    },
  }
  if (!oauth.isConfigured) return service
  return {
    ...service,
    link: ({ workspaceId }) => oauth.link(workspaceId),
    async redeem(text, { workspaceId }, signal) {
      const code = readCode(text)
      if (code === undefined) return ok(text)
      const bought = code.ok ? await oauth.redeem(code.value, workspaceId, signal) : code
      if (!bought.ok) return fail(CODE_TEXT[bought.error])
      return ok(secretText({ kind: 'own', refreshToken: bought.value }))
    },
  }
}

function factsOf(secret: GoogleSecret): KeyFacts {
  return {
    kind: secret.kind,
    spreadsheetId: secret.kind === 'shared-sheet' ? secret.spreadsheetId : null,
    email: secret.kind === 'shared-drive' ? secret.email : null,
  }
}
