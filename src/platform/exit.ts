/**
 * Ends the process once everything printed has left it: `process.exit` alone throws away what a slow reader at the other
 * end of a pipe has not taken yet.
 */
export async function exitFlushed(code: number): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map(flushed))
  process.exit(code)
}

/** Also resolves when the reader is gone, as `head` is after its lines. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve())
    stream.write('', () => resolve())
  })
}
