import type { Json, JsonObject } from '../records.ts'
import type { Deed } from '../wp/auth.ts'
import { errorBody, fatalError, WpError } from '../wp/problems.ts'
import { paramsOf, type WpAnswer, type WpRequest } from '../wp/request.ts'
import { type Schema, withDefaults } from '../wp/schema.ts'
import { intOf, isTrue, objectOf } from '../wp/values.ts'

/** What can be listed, made, read, changed and taken away under one address. */
export interface Resource {
  readonly schema: Schema
  list(): WpAnswer
  create(params: JsonObject): WpAnswer
  read(id: number): WpAnswer
  update(id: number, params: JsonObject): WpAnswer
  remove(id: number, isForced: boolean): WpAnswer
  /** Throws {@link WpError} for a caller who may not, of one by its id. */
  check(deed: Deed, id?: number): void
  /** What a batch is told of a row that is not there, where that differs. */
  missing?(deed: 'edit' | 'delete'): WpError
}

/** Creations, changes and deletions at once; none of them is looked at by the schema, and deletions are for good. */
export function runBatch(request: WpRequest, resource: Resource): WpAnswer {
  resource.check('batch')
  const { create, update, delete: removed } = paramsOf(request)
  const rows = { create: rowsOf(create), update: rowsOf(update), delete: rowsOf(removed) }
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
      const id = params.id ?? null
      return rowOf(id, () => resource.update(intOf(id), params), resource.missing?.('edit'))
    })
  }
  if (rows.delete.length > 0) {
    answer.delete = rows.delete
      .map(intOf)
      .filter((id) => id !== 0)
      .map((id) => rowOf(id, () => resource.remove(id, true), resource.missing?.('delete')))
  }
  // PHP writes what is empty as a list.
  return { status: 200, body: Object.keys(answer).length === 0 ? [] : answer }
}

/** Rows of a part; nothing at all is none, and what cannot be counted is too much for PHP. */
function rowsOf(given: Json | undefined): readonly Json[] {
  if (Array.isArray(given)) return given
  if (typeof given === 'object' && given !== null) return Object.values(given)
  if (given === undefined || given === null || !isTruthy(given)) return []
  throw fatalError()
}

const isTruthy = (given: Json) => given !== '' && given !== '0' && given !== 0 && given !== false

function rowOf(id: Json, act: () => WpAnswer, missing?: WpError): Json {
  try {
    return act().body
  } catch (thrown) {
    if (!(thrown instanceof WpError)) throw thrown
    const error = missing && /_invalid$/.test(thrown.code) ? missing : thrown
    return { id, error: errorBody(error) }
  }
}

export const isForced = (request: WpRequest): boolean => isTrue(paramsOf(request).force)
