import { readdir, readFile } from 'node:fs/promises'

/** Of `/proc/<pid>/stat`, on every Linux we know. */
const TICKS_PER_SECOND = 100

/** Processor time a process has used so far, seconds. */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = await statOf(pid)
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Processor time the whole machine has worked so far, seconds. */
export async function machineSeconds(): Promise<number> {
  const [, user, nice, system] = (await readFile('/proc/stat', 'utf8')).split(/\s+/)
  return (Number(user) + Number(nice) + Number(system)) / TICKS_PER_SECOND
}

/** Memory of a process that is really in RAM, MB. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** Memory of all processes a process has started and theirs, MB; what they share is counted once. */
export async function offspringMegabytes(pid: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const child = Number(name)
    if (child > 0) parents.set(child, Number((await statOf(child).catch(() => []))[1]))
  }
  const isOurs = (one: number): boolean => {
    const parent = parents.get(one)
    return parent === pid || (parent !== undefined && parent > 1 && isOurs(parent))
  }
  let kilobytes = 0
  for (const child of parents.keys()) {
    if (!isOurs(child)) continue
    const rollup = await readFile(`/proc/${child}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

/** The fields after the program's name, which may hold spaces. */
async function statOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)?.split(' ') ?? []
}
