import { AppError, type ErrorVars } from '#core/errors.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'

/** A sentence each, for what a person can put right: when a key comes, and when a run meets it. */
export const SENTENCES: Readonly<Record<string, MessageKey>> = {
  'woo.wrong_password': 'key-bad-woo-refused',
  'woo.unauthorized': 'key-bad-woo-lost',
  'woo.forbidden': 'key-bad-woo-rights',
  'woo.no_rights': 'key-bad-woo-rights',
  'woo.read_only': 'key-bad-woo-read-only',
  'woo.no_wordpress': 'key-bad-woo-no-site',
  'woo.no_woocommerce': 'key-bad-woo-no-plugin',
  'woo.no_route': 'key-bad-woo-no-plugin',
  'woo.no_app_passwords': 'key-bad-woo-no-passwords',
  'woo.http': 'key-bad-woo-http',
  'woo.moved': 'key-bad-woo-moved',
  'woo.private': 'key-bad-woo-address',
  'woo.bad_address': 'key-bad-woo-address',
}

/** A site that is not as an import needs it, told by its sentence. */
export function misfit(code: string, vars: ErrorVars = {}): AppError {
  const messageKey = SENTENCES[code]
  return new AppError({ kind: 'invalid', code, vars, ...(messageKey && { messageKey }) })
}
