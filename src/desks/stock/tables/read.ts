import { fail, ok, type Result } from '#core/result.ts'
import { readCsv } from './csv.ts'
import { isTooLarge, type RawTable, type TableFault } from './table.ts'
import { type ReadTable, readProducts } from './wanted.ts'
import { readXlsx } from './xlsx.ts'

/** A zip's first bytes, and those of the old binary Excel. */
const PACKED = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])]

/** The rows of a sent file; what it is, its bytes tell, not its name. */
export async function readRaw(file: Uint8Array): Promise<Result<RawTable, TableFault>> {
  if (isTooLarge(file.length)) return fail('too-large')
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  return PACKED.some((head) => bytes.subarray(0, 4).equals(head)) ? readXlsx(bytes) : readCsv(bytes)
}

/** A sent file as wanted products. `warehouses`: the shop's, by name. */
export async function readTable(
  file: Uint8Array,
  warehouses: readonly string[],
): Promise<Result<ReadTable, TableFault | 'no-columns'>> {
  const raw = await readRaw(file)
  if (!raw.ok) return raw
  if (raw.value.length < 2) return fail('empty')
  const read = readProducts(raw.value, warehouses)
  return read ? ok(read) : fail('no-columns')
}
