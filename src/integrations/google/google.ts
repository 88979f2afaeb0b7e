import type { KeyService } from '#desks/account/ports.ts'
import type { Spreadsheets } from '#desks/campaigns/ports.ts'
import { createGoogleApi, type GoogleApiDeps } from './api.ts'
import { createGoogleKeys } from './keys.ts'
import { createOauth } from './oauth.ts'
import { createSpreadsheets } from './spreadsheets.ts'

export interface GoogleDeps extends GoogleApiDeps {
  /** Id of a shared drive of the operator's paid Workspace: a service account has no room of its own. */
  readonly sharedDriveId?: string | undefined
  /** PKCE verifier of a workspace: 43–128 characters, secret, always the same. */
  readonly verifierFor: (workspaceId: string) => string
}

export interface Google {
  readonly spreadsheets: Spreadsheets
  readonly keys: KeyService
  /** Sellers share their sheets with this address; undefined when there is no service account. */
  readonly serviceEmail: string | undefined
  close(): Promise<void>
}

/** Google Sheets and Drive: the places spreadsheets go to, and what a seller gives us for them. */
export function createGoogle(deps: GoogleDeps): Google {
  const { clock, sharedDriveId } = deps
  const api = createGoogleApi(deps)
  const oauth = createOauth(api, deps.verifierFor)
  return {
    spreadsheets: createSpreadsheets({ api, clock, sharedDriveId }),
    keys: createGoogleKeys({ api, oauth, sharedDriveId }),
    serviceEmail: deps.serviceAccount?.email,
    close: api.close,
  }
}
