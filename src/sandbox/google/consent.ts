import { z } from 'zod'
import { escaped, htmlPage } from './html.ts'
import { DEMO_CLIENT, type Tokens } from './tokens.ts'

const asked = z.object({
  client_id: z.literal(DEMO_CLIENT.id),
  redirect_uri: z.string().regex(/^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/?$/),
  response_type: z.literal('code'),
  scope: z.string().min(1),
  access_type: z.literal('offline').optional(),
  prompt: z.string().optional(),
  state: z.string().optional(),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
})

/** What a person who says yes (or no) to a consent address is sent to; a text when Google would refuse the address. */
export function consentAddress(
  tokens: Tokens,
  link: URL,
  { email, isAllowed, scope }: { email: string; isAllowed: boolean; scope?: string | undefined },
): { readonly address: string } | { readonly fault: string } {
  const read = asked.safeParse(Object.fromEntries(link.searchParams))
  if (!read.success) return { fault: z.prettifyError(read.error) }
  const { redirect_uri: redirectUri, state, code_challenge: challenge } = read.data
  const address = new URL(redirectUri)
  if (state !== undefined) address.searchParams.set('state', state)
  if (isAllowed) {
    const given = scope ?? read.data.scope
    const code = tokens.issueCode({ email, scope: given, redirectUri, challenge })
    address.searchParams.set('code', code)
    address.searchParams.set('scope', given)
  } else address.searchParams.set('error', 'access_denied')
  return { address: address.toString() }
}

/** Asks the person. */
export function consentPage(email: string): Response {
  return htmlPage(
    'Вход через Google (песочница)',
    `<p>«Прилавок» просит доступ к файлам, которые он сам создаст на Диске <b>${escaped(email)}</b>.</p>
<form method="post"><button name="answer" value="yes">Разрешить</button> <button name="answer" value="no">Отказать</button></form>`,
  )
}

/** A real browser would now show a page that does not open; its address is what the chat needs. */
export function landingPage(address: string): Response {
  return htmlPage(
    'Скопируйте адрес',
    `<p>Здесь браузер открыл бы страницу, которой нет. Скопируйте её адрес и пришлите в чат:</p>
<p><code id="address">${escaped(address)}</code></p>`,
  )
}
