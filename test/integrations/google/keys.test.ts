import { expect, test } from 'vitest'
import { live, startGoogle, WORKSPACE } from './client.ts'

const OTHER = { workspaceId: 'workspace-2' }

test('the consent link asks for no more than our own files, with a challenge of the workspace', async () => {
  const { google, urls } = await startGoogle()
  const link = new URL(google.keys.link?.(WORKSPACE) ?? '')
  expect(link.href.startsWith(urls.accounts)).toBe(true)
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    redirect_uri: 'http://localhost',
    scope: 'https://www.googleapis.com/auth/drive.file',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge_method: 'S256',
  })
  const other = new URL(google.keys.link?.(OTHER) ?? '')
  expect(other.searchParams.get('code_challenge')).not.toBe(link.searchParams.get('code_challenge'))
})

test('a pasted address, or the code in it, becomes a key that is tested as its owner', async () => {
  const { google, consent } = await startGoogle()
  const { keys } = google
  const address = await consent()
  expect(keys.find(address)).toBe(address)
  const code = new URL(await consent()).searchParams.get('code') ?? ''
  for (const pasted of [address, code, (await consent()).replace('http://', '')]) {
    const bought = await keys.redeem?.(pasted, WORKSPACE)
    if (!bought?.ok) throw new Error(`not taken: ${pasted}`)
    const reading = keys.read(bought.value)
    expect(reading).toMatchObject({ ok: true, value: { facts: { kind: 'own' } } })
    expect(await keys.test(bought.value, 'added')).toMatchObject({
      verdict: 'accepted',
      facts: { email: 'seller@shop.example' },
    })
  }
})

test('a code is good once, for its own workspace, with the Drive ticked', async () => {
  const { google, consent } = await startGoogle()
  const redeem = (text: string, who = WORKSPACE) => google.keys.redeem?.(text, who)
  const used = await consent()
  expect(await redeem(used)).toMatchObject({ ok: true })
  expect(await redeem(used)).toMatchObject({ ok: false })
  expect(await redeem(await consent(), OTHER)).toMatchObject({ ok: false })
  expect(await redeem(await consent({ isAllowed: false }))).toMatchObject({ ok: false })
  expect(await redeem(await consent({ scope: 'openid' }))).toMatchObject({ ok: false })
})

test('when Google does not answer, nobody says the code was bad', async () => {
  const { google, consent, controller } = await startGoogle()
  const address = await consent()
  await controller.fault({ method: 'token', kind: 'http-5xx' })
  const redeemed = google.keys.redeem?.(address, WORKSPACE)
  await expect(redeemed).rejects.toMatchObject({ kind: 'unknown-outcome' })
})

test('a permission taken back is found by the daily look', async () => {
  const { google, consent, controller } = await startGoogle()
  const bought = await google.keys.redeem?.(await consent(), WORKSPACE)
  if (!bought?.ok) throw new Error('not taken')
  await controller.command('revoke')
  expect(await google.keys.test(bought.value, 'daily')).toMatchObject({
    verdict: 'refused',
    code: 'google.token_revoked',
  })
})

test('a link of a sheet is good when we may write to it', async () => {
  const { google, controller } = await startGoogle()
  const { keys } = google
  const made = await controller.command<{ id: string; link: string }>('make-sheet', {
    title: 'Кампании',
  })
  expect(keys.find(made.link)).toBe(made.link)
  expect(await keys.redeem?.(made.link, WORKSPACE)).toEqual({ ok: true, value: made.link })
  const reading = keys.read(` ${made.link} `)
  if (!reading.ok) throw new Error('not read')
  const { secret, accountKey, facts } = reading.value
  expect(facts).toEqual({ kind: 'shared-sheet', spreadsheetId: made.id, email: null })
  expect(accountKey).toBe(`sheet:${made.id}`)
  const test = () => keys.test(secret, 'added')
  expect(await test()).toMatchObject({ verdict: 'refused', code: 'google.no_access' })
  await controller.command('share', { id: made.id, role: 'reader' })
  expect(await test()).toMatchObject({ verdict: 'refused', code: 'google.no_access' })
  await controller.command('share', { id: made.id, role: 'writer' })
  expect(await test()).toEqual({ verdict: 'accepted', facts: { ownerName: 'Кампании' } })
  await controller.command('delete', { id: made.id })
  expect(await test()).toMatchObject({ verdict: 'refused', code: 'google.not_found' })
  await controller.fault({ method: 'sheets', kind: 'limited', ms: 60_000, times: 1 })
  expect(await test()).toMatchObject({ verdict: 'unreachable', code: 'google-sheets.rate_limited' })
})

test('the code that proves a sheet is looked for in the first tab, wherever it was typed', async () => {
  const { google, sharedSheet, controller } = await startGoogle()
  const { id, link } = await sharedSheet()
  const { ownership } = google.keys
  const holds = () => ownership?.holds(link, 'K7M2-Q4XP', live())
  expect(ownership?.isNeeded(link)).toBe(true)
  expect(ownership?.isNeeded('buyer@mail.example')).toBe(false)
  expect(await holds()).toBe(false)
  await controller.command('type-in', { id, text: 'Кампании' })
  await controller.command('type-in', { id, text: ' k7m2-q4xp ' })
  expect(await holds()).toBe(true)
  await controller.command('unshare', { id })
  await expect(holds()).rejects.toMatchObject({ code: 'google.no_access' })
})

test('an address is taken only where there is a shared drive', async () => {
  const withDrive = await startGoogle()
  const reading = withDrive.google.keys.read('Buyer@Mail.example')
  if (!reading.ok) throw new Error('not read')
  expect(reading.value.facts).toMatchObject({ kind: 'shared-drive', email: 'buyer@mail.example' })
  const tested = await withDrive.google.keys.test(reading.value.secret, 'added')
  expect(tested).toMatchObject({ verdict: 'accepted' })
  expect(withDrive.google.keys.find('buyer@mail.example')).toBeUndefined()

  const without = await startGoogle({ sharedDriveId: undefined })
  expect(without.google.keys.read('buyer@mail.example').ok).toBe(false)
})

test('without an OAuth client there is nothing to redeem and no link', async () => {
  const { google } = await startGoogle({ app: undefined })
  expect(google.keys.link).toBeUndefined()
  expect(google.keys.redeem).toBeUndefined()
  expect(google.keys.read('refresh:1//0abcdefghijklmnop').ok).toBe(false)
  expect(google.keys.read('http://localhost/?code=4/0abcdefghijklmnop').ok).toBe(false)
})
