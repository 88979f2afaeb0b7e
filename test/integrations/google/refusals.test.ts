import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { campaign, live, startGoogle } from './client.ts'

const DRIVE = { kind: 'shared-drive', email: 'buyer@mail.example' } as const

test('no room on the Drive', async () => {
  const { google, ownTarget, controller } = await startGoogle()
  const target = await ownTarget()
  await controller.command('fill-drive')
  await expect(google.spreadsheets.save(target, campaign, live())).rejects.toMatchObject({
    kind: 'limit',
    code: 'google.storage_quota',
    retry: 'never',
  })
})

test('the seller took the permission back', async () => {
  const { google, ownTarget, controller } = await startGoogle()
  const target = await ownTarget()
  await google.spreadsheets.save(target, campaign, live())
  await controller.command('revoke')
  await expect(google.spreadsheets.save(target, campaign, live())).rejects.toMatchObject({
    kind: 'auth',
    code: 'google.token_revoked',
  })
})

test.each(['own', 'shared-sheet'] as const)(
  '%s: an access token that ended early is replaced without a word',
  async (kind) => {
    const { google, ownTarget, sharedSheet, controller, files, done } = await startGoogle()
    const target = kind === 'own' ? await ownTarget() : (await sharedSheet()).target
    await google.spreadsheets.save(target, campaign, live())
    await controller.command('expire-tokens')
    await controller.clearFigures()
    await google.spreadsheets.save(target, campaign, live())
    expect(await files()).toHaveLength(1)
    expect(await done('token')).toBe(1)
  },
)

test('what the library throws holds no token and no request', async () => {
  const { google, ownTarget, controller } = await startGoogle()
  const target = await ownTarget()
  await google.spreadsheets.save(target, campaign, live())
  await controller.command('revoke')
  const error = await google.spreadsheets.save(target, campaign, live()).catch((one) => one)
  expect(inspect(error, { depth: 9 })).not.toMatch(/ya29|1\/\/|GOCSPX|Bearer/)
})

test('a shared sheet that is gone, or no longer shared, or only to be read', async () => {
  const { google, sharedSheet, controller } = await startGoogle()
  const { id, target } = await sharedSheet()
  const save = () => google.spreadsheets.save(target, campaign, live())
  await controller.command('share', { id, role: 'reader' })
  await expect(save()).rejects.toMatchObject({ kind: 'auth', code: 'google.no_access' })
  await controller.command('unshare', { id })
  await expect(save()).rejects.toMatchObject({ kind: 'auth', code: 'google.no_access' })
  await controller.command('delete', { id })
  await expect(save()).rejects.toMatchObject({
    kind: 'not-found',
    code: 'google.sheet_not_found',
  })
})

test('a long pause is left to the caller', async () => {
  const { google, sharedSheet, controller, done } = await startGoogle()
  const { target } = await sharedSheet()
  await controller.fault({ method: 'sheets', kind: 'limited', ms: 120_000 })
  await expect(google.spreadsheets.save(target, campaign, live())).rejects.toMatchObject({
    kind: 'limit',
    retry: 'later',
    retryAfterMs: 120_000,
  })
  expect(await done('spreadsheets.get')).toBe(0)
})

test('an installation without a service account or with a wrong one says so at once', async () => {
  const bare = await startGoogle({ serviceAccount: undefined, app: undefined })
  await expect(bare.google.spreadsheets.save(DRIVE, campaign, live())).rejects.toMatchObject({
    code: 'google.not_configured',
    retry: 'never',
  })
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const email = bare.sandbox.serviceAccount.email
  const wrong = await startGoogle({ serviceAccount: { email, privateKey } })
  await expect(wrong.google.spreadsheets.save(DRIVE, campaign, live())).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'google.service_account',
    retry: 'never',
  })
  const broken = { email, privateKey: 'not a key' }
  await expect(startGoogle({ serviceAccount: broken })).rejects.toMatchObject({
    code: 'google.bad_private_key',
  })
})

test('a private key with its line breaks written out is read', async () => {
  const { sandbox } = await startGoogle()
  const privateKey = sandbox.serviceAccount.privateKey.replaceAll('\n', '\\n')
  expect(privateKey).not.toContain('\n')
  await startGoogle({ serviceAccount: { email: sandbox.serviceAccount.email, privateKey } })
})

test('a cancelled export ends at once', async () => {
  const { google, sharedSheet, controller } = await startGoogle()
  const { target } = await sharedSheet()
  await controller.fault({ method: 'values.batchUpdate', kind: 'hang' })
  const stop = new AbortController()
  const saving = google.spreadsheets.save(target, campaign, stop.signal)
  await waitFor(async () =>
    (await controller.state()).calls.some((call) => call.method === 'values.batchUpdate'),
  )
  stop.abort(new Error('cancelled by the seller'))
  await expect(saving).rejects.toThrow('cancelled by the seller')
})
