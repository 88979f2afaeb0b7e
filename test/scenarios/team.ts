import type { Seller } from './seller.ts'

/** The helper joins the owner's team. In Russian, like all of this. */
export async function hire(
  owner: Seller,
  helper: Seller,
  role: 'manager' | 'viewer' = 'manager',
): Promise<void> {
  await openTeam(owner)
  await owner.tap(role === 'manager' ? '➕ Менеджер' : '➕ Наблюдатель')
  await owner.sees(role === 'manager' ? 'Ссылка для менеджера' : 'Ссылка для наблюдателя')
  const link = /start=(inv_[\w-]+)/.exec(owner.text())?.[1]
  await helper.say(`/start ${link}`)
  await helper.gets('Вы в команде')
}

async function openTeam(owner: Seller): Promise<void> {
  await owner.say('/settings')
  await owner.tap('👥 Команда')
  await owner.sees('👥 Команда')
}

/** The owner removes the first helper of the team. */
export async function removeHelper(owner: Seller): Promise<void> {
  await openTeam(owner)
  await owner.tap(/Анна/)
  await owner.tap('🚪 Убрать')
  await owner.sees('Оставить')
  await owner.tap('🚪 Убрать')
  await owner.sees('👥 Команда')
}
