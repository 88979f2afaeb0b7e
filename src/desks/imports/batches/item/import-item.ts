import { AppError } from '#core/errors.ts'
import { axesOf } from '../../cards/axes.ts'
import { type CheckedCard, checkCard } from '../../cards/check.ts'
import { bringPictures, forgetPictures } from '../../pictures/bring.ts'
import type { NoteMedia, Uploads } from '../../pictures/upload.ts'
import type { SourceCard } from '../../ports.ts'
import { ProductRefused } from '../../run/trouble.ts'
import { knownWords } from '../../texts/words.ts'
import type { ItemState } from '../item.ts'
import type { ImportJob } from '../job.ts'
import { addMedia, changeItem, type ItemRow } from '../store.ts'
import { wantedOf } from './content.ts'
import { finishProduct } from './finish.ts'
import { groundOf, upsertProduct } from './product.ts'
import { writeVariations } from './variations.ts'

/**
 * Brings one product of a batch into the shop, whatever of it an earlier attempt has done: its row says how far that came, and every write
 * outside is looked up before it is repeated. Throws ProductRefused for a product that is left out.
 */
export async function importItem(job: ImportJob, item: ItemRow, uploads: Uploads): Promise<void> {
  const enter = (state: ItemState) => changeItem(job.db, item, { state }, job.clock.now())
  await enter('card')
  const { card, fetchedAt } = await freshCard(job, item)
  const ground = await groundOf(job, item)
  const checked = accepted(job, card)
  await enter('text')
  const { workspaceId, userId } = job.context
  const by = { workspaceId: workspaceId ?? '', userId, rules: job.rules, signal: job.signal }
  const texts = await job.writeTexts(card, by)
  // What a model has just put into Russian is among the words by now.
  const axes = axesOf(card, await knownWords(job.db, card))
  const { title } = texts

  async function withPictures(isRepeat: boolean) {
    await enter('pictures')
    const note: NoteMedia = (db, mediaId) => addMedia(db, item, mediaId)
    const brought = await bringPictures({ job, note, card, title, uploads, isRepeat })
    if (brought.pictures.length === 0) throw new ProductRefused('no-pictures')
    await enter('product')
    const content = { checked, axes, texts, pictures: brought.pictures }
    const wanted = await wantedOf(job, content)
    return { ...brought, wanted, done: await upsertProduct(job, item, wanted, ground) }
  }

  const brought = await withPictures(BEHIND_TEXT.includes(item.state)).catch(async (thrown) => {
    if (!(thrown instanceof AppError) || thrown.code !== 'woo.no_media') throw thrown
    // Somebody deleted pictures in the shop that we believed there: they are looked for, and brought again.
    await forgetPictures(job, card)
    return withPictures(true)
  })
  const { wanted, done } = brought
  await enter('variations')
  const variations = await writeVariations(job, {
    ...{ id: done.product.id, isNew: done.isNew, withImages: done.withImages, wanted },
    before: ground.before?.variations ?? [],
    known: ground.known?.variations ?? [],
  })
  await enter('check')
  const note = brought.missing > 0 ? 'pictures-missing' : null
  await finishProduct(job, item, { card, fetchedAt, wanted, ground, done, variations, note })
}

/** An attempt that came so far may have uploaded pictures. */
const BEHIND_TEXT: readonly ItemState[] = ['pictures', 'product', 'variations', 'check']

async function freshCard(
  { catalogue, sourceKey, signal }: ImportJob,
  { spuId }: ItemRow,
): Promise<{ readonly card: SourceCard; readonly fetchedAt: number }> {
  const call = { priority: 'background', signal, isFresh: true } as const
  const { value: card, fetchedAt } = await catalogue.card(sourceKey, spuId, call)
  if (!card) throw new ProductRefused('gone')
  return { card, fetchedAt }
}

function accepted({ rules }: ImportJob, card: SourceCard): CheckedCard {
  const checked = checkCard(card, rules.tradeTypes)
  if (checked.ok) return checked.value
  throw new ProductRefused(checked.error.code, checked.error.vars)
}
