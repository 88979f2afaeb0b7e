import { ErrorCode } from 'bullmq'
import { expect, test, vi } from 'vitest'
import type { Producer } from '#platform/queue/backend.ts'
import { keepSchedules } from '#platform/queue/schedules.ts'

const DAILY = { id: 'daily', cron: '0 9 * * *', timeZone: 'Europe/Moscow' }

function refusedWith(code: ErrorCode, times: number) {
  const refusal = Object.assign(new Error('job ID already exists'), { code })
  const upsertJobScheduler = vi.fn(async () => {
    if (upsertJobScheduler.mock.calls.length <= times) throw refusal
  })
  const schedules = keepSchedules({
    name: 'sample',
    producer: async () => ({ upsertJobScheduler }) as unknown as Producer,
    lookMs: 60_000,
    report: () => undefined,
  })
  return { schedules, upsertJobScheduler }
}

test.each([ErrorCode.SchedulerJobIdCollision, ErrorCode.SchedulerJobSlotsBusy])(
  'a process that starts in the very moment a schedule fires puts it for the moment after (%i)',
  async (code) => {
    const { schedules, upsertJobScheduler } = refusedWith(code, 2)
    await schedules.add(DAILY)
    expect(upsertJobScheduler).toHaveBeenCalledTimes(3)
    await schedules.close()
  },
)

test('what the store refuses for another reason, or for ever, is said', async () => {
  const broken = refusedWith(ErrorCode.JobNotExist, 1)
  await expect(broken.schedules.add(DAILY)).rejects.toThrow()
  expect(broken.upsertJobScheduler).toHaveBeenCalledTimes(1)
  const taken = refusedWith(ErrorCode.SchedulerJobIdCollision, 100)
  await expect(taken.schedules.add(DAILY)).rejects.toThrow()
  await Promise.all([broken.schedules.close(), taken.schedules.close()])
})
