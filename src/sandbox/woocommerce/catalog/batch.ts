import type { Json, JsonObject } from '../records.ts'
import type { Deed } from '../wp/auth.ts'
import { errorBody, WpError } from '../wp/problems.ts'
import type { WpAnswer, WpRequest } from '../wp/request.ts'
import { type Schema, withDefaults } from '../wp/schema.ts'
import { intOf, isTrue, listOf, objectOf } from '../wp/values.ts'

/** What can be listed, made, read, changed and taken away under one address. */
export interface Resource {
  readonly schema: Schema
  list(): WpAnswer
  create(params: JsonObject): WpAnswer
  read(id: number): WpAnswer
  update(id: number, params: JsonObject): WpAnswer
  remove(id: number, isForced: boolean): WpAnswer
  /** Throws {@link WpError} for a caller who may not. */
  check(deed: Deed): void
}

/** Creations, changes and deletions at once; none of them is looked at by the schema, and deletions are for good. */
export function runBatch(request: WpRequest, resource: Resource): WpAnswer {
  resource.check('batch')
  const { create, update, delete: removed } = request.body
  const rows = { create: listOf(create), update: listOf(update), delete: listOf(removed) }
  const count = rows.create.length + rows.update.length + rows.delete.length
  const limit = request.shop.settings.batchLimit
  if (count > limit) {
    const message = `Unable to accept more than ${limit} items for this request.`
    throw new WpError('woocommerce_rest_request_entity_too_large', message, 413)
  }
  const answer: JsonObject = {}
  if (rows.create.length > 0) {
    answer.create = rows.create.map((row) => {
      const params = withDefaults(resource.schema, objectOf(row) ?? {})
      return rowOf(0, () => resource.create(params))
    })
  }
  if (rows.update.length > 0) {
    answer.update = rows.update.map((row) => {
      const params = objectOf(row) ?? {}
      return rowOf(intOf(params.id), () => resource.update(intOf(params.id), params))
    })
  }
  if (rows.delete.length > 0) {
    answer.delete = rows.delete
      .map(intOf)
      .filter((id) => id !== 0)
      .map((id) => rowOf(id, () => resource.remove(id, true)))
  }
  return { status: 200, body: answer }
}

function rowOf(id: number, act: () => WpAnswer): Json {
  try {
    return act().body
  } catch (thrown) {
    if (!(thrown instanceof WpError)) throw thrown
    return { id, error: errorBody(thrown) }
  }
}

export const isForced = (request: WpRequest): boolean =>
  isTrue(request.query.force ?? request.body.force)
