import { expect, test } from 'vitest'
import { monitors } from '#desks/supplies/schema.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { createRig, draft, OWNER, type Rig, WORKSPACE } from './rig.ts'
import { createWb } from './wb-stand-in.ts'

/** `during` happens once, after a change was looked through and before it is written. */
async function open() {
  const { db } = await seatedDatabase([OWNER])
  const wb = createWb()
  const during: { work?: () => Promise<unknown> } = {}
  const list: typeof wb.keys.list = async (workspaceId) => {
    const { work } = during
    delete during.work
    await work?.()
    return wb.keys.list(workspaceId)
  }
  return { db, during, rig: createRig(db, { ...wb, keys: { ...wb.keys, list } }) }
}

const works: Readonly<Record<string, (rig: Rig, id: string) => Promise<void>>> = {
  resumed: (rig, id) => rig.service.resume(OWNER, id),
  edited: (rig, id) => rig.service.edit(OWNER, id, draft({ credentialId: WORKSPACE })),
}

test.each(Object.keys(works))(
  'a monitor that is deleted while it is %s stays deleted',
  async (what) => {
    const { db, rig, during } = await open()
    const id = await rig.add({ credentialId: WORKSPACE })
    await db.update(monitors).set({ status: 'expired' })
    during.work = () => rig.service.remove(OWNER, id)
    await expect(works[what]?.(rig, id)).rejects.toThrow('supplies.no_monitor')
    expect(await rig.monitor(id)).toMatchObject({ status: 'removed' })
  },
)

test('an edit that would want no more than was caught meanwhile is refused', async () => {
  const { db, rig, during } = await open()
  const wish = { credentialId: WORKSPACE, target: 2, preorderIds: [101, 102] }
  const id = await rig.add(wish)
  during.work = () => db.update(monitors).set({ caught: 1 })
  const edited = rig.service.edit(OWNER, id, draft({ ...wish, target: 1 }))
  await expect(edited).rejects.toThrow('supplies.draft_target')
  expect(await rig.monitor(id)).toMatchObject({ target: 2, caught: 1 })
})
