import { screenOf } from '#sandbox/telegram/person.ts'
import type { Seller } from './seller.ts'

/** The helper joins the owner's team. In Russian, like all of this. */
export async function hire(
  owner: Seller,
  helper: Seller,
  role: 'manager' | 'viewer' = 'manager',
): Promise<void> {
  await openTeam(owner)
  await owner.tap(role === 'manager' ? '➕ Менеджер' : '➕ Наблюдатель')
  const text = await shown(
    owner,
    role === 'manager' ? 'Ссылка для менеджера' : 'Ссылка для наблюдателя',
  )
  const link = /start=(inv_[\w-]+)/.exec(text)?.[1]
  const told = () => owner.all('теперь в команде').length
  const before = told()
  await helper.say(`/start ${link}`)
  await helper.gets('Вы в команде')
  // What comes of its own accord must not come in between what the owner does next.
  await owner.waitFor(() => told() > before, { what: 'word of the new helper' })
}

/** Waits for the screen that the latest tap led to, also when a notice came below it. */
function shown(owner: Seller, text: string): Promise<string> {
  const screens = () => owner.news().map(screenOf)
  return owner.waitFor(() => screens().find((screen) => screen.includes(text)), {
    what: `«${text}»`,
  })
}

async function openTeam(owner: Seller): Promise<void> {
  await owner.say('/settings')
  await owner.tap('👥 Команда')
  await shown(owner, '👥 Команда')
}

/** The owner removes the first helper of the team. */
export async function removeHelper(owner: Seller): Promise<void> {
  await openTeam(owner)
  await owner.tap(/Анна/)
  await owner.tap('🚪 Убрать')
  await shown(owner, 'Оставить')
  await owner.tap('🚪 Убрать')
  await shown(owner, '👥 Команда')
}
