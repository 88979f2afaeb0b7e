import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '#sandbox/server.ts'
import { openSandbox } from './support.ts'

test('a stand-in with a state file goes on where it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const stateFile = join(folder, 'state.json')

  const before = await startSandbox({ stateFile })
  const { people, token } = before.telegram
  people.add({ id: 7, first_name: 'Анна', language_code: 'ru' })
  people.say(7, '/start')
  const file = { fileName: 'остатки.csv', mimeType: 'text/csv', bytes: Buffer.from('1;2') }
  people.upload(7, 'document', file, 'подпись')
  const api = `${before.telegram.apiRoot}/bot${token}`
  const sent = await (await fetch(`${api}/sendMessage?chat_id=7&text=screen`)).json()
  await before.close()

  const after = await openSandbox({ stateFile })
  const anna = await after.person({ id: 7, started: false })
  expect(anna.messages().map((one) => one.text)).toEqual(['/start', 'подпись', 'screen'])
  const download = await fetch(`${after.url}${anna.messages()[1]?.document?.url}`)
  expect(await download.text()).toBe('1;2')
  const { result } = await after.call('getUpdates')
  expect(result).toHaveLength(2)
  const { message_id } = (sent as { result: { message_id: number } }).result
  expect((await after.call('editMessageText', { chat_id: 7, message_id, text: 'new' })).ok).toBe(
    true,
  )
  await anna.say('ещё')
  const more = await after.call('getUpdates', { offset: result[1].update_id + 1 })
  expect(more.result[0].update_id).toBeGreaterThan(result[1].update_id + 100)
  expect(more.result[0].message.message_id).toBeGreaterThan(message_id + 100)
})
