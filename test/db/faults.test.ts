import { DrizzleQueryError } from 'drizzle-orm'
import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { databaseFault } from '#db/faults.ts'

const answer = (code: string) => Object.assign(new DatabaseError('no', 2, 'error'), { code })

test.each([
  ['outage', '08006 08P01 25006 25P03 28P01 53100 53300 57014 57P01 57P03 58030'],
  ['conflict', '40001 40P01 55006 55P03'],
  ['ours', '22P05 23505 25001 25P02 40002 42P01 54000 55000 P0001 XX000'],
])('%s: what the server answers by SQLSTATE', (kind, codes) => {
  const kinds = codes.split(' ').map((code) => [code, databaseFault(answer(code))])
  expect(kinds).toEqual(codes.split(' ').map((code) => [code, kind]))
})

test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
  'a server that cannot be reached is an outage: %s',
  (code) => {
    expect(databaseFault(Object.assign(new Error('connect'), { code }))).toBe('outage')
    const both = [Object.assign(new Error('connect ::1'), { code })]
    expect(databaseFault(new AggregateError(both))).toBe('outage')
  },
)

test('an answer that is late is an outage, also as the query builder tells it', () => {
  const late = new Error('Query read timeout')
  expect(databaseFault(new DrizzleQueryError('select 1', [], late))).toBe('outage')
})

test('what is no fault of the database stays out of it', () => {
  expect(databaseFault(new TypeError('no'))).toBeUndefined()
  expect(databaseFault('no')).toBeUndefined()
  expect(databaseFault(Object.assign(new Error('open'), { code: 'ENOENT' }))).toBeUndefined()
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const outside = new AppError({ kind: 'invalid', code: 'sites.unreachable', cause: refused })
  expect(databaseFault(outside)).toBeUndefined()
})
