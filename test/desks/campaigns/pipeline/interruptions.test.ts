import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { openDesk, somebody } from './rig.ts'

const SERVICES = ['wordstat', 'embedder', 'model', 'sheets', 'drafts'] as const

test.for(SERVICES)(
  'a process that ends while %s is asked leaves nothing to be asked twice',
  async (service) => {
    const desk = await openDesk()
    const { recorded } = desk
    // The second call hangs where there is one.
    recorded[service].faults.push(
      ...(['embedder', 'sheets'].includes(service) ? [] : [null]),
      'hang',
    )
    const { id } = await desk.create()
    await desk.runs.work()
    await waitFor(() => recorded[service].hung.length > 0, { what: `${service} hanging` })
    await desk.runs.close()
    expect(recorded[service].hung[0]?.aborted).toBe(true)

    const second = desk.start()
    await second.runs.work()
    await second.runs.recover()
    second.queues.hurry()
    await desk.reached(id, 'completed')
    for (const { asked } of Object.values(recorded)) {
      expect(new Set(asked).size, asked.join('\n')).toBe(asked.length)
    }
    const campaign = await second.campaigns.get(desk.workspaceId, id)
    expect(recorded.wordstat.asked).toHaveLength(3)
    expect(recorded.embedder.asked).toHaveLength(1)
    expect(recorded.model.asked).toHaveLength(campaign.groups + 1)
    expect(recorded.drafts.asked).toHaveLength(3)
    expect(desk.sent).toHaveLength(1)
    const cost = await second.campaigns.cost(desk.workspaceId, id)
    expect(cost.outputTokens).toBe(200 * recorded.model.asked.length)
  },
)

test.for(SERVICES)(
  'cancel ends a call to %s at once, and Continue goes on from there',
  async (service) => {
    const desk = await openDesk()
    const { recorded, workspaceId, by } = desk
    recorded[service].faults.push('hang')
    const { id } = await desk.create()
    await desk.runs.work()
    await waitFor(() => recorded[service].hung.length > 0, { what: `${service} hanging` })
    expect(await desk.runs.cancel(by, id)).toBe('asked')
    await desk.reached(id, 'cancelled')
    expect(recorded[service].hung[0]?.aborted).toBe(true)
    expect((await desk.campaigns.get(workspaceId, id)).status).toBe('cancelled')

    await desk.runs.retry(by, id)
    await desk.reached(id, 'completed')
    for (const { asked } of Object.values(recorded)) {
      expect(new Set(asked).size, asked.join('\n')).toBe(asked.length)
    }
  },
)

test('a campaign that stopped while it was exported does not go on beside an export asked for since', async () => {
  const desk = await openDesk()
  const { recorded, by, workspaceId } = desk
  recorded.drafts.faults.push('hang', 'hang')
  const { id } = await desk.create()
  await desk.runs.work()
  await waitFor(() => recorded.drafts.hung.length === 1, { what: 'drafts hanging' })
  await desk.runs.cancel(by, id)
  await desk.reached(id, 'cancelled')
  await desk.campaigns.exportAgain(somebody(workspaceId), id)
  await waitFor(() => recorded.drafts.hung.length === 2, { what: 'the export hanging' })
  expect(await desk.runs.retry(by, id)).toBe('busy')
  recorded.drafts.release()
  const [exported] = await desk.runs.list(workspaceId, 1)
  await desk.reached(exported?.id ?? '', 'completed')
  expect(await desk.runs.retry(by, id)).toBe('done')
  await desk.reached(id, 'completed')
})

test('what takes too long stops at the soft limit and keeps what it has', async () => {
  const desk = await openDesk()
  const { recorded, by } = desk
  recorded.model.faults.push('hang', 'hang', 'hang', 'hang')
  const { id } = await desk.create()
  await desk.runs.work()
  await waitFor(() => recorded.model.hung.length > 0, { what: 'the model hanging' })
  desk.clock.shift(51 * 60_000)
  recorded.model.release()
  const run = await desk.reached(id, 'failed')
  expect(run.failure?.code).toBe('run.time_limit')
  const asked = recorded.model.asked.length
  expect(asked).toBeGreaterThan(0)
  await desk.runs.retry(by, id)
  await desk.reached(id, 'completed')
  expect(new Set(recorded.model.asked).size).toBe(recorded.model.asked.length)
})
