/**
 * Whoever reads the log may be gone, and a full disk takes none. Unheeded, that ends the process, and a service asks in vain: so the work goes on
 * without, and writes again once it can.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
