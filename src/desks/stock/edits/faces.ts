import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Listing } from '../channels/store.ts'
import type { DrivenAccount } from '../drivers/driver.ts'
import type { AllegroApi, WixApi, WixVariantRef } from '../ports.ts'
import type { FaceDriver } from './face.ts'

/** Characters of a name at Allegro and at Wix. */
const ALLEGRO_NAME = { least: 12, most: 75 }
const WIX_NAME = 80
/** How long an edit that Allegro queued is watched. */
const EDIT_MS = 60_000

const fits = (text: string | null | undefined, { least = 1, most = WIX_NAME }) =>
  text === undefined || ((text ?? '').length >= least && (text ?? '').length <= most)

/** An offer's name and main picture. Its EAN belongs to Allegro's own catalogue, not to the offer. */
export function allegroFaces(deps: {
  readonly api: AllegroApi
  readonly clock: Clock
}): FaceDriver {
  const { api, clock } = deps
  return {
    service: 'allegro',
    async read({ key }, { remoteId }, { name }, signal) {
      const offer = await api.offer(key, remoteId, signal)
      if (!offer) return undefined
      return {
        values: { name: offer.name, ean: null, picture: offer.pictureUrls[0] ?? null },
        obstacles: { ean: 'catalogue', ...(!fits(name, ALLEGRO_NAME) && { name: 'length' }) },
      }
    },
    upload: ({ key }, jpeg, signal) => api.uploadPicture(key, jpeg, signal),
    async write({ key }, { remoteId }, { name, picture }, signal) {
      const now = picture ? await api.offer(key, remoteId, signal) : undefined
      const change = {
        ...(name && { name }),
        ...(picture && { pictureUrls: [picture, ...(now?.pictureUrls.slice(1) ?? [])] }),
      }
      const edit = await api.editOffer(key, remoteId, change, signal)
      if (edit.kind === 'done') return
      const asked = { offerId: remoteId, operationId: edit.operationId }
      let pause = edit.retryAfterMs
      for (const until = clock.now() + EDIT_MS; clock.now() < until; ) {
        await clock.sleep(pause, signal)
        const operation = await api.operation(key, asked, signal)
        if (operation.isDone) return
        pause = operation.retryAfterMs
      }
      throw new AppError({ kind: 'unknown-outcome', code: 'allegro.edit_queued' })
    },
  }
}

/** A product's name and, where the catalogue has them, a variant's barcode and the main picture, known by its id. */
export function wixFaces({ api }: { readonly api: WixApi }): FaceDriver {
  return {
    service: 'wix',
    async read(account, listing, { name }, signal) {
      const face = await api.face(account.key, refOf(account, listing), signal)
      if (!face) return undefined
      const isShared = face.variants > 1
      const isOld = account.catalog === 'v1'
      return {
        values: { name: face.name, ean: face.barcode || null, picture: face.pictureId },
        obstacles: {
          ...(isOld && { picture: 'by-hand' }),
          ...(!fits(name, { most: WIX_NAME }) && { name: 'length' }),
          // A picture of one variant would stand for all of them.
          ...(isShared && { name: 'variants', ...(!isOld && { picture: 'variants' }) }),
          ...(face.barcode === null && { ean: 'by-hand' }),
        },
      }
    },
    upload: ({ key }, jpeg, signal) => api.uploadPicture(key, jpeg, signal),
    async write(account, listing, { name, ean, picture }, signal) {
      const change = {
        ...(name && { name }),
        ...(ean !== undefined && { barcode: ean ?? '' }),
        ...(picture && { pictureId: picture }),
      }
      await api.editFace(account.key, refOf(account, listing), change, signal)
    },
  }
}

const refOf = (account: DrivenAccount, listing: Listing): WixVariantRef => ({
  catalog: account.catalog ?? 'v3',
  productId: listing.parentId ?? '',
  variantId: listing.variantId ?? '',
})
